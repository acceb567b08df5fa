"""The films as a Qt model: what is shown is a list of places in the table of films."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from xlite_core.batch.film_row import FilmRow, RowState
from xlite_desktop.finding_names import display_name
from xlite_desktop.folders.arrangement import FILE, FLAG, NOTE, SAID, TOP, Wish, arranged, leading
from xlite_desktop.folders.film_table import FilmTable
from xlite_desktop.folders.folder_columns import (
    Column,
    columns_for,
    per_cent,
    said_of,
    sentences_of,
)
from xlite_desktop.translation import tr

ModelIndex = QModelIndex | QPersistentModelIndex
_NOTHING = FilmTable((), ())
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_EDITED = _SHOWN | Qt.ItemFlag.ItemIsEditable


class FolderModel(QAbstractTableModel):
    """Films down, columns across; keeps the selection when films change their order.

    Signals:
        note_given: place of a film in the table, and the reader's words.
    """

    note_given = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = _NOTHING
        self.columns: tuple[Column, ...] = columns_for(())
        self.thresholds: NDArray[np.float64] = np.empty(0)
        self.top: NDArray[np.intp] = np.empty(0, np.intp)
        self.shown: NDArray[np.intp] = np.empty(0, np.intp)
        self.wish = Wish()

    def show_table(self, table: FilmTable, thresholds: NDArray[np.float64]) -> None:
        """Show other films."""
        self.beginResetModel()
        self.table, self.thresholds = table, thresholds
        self.columns = columns_for(table.findings)
        self.top = leading(table, thresholds)
        if self.wish.sorted_by not in {column.key for column in self.columns}:
            self.wish = Wish(words=self.wish.words, kind=self.wish.kind)
        self.shown = arranged(table, thresholds, self.wish)
        self.endResetModel()

    def show_wish(self, wish: Wish) -> None:
        """Show other films of the table, or the same in another order."""
        self.wish = wish
        self._arrange()

    def show_thresholds(self, thresholds: NDArray[np.float64]) -> None:
        """Hold the films against other thresholds."""
        self.thresholds = thresholds
        self.top = leading(self.table, thresholds)
        self._arrange()
        self._announce(range(len(self.shown)))

    def show_changed(self, places: list[int]) -> None:
        """Show what has become of films whose rows in the table were altered."""
        if not places:
            return
        self.top = leading(self.table, self.thresholds)
        if self.wish.follows_results or self.wish.sorted_by in (FLAG, NOTE):
            self._arrange()
        changed = np.flatnonzero(np.isin(self.shown, places))
        if len(changed):
            self._announce(range(int(changed[0]), int(changed[-1]) + 1))

    def show_marks(self) -> None:
        """Show flags and notes that were altered in the table."""
        self._arrange()
        self._announce(range(len(self.shown)))

    def place(self, row: int) -> int | None:
        """Return where in the table the film of a line stands."""
        return int(self.shown[row]) if 0 <= row < len(self.shown) else None

    def film(self, row: int) -> FilmRow | None:
        """Return the film of a line."""
        place = self.place(row)
        return None if place is None else self.table.rows[place]

    def top_of(self, place: int) -> str:
        """Return the finding that stands out most on a film; "" without a score."""
        best = int(self.top[place])
        return self.table.findings[best] if best >= 0 else ""

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[section].spoken
        return None

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.columns[index.column()].key != NOTE:
            return _SHOWN
        film = self.film(index.row())
        return _EDITED if film is not None and film.sha256 else _SHOWN

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = self.place(index.row()) if index.isValid() else None
        if place is None:
            return None
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(place, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.spoken}: {self.text(place, column) or 'nothing'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(place, column)
        return None

    def setData(self, index: ModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        place = self.place(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.EditRole or place is None:
            return False
        if self.columns[index.column()].key != NOTE:
            return False
        self.note_given.emit(place, str(value))
        return True

    def text(self, place: int, column: Column) -> str:
        """Return what a film says in a column."""
        row = self.table.rows[place]
        if column.is_finding:
            if row.probabilities is None:
                return "" if row.state is RowState.WAITING else "–"
            return per_cent(row.probabilities[self.table.findings.index(column.key)])
        if column.key == FLAG:
            return tr("flagged") if self.table.flagged[place] else ""
        if column.key == FILE:
            return row.path.name
        if column.key == TOP:
            top = self.top_of(place)
            return display_name(top) if top else ""
        return said_of(row) if column.key == SAID else self.table.marks(place).note

    def _tooltip(self, place: int, column: Column) -> str | None:
        row = self.table.rows[place]
        if column.key == FILE:
            return str(row.path)
        if column.key == NOTE:
            return self.table.marks(place).note or None
        return sentences_of(row) or None

    def _arrange(self) -> None:
        shown = arranged(self.table, self.thresholds, self.wish)
        if np.array_equal(shown, self.shown):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = np.full(len(self.table), -1)
        rows[shown] = np.arange(len(shown))
        after = []
        for index in before:
            row = int(rows[self.shown[index.row()]])
            after.append(QModelIndex() if row < 0 else self.createIndex(row, index.column()))
        self.shown = shown
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _announce(self, rows: range) -> None:
        if rows:
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], last))
