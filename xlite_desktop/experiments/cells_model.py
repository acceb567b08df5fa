"""Cells of quiet read-only tables as a model: texts, and numbers with what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetricsF

from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_CAPTION

ModelIndex = QModelIndex | QPersistentModelIndex

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the whole `Cell`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column.

    Attributes:
        heading: Above it.
        left: A text, not a number.
        tip: What it means.
        stretch: Takes the room that is left.
    """

    heading: str
    left: bool = False
    tip: str = ""
    stretch: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell.

    Attributes:
        text: What it says.
        behind: Said behind it, faint: an interval, a unit.
        role: Token of the text's colour.
        strong: Set in medium weight.
        tip: More about it.
    """

    text: str
    behind: str = ""
    role: str = "text"
    strong: bool = False
    tip: str = ""


class CellsModel(QAbstractTableModel):
    """Rows of cells under named columns.

    Attributes:
        stacked: Whether what is said behind a number stands below it.
    """

    def __init__(self, columns: Sequence[TableColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[tuple[Cell, ...], ...] = ()
        self._behind = [0.0] * len(self._columns)
        self.stacked = False

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        return self._columns

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        return self._rows

    def room_behind(self, column: int) -> float:
        """Return how wide the widest text behind a number of this column is."""
        return self._behind[column]

    def set_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show these rows; where their number stays, only what differs is announced."""
        new = tuple(tuple(row) for row in rows)
        small = QFontMetricsF(font(TYPE_CAPTION))
        self._behind = [
            max((small.horizontalAdvance(row[place].behind) for row in new), default=0.0)
            for place in range(len(self._columns))
        ]
        if len(new) != len(self._rows):
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        old, self._rows = self._rows, new
        last = len(self._columns) - 1
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{cell.text} ({cell.behind})" if cell.behind else cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        return cell if role == CELL_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column.left else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
