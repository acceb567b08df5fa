"""The first line of the Folders page: which folder, what is in it, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from xlite_desktop.data.panel_heading import ElidedWords
from xlite_desktop.folders.folder_view import FolderView
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import SPACE_12, SPACE_24, TYPE_BODY, TYPE_TITLE
from xlite_desktop.translation import tr

HEIGHT = 56
_FORMATS = (
    (".csv", tr("CSV table...")),
    (".xlsx", tr("Excel workbook...")),
    (".json", tr("JSON...")),
)


class FolderHead(QWidget):
    """Says what is shown.

    Signals:
        export_requested: suffix of the wanted format.
        reports_requested: each film that the table shows should get a report.
        strip_requested: the films should be in the filmstrip of Diagnose instead.
        close_requested: back to the first look of the page.
    """

    export_requested = Signal(str)
    reports_requested = Signal()
    strip_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setFont(font(TYPE_TITLE, SEMIBOLD))
        self.facts = ElidedWords()
        self.strip = QPushButton(tr("Show in the filmstrip"))
        self.strip.setToolTip(tr("Look at these films one after the other in Diagnose"))
        self.export = QPushButton(tr("Export"))
        self.export.setToolTip(
            tr("Write the table with model, thresholds and your marks to a file")
        )
        self.export.setMenu(self._export_menu())
        self.close_table = QToolButton()
        self.close_table.setIcon(icon(Glyph.CLOSE))
        self.close_table.setIconSize(QSize(14, 14))
        self.close_table.setFixedSize(28, 28)
        self.close_table.setToolTip(tr("Close this table; its results are kept"))
        self.close_table.setAccessibleName(tr("Close this table"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, 0, SPACE_24, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(self.title)
        row.addWidget(self.facts, 1)
        for button in (self.strip, self.export):
            button.setFont(font(TYPE_BODY, MEDIUM))
            row.addWidget(button)
        row.addWidget(self.close_table)
        self.strip.clicked.connect(self.strip_requested)
        self.close_table.clicked.connect(self.close_requested)

    def show_view(self, view: FolderView) -> None:
        """Name the folder and what is in it."""
        self.title.setText(view.name)
        parts = (part for part in (view.facts, view.model) if part)
        self.facts.say(" · ".join(parts))
        self.export.setEnabled(bool(view.facts))
        self.strip.setEnabled(bool(view.facts))

    def paintEvent(self, _: QPaintEvent) -> None:
        line = self.rect().adjusted(0, self.height() - 1, 0, 0)
        QPainter(self).fillRect(line, QColor(current_palette().line))

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for suffix, words in _FORMATS:
            action = QAction(words, menu)
            action.triggered.connect(partial(self._export_as, suffix))
            menu.addAction(action)
        menu.addSeparator()
        reports = QAction(tr("PDF report of each film shown..."), menu)
        reports.triggered.connect(self.reports_requested)
        menu.addAction(reports)
        return menu

    def _export_as(self, suffix: str, _checked: bool = False) -> None:
        self.export_requested.emit(suffix)
