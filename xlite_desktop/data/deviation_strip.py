"""Dots on a line: how far the findings of a part deviate, with the outliers named."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from xlite_desktop.data.ink import Ink, write
from xlite_desktop.data.split_view import OUTLIER
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_BODY, mixed

END = 50.0
"""Per cent at the ends of the strip; what deviates more stands at the end."""
_RADIUS = 3.5
Outliers = Sequence[tuple[str, float]]


def place_of(strip: QRectF, value: float) -> float:
    """Return where a deviation in per cent stands; NaN stands at the left end."""
    inside = max(-END, min(END, value))
    return strip.left() + (inside + END) / (2 * END) * strip.width()


def paint_grid(painter: QPainter, strip: QRectF, values: Sequence[float]) -> None:
    """Draw a line for each value; that of 0 is stronger."""
    palette = current_palette()
    for value in values:
        line = mixed(palette.fill, palette.surface0, 0.7) if value == 0 else palette.grid
        x = round(place_of(strip, value))
        painter.fillRect(QRectF(x, strip.top(), 1, strip.height()), QColor(line))


def paint_deviations(
    painter: QPainter, strip: QRectF, deviations: NDArray[np.float64], far: Outliers
) -> None:
    """Draw one row of dots.

    Args:
        painter: Antialiased by the caller.
        strip: The row.
        deviations: Of all findings, in per cent; NaN is not drawn.
        far: Name and deviation of those that deviate much, the worst first.
    """
    palette, middle = current_palette(), strip.center().y()
    dot = QColor(palette.quiet)
    dot.setAlphaF(0.6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(dot)
    labels = _labels(strip, far)
    for deviation in deviations.tolist():
        x = place_of(strip, deviation)
        covered = any(place.left() - 4 < x < place.right() + 4 for _, place in labels)
        if abs(deviation) <= OUTLIER and not covered:
            painter.drawEllipse(QPointF(x, middle), 3.2, 3.2)
    for text, place in labels:
        painter.fillRect(place.adjusted(-3, 0, 3, 0), QColor(palette.surface0))
        write(painter, place.adjusted(0, -2, 2, 2), text, Ink(palette.flag))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.flag_fill))
    for _, deviation in far:
        painter.drawEllipse(QPointF(place_of(strip, deviation), middle), _RADIUS, _RADIUS)


def _labels(strip: QRectF, far: Outliers) -> list[tuple[str, QRectF]]:
    """Return names and their places: the worst of either side, or of both where they collide."""
    sides = [[each for each in far if each[1] < 0], [each for each in far if each[1] >= 0]]
    labels = [_label(strip, side, len(side) - 1) for side in sides if side]
    collide = len(labels) == 2 and labels[0][1].right() + 10 > labels[1][1].left()
    if collide:
        worst = sides[0] if sides[0][0] == far[0] else sides[1]
        labels = [_label(strip, worst, len(far) - 1)]
    return [label for label in labels if strip.left() - 1 <= label[1].left()]


def _label(strip: QRectF, side: Outliers, more: int) -> tuple[str, QRectF]:
    """Return a name on the inner side of its dots."""
    text = f"{side[0][0]} +{more}" if more else side[0][0]
    wide = QFontMetricsF(font(TYPE_BODY)).horizontalAdvance(text)
    places = [place_of(strip, value) for _, value in side]
    left = max(places) + 9 if side[0][1] < 0 else min(places) - 9 - wide
    return text, QRectF(left, strip.center().y() - 8, wide, 16)
