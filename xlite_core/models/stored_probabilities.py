"""A teacher of which only its answers are left: a table of probabilities.

The table does not say on which films its network was trained.  Where it was
trained on films that judge the student, it hands on what it remembers of them:
probabilities of a held-out fold must come from a teacher that never saw it.
Nothing here can check that; whoever brings the table has to know.
"""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xlite_core.errors import TeacherRefused
from xlite_core.film_names import film_key
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.network_teacher import comparable

CLIP = 1e-4
"""Stored probabilities are moved into [CLIP, 1 - CLIP]: a 0 or 1 of rounding has no logit."""

_FILM_COLUMNS = ("Image Index", "file")
_PROBABILITY = "prob_"


class StoredTeacher:
    """Logits by row of the label table; it looks at no film.

    Attributes:
        findings: Columns of the logits: the student's findings.
        opinions: Those of them that the table has a column for.
        recipes: None at all.
        description: For logs: how many films have values.
    """

    recipes: tuple[PreprocessingRecipe, ...] = ()

    def __init__(
        self, logits: Tensor, *, findings: tuple[str, ...], opinions: tuple[str, ...], name: str
    ) -> None:
        """Keep logits, float32, shape (films, findings), NaN where nothing is stored."""
        self.findings = findings
        self.opinions = opinions
        known = int((~logits.isnan()).any(dim=1).sum())
        self.description = (
            f"{name} (stored probabilities of {known:,} among {len(logits):,} films), "
            f"with an opinion on {len(opinions)} of {len(findings)} findings"
        )
        self._logits = logits

    def logits(self, rows: NDArray[np.intp], images: Sequence[Tensor] = ()) -> Tensor:
        """Return what is stored of some films.

        Args:
            rows: Row numbers in the table of films that it was opened for.
            images: Not used.

        Returns:
            float32, shape (rows, findings); NaN where nothing is stored.
        """
        del images
        return self._logits[torch.as_tensor(rows, dtype=torch.long, device=self._logits.device)]

    def feature_map(self, images: Sequence[Tensor]) -> None:
        """Return nothing: answers have no map."""
        del images

    def to(self, device: torch.device) -> StoredTeacher:
        """Move to a device, and return itself."""
        self._logits = self._logits.to(device)
        return self


def open_stored(path: Path, findings: Sequence[str], files: Sequence[str]) -> StoredTeacher:
    """Read a table of probabilities and match it to films by their names.

    The film's name stands in the column `Image Index` or `file`, folders and
    suffix aside: 00000010_000.png is also nih_00000010_000.jpg.  Findings are
    `prob_<Finding>`; only in a table without any such column are the columns
    named plainly after findings taken for probabilities and not for labels.

    Args:
        path: CSV in UTF-8, gzip-compressed if its name ends with .gz.
        findings: The student's.
        files: Names of the films, in the order of the rows.

    Raises:
        TeacherRefused: The table cannot be read, lacks the columns, holds a value
            that is no probability, a film twice, or none of the films.
    """
    header, lines = _read(path)
    columns = _finding_columns(header)
    chosen = {name: columns[key] for name in findings if (key := comparable(name)) in columns}
    film = next((column for column in _FILM_COLUMNS if column in header), None)
    if film is None or not chosen:
        lacking = "'Image Index' or 'file'" if film is None else "of any of the student's findings"
        raise TeacherRefused(
            f"The stored probabilities {path.name} lack the column {lacking}.",
            "Give one row a film, with its name and a column 'prob_<Finding>' a finding.",
        )
    stored = _by_film(path.name, lines, film, tuple(chosen.values()))
    probabilities = np.full((len(files), len(findings)), np.nan)
    places = [place for place, name in enumerate(findings) if name in chosen]
    for row, file in enumerate(files):
        probabilities[row, places] = stored.get(film_key(file), np.nan)
    if np.isnan(probabilities).all():
        raise TeacherRefused(
            f"The stored probabilities {path.name} hold none of these films.",
            "Check that film names agree: folders and suffixes do not matter, the rest does.",
        )
    clipped = torch.from_numpy(np.clip(probabilities, CLIP, 1 - CLIP))
    return StoredTeacher(
        torch.logit(clipped).float(),
        findings=tuple(findings),
        opinions=tuple(chosen),
        name=path.name,
    )


def _read(path: Path) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    try:
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            header = list(reader.fieldnames or ())
            lines: list[tuple[int, dict[str, str]]] = [(reader.line_num, row) for row in reader]
    except (OSError, EOFError, ValueError, zlib.error, csv.Error) as error:
        raise TeacherRefused(
            f"The stored probabilities {path.name} cannot be read.",
            "Give a CSV file in UTF-8, or one compressed with gzip.",
        ) from error
    if len(set(header)) != len(header):
        raise TeacherRefused(
            f"The stored probabilities {path.name} have two columns of one name.",
            "Give each column its own.",
        )
    for number, line in lines:
        if None in line or None in line.values():
            raise TeacherRefused(
                f"Line {number} of the stored probabilities {path.name} has too few or many cells.",
                "Fetch the file again: it may have been cut off.",
            )
    return header, lines


def _by_film(
    name: str, lines: list[tuple[int, dict[str, str]]], film: str, columns: tuple[str, ...]
) -> dict[str, list[float]]:
    stored: dict[str, list[float]] = {}
    for number, line in lines:
        key = film_key(line[film])
        if key in stored:
            raise TeacherRefused(
                f"Line {number} of the stored probabilities {name} names a film again.",
                "Keep one row a film.",
            )
        stored[key] = [_probability(name, number, line[column]) for column in columns]
    return stored


def _finding_columns(header: Sequence[str]) -> dict[str, str]:
    """Return the column of each finding, by the finding's comparable name."""
    marked = [column for column in header if column.startswith(_PROBABILITY)]
    return {
        comparable(column.removeprefix(_PROBABILITY)): column
        for column in marked or header
        if column not in _FILM_COLUMNS
    }


def _probability(name: str, number: int, cell: str) -> float:
    text = cell.strip()
    if not text or text.casefold() == "nan":
        return float("nan")
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise TeacherRefused(
            f"Line {number} of the stored probabilities {name} holds {text[:20]!r}.",
            "Write probabilities from 0 to 1, and nothing where there is none.",
        )
    return value
