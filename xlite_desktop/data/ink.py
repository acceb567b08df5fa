"""Writing painted text: colour, weight and size in one word, cut off where it does not fit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_BODY

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Ink:
    """How text is written.

    Attributes:
        color: "#RRGGBB".
        weight: As in CSS.
        size: In logical pixels.
    """

    color: str
    weight: int = 400
    size: int = TYPE_BODY


def write(
    painter: QPainter, place: QRectF, text: str, ink: Ink, align: Qt.AlignmentFlag = LEFT
) -> float:
    """Write text into a place, and return how wide it is."""
    painter.setFont(font(ink.size, ink.weight))
    painter.setPen(QColor(ink.color))
    fitting = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, int(place.width()) + 1
    )
    painter.drawText(place, align, fitting)
    return float(painter.fontMetrics().horizontalAdvance(fitting))
