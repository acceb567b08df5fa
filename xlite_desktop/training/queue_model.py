"""The queue as rows of a list model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from xlite_core.run_directory import RunDirectory
from xlite_desktop.training.config_words import prefix, told_apart
from xlite_desktop.training.queue_foresight import about_words
from xlite_desktop.training.run_queue import Entry, EntryState, RunQueue
from xlite_desktop.translation import tr

ModelIndex = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the whole `QueueRow`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """What one row shows.

    Attributes:
        key: The entry's, in the queue.
        name: "KD_001", or "KD" before it has a number.
        about: What is particular about it.
        state: Where it stands.
        said: The same in a word or two, or how far it is.
        takes: How long it will take, where that can be told.
        note: Why it failed.
        movable: Its place may be changed.
    """

    key: int
    name: str
    about: str
    state: EntryState
    said: str
    takes: str = ""
    note: str = ""
    movable: bool = True

    @property
    def spoken(self) -> str:
        """The row in words."""
        parts = (self.name, self.about, self.said, self.takes, self.note)
        return ", ".join(part for part in parts if part)

    @property
    def right(self) -> str:
        """What stands at its end: the time instead of the word that it waits."""
        waits = self.takes and self.said == tr("waiting")
        shorter = self.takes.removeprefix(tr("about ")).replace(tr("under a minute"), "< 1 min")
        return shorter if waits else self.said


def rows_of(
    queue: RunQueue, *, doing: str = "", takes: Mapping[int, float] | None = None
) -> tuple[QueueRow, ...]:
    """Return the rows of a queue.

    Args:
        queue: The queue.
        doing: What the run under way is doing, or how far it is.
        takes: Seconds that entries will take, by key, where they are known.
    """
    known = {key: about_words(seconds) for key, seconds in (takes or {}).items()}
    words = told_apart(tuple(entry.config for entry in queue.entries))
    return tuple(
        _row(entry, about, doing, known.get(entry.key, ""))
        for entry, about in zip(queue.entries, words, strict=True)
    )


_WORDS = {
    EntryState.WAITING: tr("waiting"),
    EntryState.RUNNING: tr("running"),
    EntryState.STOPPED: tr("stopped"),
    EntryState.FINISHED: tr("finished"),
    EntryState.FAILED: tr("failed"),
    EntryState.SKIPPED: tr("skipped"),
}


def _row(entry: Entry, about: str, doing: str, takes: str) -> QueueRow:
    said = doing if entry.state is EntryState.RUNNING and doing else _WORDS[entry.state]
    if entry.waits and entry.run:
        said = tr("cut off")
    return QueueRow(
        key=entry.key,
        name=_id_of(entry.run) if entry.run else prefix(entry.config),
        about=about,
        state=entry.state,
        said=said,
        takes=takes,
        note=entry.note,
        movable=entry.may_move,
    )


def _id_of(run: str) -> str:
    return RunDirectory(Path(run)).experiment_id


class QueueModel(QAbstractListModel):
    """Rows in the order in which they will run."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[QueueRow, ...] = ()

    @property
    def rows(self) -> tuple[QueueRow, ...]:
        return self._rows

    def set_rows(self, rows: Iterable[QueueRow]) -> None:
        """Show these rows, announcing only what differs."""
        old, new = self._rows, tuple(rows)
        if [row.key for row in old] != [row.key for row in new]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        self._rows = new
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.note or row.spoken
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == ROW_ROLE else None
