"""As many points as pixels: a curve of a hundred thousand looks the same with a thousand."""

from __future__ import annotations

import numpy as np

from xlite_desktop.charts.series import Numbers


def shown_part(x: Numbers, low: float, high: float) -> slice:
    """Return the points between two places, and one more on either side."""
    first, last = np.searchsorted(x, (low, high), side="left")
    return slice(max(int(first) - 1, 0), min(int(last) + 2, len(x)))


def thinned(
    x: Numbers, y: Numbers, low: float, high: float, columns: int
) -> tuple[Numbers, Numbers]:
    """Return what a curve looks like in so many columns of pixels.

    In a column with more than four points the first, the lowest, the highest and
    the last stay, in that order, so that no spike and no step is lost.

    Args:
        x: Ascending, shape (points,).
        y: Same shape; NaN is a gap.
        low: Place of the first column's left edge.
        high: Place of the last column's right edge, above `low`.
        columns: At least 1.

    Returns:
        New x and y of at most 4 * (columns + 2) points; short curves come back as they are.
    """
    part = shown_part(x, low, high)
    x, y = x[part], y[part]
    if len(x) <= 4 * columns:
        return x, y
    column = np.clip(np.floor((x - low) / (high - low) * columns), -1, columns)
    starts = np.flatnonzero(np.diff(column, prepend=-2.0))
    ends = np.append(starts[1:], len(x)) - 1
    lowest = np.fmin.reduceat(y, starts)
    highest = np.fmax.reduceat(y, starts)
    middle = (x[starts] + x[ends]) / 2
    places = np.stack((x[starts], middle, middle, x[ends]), axis=1).ravel()
    values = np.stack((y[starts], lowest, highest, y[ends]), axis=1).ravel()
    return places, values
