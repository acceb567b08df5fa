"""An AUC and its interval as a short range on an axis that all rows share."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from xlite_core.evaluation.interval import Estimate
from xlite_desktop.theme.tokens import Palette

DOT = 3.5
_HALO = 1.5
_THICKNESS = 2.0
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2)
_MOST_TICKS = 3


@dataclass(frozen=True, slots=True)
class StripAxis:
    """The stretch of numbers that the strips show.

    Attributes:
        low: At the left end.
        high: At the right end.
        ticks: What is labelled, between the ends.
    """

    low: float
    high: float
    ticks: tuple[float, ...]

    def x(self, value: float, rect: QRectF) -> float:
        """Return where a number lies in a strip; beyond the ends it stays on the end."""
        share = (value - self.low) / (self.high - self.low)
        return rect.left() + min(max(share, 0.0), 1.0) * rect.width()


@dataclass(frozen=True, slots=True)
class StripInk:
    """Colours of one strip, as "#RRGGBB": what it lies on, its line, its dot."""

    ground: str
    line: str
    dot: str


DEFAULT_AXIS = StripAxis(0.5, 1.0, (0.6, 0.8))


def axis_for(estimates: Iterable[Estimate], *, most_ticks: int = _MOST_TICKS) -> StripAxis:
    """Return an axis that holds all intervals, with a few round ticks."""
    known = tuple(estimates)
    if not known:
        return DEFAULT_AXIS
    low, high = min(e.low for e in known), max(e.high for e in known)
    margin = max((high - low) * 0.08, 0.005)
    low, high = low - margin, high + margin
    for step in _STEPS:
        ticks = _ticks(low, high, step)
        if len(ticks) <= most_ticks:
            return StripAxis(low, high, ticks)
    return StripAxis(low, high, _ticks(low, high, 0.5))


def _ticks(low: float, high: float, step: float) -> tuple[float, ...]:
    # A label at the very end would stick out of the column.
    inset = (high - low) * 0.1
    first, last = math.ceil((low + inset) / step), math.floor((high - inset) / step)
    return tuple(round(number * step, 6) for number in range(first, last + 1))


def paint_interval(
    painter: QPainter,
    rect: QRectF,
    axis: StripAxis,
    estimate: Estimate,
    ink: StripInk,
) -> None:
    """Draw a round-capped line with a dot on it in the middle of a strip."""
    middle = rect.center().y()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(ink.line), _THICKNESS)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(
        QPointF(axis.x(estimate.low, rect), middle), QPointF(axis.x(estimate.high, rect), middle)
    )
    centre = QPointF(axis.x(estimate.value, rect), middle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.ground))
    painter.drawEllipse(centre, DOT + _HALO, DOT + _HALO)
    painter.setBrush(QColor(ink.dot))
    painter.drawEllipse(centre, DOT, DOT)
    painter.restore()


def paint_ticks(painter: QPainter, rect: QRectF, axis: StripAxis, palette: Palette) -> None:
    """Draw the vertical lines of the ticks through a row."""
    painter.setPen(QPen(QColor(palette.grid), 1))
    for tick in axis.ticks:
        x = round(axis.x(tick, rect)) + 0.5
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
