"""In the settings: where data sets and runs lie, with buttons that open or change it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from xlite_core.errors import XLiteError
from xlite_core.places import VARIABLES, Decided, Place
from xlite_desktop.research_folders import Kind, fixed_by, folder_of
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.translation import told, tr
from xlite_desktop.workspace import Workspace

LABEL_WIDTH = 140
_ABOUT = tr(
    "Another folder counts at once. What lies in the old one stays there: nothing "
    "is moved or deleted, and the old folder can be chosen again."
)


class SettingsFolders(QWidget):
    """A line for each folder, and below them what came of the last change.

    Signals:
        change_requested: a `Kind` whose folder should be another one.
        usual_requested: a `Kind` whose folder should be the usual one again.
    """

    change_requested = Signal(object)
    usual_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said, about = _caption(""), _caption(_ABOUT)
        self._said.hide()
        self.lines = {kind: FolderLine(kind) for kind in Kind}
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, (kind, line) in enumerate(self.lines.items()):
            parts = (line.name, line.path, line.open, line.change, line.usual)
            for column, part in enumerate(parts):
                grid.addWidget(part, row, column)
            line.change.clicked.connect(partial(self._ask, self.change_requested, kind))
            line.usual.clicked.connect(partial(self._ask, self.usual_requested, kind))
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(8)
        column_of_all.addLayout(grid)
        column_of_all.addWidget(self._said)
        column_of_all.addWidget(about)

    @property
    def text(self) -> str:
        """What came of the last change; empty before there was one."""
        return self._said.text()

    def show_folders(self, workspace: Workspace) -> None:
        """Show where things lie."""
        for kind, line in self.lines.items():
            line.show_folder(folder_of(workspace, kind))

    def tell(self, words: str) -> None:
        """Say what has changed."""
        self._say(words, "")

    def refuse(self, error: XLiteError) -> None:
        """Say why nothing has changed."""
        self._say(told(error), "error")

    def _ask(self, signal: SignalInstance, kind: Kind, _checked: bool = False) -> None:
        self._said.hide()
        signal.emit(kind)

    def _say(self, words: str, role: str) -> None:
        self._said.setProperty("role", role)
        self._said.style().polish(self._said)
        self._said.setText(words)
        self._said.show()


class FolderLine:
    """The widgets of one folder, to be put into a grid."""

    def __init__(self, kind: Kind) -> None:
        what = kind.words.capitalize()
        self._kind = kind
        self.name, self.path = QLabel(what), QLineEdit()
        self.name.setProperty("role", "quiet")
        self.name.setBuddy(self.path)
        self.path.setReadOnly(True)
        self.path.setAccessibleName(tr("Folder of {kind_words}", kind_words=kind.words))
        self.open = QPushButton(tr("Open"))
        self.open.setAccessibleName(tr("Open the folder of {kind_words}", kind_words=kind.words))
        self.change = QPushButton(tr("Choose..."))
        self.change.setAccessibleName(
            tr("Choose another folder of {kind_words}", kind_words=kind.words)
        )
        self.usual = QPushButton(tr("Usual folder"))
        self.usual.setAccessibleName(
            tr("Use the usual folder of {kind_words}", kind_words=kind.words)
        )
        self.usual.setToolTip(tr("Back to {usual}", usual=kind.usual))
        self.open.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self.path.text()))
        )

    def show_folder(self, folder: Path) -> None:
        """Show where they lie, and what can be done about it."""
        fixed = _fixed_words(self._kind)
        self.path.setText(str(folder))
        self.path.setCursorPosition(0)
        self.path.setToolTip(fixed or str(folder))
        there = folder.is_dir()
        self.open.setEnabled(there)
        self.open.setToolTip(
            "" if there else tr("There is no such folder yet: nothing was kept there")
        )
        self.change.setEnabled(not fixed)
        self.change.setToolTip(fixed)
        self.usual.setEnabled(not fixed and folder != self._kind.usual)


def _fixed_words(kind: Kind) -> str:
    """Return why another folder would not count; empty where it would."""
    fixed = fixed_by(kind)
    if fixed is Decided.POLICY:
        return tr("The policy of this computer says where they lie.")
    if fixed is Decided.ENVIRONMENT:
        return tr(
            "{variable} says where they lie, for as long as this program runs.",
            variable=VARIABLES[Place(kind.value)],
        )
    return ""


def _caption(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(font(TYPE_CAPTION))
    label.setWordWrap(True)
    label.setProperty("role", "quiet")
    return label
