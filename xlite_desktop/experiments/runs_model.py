"""The lines of the runs table as a Qt model; what changes is announced cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from xlite_core.experiments.run_catalogue import RunSummary
from xlite_desktop.experiments.interval_strip import DEFAULT_AXIS, StripAxis
from xlite_desktop.experiments.runs_columns import COLUMNS, DECISION, STAR, STRIP, Column
from xlite_desktop.experiments.runs_lines import GroupLine, Line, RunLine
from xlite_desktop.experiments.runs_words import auc_sentence, status_word
from xlite_desktop.translation import tr

ModelIndex = QModelIndex | QPersistentModelIndex

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the whole `Line`."""


class RunsModel(QAbstractTableModel):
    """Lines down, columns across; keeps selections whole when lines move."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self.axis: StripAxis = DEFAULT_AXIS
        self.now = 0.0

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def show_lines(self, lines: tuple[Line, ...], axis: StripAxis, now: float) -> None:
        """Show these lines.

        Args:
            lines: Each key once.
            axis: Of the interval strips.
            now: Seconds since 1970, for what is left of a running run.
        """
        moved_axis, self.axis = axis != self.axis, axis
        moved_time, self.now = now != self.now, now
        self._drop_others({line.key for line in lines})
        old = {line.key for line in self._lines}
        self._reorder([line for line in lines if line.key in old])
        self._insert_new(lines, old)
        before, self._lines = self._lines, lines
        self._announce(before, everything=moved_axis, running=moved_time)

    def row_of(self, key: str) -> int | None:
        """Return where a line stands."""
        return next((row for row, line in enumerate(self._lines) if line.key == key), None)

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return COLUMNS[section].spoken
        return None

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        if isinstance(self._line(index), RunLine):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags  # the keyboard passes over headings

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._line(index)
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if isinstance(line, GroupLine):
            return _group_text(line, index.column(), role)
        tell = _TELLERS.get(role)
        return None if tell is None else tell(line.run, COLUMNS[index.column()])

    def _line(self, index: ModelIndex) -> Line | None:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        return self._lines[index.row()]

    def _drop_others(self, kept: set[str]) -> None:
        for first, last in reversed(_stretches(self._lines, lambda key: key not in kept)):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._lines = self._lines[:first] + self._lines[last + 1 :]
            self.endRemoveRows()

    def _reorder(self, wanted: list[Line]) -> None:
        places = {line.key: row for row, line in enumerate(wanted)}
        if [line.key for line in self._lines] == list(places):
            return
        self.layoutAboutToBeChanged.emit()
        old = self._lines
        self._lines = tuple(sorted(old, key=lambda line: places[line.key]))
        before = self.persistentIndexList()
        after = [self.index(places[old[i.row()].key], i.column()) for i in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _insert_new(self, wanted: tuple[Line, ...], old: set[str]) -> None:
        for first, last in _stretches(wanted, lambda key: key not in old):
            self.beginInsertRows(QModelIndex(), first, last)
            self._lines = (*self._lines[:first], *wanted[first : last + 1], *self._lines[first:])
            self.endInsertRows()

    def _announce(self, before: Iterable[Line], *, everything: bool, running: bool) -> None:
        last = len(COLUMNS) - 1
        for row, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            ticking = running and isinstance(new, RunLine) and new.run.status == "running"
            if everything or ticking or (old is not new and old != new):
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))


def _stretches(lines: tuple[Line, ...], picked: Any) -> list[tuple[int, int]]:
    """Return first and last row of each unbroken stretch of picked lines."""
    found: list[tuple[int, int]] = []
    for row, line in enumerate(lines):
        if picked(line.key):
            if found and found[-1][1] == row - 1:
                found[-1] = (found[-1][0], row)
            else:
                found.append((row, row))
    return found


def _group_text(line: GroupLine, column: int, role: int) -> str | None:
    shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    return f"{line.name}, {line.counted}" if column == 0 and role in shown else None


def _shown(run: RunSummary, column: Column) -> str:
    return column.text(run)


def _accessible(run: RunSummary, column: Column) -> str:
    return _spoken(run, column.key) or f"{column.spoken}: {column.text(run)}"


def _tooltip(run: RunSummary, column: Column) -> str | None:
    key = column.key
    if run.problem and key not in (STAR, DECISION):
        return run.problem
    if key in ("val_auc_macro", STRIP):
        return auc_sentence(run)
    if key == "val_f1_macro":
        return tr("Macro F1 on the validation films, at thresholds chosen on them")
    return _spoken(run, key) or None


def _spoken(run: RunSummary, key: str) -> str:
    note = run.note
    if key == STAR:
        return tr("Starred") if note and note.starred else tr("Not starred")
    if key == DECISION and note and note.decision:
        return f"{note.decision.capitalize()}: {note.reason}"
    if key == STRIP:
        return auc_sentence(run) if run.auc else status_word(run).capitalize()
    return ""


_TELLERS: Mapping[int, Callable[[RunSummary, Column], str | None]] = {
    int(Qt.ItemDataRole.DisplayRole): _shown,
    int(Qt.ItemDataRole.ToolTipRole): _tooltip,
    int(Qt.ItemDataRole.AccessibleTextRole): _accessible,
}
