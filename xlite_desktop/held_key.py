"""A key that works for as long as it is held, whichever widget has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

# Where the key already means something to whoever reached the widget by keyboard.
_TAKEN = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit)


class HeldKey(QObject):
    """Watches one key in one window.

    Signals:
        held: True when the key goes down, False when it comes up or the window loses the focus.
    """

    held = Signal(bool)

    def __init__(self, key: Qt.Key, window: QWidget) -> None:
        super().__init__(window)
        self._key = key
        self._window = window
        self._down = False
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.WindowDeactivate and watched is self._window:
            self._set(down=False)
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return isinstance(event, QKeyEvent) and self._is_ours(watched, event)
        return False

    def _is_ours(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() != self._key or event.modifiers() or not isinstance(watched, QWidget):
            return False
        if watched.window() is not self._window or isinstance(watched, _TAKEN):
            return False
        if not event.isAutoRepeat():
            self._set(down=event.type() == QEvent.Type.KeyPress)
        return True

    def _set(self, *, down: bool) -> None:
        if down != self._down:
            self._down = down
            self.held.emit(down)
