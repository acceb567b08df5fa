"""The drawing of the empty page: lungs in the corners of a collimator."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from xlite_desktop.frame.mark import paint_corners
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.tokens import mixed
from xlite_desktop.translation import tr

_SIDE = 212
_MIDDLE = _SIDE / 2

# Half of the chest, right of the middle line; the other half is its mirror
# image.  Ribs as (start, first control, second control, end), from behind the
# hilum outwards and down, as posterior ribs run.
_RIBS = tuple(
    ((14.5 + 0.4 * i, 62 + 18.0 * i), (34, 52 + 18.6 * i), (62, 60 + 19.0 * i), (84, 86 + 19.5 * i))
    for i in range(6)
)


class LungsDrawing(QWidget):
    """Drawn with paths, so it is sharp at every density and follows the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Drawing of lungs"))

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_corners(painter, QRectF(1, 1, _SIDE - 2, _SIDE - 2), 36, 2.2, palette.accent)
        rib = mixed(palette.quiet, palette.surface0, 0.38)
        for mirrored in (False, True):
            painter.save()
            painter.translate(_MIDDLE, 0)
            painter.scale(-1 if mirrored else 1, 1)
            lung = _left_lung() if not mirrored else _right_lung()
            painter.fillPath(lung, QColor(palette.surface1))
            painter.save()
            painter.setClipPath(lung)
            painter.strokePath(_ribs(), _pen(rib, 1.4))
            painter.restore()
            painter.strokePath(lung, _pen(palette.quiet, 1.8))
            painter.strokePath(_half_airway(), _pen(palette.quiet, 1.8))
            painter.restore()


def _pen(color: str, width: float) -> QPen:
    pen = QPen(QColor(color), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _curve(start: QPointF, *corners: tuple[float, ...]) -> QPainterPath:
    path = QPainterPath(start)
    for corner in corners:
        path.cubicTo(*corner)
    path.closeSubpath()
    return path


def _left_lung() -> QPainterPath:
    """Viewer's right: the inner edge gives way to the heart."""
    return _curve(
        QPointF(31, 40),
        (52, 36, 78, 92, 79, 158),  # apex, then the lateral wall
        (79.3, 168, 74, 171, 67, 167),  # costophrenic angle
        (54, 159, 44, 158, 36, 163),  # diaphragm
        (31, 166, 29, 163, 30, 156),  # cardiophrenic angle
        (31, 142, 28, 134, 20, 120),  # cardiac notch
        (13, 106, 10, 78, 14, 62),  # mediastinum
        (17, 48, 22, 41, 31, 40),
    )


def _right_lung() -> QPainterPath:
    """Viewer's left, drawn mirrored: fuller, and its diaphragm stands a little higher."""
    return _curve(
        QPointF(31, 40),
        (52, 36, 78, 90, 79, 154),
        (79.3, 164, 74, 167, 67, 163),
        (54, 154, 38, 153, 24, 160),
        (17, 163, 14, 160, 14, 152),
        (14, 138, 15, 128, 13, 112),
        (11, 96, 10, 76, 14, 62),
        (17, 48, 22, 41, 31, 40),
    )


def _ribs() -> QPainterPath:
    path = QPainterPath()
    for start, first, second, end in _RIBS:
        path.moveTo(*start)
        path.cubicTo(*first, *second, *end)
    return path


def _half_airway() -> QPainterPath:
    """One wall of the trachea, its main bronchus, and the carina's half."""
    path = QPainterPath(QPointF(5, 26))
    path.lineTo(5, 66)
    path.cubicTo(5, 76, 10, 80, 21, 87)
    path.moveTo(0, 81)
    path.cubicTo(4, 86, 9, 89, 17, 94)
    return path
