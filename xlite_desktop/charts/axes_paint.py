"""What lies under the curves: horizontal lines, numbers, bands and references."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from xlite_desktop.charts.frame import FOOT, GUTTER, Frame, lines_for
from xlite_desktop.charts.series import Alarm, ChartContent, Numbers, resolved
from xlite_desktop.charts.ticks import tick_step, tick_words, ticks_within
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_CAPTION, Palette, mixed

_BAND = 0.11
_LABEL_GAP = 24
_WIDE_TICK = 84
"""Pixels between two numbers of the horizontal axis."""


def paint_axes(painter: QPainter, frame: Frame, content: ChartContent, palette: Palette) -> None:
    """Draw grid lines, the base line and the numbers beside and below them."""
    painter.save()
    painter.setFont(font(TYPE_CAPTION))
    for level, words in _levels(frame):
        y = round(frame.up(level)) + 0.5
        painter.setPen(QPen(QColor(palette.grid), 1))
        painter.drawLine(QLineF(frame.rect.left(), y, frame.rect.right(), y))
        painter.setPen(QColor(palette.quiet))
        beside = QRectF(0, y - 10, frame.rect.left(), 20)
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
    base = round(frame.rect.bottom()) + 0.5
    painter.setPen(QPen(QColor(palette.line), 1))
    painter.drawLine(QLineF(frame.rect.left(), base, frame.rect.right(), base))
    _paint_places(painter, frame, content.x_unit, palette)
    painter.restore()


def paint_under_curves(
    painter: QPainter, frame: Frame, content: ChartContent, ground: str, palette: Palette
) -> None:
    """Draw what the curves run over: bands, references, lines below markers."""
    painter.save()
    painter.setClipRect(frame.rect.adjusted(0, -1, 0, 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for series in content.series:
        if series.band is not None:
            high = series.y if series.band.high is None else series.band.high
            colour = resolved(series.colour, palette)
            painter.setBrush(QColor(mixed(colour, ground, _BAND)))
            painter.drawPolygon(frame.polygon(series.x, high, series.band.low))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for reference in content.references:
        pen = QPen(QColor(resolved(reference.colour, palette)), 1)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        y = round(frame.up(reference.value)) + 0.5
        painter.drawLine(QLineF(frame.rect.left(), y, frame.rect.right(), y))
    painter.setPen(QPen(QColor(palette.line), 1))
    for marker in content.markers:
        x = round(frame.across(marker.x)) + 0.5
        painter.drawLine(QLineF(x, frame.up(marker.y), x, frame.rect.bottom()))
    painter.restore()


def gutter_for(frame: Frame) -> float:
    """Return the width that the numbers of y want, in steps of 4 so that it seldom changes."""
    metrics = QFontMetricsF(font(TYPE_CAPTION))
    widest = max((metrics.horizontalAdvance(words) for _, words in _levels(frame)), default=0.0)
    return max(float(GUTTER), 4.0 * math.ceil((widest + 6) / 4))


def gap_of(content: ChartContent, alarm: Alarm) -> tuple[Numbers, Numbers, Numbers] | None:
    """Return places, upper and lower values of an alarm's gap; None without both curves."""
    upper, lower = content.named(alarm.upper), content.named(alarm.lower)
    if upper is None or lower is None or len(upper.x) != len(lower.x):
        return None
    part = upper.x >= alarm.start
    return upper.x[part], upper.y[part], lower.y[part]


def _levels(frame: Frame) -> list[tuple[float, str]]:
    """Return the values that have a line, and how they are written."""
    step = tick_step(frame.y[1] - frame.y[0], lines_for(frame.rect.height()))
    levels = ticks_within(*frame.y, step)
    largest, least = max(map(abs, levels), default=1.0), 2 if step < 1 else 0
    return [(level, tick_words(level, step, largest=largest, least=least)) for level in levels]


def _paint_places(painter: QPainter, frame: Frame, unit: str, palette: Palette) -> None:
    """Write the numbers below: the first and the last flush with the axis, the last with unit."""
    low, high = frame.x
    metrics = QFontMetricsF(painter.font())
    step = tick_step(high - low, int(frame.rect.width() // _WIDE_TICK) or 1, whole=high - low > 3)
    places = ticks_within(low, high, step)
    largest = max((abs(place) for place in places), default=1.0)
    last = f"{tick_words(high, _end_step(high, step), largest=max(abs(high), 1.0))} {unit}".strip()
    last_left = frame.rect.right() - metrics.horizontalAdvance(last)
    line = frame.rect.bottom() + FOOT - 6
    painter.setPen(QColor(palette.quiet))
    free = frame.rect.left() - 1.0
    for place in places:
        words = tick_words(place, step, largest=max(largest, 1.0))
        width = metrics.horizontalAdvance(words)
        left = max(frame.across(place) - width / 2, frame.rect.left())
        if left >= free and left + width + _LABEL_GAP <= last_left:
            painter.drawText(QPointF(left, line), words)
            free = left + width + _LABEL_GAP / 2
    painter.drawText(QPointF(last_left, line), last)


def _end_step(high: float, step: float) -> float:
    """Return a step that writes the end of a zoomed axis with one decimal more at most."""
    return step if abs(high / step - round(high / step)) < 1e-6 else step / 10
