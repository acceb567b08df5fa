"""The worklist on the settings page: where it lies, and how to forget it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_core.errors import XLiteError
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.translation import told, tr
from xlite_desktop.worklist.forgetting_bar import ForgettingBar
from xlite_desktop.worklist.place import is_fixed

_FIXED = tr("The policy of this computer or an environment variable says where it lies.")


class WorklistSettings(QWidget):
    """Shows the file and offers to move and to forget it.

    Signals:
        move_requested: to a folder that the user will name.
        usual_requested: back to the usual place.
        forget_requested: everything, after the user was asked.
    """

    move_requested = Signal()
    usual_requested = Signal()
    forget_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said = QLabel(tr("Flags, notes and your readings lie in the worklist, and nowhere else."))
        self._file = QLabel()
        self._refusal = QLabel()
        self._refusal.hide()
        for label in (said, self._file, self._refusal):
            label.setWordWrap(True)
            label.setFont(font(TYPE_CAPTION))
            label.setProperty("role", "quiet")
        move, usual = QPushButton(tr("Move it...")), QPushButton(tr("Move it to the usual place"))
        move.clicked.connect(self.move_requested)
        usual.clicked.connect(self.usual_requested)
        for button in (move, usual):
            button.setEnabled(not is_fixed())
            button.setToolTip(_FIXED if is_fixed() else "")
        self.forgetting = ForgettingBar()
        self.forgetting.forget_requested.connect(self.forget_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(move)
        buttons.addWidget(usual)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (said, self._file, self._refusal):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self.forgetting)

    @property
    def text(self) -> str:
        """What it says of the file, for tests."""
        return f"{self._file.text()} {self._refusal.text()}".strip()

    @Slot(object)
    def show_file(self, file: Path) -> None:
        """Say where the worklist lies."""
        self._file.setText(str(file))
        self._refusal.hide()
        self._refusal.clear()

    @Slot(object)
    def show_refusal(self, error: XLiteError) -> None:
        """Say why something was not done."""
        self._refusal.setText(told(error))
        self._refusal.show()

    @Slot()
    def show_forgotten(self) -> None:
        """Say that everything is gone."""
        self.forgetting.show_said(tr("Everything was forgotten."))
