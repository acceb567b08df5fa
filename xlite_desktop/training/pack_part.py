"""In the settings: which program trains, where it lies, and when it was checked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from xlite_core.pack.pack_places import VARIABLE, is_fixed
from xlite_core.policy import policy
from xlite_desktop.controls.locked_note import LockedNote
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import SPACE_8, TYPE_CAPTION
from xlite_desktop.training.pack_desk import PackDesk
from xlite_desktop.training.pack_words import checked_words, used_words, what_it_is
from xlite_desktop.translation import told, tr


class PackPart(QWidget):
    """Shows what the desk knows, and asks it for something else.

    Signals:
        change_requested: another folder should be chosen.
    """

    change_requested = Signal()

    def __init__(self, desk: PackDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._used, self._said, self._about = QLabel(), QLabel(), QLabel(what_it_is())
        for label in (self._used, self._said, self._about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for label in (self._said, self._about):
            label.setFont(font(TYPE_CAPTION))
            label.setProperty("role", "quiet")
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(tr("Folder of the program that trains"))
        self.open = QPushButton(tr("Open"))
        self.open.setAccessibleName(tr("Open the folder of the program that trains"))
        self.change = QPushButton(tr("Choose..."))
        self.change.setAccessibleName(tr("Choose another program that trains"))
        self.again = QPushButton(tr("Check again"))
        self.usual = QPushButton(tr("Find automatically"))
        self.usual.setToolTip(
            tr("Forget the chosen folder, and use what lies beside the application or is installed")
        )
        self.open.clicked.connect(self._on_open)
        self.change.clicked.connect(self.change_requested)
        self.again.clicked.connect(lambda: desk.look(again=True))
        self.usual.clicked.connect(lambda: desk.use(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._used)
        column.addLayout(_row(self.folder, self.open))
        column.addLayout(_row(self.change, self.again, self.usual))
        column.addWidget(self._said)
        column.addWidget(self._about)
        if not policy().training:
            column.addWidget(LockedNote(tr("Training is forbidden."), "training"))
        desk.changed.connect(self.show_desk)
        self.show_desk()

    @property
    def text(self) -> str:
        """What the part says, for tests."""
        return f"{self._used.text()} {self._said.text()}".strip()

    @Slot()
    def show_desk(self) -> None:
        """Show what trains, or why nothing does."""
        program, problem = self._desk.program, self._desk.problem
        used = tr("No program that trains can be used at the moment.") if problem else ""
        self._used.setText(used if program is None else used_words(program))
        said = told(problem) if problem else checked_words(program.checked if program else None)
        self._said.setText(tr("Checking...") if self._desk.looking else said)
        self._said.setVisible(bool(self._said.text()))
        self._about.setVisible(program is None)
        folder = "" if program is None else str(program.folder)
        self.folder.setText(folder)
        self.folder.setCursorPosition(0)
        self.folder.setToolTip(folder)
        self.folder.setVisible(bool(folder))
        self.open.setVisible(bool(folder))
        self.again.setEnabled(not self._desk.looking)
        self.usual.setVisible(self._desk.is_chosen)
        self.change.setEnabled(not is_fixed())
        fixed = tr("{variable} says where it lies, while this program runs.", variable=VARIABLE)
        self.change.setToolTip(fixed if is_fixed() else "")

    @Slot()
    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self.folder.text()))))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    for widget in widgets:
        row.addWidget(widget)
    if not any(isinstance(widget, QLineEdit) for widget in widgets):
        row.addStretch(1)
    return row
