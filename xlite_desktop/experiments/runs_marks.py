"""The small signs of the runs table: star, adopt, reject, reference, magnifying glass."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from xlite_core.experiments.notes import Decision
from xlite_desktop.translation import tr

DECISIONS: tuple[Decision, ...] = ("adopt", "reject", "reference")
DECISION_WORDS: Mapping[str, str] = {
    "adopt": tr("adopt"),
    "reject": tr("reject"),
    "reference": tr("reference"),
}


def paint_star(painter: QPainter, rect: QRectF, colour: str, *, filled: bool) -> None:
    """Draw a five-pointed star into a square."""
    centre, reach = rect.center(), rect.width() / 2
    corners = [
        centre
        + QPointF(math.sin(turn * math.pi / 5), -math.cos(turn * math.pi / 5))
        * (reach if turn % 2 == 0 else reach * 0.48)
        for turn in range(10)
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(colour, 1.0))
    painter.setBrush(QColor(colour) if filled else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()


def paint_decision(painter: QPainter, decision: str, rect: QRectF, colour: str) -> None:
    """Draw a tick, a cross or a bookmark into a square; nothing while a decision is open."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(colour, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(rect.center())
    unit = rect.width() / 12
    painter.scale(unit, unit)
    if decision == "adopt":
        painter.drawPolyline(QPolygonF([QPointF(-4.5, 0.5), QPointF(-1.5, 3.5), QPointF(4.5, -3)]))
    elif decision == "reject":
        painter.drawLine(QPointF(-4, -4), QPointF(4, 4))
        painter.drawLine(QPointF(-4, 4), QPointF(4, -4))
    elif decision == "reference":
        corners = [(-3.5, -5), (3.5, -5), (3.5, 5), (0, 2), (-3.5, 5)]
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.restore()


def paint_magnifier(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Draw a magnifying glass into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(colour, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(rect.center())
    painter.drawEllipse(QPointF(-1.2, -1.2), 4.3, 4.3)
    painter.drawLine(QPointF(2.0, 2.0), QPointF(5.4, 5.4))
    painter.restore()


def _pen(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
