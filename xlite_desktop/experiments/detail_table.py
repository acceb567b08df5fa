"""Quiet read-only tables: texts, and numbers with their intervals behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, REGULAR, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION

ModelIndex = QModelIndex | QPersistentModelIndex

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the whole `Cell`."""

ROW, HEAD = 28, 26
_PADDING = 7.0
_BEHIND = 6.0


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
    """Rows of cells under named columns."""

    def __init__(self, columns: Sequence[TableColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[tuple[Cell, ...], ...] = ()

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        return self._columns

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        return self._rows

    def set_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show these rows; where their number stays, only what differs is announced."""
        new = tuple(tuple(row) for row in rows)
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


class DetailTable(QTableView):
    """Shows a `CellsModel` at its full height: what scrolls is the page around it."""

    def __init__(
        self, columns: Sequence[TableColumn], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cells = CellsModel(columns, self)
        self.setModel(self._cells)
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "detail")
        self.viewport().setAutoFillBackground(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = _Head(self)
        self.setHorizontalHeader(head)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFixedHeight(HEAD)
        for place, column in enumerate(columns):
            mode = (
                QHeaderView.ResizeMode.Stretch
                if column.stretch
                else QHeaderView.ResizeMode.ResizeToContents
            )
            head.setSectionResizeMode(place, mode)

    @property
    def cells(self) -> CellsModel:
        return self._cells

    def show_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show these rows."""
        self._cells.set_rows(rows)
        self.setFixedHeight(HEAD + ROW * len(rows) + 2)
        self.updateGeometry()


class _Head(QHeaderView):
    """Faint headings on the table's own ground, above a line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFont(font(TYPE_CAPTION))

    def sectionSizeFromContents(self, index: int) -> QSize:
        heading = str(self.model().headerData(index, Qt.Orientation.Horizontal))
        width = QFontMetricsF(font(TYPE_CAPTION)).horizontalAdvance(heading)
        return QSize(int(width + 2 * _PADDING) + 2, HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        palette = current_palette()
        place = QRectF(rect)
        painter.fillRect(place, QColor(palette.surface1))
        painter.fillRect(
            QRectF(place.left(), place.bottom() - 1, place.width(), 1), QColor(palette.line)
        )
        side = self.model().headerData(
            index, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        painter.setFont(font(TYPE_CAPTION))
        painter.setPen(QColor(palette.faint))
        heading = str(self.model().headerData(index, Qt.Orientation.Horizontal))
        painter.drawText(place.adjusted(_PADDING, 0, -_PADDING, 0), side, heading)


class _CellDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        cell: Cell = index.data(CELL_ROLE)
        text = QFontMetricsF(_font(cell)).horizontalAdvance(cell.text)
        behind = QFontMetricsF(font(TYPE_CAPTION)).horizontalAdvance(cell.behind)
        width = text + (behind + _BEHIND if cell.behind else 0) + 2 * _PADDING
        return QSize(int(width) + 2, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        cell: Cell = index.data(CELL_ROLE)
        model = index.model()
        assert isinstance(model, CellsModel)
        rect: QRect = option.rect
        palette = current_palette()
        place = QRectF(rect).adjusted(_PADDING, 0, -_PADDING, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), QColor(palette.grid))
        painter.setPen(QColor(getattr(palette, cell.role)))
        painter.setFont(_font(cell))
        middle = Qt.AlignmentFlag.AlignVCenter
        if model.columns[index.column()].left:
            metrics = QFontMetricsF(_font(cell))
            text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | middle, text)
        else:
            small = font(TYPE_CAPTION)
            taken = QFontMetricsF(small).horizontalAdvance(cell.behind) + _BEHIND
            number = place.adjusted(0, 0, -taken if cell.behind else 0, 0)
            painter.drawText(number, Qt.AlignmentFlag.AlignRight | middle, cell.text)
            painter.setFont(small)
            painter.setPen(QColor(palette.faint))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | middle, cell.behind)
        painter.restore()


def _font(cell: Cell) -> Any:
    return font(TYPE_BODY, MEDIUM if cell.strong else REGULAR)
