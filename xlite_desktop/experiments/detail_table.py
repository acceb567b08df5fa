"""Quiet read-only tables: texts, and numbers with their intervals behind them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from xlite_desktop.experiments.cells_model import (
    CELL_ROLE,
    Cell,
    CellsModel,
    ModelIndex,
    TableColumn,
)
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, REGULAR, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION

ROW, STACKED_ROW, HEAD = 28, 40, 26
_PADDING = 7.0
_BEHIND = 6.0


class DetailTable(QTableView):
    """Shows a `CellsModel` at its full height: what scrolls downwards is the page around it."""

    def __init__(
        self, columns: Sequence[TableColumn], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cells = CellsModel(columns, self)
        self._scrolls = False
        self.setModel(self._cells)
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
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
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put what stands behind numbers below them, where they would not fit side by side."""
        filled, model = bool(self._cells.rows), self._cells
        model.stacked = filled and _wanted_width(model, stacked=False) > self.width()
        self._let_scroll(model.stacked and _wanted_width(model, stacked=True) > self.width())
        height = STACKED_ROW if self._cells.stacked else ROW
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)
            self.resizeColumnsToContents()
        bar = self.horizontalScrollBar().sizeHint().height() if self._scrolls else 0
        self.setFixedHeight(HEAD + height * len(self._cells.rows) + 2 + bar)

    def _let_scroll(self, on: bool) -> None:
        """Scroll sideways where even so there is too little room; names are never cut."""
        if on == self._scrolls:
            return
        self._scrolls = on
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if on else policy.ScrollBarAlwaysOff
        )
        modes = QHeaderView.ResizeMode
        for place, column in enumerate(self._cells.columns):
            stretches = column.stretch and not on
            mode = modes.Stretch if stretches else modes.ResizeToContents
            self.horizontalHeader().setSectionResizeMode(place, mode)


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
        left, right = paddings(index, self.count())
        painter.drawText(place.adjusted(left, 0, -right, 0), side, heading)


class _CellDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        model = _model(index)
        width = _cell_width(model, index.column(), index.data(CELL_ROLE), stacked=model.stacked)
        return QSize(int(width) + 2, STACKED_ROW if model.stacked else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        cell: Cell = index.data(CELL_ROLE)
        rect: QRect = option.rect
        palette = current_palette()
        left, right = paddings(index.column(), len(_model(index).columns))
        place = QRectF(rect).adjusted(left, 0, -right, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), QColor(palette.grid))
        painter.setPen(QColor(getattr(palette, cell.role)))
        painter.setFont(_font(cell))
        middle = Qt.AlignmentFlag.AlignVCenter
        if _model(index).columns[index.column()].left:
            metrics = QFontMetricsF(_font(cell))
            text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | middle, text)
        else:
            _paint_number(painter, place, cell, index)
        painter.restore()


def _paint_number(painter: QPainter, place: QRectF, cell: Cell, index: ModelIndex) -> None:
    """Draw a number so that all of its column end at one line, and what belongs behind it."""
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    model = _model(index)
    if model.stacked:
        half = place.height() / 2
        number = place.adjusted(0, 4, 0, -half + 2) if cell.behind else place
        behind, side = place.adjusted(0, half - 2, 0, -4), right
    else:
        number = place.adjusted(0, 0, -_room_behind(model, index.column()), 0)
        behind = place.adjusted(number.width() + _BEHIND, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(number, right, cell.text)
    painter.setFont(font(TYPE_CAPTION))
    painter.setPen(QColor(current_palette().faint))
    painter.drawText(behind, side, cell.behind)


def _model(index: ModelIndex) -> CellsModel:
    model = index.model()
    assert isinstance(model, CellsModel)
    return model


def _room_behind(model: CellsModel, column: int) -> float:
    room = model.room_behind(column)
    return room + _BEHIND if room else 0.0


def _cell_width(model: CellsModel, column: int, cell: Cell, *, stacked: bool) -> float:
    text = QFontMetricsF(_font(cell)).horizontalAdvance(cell.text)
    behind = model.room_behind(column)
    wide = max(text, behind) if stacked else text + _room_behind(model, column)
    return wide + sum(paddings(column, len(model.columns)))


def _wanted_width(model: CellsModel, *, stacked: bool) -> float:
    """Return how wide a table is whose intervals stand behind, or below, their numbers."""
    small = QFontMetricsF(font(TYPE_CAPTION))
    total = 0.0
    for place, column in enumerate(model.columns):
        cells = [_cell_width(model, place, row[place], stacked=stacked) for row in model.rows]
        # A long text may be cut, but for the names at the edge.
        texts = cells if not column.stretch or place == 0 else []
        heading = small.horizontalAdvance(column.heading) + 2 * _PADDING
        total += max([heading, *texts])
    return total + 2 * len(model.columns)


def paddings(column: int, columns: int) -> tuple[float, float]:
    """Return the room left and right of a column; the outer edges stand flush with titles."""
    return (0.0 if column == 0 else _PADDING, 0.0 if column == columns - 1 else _PADDING)


def _font(cell: Cell) -> QFont:
    return font(TYPE_BODY, MEDIUM if cell.strong else REGULAR)
