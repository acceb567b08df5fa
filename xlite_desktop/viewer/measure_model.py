"""The marks of a film as rows of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from xlite_core.imaging.measurement import Mark, Measured, PixelSize, measured

ModelIndex = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the whole `MarkRow`."""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One mark and what it says."""

    number: int
    says: Measured

    @property
    def spoken(self) -> str:
        note = f", {self.says.note}" if self.says.note else ""
        return f"{self.says.name}, {self.says.words}{note}"


def rows_of(marks: tuple[Mark, ...], size: PixelSize) -> tuple[MarkRow, ...]:
    """Return a row a mark, in the order they were drawn."""
    return tuple(MarkRow(mark.number, measured(mark, size)) for mark in marks)


class MarksModel(QAbstractListModel):
    """Rows are announced one by one, so that a drag repaints a single one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MarkRow, ...] = ()

    @property
    def rows(self) -> tuple[MarkRow, ...]:
        return self._rows

    def set_rows(self, rows: tuple[MarkRow, ...]) -> None:
        """Show these rows."""
        old = self._rows
        if [row.number for row in old] != [row.number for row in rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        for place, (before, after) in enumerate(zip(old, rows, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(place), self.index(place))

    def place_of(self, number: int | None) -> int:
        """Return the row of a mark; -1 for none."""
        return next((i for i, row in enumerate(self._rows) if row.number == number), -1)

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.says.name}  {row.says.words}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.says.note or row.says.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == ROW_ROLE else None
