"""Tables of boxes that readers drew around findings, such as NIH's BBox_List_2017.csv.

NIH drew 984 boxes on 880 films of ChestX-ray14 (Wang et al., CVPR 2017), in pixels of its
pictures of 1024 x 1024.  Its headings are those of one list cut at the commas: "Bbox [x", "y",
"w", "h]", sometimes with empty columns behind.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from xlite_core.data.text_table import TextTable, read_table
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.film_names import film_key
from xlite_core.imaging.film_box import ShareBox

NIH_SIDE = 1024
"""Pixels a side of every picture of ChestX-ray14."""

NIH_BOXES = "Boxes by NIH (Wang et al., CVPR 2017)."
_NIH_TABLE = "BBox_List_2017"

_NAMES = {"infiltrate": "Infiltration", "pleural thickening": "Pleural_Thickening"}
"""What a box table calls differently from the label table; the first is NIH's own."""

_FILM, _FINDING = "Image Index", "Finding Label"
_SIDES = ("x", "y", "w", "h")


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnBox:
    """One box of a table.

    Attributes:
        film: What the film is called without folders, suffix and our "nih_".
        finding: The finding's key.
        box: In shares of the film.
    """

    film: str
    finding: str
    box: ShareBox


def read_boxes(path: Path, *, side: int = NIH_SIDE) -> tuple[DrawnBox, ...]:
    """Read a table with the columns Image Index, Finding Label, x, y, w and h.

    Args:
        path: The table, as `read_table` knows it.  x and y are the upper left corner, w and h
            width and height, in pixels of the square picture that the box was drawn on.
        side: Of that picture, in pixels.

    Raises:
        InvalidLabels: The table or a column is missing, or a box is no rectangle on its film; its
            line is named.
    """
    table = read_table(path)
    columns = {name.removeprefix("Bbox [").rstrip("]").strip(): name for name in table.columns}
    numbers = [columns.get(name, name) for name in _SIDES]
    table.require((_FILM, _FINDING, *numbers))
    films, findings = table.column(_FILM), table.column(_FINDING)
    cells = zip(*(table.column(name) for name in numbers), strict=True)
    return tuple(
        DrawnBox(
            film=_named(film, table, line),
            finding=_NAMES.get(finding.lower(), finding),
            box=_box(values, side, table, line),
        )
        for line, film, finding, values in zip(table.lines, films, findings, cells, strict=True)
    )


def source_of(path: Path) -> str:
    """Return a sentence that says whose boxes a table holds, as far as its name tells."""
    return NIH_BOXES if path.stem == _NIH_TABLE else f"Boxes of {path.name}."


def _named(film: str, table: TextTable, line: int) -> str:
    if not film:
        raise InvalidLabels(
            f"Line {line} of {table.name} names no film.", "Give the film of every box."
        )
    return film_key(film)


def _box(values: tuple[str, ...], side: int, table: TextTable, line: int) -> ShareBox:
    try:
        x, y, width, height = (float(value) / side for value in values)
        return ShareBox(
            left=x,
            top=y,
            # Ends that stand exactly on the edge may be rounded a hair beyond it.
            right=_at_edge(x + width),
            bottom=_at_edge(y + height),
        )
    except (ValueError, InvalidConfiguration):
        # "from None": the sentence below says all, with the line.
        raise InvalidLabels(
            f"Line {line} of {table.name} holds no box on a film of {side} x {side} pixels.",
            "Give x and y of its upper left corner, and a width and height above 0, in pixels.",
        ) from None


def _at_edge(share: float) -> float:
    return 1.0 if math.isclose(share, 1.0, abs_tol=1e-9) else share
