"""The films of one run: pixels, labels, and which of them train, validate and test."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.labels import LabelTable


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TrainingFilms:
    """What a run learns from and is judged on.

    Attributes:
        table: All films of the manifest that the run may touch.
        films: uint8, shape (films, size, size), as the student's recipe leaves them before
            normalisation; a memory map, or an array.
        teacher_films: The same films for each teacher that looks at pixels, as its own recipe
            leaves them.
        train: Row numbers of the training films, ascending.
        validation: Row numbers of the validation films, ascending; empty for a student that
            trains on everything.
        test: Row numbers of the test films; empty where none is set aside.
        judging: True where a film counts in the headline, shape (films,).
        origin: In words, where the split comes from.
    """

    table: LabelTable
    films: NDArray[np.uint8]
    train: NDArray[np.intp]
    validation: NDArray[np.intp]
    test: NDArray[np.intp]
    judging: NDArray[np.bool_]
    teacher_films: tuple[NDArray[np.uint8], ...] = ()
    origin: str = ""

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change with any film, label or purpose of a film."""
        digest = hashlib.sha256(self.table.fingerprint.encode())
        for rows in (self.train, self.validation, self.test):
            digest.update(np.ascontiguousarray(rows, dtype=np.int64).tobytes() + b"|")
        digest.update(self.judging.tobytes())
        return digest.hexdigest()[:16]
