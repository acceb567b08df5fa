"""The films of a data set as a grid of thumbnails; only those in view are read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from xlite_core.data.manifest import Manifest
from xlite_desktop.controls.own_keys import STEPS, OwnKeys
from xlite_desktop.data.film_grid_delegate import CELL, FilmGridDelegate
from xlite_desktop.data.film_grid_model import CELL_ROLE, FilmGridModel
from xlite_desktop.data.thumbnails import Thumbnails
from xlite_desktop.translation import tr

_SETTLE_MS = 30
"""After the last movement of the scroll bar: films that fly by are not read."""


class FilmGrid(QTableView):
    """The grid itself.

    Signals:
        film_requested: the path of a film that was double-clicked, or chosen with Enter.
    """

    film_requested = Signal(object)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.films = FilmGridModel(thumbnails, self)
        self.setModel(self.films)
        self.setItemDelegate(FilmGridDelegate(CELL_ROLE, self))
        for header, size in (
            (self.horizontalHeader(), CELL.width()),
            (self.verticalHeader(), CELL.height()),
        ):
            header.setMinimumSectionSize(size)
            header.setDefaultSectionSize(size)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.hide()
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(tr("Films"))
        self.setStyleSheet("QTableView { background: transparent; border: none; outline: 0; }")
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        OwnKeys(self, STEPS | {Qt.Key.Key_Return, Qt.Key.Key_Enter})
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.want_visible)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.doubleClicked.connect(self._on_chosen)

    def show_rows(self, manifest: Manifest | None, rows: NDArray[np.intp]) -> None:
        """Show other films, from the first."""
        self.films.show_rows(manifest, rows)
        self.scrollToTop()
        self._settle.start()

    def want_visible(self) -> None:
        """Ask for the pictures that are in view, and for the next lines."""
        if not self.isVisible():
            return
        line = self.verticalScrollBar().value() // CELL.height()
        lines = self.viewport().height() // CELL.height() + 2
        self.films.want(line * self.films.across, (line + lines) * self.films.across)

    def rect_of(self, number: int) -> QRect:
        """Return where a film stands in the viewport."""
        return self.visualRect(self.films.place(number))

    def sizeHint(self) -> QSize:
        return QSize(800, 500)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        across = max(1, self.viewport().width() // CELL.width())
        if across != self.films.across:
            current = self.films.number(self.currentIndex())
            top = self.films.number(self.indexAt(self.viewport().rect().topLeft()))
            self.films.set_across(across)
            self.setCurrentIndex(self.films.place(current) if current >= 0 else QModelIndex())
            if top > 0:
                self.scrollTo(self.films.place(top), QAbstractItemView.ScrollHint.PositionAtTop)
        super().resizeEvent(event)
        self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_scrolled(self, _: int) -> None:
        self._settle.start()

    def _on_chosen(self, index: QModelIndex) -> None:
        path = self.films.path(self.films.number(index))
        if path is not None:
            self.film_requested.emit(path)
