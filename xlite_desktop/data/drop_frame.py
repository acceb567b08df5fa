"""Shown while a table or folder is dragged over the Data page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from xlite_desktop.frame.mark import paint_corners
from xlite_desktop.theme.current import current_palette

_INSET, _ARM, _WIDTH = 14, 44, 2.5


class DropFrame(QWidget):
    """The corners of a collimator over a whole widget; every event goes through."""

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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        paint_corners(painter, frame, _ARM, _WIDTH, current_palette().accent)
