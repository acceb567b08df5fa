"""The films of the strip as rows of a list model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from xlite_desktop.translation import tr

ModelIndex = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the whole `FilmRow` or `HeadingRow`."""


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
            said = tr("unreadable")
        elif self.unscored:
            said = tr("not scored")
        elif self.flags is None:
            said = tr("no result yet")
        else:
            said = tr("{flags} above threshold", flags=self.flags)
        flag, note = tr("flagged by you") * self.flagged, tr("with a note") * self.noted
        parts = (tr("Film {place}", place=self.place), self.name, self.view, said, flag, note)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingRow:
    """What stands above the films of a study.

    Attributes:
        number: Below 0: no film has it.
        study: Its key, for folding; empty for films without a study.
        patient: "Patient 1", or the name where the reader asked for it.
        label: "Study 1", or its date where the reader asked for it.
        films: How many it has here.
        folded: Its films are hidden.
    """

    number: int
    study: str = field(repr=False)  # made of the patient's identifiers
    patient: str
    label: str
    films: int
    folded: bool = False

    @property
    def count(self) -> str:
        """How many films, in words."""
        return tr("1 film") if self.films == 1 else tr("{films:,} films", films=self.films)

    @property
    def name(self) -> str:
        """What the tooltip says."""
        parts = (self.patient, self.label, self.count)
        return " · ".join(part for part in parts if part)

    @property
    def spoken(self) -> str:
        """The heading in words."""
        return tr("{name}, folded", name=self.name) if self.folded else self.name


StripRow = FilmRow | HeadingRow


class FilmstripModel(QAbstractListModel):
    """The films as rows; changes are announced row by row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[StripRow, ...] = ()

    @property
    def rows(self) -> tuple[StripRow, ...]:
        return self._rows

    def set_rows(self, rows: tuple[StripRow, ...]) -> None:
        """Show these rows, announcing only what differs."""
        old = self._rows
        if [row.number for row in old] == [row.number for row in rows[: len(old)]]:
            self._grow(old, rows)
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _grow(self, old: tuple[StripRow, ...], rows: tuple[StripRow, ...]) -> None:
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
            return str(row.place) if isinstance(row, FilmRow) else row.patient
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == ROW_ROLE else None

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        # A heading is passed over by keys, and cannot become the current film.
        film = index.isValid() and isinstance(index.data(ROW_ROLE), FilmRow)
        return super().flags(index) if film else Qt.ItemFlag.NoItemFlags
