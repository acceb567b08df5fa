"""Boxes drawn on films: from the film to the network's square, and to the cells of a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.imaging.preprocessing import SquarePadding


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareBox:
    """An upright rectangle in shares of what it was drawn on.

    Shares hold whatever the size of a copy, as long as nothing was cut off it.

    Attributes:
        left: Of the width, from the left edge, 0 to 1.
        top: Of the height, from the upper edge, 0 to 1.
        right: Above `left`.
        bottom: Below `top`, so a larger number.

    Raises:
        InvalidConfiguration: It is empty, or reaches beyond what it was drawn on.
    """

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        # Written so that NaN fails, too.
        if not (0 <= self.left < self.right <= 1 and 0 <= self.top < self.bottom <= 1):
            raise InvalidConfiguration(
                "A box is empty or does not lie on its film.",
                "Give left, top, width and height in pixels of the whole film.",
            )

    @property
    def area(self) -> float:
        """Share of the whole that it covers, above 0."""
        return (self.right - self.left) * (self.bottom - self.top)


def in_square(box: ShareBox, padding: SquarePadding) -> ShareBox:
    """Return a film's box in shares of the padded square that the network sees.

    The recipe pads with black and then resizes the whole square, so shares of it are the same at
    every size of the network's input and for every map over it.

    Args:
        box: In shares of the film.
        padding: Where the film lies in the square.
    """
    return ShareBox(
        left=(padding.left + box.left * padding.columns) / padding.side,
        top=(padding.top + box.top * padding.rows) / padding.side,
        right=(padding.left + box.right * padding.columns) / padding.side,
        bottom=(padding.top + box.bottom * padding.rows) / padding.side,
    )


def inside_boxes(boxes: Sequence[ShareBox], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Return which cells of a map have their centre in any of some boxes.

    A box so thin that no centre lies in it holds the cell of its own centre.

    Args:
        boxes: In shares of what the map covers.
        shape: (rows, columns) of the map.

    Returns:
        bool, `shape`.
    """
    inside = np.zeros(shape, np.bool_)
    for box in boxes:
        inside[_cells(box.top, box.bottom, shape[0]), _cells(box.left, box.right, shape[1])] = True
    return inside


def _cells(start: float, end: float, count: int) -> slice:
    """Return the cells along one axis whose centre (i + 0.5) / count lies from start to end."""
    first, last = int(np.ceil(start * count - 0.5)), int(np.floor(end * count - 0.5))
    if last < first:
        first = last = min(int((start + end) / 2 * count), count - 1)
    return slice(first, last + 1)


def average_box(boxes: Sequence[ShareBox], shape: tuple[int, int]) -> NDArray[np.float64]:
    """Return in what share of the boxes each cell of a map lies: where such boxes usually are.

    Args:
        boxes: At least one, in shares of what the map covers.
        shape: (rows, columns) of the map.

    Returns:
        float64, `shape`, 0 to 1.
    """
    shares: NDArray[np.float64] = np.mean([inside_boxes([box], shape) for box in boxes], axis=0)
    return shares
