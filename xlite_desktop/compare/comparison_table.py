"""The table of two answers: its keys, and how its rows and headings are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from xlite_desktop.compare.comparison_model import (
    FLAG_ROLE,
    Column,
    ComparisonModel,
    ModelIndex,
)
from xlite_desktop.controls.own_keys import OwnKeys
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import PANEL_PADDING, TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import tr

_ROW, _HEAD = 34, 28
_NUMBER, _LAST = 72, 80
_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class ComparisonTable(QTableView):
    """A finding a row, its name and three numbers."""

    def __init__(self, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        OwnKeys(self, _KEYS)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        head = _Head(self)
        self.setHorizontalHeader(head)
        head.share()
        self.setAccessibleName(tr("Findings of both"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setStyleSheet("QTableView { background: transparent; border: none; outline: 0; }")
        self.viewport().setAutoFillBackground(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabKeyNavigation(False)  # Tab leads on, not from cell to cell
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


class _Head(QHeaderView):
    """Faint headings above a line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setDefaultSectionSize(_NUMBER)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEAD)

    def share(self) -> None:
        """Give the findings what the numbers leave."""
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionResizeMode(Column.FINDING, QHeaderView.ResizeMode.Stretch)
        self.resizeSection(Column.CHANGE, _LAST)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        palette, horizontal = current_palette(), Qt.Orientation.Horizontal
        painter.fillRect(rect, QColor(palette.surface1))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(palette.line))
        text = str(self.model().headerData(index, horizontal) or "")
        side = self.model().headerData(index, horizontal, Qt.ItemDataRole.TextAlignmentRole)
        painter.setPen(QColor(palette.faint))
        _write(painter, text, _inner(rect, index), side, font(TYPE_CAPTION))


class _Delegate(QStyledItemDelegate):
    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, _index: ModelIndex) -> QSize:
        return QSize(_NUMBER, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        palette = current_palette()
        place = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        flagged = bool(index.data(FLAG_ROLE))
        first = index.column() == Column.FINDING
        painter.save()
        if selected:
            painter.fillRect(place, QColor(palette.surface2))
            if first:
                painter.fillRect(place.left(), place.top(), 2, _ROW, QColor(palette.accent))
        text = str(index.data() or "")
        face = font(TYPE_BODY, SEMIBOLD if flagged else MEDIUM if selected else 400)
        quiet = palette.text if selected else palette.quiet
        painter.setPen(QColor(palette.flag if flagged else quiet))
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        _write(painter, text, _inner(place, index.column()), side, face)
        if selected and self._table.hasFocus():
            self._paint_ring(painter, place, index.column())
        painter.restore()

    @staticmethod
    def _paint_ring(painter: QPainter, place: QRect, column: int) -> None:
        """Paint a cell's share of the ring around the row."""
        painter.setPen(QColor(current_palette().accent))
        painter.drawLine(place.topLeft(), place.topRight())
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if column == Column.CHANGE:
            painter.drawLine(place.topRight(), place.bottomRight())


def _inner(place: QRect, column: int) -> QRect:
    first = column == Column.FINDING
    right = PANEL_PADDING if column == Column.CHANGE else 8
    return place.adjusted(PANEL_PADDING - 1 if first else 0, 0, 0 if first else -right, 0)


def _write(painter: QPainter, text: str, place: QRect, side: Qt.AlignmentFlag, face: QFont) -> None:
    """Write a text that is never cut: where there is little room, it is set narrower."""
    wanted = QFontMetrics(face).horizontalAdvance(text)
    if wanted > place.width():
        face.setStretch(max(60, int(100 * place.width() / wanted)))
    painter.setFont(face)
    painter.drawText(place, side, text)
