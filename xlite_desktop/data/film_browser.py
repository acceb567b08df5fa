"""Browsing the films of a data set: by finding, part of the split and name."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from xlite_desktop.controls.quiet_choice import QuietChoice
from xlite_desktop.data.facts_view import FactsView
from xlite_desktop.data.film_filter import ALL, NO_FINDING, UNKNOWN, FilmFilter
from xlite_desktop.data.film_grid import FilmGrid
from xlite_desktop.data.split_view import SplitView
from xlite_desktop.data.thumbnails import Thumbnails
from xlite_desktop.finding_names import display_name
from xlite_desktop.theme.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from xlite_desktop.translation import counted, tr

_TYPED_MS = 200
"""After the last letter."""


class FilmBrowser(QWidget):
    """Filters above, the grid below.

    Signals:
        filter_changed: a `FilmFilter`; `show_rows` is the answer.
        film_requested: the path of a film.
    """

    filter_changed = Signal(object)
    film_requested = Signal(object)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: FactsView | None = None
        self.findings, self.parts = QuietChoice(), QuietChoice()
        self.findings.setAccessibleName(tr("Finding"))
        self.parts.setAccessibleName(tr("Part of the split"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("File or patient"))
        self.search.setAccessibleName(tr("Part of the name of a file or patient"))
        self.search.setClearButtonEnabled(True)
        self.count = QLabel()
        self.count.setProperty("role", "quiet")
        self.grid = FilmGrid(thumbnails)
        self._nothing = QLabel(tr("No film matches."))
        self._nothing.setProperty("role", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPED_MS)
        self._lay_out()
        self._typed.timeout.connect(self._say_filter)
        self.search.textChanged.connect(self._on_typed)
        self.findings.activated.connect(self._say_filter)
        self.parts.activated.connect(self._say_filter)
        self.grid.film_requested.connect(self.film_requested)

    def wanted(self) -> FilmFilter:
        """Return what is asked for."""
        return FilmFilter(
            finding=self.findings.currentData() or ALL,
            part=self.parts.currentData() or ALL,
            words=self.search.text(),
        )

    def show_data_set(self, facts: FactsView | None, split: SplitView | None) -> None:
        """Offer the findings and parts of a data set, and ask for its films."""
        self._facts = facts
        self.findings.clear()
        self.findings.addItem(tr("All findings"), ALL)
        for finding in facts.manifest.table.findings if facts else ():
            self.findings.addItem(display_name(finding), finding)
        self.findings.addItem(NO_FINDING, NO_FINDING)
        self.findings.addItem(UNKNOWN, UNKNOWN)
        self.parts.clear()
        self.parts.addItem(tr("All parts"), ALL)
        for part in split.part_of if split else ():
            self.parts.addItem(part, part)
        self.search.clear()
        self._typed.stop()
        self.count.setText("")
        self.grid.show_rows(None, np.empty(0, np.intp))
        if facts is not None:
            self._say_filter()

    def show_rows(self, rows: NDArray[np.intp]) -> None:
        """Show the films that match."""
        if self._facts is None:
            return
        self.count.setText(counted(len(rows), "film"))
        self.grid.show_rows(self._facts.manifest, rows)
        self._stack.setCurrentIndex(0 if len(rows) else 1)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, SPACE_16, 0)
        row.setSpacing(SPACE_8)
        for field, wide in ((self.findings, 190), (self.parts, 130), (self.search, 220)):
            field.setMinimumSize(QSize(wide, 30))
            row.addWidget(field)
        row.addSpacing(SPACE_8)
        row.addWidget(self.count)
        row.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_12, SPACE_8, 0)
        column.setSpacing(SPACE_12)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _on_typed(self, _: str) -> None:
        self._typed.start()

    def _say_filter(self) -> None:
        if self._facts is not None:
            self.filter_changed.emit(self.wanted())
