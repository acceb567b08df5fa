"""The application's mark: the four corners of a collimator around a point."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from xlite_desktop.theme.current import current_palette


def paint_corners(painter: QPainter, rect: QRectF, arm: float, width: float, color: str) -> None:
    """Draw the four corners of a collimator, their outer edges on `rect`."""
    pen = QPen(QColor(color), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    for corner, across, down in (
        (inner.topLeft(), 1, 1),
        (inner.topRight(), -1, 1),
        (inner.bottomLeft(), 1, -1),
        (inner.bottomRight(), -1, -1),
    ):
        reach = arm - width / 2
        ends = corner + QPointF(across * reach, 0), corner + QPointF(0, down * reach)
        painter.drawPolyline(QPolygonF([ends[0], corner, ends[1]]))


class Mark(QWidget):
    """The mark at 20 by 20, in the accent colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(20, 20)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = current_palette().accent
        paint_corners(painter, QRectF(0.5, 0.5, 19, 19), 6, 1.8, color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawEllipse(QPointF(10, 10), 2.3, 2.3)
