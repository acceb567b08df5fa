"""The lines of a run's log as rows of a list model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from xlite_desktop.training.run_words import LogLine, Weight
from xlite_desktop.translation import tr

ModelIndex = QModelIndex | QPersistentModelIndex

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the whole `LogLine`."""

MOST_SHOWN = 1000
"""Older lines stay in the run's file; a list that grows for days would slow the window down."""

_SPOKEN = {Weight.WARNING: tr("Warning: "), Weight.ERROR: tr("Error: ")}


class LogModel(QAbstractListModel):
    """Lines in the order in which they were said; the oldest give way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[LogLine] = []

    @property
    def lines(self) -> tuple[LogLine, ...]:
        return tuple(self._lines)

    def set_lines(self, lines: Iterable[LogLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = list(lines)[-MOST_SHOWN:]
        self.endResetModel()

    def append(self, lines: Iterable[LogLine]) -> None:
        """Show more lines, and forget the oldest where there are too many."""
        new = list(lines)[-MOST_SHOWN:]
        if not new:
            return
        surplus = len(self._lines) + len(new) - MOST_SHOWN
        if surplus > 0:
            self.beginRemoveRows(QModelIndex(), 0, surplus - 1)
            del self._lines[:surplus]
            self.endRemoveRows()
        first = len(self._lines)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        self._lines.extend(new)
        self.endInsertRows()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.when:%Y-%m-%d %H:%M:%S}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.when:%H:%M:%S}. {_SPOKEN.get(line.weight, '')}{line.text}"
        return line if role == LINE_ROLE else None


def as_text(lines: Iterable[LogLine]) -> str:
    """Return lines as they are copied."""
    return "\n".join(f"{line.when:%Y-%m-%d %H:%M:%S}  {line.text}" for line in lines)
