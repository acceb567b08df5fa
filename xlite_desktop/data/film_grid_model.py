"""Films of a data set as the cells of a grid, as many across as there is room for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from xlite_core.data.manifest import Manifest
from xlite_desktop.data.facts_view import film_path
from xlite_desktop.data.film_filter import film_words
from xlite_desktop.data.film_grid_delegate import FilmCell
from xlite_desktop.data.thumbnails import Thumbnails

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the `FilmCell`."""

ModelIndex = QModelIndex | QPersistentModelIndex


class FilmGridModel(QAbstractTableModel):
    """Some rows of a manifest; their pictures come when they are in view.

    A table and not a list: Qt lays a list out item by item, which takes a fifth of a second for
    a hundred thousand films, each time that one of them changes.
    """

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._manifest: Manifest | None = None
        self._rows: NDArray[np.intp] = np.empty(0, np.intp)
        self._across = 1
        self._wanted: dict[Path, int] = {}
        thumbnails.arrived.connect(self._on_arrived)

    @property
    def count(self) -> int:
        """How many films there are."""
        return len(self._rows)

    @property
    def across(self) -> int:
        return self._across

    def show_rows(self, manifest: Manifest | None, rows: NDArray[np.intp]) -> None:
        """Show other films."""
        self.beginResetModel()
        self._manifest, self._rows, self._wanted = manifest, rows, {}
        self.endResetModel()

    def set_across(self, across: int) -> None:
        """Put another number of films side by side."""
        if across != self._across:
            self.beginResetModel()
            self._across = across
            self.endResetModel()

    def number(self, index: ModelIndex) -> int:
        """Return which film stands at an index; -1 for none."""
        number = index.row() * self._across + index.column() if index.isValid() else -1
        return number if number < len(self._rows) else -1

    def place(self, number: int) -> QModelIndex:
        """Return where a film stands."""
        return self.index(number // self._across, number % self._across)

    def path(self, number: int) -> Path | None:
        """Return the path of a film."""
        if self._manifest is None or not 0 <= number < len(self._rows):
            return None
        return film_path(self._manifest, str(self._manifest.table.files[self._rows[number]]))

    def want(self, first: int, last: int) -> None:
        """Ask for the pictures of films from `first` to before `last`."""
        self._wanted = {
            path: number
            for number in range(max(0, first), min(last, len(self._rows)))
            if (path := self.path(number)) is not None
        }
        self._thumbnails.want(list(self._wanted))

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else -(-len(self._rows) // self._across)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._across

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.number(index) < 0 else super().flags(index)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number = self.number(index)
        path = self.path(number)
        if path is None or self._manifest is None:
            return None
        if role == CELL_ROLE:
            picture = self._thumbnails.picture(path)
            held = picture if isinstance(picture, QImage) else None
            return FilmCell(path.name, held, picture if isinstance(picture, str) else "")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return path.name
        if role == Qt.ItemDataRole.ToolTipRole:
            words = film_words(self._manifest.table, int(self._rows[number]))
            picture = self._thumbnails.picture(path)
            return f"{words}\n{picture}" if isinstance(picture, str) else words
        return None

    def _on_arrived(self, path: Path) -> None:
        number = self._wanted.get(path)
        if number is not None:
            place = self.place(number)
            self.dataChanged.emit(place, place)
