"""A ring around a widget that shows nothing by itself when the keyboard arrives."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.tokens import FOCUS_WIDTH

_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class FocusRing(QWidget):
    """Lies over its parent while that has the focus, if it came there by key.

    Whoever clicks sees where the click went; a ring is for those who came by Tab.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        parent.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            # A window that comes back to the front leaves the ring as it was.
            if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self._show(event.reason() in _BY_KEY)
        elif event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self._show(False)
        elif event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_palette().accent), FOCUS_WIDTH))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -3, -3), 4, 4)

    def _show(self, shown: bool) -> None:
        self.setVisible(shown)
        if shown:
            self._cover()
            self.raise_()

    def _cover(self) -> None:
        self.setGeometry(self._around.rect())
