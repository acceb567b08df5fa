"""Telling somebody who looks elsewhere that the training is over."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

_SHOWN_MS = 10_000


class Notifier(QObject):
    """Uses the system's notifications where there are any, and else makes the window ask."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._tray: QSystemTrayIcon | None = None

    def notify(self, title: str, text: str) -> None:
        """Tell; nothing happens while the window is being looked at."""
        window = self._widget.window()
        if window.isActiveWindow():
            return
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = QSystemTrayIcon(window.windowIcon(), self)
            self._tray.show()
            self._tray.showMessage(title, text, QSystemTrayIcon.MessageIcon.Information, _SHOWN_MS)
            # An icon that stays would promise that something lives behind it.
            QTimer.singleShot(2 * _SHOWN_MS, self._tray, self._tray.hide)
        QApplication.alert(window)
