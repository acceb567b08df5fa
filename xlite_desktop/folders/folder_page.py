"""The Folders page: a folder's films in one table, or what to do where there is none."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from xlite_desktop.data.job_strip import JobStrip
from xlite_desktop.folders.arrangement import Wish
from xlite_desktop.folders.film_table import FilmTable
from xlite_desktop.folders.folder_bar import FolderBar
from xlite_desktop.folders.folder_empty import FolderEmpty
from xlite_desktop.folders.folder_head import FolderHead
from xlite_desktop.folders.folder_model import FolderModel
from xlite_desktop.folders.folder_strip import FolderStrip
from xlite_desktop.folders.folder_table import FolderTable
from xlite_desktop.folders.folder_view import FolderView, Phase
from xlite_desktop.theme.current import current_palette
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_core.batch.place import KeptBatch


class FolderPage(QWidget):
    """Shows a `FolderView` and a table; what the reader does goes out through its parts."""

    flag_switched = Signal(int)
    note_given = Signal(int, str)
    film_opened = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.strip, self.bar = FolderHead(), FolderStrip(), FolderBar()
        self.reports = JobStrip()
        self.model = FolderModel(self)
        self.table = FolderTable(self.model)
        self.empty = FolderEmpty()
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.strip, self.reports, self.bar, self.table):
            column.addWidget(part, 1 if part is self.table else 0)
        self._work = work
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(work)
        self.setFocusProxy(self.empty.open)
        self.bar.wished.connect(self._on_wished)
        self.bar.left_downwards.connect(self._on_left_downwards)
        self.table.arranged.connect(self._show_wish)
        self.table.film_opened.connect(self.film_opened)
        self.table.flag_switched.connect(self.flag_switched)
        self.model.note_given.connect(self.note_given)

    def show_view(self, view: FolderView) -> None:
        """Show how far the batch is."""
        self.head.show_view(view)
        self.strip.show_view(view)
        self._pages.setCurrentWidget(self.empty if view.phase is Phase.NONE else self._work)
        self.setFocusProxy(self.empty.open if view.phase is Phase.NONE else self.table)
        self._say_nothing(view.phase)

    def show_table(self, table: FilmTable, thresholds: NDArray[np.float64]) -> None:
        """Show other films."""
        self.model.show_table(table, thresholds)
        self.bar.show_findings(table.findings)
        self.bar.setVisible(bool(len(table)))  # nothing to filter, and no heading over nothing
        self.table.horizontalHeader().setVisible(bool(len(table)))
        self._show_wish()

    def show_changed(self, places: list[int]) -> None:
        """Show films whose rows in the table were altered."""
        self.model.show_changed(places)
        self._show_wish()

    def show_thresholds(self, thresholds: NDArray[np.float64]) -> None:
        """Hold the films against other thresholds."""
        self.model.show_thresholds(thresholds)
        self._show_wish()

    def show_marks(self) -> None:
        """Show flags and notes that were altered in the table."""
        self.model.show_marks()
        self._show_wish()

    def show_kept(self, batches: Sequence[KeptBatch]) -> None:
        """Offer what was begun earlier."""
        self.empty.show_kept(batches)

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().surface0))

    def _say_nothing(self, phase: Phase) -> None:
        if phase is Phase.WAITING:
            words = tr("Waiting for the model.")
        elif phase is Phase.SEARCHING:
            words = tr("The films appear as soon as their folders are searched.")
        elif not len(self.model.table):
            words = ""
        else:
            words = tr("No film fits. Esc in the filter empties it; “All” shows every film.")
        if words != self.table.nothing:
            self.table.nothing = words
            self.table.viewport().update()

    @Slot()
    def _show_wish(self) -> None:
        shown, total = self.model.rowCount(), len(self.model.table)
        self.bar.show_wish(self.model.wish, shown=shown, total=total)

    @Slot(object)
    def _on_wished(self, wish: Wish) -> None:
        now = self.model.wish
        kept = dataclasses.replace(wish, sorted_by=now.sorted_by, descending=now.descending)
        self.model.show_wish(kept)
        self._show_wish()

    @Slot()
    def _on_left_downwards(self) -> None:
        self.table.setFocus()
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 1))
