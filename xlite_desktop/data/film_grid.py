"""The films of a data set as a grid of thumbnails; only those in view are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from xlite_core.data.manifest import Manifest
from xlite_desktop.controls.own_keys import STEPS, OwnKeys
from xlite_desktop.data.facts_view import film_path
from xlite_desktop.data.film_filter import film_words
from xlite_desktop.data.film_grid_delegate import CELL, FilmCell, FilmGridDelegate
from xlite_desktop.data.thumbnails import Thumbnails

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the `FilmCell`."""

_SETTLE_MS = 30
"""After the last movement of the scroll bar: films that fly by are not read."""

ModelIndex = QModelIndex | QPersistentModelIndex


class FilmGridModel(QAbstractListModel):
    """Some rows of a manifest; their pictures come when they are in view."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._manifest: Manifest | None = None
        self._rows: NDArray[np.intp] = np.empty(0, np.intp)
        self._place: dict[Path, int] = {}
        thumbnails.arrived.connect(self._on_arrived)

    def show_rows(self, manifest: Manifest | None, rows: NDArray[np.intp]) -> None:
        """Show other films."""
        self.beginResetModel()
        self._manifest, self._rows, self._place = manifest, rows, {}
        self.endResetModel()

    def path(self, row: int) -> Path | None:
        """Return the path of the film at a place of the grid."""
        if self._manifest is None or not 0 <= row < len(self._rows):
            return None
        return film_path(self._manifest, str(self._manifest.table.files[self._rows[row]]))

    def want(self, first: int, last: int) -> None:
        """Ask for the pictures of these places."""
        self._place = {
            path: row
            for row in range(max(0, first), min(last, len(self._rows)))
            if (path := self.path(row)) is not None
        }
        self._thumbnails.want(list(self._place))

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        path = self.path(index.row()) if index.isValid() else None
        if path is None or self._manifest is None:
            return None
        if role == CELL_ROLE:
            picture = self._thumbnails.picture(path)
            held = picture if isinstance(picture, QImage) else None
            return FilmCell(path.name, held, picture if isinstance(picture, str) else "")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return path.name
        if role == Qt.ItemDataRole.ToolTipRole:
            words = film_words(self._manifest.table, int(self._rows[index.row()]))
            picture = self._thumbnails.picture(path)
            return f"{words}\n{picture}" if isinstance(picture, str) else words
        return None

    def _on_arrived(self, path: Path) -> None:
        row = self._place.get(path)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))


class FilmGrid(QListView):
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
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(CELL)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName("Films")
        self.setStyleSheet("QListView { background: transparent; border: none; outline: 0; }")
        self.viewport().setAutoFillBackground(False)
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
        across = max(1, self.viewport().width() // CELL.width())
        line = self.verticalScrollBar().value() // CELL.height()
        lines = self.viewport().height() // CELL.height() + 2
        self.films.want(line * across, (line + lines) * across)

    def sizeHint(self) -> QSize:
        return QSize(800, 500)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def rect_of(self, row: int) -> QRect:
        """Return where a film stands in the viewport, for tests."""
        return self.visualRect(self.films.index(row))

    def _on_scrolled(self, _: int) -> None:
        self._settle.start()

    def _on_chosen(self, index: QModelIndex) -> None:
        path = self.films.path(index.row()) if index.isValid() else None
        if path is not None:
            self.film_requested.emit(path)
