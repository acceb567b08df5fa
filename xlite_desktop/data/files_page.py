"""Files with reasons: what lies behind a row of "Worth a look"."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xlite_core.data.oddities import Oddity
from xlite_desktop.data.files_table import FilesModel, FilesTable
from xlite_desktop.data.panel_heading import PanelHeading, link_button
from xlite_desktop.theme.tokens import SPACE_12, SPACE_24
from xlite_desktop.translation import counted, in_readers_language, tr


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
        self._heading = PanelHeading(tr("Worth a look"))
        self.back = link_button(
            tr("Back to the overview"), tr("Show balance, batch and split again")
        )
        self._heading.row.addWidget(self.back)
        self.files = FilesModel(self)
        self.table = FilesTable(self.files)
        self.table.setToolTip(tr("Double-click a file to open it in Diagnose"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._heading)
        column.addWidget(self.table, 1)
        self.back.clicked.connect(self.closed)
        self.table.doubleClicked.connect(self._on_chosen)

    def show_oddity(self, oddity: Oddity) -> None:
        """List the files of one kind."""
        files = counted(len(oddity.files), "file")
        where = tr("in the table") if oddity.present else tr("left out of the table")
        self._heading.words.say(f"{in_readers_language(oddity.name)}  ·  {files}, {where}")
        self.files.set_files(oddity.files)
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
