"""A drop-down list that changes only when it is opened, or reached by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from xlite_desktop.controls.own_keys import STEPS, OwnKeys


class QuietChoice(QComboBox):
    """Neither the wheel nor a stray arrow key after a click chooses anything.

    What does not fit ends in dots, and stands whole in the tooltip.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        OwnKeys(self, STEPS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        fitting = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        if self.toolTip() == self._whole:  # somebody else's tooltip stays
            self._whole = "" if fitting == self.currentText() else self.currentText()
            self.setToolTip(self._whole)
        option.currentText = fitting
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls what lies around
