"""The right side: the chosen data set, its films, its files with reasons, or an import."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from xlite_desktop.data.data_header import DataHeader
from xlite_desktop.data.files_page import FilesPage
from xlite_desktop.data.film_browser import FilmBrowser
from xlite_desktop.data.import_panel import ImportPanel
from xlite_desktop.data.job_strip import JobStrip
from xlite_desktop.data.overview import Overview
from xlite_desktop.data.problem_page import ProblemPage
from xlite_desktop.data.thumbnails import Thumbnails
from xlite_desktop.theme.current import current_palette


class ChosenSide(QWidget):
    """Header and strip above whatever is shown; an import has the side for itself.

    Attributes:
        header, strip: Above.
        overview, browser, files, problem, importing: What can be shown.
        thumbnails: Of the browser.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thumbnails = Thumbnails(self)
        self.header, self.strip = DataHeader(), JobStrip()
        self.overview, self.browser = Overview(), FilmBrowser(self.thumbnails)
        self.files, self.problem = FilesPage(), ProblemPage()
        self.importing = ImportPanel()
        self._stack = QStackedWidget()
        for page in (self.overview, self.browser, self.files, self.problem, self.importing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)

    @property
    def shown(self) -> QWidget | None:
        """What is shown below the header."""
        return self._stack.currentWidget()

    def show_part(self, part: QWidget) -> None:
        """Show one of the parts."""
        self._stack.setCurrentWidget(part)
        self.header.setVisible(part is not self.importing)
        self.header.show_browsing(part is self.browser)

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().surface0))
