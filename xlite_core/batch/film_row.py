"""What a batch knows of one file: one row, whatever became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.inference.input_notice import InputNotice

CHANGED = "The file changed after it was put on the list; this is the result of the new content."
GONE = "The file does not exist any more; this result was computed before."


class RowState(IntEnum):
    """How far a file is.  The numbers stand in the files of batches: never alter one."""

    WAITING = 0
    SCORED = 1
    UNREADABLE = 2
    UNSCORED = 3


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class FilmRow:
    """One file of a batch.

    Attributes:
        number: Its place in the list, from 1; never given twice.
        path: The file.
        byte_count: Its size when it was listed, in bytes; -1 where it could not be asked.
        changed_ns: When it was changed last, as it was listed; nanoseconds since 1970, -1 likewise.
        state: How far it is.
        sha256: Of the content that was read, hexadecimal; empty where nothing was.
        view: "PA", "AP", "LL"; empty where unknown.
        logits: float32, shape (findings,); None without a score, as the next two.
        probabilities: float64, shape (findings,), 0 to 1, calibrated.
        peaks: float64, shape (findings,): strongest cell of each Grad-CAM map, in log-odds.
        notices: What speaks against believing the findings.
        reason: Why the file is unreadable, or not scored; a sentence or two.
        remark: What happened to the file since it was listed; a sentence, or empty.
    """

    number: int
    path: Path
    byte_count: int = -1
    changed_ns: int = -1
    state: RowState = RowState.WAITING
    sha256: str = ""
    view: str = ""
    logits: NDArray[np.float32] | None = None
    probabilities: NDArray[np.float64] | None = None
    peaks: NDArray[np.float64] | None = None
    notices: tuple[InputNotice, ...] = ()
    reason: str = ""
    remark: str = ""

    @property
    def stamp(self) -> tuple[int, int]:
        """What tells one content of a file from another without reading it."""
        return self.byte_count, self.changed_ns


def stamp_of(path: Path) -> tuple[int, int]:
    """Return a file's size in bytes and its last change in nanoseconds; -1 and -1 where gone."""
    try:
        status = path.stat()
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns
