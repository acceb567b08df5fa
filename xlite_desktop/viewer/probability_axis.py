"""The one axis over all bars."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.translation import tr
from xlite_desktop.viewer.square_root_axis import TICKS, position

HEIGHT = 20
_TICK = 4


class ProbabilityAxis(QWidget):
    """Labels the square-root axis once, so that no bar has to."""

    def __init__(self, left: int, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = left
        self._width = width
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("Probability in per cent, square-root axis"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setFont(font(TYPE_CAPTION))
        for tick in TICKS:
            x = self._left + min(round(self._width * position(tick)), self._width - 1)
            painter.setPen(QPen(QColor(palette.line), 1))
            painter.drawLine(QPointF(x, HEIGHT - _TICK - 1), QPointF(x, HEIGHT - 2))
            painter.setPen(QColor(palette.faint))
            painter.drawText(*self._label(tick, x))

    def _label(self, tick: float, x: int) -> tuple[QRectF, Qt.AlignmentFlag, str]:
        """Place the first and the last label flush with the axis, the others on their tick."""
        text, align = f"{100 * tick:.0f}", Qt.AlignmentFlag.AlignHCenter
        box = QRectF(x - 30, -1.5, 60, 14)
        if tick == TICKS[0]:
            box.moveLeft(self._left)
            align = Qt.AlignmentFlag.AlignLeft
        elif tick == TICKS[-1]:
            text = "100 %"
            box.moveRight(self._left + self._width)
            align = Qt.AlignmentFlag.AlignRight
        return box, align | Qt.AlignmentFlag.AlignVCenter, text
