"""Files with reasons: what lies behind a row of "Worth a look"."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from xlite_core.data.manifest import Problem
from xlite_core.data.oddities import Oddity
from xlite_desktop.controls.own_keys import STEPS, OwnKeys
from xlite_desktop.data.panel_heading import PanelHeading, link_button
from xlite_desktop.data.words import counted
from xlite_desktop.theme.tokens import SPACE_12, SPACE_24

ModelIndex = QModelIndex | QPersistentModelIndex
COLUMNS = ("File", "Reason")
_ROW_HEIGHT = 30


class FilesModel(QAbstractTableModel):
    """A row for each file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[Problem, ...] = ()

    def set_files(self, files: tuple[Problem, ...]) -> None:
        """Show other files."""
        self.beginResetModel()
        self._files = files
        self.endResetModel()

    def file(self, row: int) -> str | None:
        """Return the name of a row's file."""
        return self._files[row].file if 0 <= row < len(self._files) else None

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._files)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._files):
            return None
        problem = self._files[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return problem.file if index.column() == 0 else problem.reason
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class FilesPage(QWidget):
    """Heading with the way back, and the table.

    Signals:
        closed: back to the overview.
        file_requested: the name of a file that was double-clicked, or chosen with Enter.
    """

    closed = Signal()
    file_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._heading = PanelHeading("Worth a look")
        self.back = link_button("Back to the overview", "Back to the overview")
        self._heading.row.addWidget(self.back)
        self.files = FilesModel(self)
        self.table = _table(self.files)
        holder = QHBoxLayout()
        holder.addWidget(self._heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, 0)
        column.setSpacing(SPACE_12)
        column.addLayout(holder)
        column.addWidget(self.table, 1)
        self.back.clicked.connect(self.closed)
        self.table.doubleClicked.connect(self._on_chosen)

    def show_oddity(self, oddity: Oddity) -> None:
        """List the files of one kind."""
        files = counted(len(oddity.files), "file")
        where = "in the table" if oddity.present else "left out of the table"
        self._heading.words.say(f"{oddity.name}  ·  {files}, {where}")
        self.files.set_files(oddity.files)
        self.table.setColumnWidth(0, 360)
        self.table.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(self.table.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, index: QModelIndex) -> None:
        file = self.files.file(index.row()) if index.isValid() else None
        if file is not None:
            self.file_requested.emit(file)


def _table(model: FilesModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName("Files and reasons")
    table.setShowGrid(False)
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setHighlightSections(False)
    table.setTabKeyNavigation(False)
    OwnKeys(table, STEPS | {Qt.Key.Key_Return, Qt.Key.Key_Enter})
    return table
