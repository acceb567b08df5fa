"""A curve of few enough points to be kept beside its numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

POINTS = 200
"""More cannot be told apart in a figure; seventeen thousand films would leave as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Points to be joined, shares from 0 to 1, from left to right."""

    x: tuple[float, ...]
    y: tuple[float, ...]


def thinned(x: FloatArray, y: FloatArray, *, points: int = POINTS) -> Curve:
    """Return a curve with the first and last point and an even choice of the others.

    Even along the way travelled: a ROC curve has most of its points where it is
    flat, and most of its shape where it is steep.

    Args:
        x: Shape (points,), never falling.
        y: Same shape.
        points: Most points to keep, at least 2.
    """
    if len(x) > points:
        travelled = np.cumsum(np.abs(np.diff(x, prepend=x[0])) + np.abs(np.diff(y, prepend=y[0])))
        wanted = np.linspace(0.0, travelled[-1], points)
        kept = np.unique(np.searchsorted(travelled, wanted, side="left"))
        kept[-1] = len(x) - 1
        x, y = x[kept], y[kept]
    # Five decimals are a tenth of a film in ten thousand, and halve the file.
    return Curve(x=tuple(np.round(x, 5).tolist()), y=tuple(np.round(y, 5).tolist()))
