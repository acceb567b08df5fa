"""The films of the strip as rows of a list model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

ModelIndex = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the whole `FilmRow`."""


@dataclass(frozen=True, slots=True)
class FilmRow:
    """What one row shows.

    Attributes:
        number: The film's number in the state.
        place: Its place in the strip, from 1.
        name: File name, for the tooltip and screen readers.
        view: "PA" and so on, or empty.
        flags: Findings above threshold; None while unknown.
        unreadable: The film was refused.
        unscored: No model is asked about it.
        thumbnail: None until it was read.
        flagged, noted: The reader left a flag, or a note.
    """

    number: int
    place: int
    name: str
    view: str = ""
    flags: int | None = None
    unreadable: bool = False
    thumbnail: QImage | None = None
    unscored: bool = False
    flagged: bool = False
    noted: bool = False

    @property
    def spoken(self) -> str:
        """The row in words."""
        if self.unreadable:
            said = "unreadable"
        elif self.unscored:
            said = "not scored"
        elif self.flags is None:
            said = "no result yet"
        else:
            said = f"{self.flags} above threshold"
        flag, note = "flagged by you" * self.flagged, "with a note" * self.noted
        parts = (f"Film {self.place}", self.name, self.view, said, flag, note)
        return ", ".join(part for part in parts if part)


class FilmstripModel(QAbstractListModel):
    """The films as rows; changes are announced row by row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FilmRow, ...] = ()

    @property
    def rows(self) -> tuple[FilmRow, ...]:
        return self._rows

    def set_rows(self, rows: tuple[FilmRow, ...]) -> None:
        """Show these rows, announcing only what differs."""
        old = self._rows
        if [row.number for row in old] == [row.number for row in rows[: len(old)]]:
            self._grow(old, rows)
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _grow(self, old: tuple[FilmRow, ...], rows: tuple[FilmRow, ...]) -> None:
        if len(rows) > len(old):
            self.beginInsertRows(QModelIndex(), len(old), len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
        self._rows = rows
        for place, (before, after) in enumerate(zip(old, rows, strict=False)):
            if before is not after and before != after:
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row.place)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == ROW_ROLE else None
