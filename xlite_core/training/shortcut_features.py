"""What can be told of a film without looking at it: view, sex, age, source and size as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.labels import LabelTable
from xlite_core.data.text_table import read_table
from xlite_core.errors import InvalidLabels
from xlite_core.io.file_kind import FileKind
from xlite_core.io.raster_header import read_header
from xlite_core.io.read import file_content, read_radiograph
from xlite_core.prefetch import prefetched, usable_cores

DEMOGRAPHIC = ("view", "sex", "age")
SHORTCUTS = (*DEMOGRAPHIC, "source", "size")

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ShortcutFeatures:
    """What is known of films: words and quantities by what they tell.

    Attributes:
        words: "view", "sex", "source" -> a word a film, shape (films,); empty where unknown.
        numbers: "age", "size" -> quantities, shape (films, columns); NaN where unknown.
    """

    words: Mapping[str, NDArray[np.str_]]
    numbers: Mapping[str, FloatArray]

    def columns(self, names: Sequence[str], training: NDArray[np.bool_]) -> FloatArray:
        """Return a design matrix, shape (films, columns), without an intercept.

        A word becomes a column for each word of the training films, unknown among them; a word
        that they do not have is none of these.  A quantity is counted in standard deviations of
        the training films from their mean, 0 where unknown, beside a column that says so.

        Args:
            names: Of `SHORTCUTS`: those to use.
            training: Which films a model is fitted to, shape (films,).
        """
        made: list[FloatArray] = []
        for name in names:
            if name in self.words:
                cells = self.words[name]
                made += [(cells == word).astype(float) for word in np.unique(cells[training])]
            else:
                for column in self.numbers[name].T:
                    made += _standardised(column, training)
        return np.column_stack(made)


def _standardised(column: FloatArray, training: NDArray[np.bool_]) -> list[FloatArray]:
    unknown = np.isnan(column)
    told = column[training & ~unknown]
    if not told.size:
        return []
    spread = told.std() or 1.0
    return [np.where(unknown, 0.0, (column - told.mean()) / spread), unknown.astype(float)]


def shortcut_features(table: LabelTable, sizes: Sequence[FloatArray]) -> ShortcutFeatures:
    """Return what is known of the films of a table.

    Args:
        table: Views, sexes, ages and sources.
        sizes: Of the films, shape (films, 2) each: height and width in pixels; logarithms of
            both are taken, and so their ratio is among what a linear model can use.
    """
    logarithms = [np.log(size) for size in sizes] or [np.full((len(table), 0), np.nan)]
    return ShortcutFeatures(
        words={"view": table.views, "sex": table.sexes, "source": table.sources},
        numbers={"age": table.ages[:, np.newaxis], "size": np.column_stack(logarithms)},
    )


def film_sizes(files: Sequence[str], folder: Path) -> FloatArray:
    """Return height and width of each film as its file has them, shape (films, 2).

    Args:
        files: Names below `folder`.
        folder: Where the films are.

    Raises:
        UnreadableImage: A film cannot be read.
    """

    def size(file: str) -> tuple[int, int]:
        data, kind = file_content(folder / file)
        if kind is FileKind.DICOM:
            rows, columns = read_radiograph(folder / file).pixels.shape[:2]
            return int(rows), int(columns)
        header = read_header(data, kind)
        return header.rows, header.columns

    return np.array(list(prefetched(size, files, workers=usable_cores())), dtype=np.float64)


def told_sizes(path: Path, files: Sequence[str]) -> FloatArray:
    """Return height and width of the originals, as a table tells them, shape (films, 2).

    Args:
        path: A table with the columns file, orig_h and orig_w, in pixels.
        files: Films wanted, in this order; NaN for those that the table does not know.

    Raises:
        InvalidLabels: The table cannot be read, or a size is no number above 0.
    """
    table = read_table(path)
    table.require(("file", "orig_h", "orig_w"))
    known: dict[str, tuple[float, float]] = {}
    cells = (table.column(name) for name in ("file", "orig_h", "orig_w"))
    for line, file, height, width in zip(table.lines, *cells, strict=True):
        try:
            known[file] = (float(height or "nan"), float(width or "nan"))
        except ValueError:
            known[file] = (0.0, 0.0)
        if min(known[file]) <= 0:
            raise InvalidLabels(
                f"Line {line} of {table.name} tells no size of a film.",
                "Write height and width in pixels, or nothing where they are unknown.",
            )
    return np.array([known.get(file, (np.nan, np.nan)) for file in files])
