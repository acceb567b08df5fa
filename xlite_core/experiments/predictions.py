"""Tables of predictions: a film a row, a number a finding, from our runs or from elsewhere."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidLabels
from xlite_core.film_names import film_key, own_name
from xlite_core.findings import CHESTXRAY14

Scale = Literal["logit", "probability"]

CLIP = 1e-4
"""Probabilities are kept this far from 0 and 1 before their logit is taken, as for teachers."""

FILE_COLUMNS = ("file", "Image Index", "image", "Image", "filename", "path")
"""What the column of file names may be called, ours first."""

_PREFIXES = ("", "prob_", "logit_", "pred_")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Predictions:
    """Logits of films.

    Attributes:
        files: File names as the table writes them, shape (films,).
        findings: Finding keys, the order of the columns.
        logits: float64, shape (films, findings).
    """

    files: NDArray[np.str_]
    findings: tuple[str, ...]
    logits: NDArray[np.float64]

    def among(self, files: Sequence[str], *, loosely: bool = False) -> Predictions:
        """Return the predictions of films that a table names, compared as in `rows_in`."""
        key = film_key if loosely else own_name
        named = {key(file) for file in files}
        kept = np.array([key(file) in named for file in self.files.tolist()], dtype=np.bool_)
        return Predictions(files=self.files[kept], findings=self.findings, logits=self.logits[kept])

    def rows_in(self, files: Sequence[str], *, loosely: bool = False) -> NDArray[np.intp]:
        """Return where each predicted film stands in a table of films.

        Names are compared as they are written; if one is not found so, all are
        compared without their folders.

        Args:
            files: The table's file names.
            loosely: Compare names without folders, suffix and the "nih_" of our
                copies: other people's tables name the PNG of which we have a JPEG.

        Raises:
            InvalidLabels: A predicted film is not in the table, or its name
                stands there for two films.
        """
        exact = {file: row for row, file in enumerate(files)}
        wanted = self.files.tolist()
        if not loosely and all(file in exact for file in wanted):
            return np.array([exact[file] for file in wanted], dtype=np.intp)
        key = film_key if loosely else own_name
        places: dict[str, int | None] = {}
        for row, file in enumerate(files):
            places[key(file)] = None if key(file) in places else row
        found = [places.get(key(file), -1) for file in wanted]
        if None in found:
            raise InvalidLabels(
                f"The name {own_name(wanted[found.index(None)])} stands for two films of the"
                " table.",
                "Write the predictions' files as the table does, with their folders.",
            )
        if -1 in found:
            raise InvalidLabels(
                f"{found.count(-1)} predicted films are not in the label table, such as "
                f"{own_name(wanted[found.index(-1)])}.",
                "Give the manifest that the predictions were made for.",
            )
        return np.array(found, dtype=np.intp)


def read_predictions(
    path: Path,
    *,
    findings: Sequence[str] | None = None,
    known: Sequence[str] | None = None,
    scale: Scale = "logit",
) -> Predictions:
    """Read a CSV (or .csv.gz) with a column of file names and one a finding.

    Args:
        path: The table, UTF-8.  A finding's column bears its key, or that
            behind `prob_`, `pred_` or `logit_`.
        findings: Those wanted, in this order; None takes all columns but the files'.
        known: Instead of `findings`: takes those of these that the table has.
        scale: What the numbers are.  It is never guessed: logits of a timid
            model all lie between 0 and 1, too.

    Raises:
        InvalidLabels: The table cannot be read, lacks a finding, names a film
            twice, or holds what is no number of that scale.
    """
    header, rows = _table(path)
    file_column = next((name for name in FILE_COLUMNS if name in header), None)
    if file_column is None:
        raise InvalidLabels(
            f"The predictions {path.name} have no column of file names.",
            f"Call it one of: {', '.join(FILE_COLUMNS)}.",
        )
    wanted = tuple(findings or (name for name in header if name != file_column))
    if known is not None:
        wanted = tuple(name for name in known if _place(header, name) is not None)
    if not wanted:
        raise InvalidLabels(
            f"The predictions {path.name} have no column of a finding.",
            f"Call columns after findings: {', '.join((known or CHESTXRAY14)[:3])}, ...",
        )
    columns = [_column(path.name, header, finding) for finding in wanted]
    place = header.index(file_column)
    files = [row[place].strip() for row in rows]
    if len(set(files)) != len(files) or not all(files):
        raise InvalidLabels(
            f"The predictions {path.name} name a film twice, or not at all.",
            "Keep one row for each film.",
        )
    values = _numbers(path.name, [[row[column] for column in columns] for row in rows])
    return Predictions(
        files=np.array(files), findings=wanted, logits=_logits(path.name, values, scale)
    )


def _table(path: Path) -> tuple[list[str], list[list[str]]]:
    try:
        content = path.read_bytes()
        if content.startswith(b"\x1f\x8b"):
            content = gzip.decompress(content)
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        header, *rows = [row for row in csv.reader(text, strict=True) if row]
    except (OSError, EOFError, ValueError, csv.Error) as error:
        raise InvalidLabels(
            f"The predictions {path.name} cannot be read.", "Give a CSV file in UTF-8."
        ) from error
    ragged = next((row for row in rows if len(row) != len(header)), None)
    if not rows or ragged is not None:
        problem = "hold no film" if not rows else "have a row of another length than their header"
        raise InvalidLabels(
            f"The predictions {path.name} {problem}.", "Give a row a film, a cell a column."
        )
    return [name.strip() for name in header], rows


def _place(header: list[str], finding: str) -> int | None:
    names = (f"{prefix}{finding}" for prefix in _PREFIXES)
    return next((header.index(name) for name in names if name in header), None)


def _column(name: str, header: list[str], finding: str) -> int:
    place = _place(header, finding)
    if place is None:
        raise InvalidLabels(
            f"The predictions {name} have no column for {finding}.",
            f"They have: {', '.join(header[:20])}.",
        )
    return place


def _numbers(name: str, cells: list[list[str]]) -> NDArray[np.float64]:
    try:
        values = np.array(cells, dtype=np.float64)
    except ValueError as error:
        raise InvalidLabels(
            f"The predictions {name} hold a cell that is no number.",
            "Every film needs a number for every finding; leave other columns out.",
        ) from error
    if not np.isfinite(values).all():
        raise InvalidLabels(
            f"The predictions {name} hold a value that is not finite.",
            "Leave films without predictions out.",
        )
    return values


def _logits(name: str, values: NDArray[np.float64], scale: Scale) -> NDArray[np.float64]:
    if scale == "logit":
        return values
    if values.min() < 0 or values.max() > 1:
        raise InvalidLabels(
            f"The predictions {name} hold numbers that are no probabilities.",
            "Say --logits if they are logits.",
        )
    kept = np.clip(values, CLIP, 1 - CLIP)
    logits: NDArray[np.float64] = np.log(kept) - np.log1p(-kept)
    return logits
