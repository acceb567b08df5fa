"""Where the axes of a chart lie, and which pixel a value falls on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from xlite_desktop.charts.series import ChartContent, Numbers
from xlite_desktop.charts.ticks import rounded_out

GUTTER, FOOT, HEAD = 36, 22, 8
TICK_ROOM = 36
"""Pixels of height that one horizontal line wants."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle between the axes and the values at its edges.

    Attributes:
        rect: In pixels of the chart.
        x: Values at the left and the right edge.
        y: Values at the bottom and at the top.
    """

    rect: QRectF
    x: tuple[float, float]
    y: tuple[float, float]

    def across(self, x: float) -> float:
        """Return the pixel of a place."""
        low, high = self.x
        return self.rect.left() + (x - low) / (high - low) * self.rect.width()

    def up(self, y: float) -> float:
        """Return the pixel of a value."""
        low, high = self.y
        return self.rect.bottom() - (y - low) / (high - low) * self.rect.height()

    def point(self, x: float, y: float) -> QPointF:
        return QPointF(self.across(x), self.up(y))

    def place(self, pixel: float) -> float:
        """Return the place under a pixel."""
        low, high = self.x
        return low + (pixel - self.rect.left()) / self.rect.width() * (high - low)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is between the axes."""
        return self.x[0] <= x <= self.x[1] and self.y[0] <= y <= self.y[1]

    def polygon(self, x: Numbers, upper: Numbers, lower: Numbers) -> QPolygonF:
        """Return the area between two curves over the same places, in pixels."""
        return QPolygonF([self.point(p.x(), p.y()) for p in _outline(x, upper, lower)])


def area_between(x: Numbers, upper: Numbers, lower: Numbers) -> QPolygonF:
    """Return the area between two curves over the same places, NaN left out."""
    return QPolygonF(_outline(x, upper, lower))


def plot_rect(width: float, height: float, gutter: float = GUTTER) -> QRectF:
    """Return where the curves go in a chart of that size, right of the numbers of y."""
    return QRectF(gutter, HEAD, max(width - gutter, 1.0), max(height - HEAD - FOOT, 1.0))


def home_ranges(
    content: ChartContent, height: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the ranges of x and y that show everything, with round numbers at the ends of y.

    Args:
        content: Of the chart.
        height: Of the plot, in pixels: it decides how many lines there are.
    """
    x = content.x_range or _x_extent(content)
    low, high = _y_extent(content)
    return x, rounded_out(low, high, lines_for(height))


def lines_for(height: float) -> int:
    """Return how many intervals of y fit into a height."""
    return int(min(max(height // TICK_ROOM, 2), 5))


def _x_extent(content: ChartContent) -> tuple[float, float]:
    ends = [(series.x[0], series.x[-1]) for series in content.series if len(series.x)]
    low = min((first for first, _ in ends), default=0.0)
    high = max((last for _, last in ends), default=1.0)
    return float(low), float(high if high > low else low + 1.0)


def _y_extent(content: ChartContent) -> tuple[float, float]:
    """Return the lowest and highest value to show; single raw steps may stick out."""
    told = [s.y for s in content.series if s.style != "raw" and np.isfinite(s.y).any()]
    told += [b for s in content.series if s.band for b in (s.band.low, s.band.high)
             if b is not None and np.isfinite(b).any()]  # fmt: skip
    if not told:
        told = [_ordinary(s.y) for s in content.series if np.isfinite(s.y).any()]
    levels = [reference.value for reference in content.references]
    lows = [float(np.nanmin(y)) for y in told] + levels
    highs = [float(np.nanmax(y)) for y in told] + levels
    if content.y_range is not None:
        lows.append(content.y_range[0])
        highs.append(content.y_range[1])
    return min(lows, default=0.0), max(highs, default=1.0)


def _ordinary(y: Numbers) -> Numbers:
    """Return the middle 98 % of raw values, by their ends; of many, those of a sample."""
    told = y[np.isfinite(y)]
    ends: Numbers = np.percentile(told[:: max(1, len(told) // 2000)], (1, 99))
    return ends


def _outline(x: Numbers, upper: Numbers, lower: Numbers) -> list[QPointF]:
    told = np.isfinite(upper) & np.isfinite(lower)
    over = map(QPointF, x[told].tolist(), upper[told].tolist())
    under = map(QPointF, x[told][::-1].tolist(), lower[told][::-1].tolist())
    return [*over, *under]
