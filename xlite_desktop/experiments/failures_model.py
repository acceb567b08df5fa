"""A run's worst failures as rows of a list model; thumbnails arrive one by one."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from xlite_core.experiments.worst_failures import Failure
from xlite_desktop.experiments.run_detail_words import number
from xlite_desktop.finding_names import display_name
from xlite_desktop.translation import tr

ModelIndex = QModelIndex | QPersistentModelIndex

FAILURE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the whole `FailureRow`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureRow:
    """One film.

    Attributes:
        failure: What was judged wrong on it.
        path: Its file; None where nobody knows.
        thumbnail: None until it was read.
        unreadable: Its file is gone, or cannot be read.
    """

    failure: Failure
    path: Path | None
    thumbnail: QImage | None = None
    unreadable: bool = False

    @property
    def name(self) -> str:
        return display_name(self.failure.finding)

    @property
    def numbers(self) -> str:
        """Return "0.8 < 9.5": probability and threshold in per cent."""
        said, limit = 100 * self.failure.probability, 100 * self.failure.threshold
        return f"{number(said, 1)} {'<' if said < limit else '≥'} {number(limit, 1)}"

    @property
    def spoken(self) -> str:
        kind = (
            tr("missed") if self.failure.probability < self.failure.threshold else tr("false alarm")
        )
        said = number(100 * self.failure.probability, 1)
        limit = number(100 * self.failure.threshold, 1)
        film = self.path.name if self.path else tr("film not known")
        return tr(
            "{name}, {kind}: {said} % against a threshold of {limit} % ({film})",
            name=self.name,
            kind=kind,
            said=said,
            limit=limit,
            film=film,
        )


class FailuresModel(QAbstractListModel):
    """The films of one kind of failure."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FailureRow] = []

    @property
    def rows(self) -> tuple[FailureRow, ...]:
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[FailureRow]) -> None:
        """Show other films; the same ones keep their thumbnails."""
        known = {(row.failure, row.path): row for row in self._rows}
        self.beginResetModel()
        self._rows = [known.get((row.failure, row.path), row) for row in rows]
        self.endResetModel()

    def next_wanted(self) -> FailureRow | None:
        """Return the first film that still needs a thumbnail."""
        wanted = (r for r in self._rows if r.path and r.thumbnail is None and not r.unreadable)
        return next(wanted, None)

    def set_thumbnail(self, path: Path, thumbnail: QImage | None) -> None:
        """Show a film's picture, or that there is none."""
        for place, row in enumerate(self._rows):
            if row.path == path:
                self._rows[place] = dataclasses.replace(
                    row, thumbnail=thumbnail, unreadable=thumbnail is None
                )
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.name} {row.numbers}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return row if role == FAILURE_ROLE else None
