"""The films of one run: pixels, labels, and which of them train, validate and test."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.atomic_file import atomic_write
from xlite_core.data.labels import LabelTable
from xlite_core.imaging.cached_films import CachedFilms

FilmArray = NDArray[np.uint8] | CachedFilms
"""Films by row number: an array, a memory map, or a cache in a table's order."""


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
    films: FilmArray
    train: NDArray[np.intp]
    validation: NDArray[np.intp]
    test: NDArray[np.intp]
    judging: NDArray[np.bool_]
    teacher_films: tuple[FilmArray, ...] = ()
    origin: str = ""

    @property
    def parts(self) -> Mapping[str, NDArray[np.intp]]:
        """The rows of each part, by the name of its file."""
        return {"train": self.train, "val": self.validation, "test": self.test}

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change with any film, label or purpose of a film."""
        digest = hashlib.sha256(self.table.fingerprint.encode())
        for rows in self.parts.values():
            digest.update(np.ascontiguousarray(rows, dtype=np.int64).tobytes() + b"|")
        digest.update(self.judging.tobytes())
        return digest.hexdigest()[:16]

    def write_parts(self, folder: Path) -> None:
        """Write which film is in which part: a CSV each with file and patient_id.

        `data.splits.read_split` reads them; a part without films has no file.
        """
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in self.parts.items():
            if not rows.size:
                continue
            text = io.StringIO(newline="")
            writer = csv.writer(text, lineterminator="\n")
            writer.writerow(("file", "patient_id"))
            columns = self.table.files[rows].tolist(), self.table.patients[rows].tolist()
            writer.writerows(zip(*columns, strict=True))
            with atomic_write(folder / f"{name}.csv") as stream:
                stream.write(text.getvalue().encode())
