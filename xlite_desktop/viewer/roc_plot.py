"""A small ROC curve with the threshold's place on it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_CAPTION, Palette, mixed
from xlite_desktop.viewer.operating_numbers import RocCurve
from xlite_desktop.viewer.threshold_bar import paint_small_knob

WIDTH, HEIGHT = 96, 84


def paint_roc(
    painter: QPainter,
    top_left: QPointF,
    curve: RocCurve,
    point: tuple[float, float] | None,
    palette: Palette,
) -> None:
    """Draw axes, chance line, band, curve, area and operating point.

    Args:
        painter: Antialiased by the caller.
        top_left: Corner of the plot, `WIDTH` x `HEIGHT`.
        curve: Stays the same while a threshold is dragged, so its paths are kept.
        point: (false positive rate, true positive rate) of the threshold.
        palette: The theme's.
    """
    ground = palette.surface2  # a curve is only ever shown in the open row
    line, band = _paths(curve)
    painter.save()
    painter.translate(top_left)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mixed(palette.text, ground, 0.13)))
    painter.drawPath(band)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    chance = QPen(QColor(mixed(palette.fill, ground, 0.28)), 1)
    chance.setDashPattern([3, 3])
    painter.setPen(chance)
    painter.drawLine(QPointF(0, HEIGHT), QPointF(WIDTH, 0))
    painter.setPen(QPen(QColor(palette.fill), 1))
    painter.drawLine(QPointF(0.5, 0), QPointF(0.5, HEIGHT - 0.5))
    painter.drawLine(QPointF(0.5, HEIGHT - 0.5), QPointF(WIDTH, HEIGHT - 0.5))
    painter.setPen(QPen(QColor(palette.quiet), 1.5))
    painter.drawPath(line)
    painter.setFont(font(TYPE_CAPTION))
    painter.setPen(QColor(palette.quiet))
    corner = QRectF(0, HEIGHT - 22, WIDTH, 18)
    painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, curve.auc)
    if point is not None:
        paint_small_knob(painter, _place(*point), ground, palette)
    painter.restore()


@lru_cache(maxsize=64)
def _paths(curve: RocCurve) -> tuple[QPainterPath, QPainterPath]:
    line, band = QPainterPath(), QPainterPath()
    if not curve.points:
        return line, band
    line.moveTo(_place(*curve.points[0][:2]))
    for false_rate, true_rate, _, _ in curve.points[1:]:
        line.lineTo(_place(false_rate, true_rate))
    band.moveTo(_place(curve.points[0][0], curve.points[0][3]))
    for false_rate, _, _, high in curve.points[1:]:
        band.lineTo(_place(false_rate, high))
    for false_rate, _, low, _ in reversed(curve.points):
        band.lineTo(_place(false_rate, low))
    band.closeSubpath()
    return line, band


def _place(false_rate: float, true_rate: float) -> QPointF:
    return QPointF(false_rate * WIDTH, (1 - true_rate) * HEIGHT)
