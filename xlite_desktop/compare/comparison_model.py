"""The findings of two answers as rows of a table."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from xlite_desktop.compare.compared_findings import (
    ComparedFindings,
    ComparedLine,
    probability_text,
    spoken,
)
from xlite_desktop.translation import tr
from xlite_desktop.viewer.square_root_axis import per_cent

ModelIndex = QModelIndex | QPersistentModelIndex

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the whole `ComparedLine`."""

FLAG_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""Whether the number of a cell is at or above its threshold."""


class Column(IntEnum):
    """From the left."""

    FINDING = 0
    HERE = 1
    THERE = 2
    CHANGE = 3


class ComparisonModel(QAbstractTableModel):
    """One row a finding; the same findings in the same order announce only what differs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: ComparedFindings | None = None

    @property
    def lines(self) -> tuple[ComparedLine, ...]:
        return () if self._view is None else self._view.lines

    def show_view(self, view: ComparedFindings) -> None:
        """Show a comparison."""
        before, old = self.lines, self._view
        if [line.finding for line in before] != [line.finding for line in view.lines]:
            self.beginResetModel()
            self._view = view
            self.endResetModel()
        else:
            self._view = view
            last = len(Column) - 1
            for row, (was, now) in enumerate(zip(before, view.lines, strict=True)):
                if was != now:
                    self.dataChanged.emit(self.index(row, 0), self.index(row, last))
        if old is None or (old.here, old.there, old.change) != (view.here, view.there, view.change):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def row_of(self, finding: str) -> int:
        """Return the row of a finding; -1 where it has none."""
        return next((i for i, line in enumerate(self.lines) if line.finding == finding), -1)

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or self._view is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(Column):
            view = self._view
            return (tr("Finding, %"), view.here, view.there, view.change)[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        view = self._view
        if not index.isValid() or view is None or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], Column(index.column())
        first = column is Column.FINDING
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: _text(line, column),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(column),
            Qt.ItemDataRole.AccessibleTextRole: lambda: (
                spoken(line, view) if first else _text(line, column)
            ),
            Qt.ItemDataRole.ToolTipRole: lambda: _tool_tip(line, column),
            FLAG_ROLE: lambda: _flagged(line, column),
            LINE_ROLE: lambda: line,
        }
        answer = answers.get(role)
        return None if answer is None else answer()

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Return the flags of a cell; a finding without a map on the left cannot be chosen."""
        if not index.isValid() or self.lines[index.row()].here_threshold is not None:
            return super().flags(index)
        return Qt.ItemFlag.ItemIsEnabled


def _text(line: ComparedLine, column: Column) -> str:
    if column is Column.FINDING:
        return line.label
    if column is Column.CHANGE:
        return line.change_text
    return probability_text(line.here if column is Column.HERE else line.there)


def _flagged(line: ComparedLine, column: Column) -> bool:
    here = column is Column.HERE and line.here_flagged
    return here or (column is Column.THERE and line.there_flagged)


def _tool_tip(line: ComparedLine, column: Column) -> str | None:
    sides = {Column.HERE: line.here_threshold, Column.THERE: line.there_threshold}
    threshold = sides.get(column)
    if threshold is not None:
        return tr("Threshold {threshold} %", threshold=per_cent(threshold))
    if column in sides:
        return tr("This model does not know the finding.")
    return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
