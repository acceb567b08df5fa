"""A drop-down list that changes only when it is opened, or reached by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from xlite_desktop.controls.own_keys import STEPS, OwnKeys


class QuietChoice(QComboBox):
    """Neither the wheel nor a stray arrow key after a click chooses anything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        OwnKeys(self, STEPS)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls what lies around
