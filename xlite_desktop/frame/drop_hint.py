"""Shown while files are dragged over the window: the collimator's corners close in on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from xlite_desktop.frame.mark import paint_corners
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import RADIUS, TYPE_BODY
from xlite_desktop.translation import tr

_INSET, _ARM, _WIDTH = 14, 44, 2.5
_WORDS = tr("Drop to add these films")


class DropHint(QWidget):
    """Lies over the whole window and lets every event through."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.resize(self._over.size())
        return False

    def show_over(self, shown: bool) -> None:
        """Appear above everything, or go."""
        self.setGeometry(self._over.rect())
        self.setVisible(shown)
        self.raise_()

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        paint_corners(painter, frame, _ARM, _WIDTH, palette.accent)
        painter.setFont(font(TYPE_BODY, MEDIUM))
        words = QRectF(painter.fontMetrics().boundingRect(_WORDS)).adjusted(-16, -8, 16, 8)
        words.moveCenter(frame.center())
        words.moveBottom(frame.bottom() - 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent))
        painter.drawRoundedRect(words, RADIUS, RADIUS)
        painter.setPen(QColor(palette.on_accent))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, _WORDS)
