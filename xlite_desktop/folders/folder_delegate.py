"""Paints the cells of the table of films; five hundred of them fit into one frame."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xlite_core.batch.film_row import FilmRow, RowState
from xlite_core.worklist.entries import LONGEST_NOTE
from xlite_desktop.folders.arrangement import FILE, FLAG, NOTE, SAID, TOP
from xlite_desktop.folders.folder_columns import Column
from xlite_desktop.folders.folder_model import FolderModel
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, REGULAR, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import TYPE_BODY
from xlite_desktop.translation import tr

ModelIndex = QModelIndex | QPersistentModelIndex
PADDING = 8
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_GLYPH = 14


class FolderDelegate(QStyledItemDelegate):
    """Knows the model's arrays: asking it through indexes would cost more than the painting."""

    def __init__(self, model: FolderModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._metrics = {weight: QFontMetrics(_font(weight)) for weight in (REGULAR, MEDIUM)}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        model, rect = self._model, option.rect
        place = model.place(index.row())
        if place is None:
            return
        column = model.columns[index.column()]
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            self._paint_ground(painter, rect, first=index.column() == 0)
        row = model.table.rows[place]
        if column.is_finding:
            self._paint_number(painter, rect, place, index.column() - 3, row)
        elif column.key == FLAG:
            self._paint_flag(painter, rect, place)
        else:
            self._paint_words(painter, rect, place, column, row)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: ModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(LONGEST_NOTE)
        editor.setAccessibleName(tr("Note"))
        editor.setFont(_font(REGULAR))
        editor.setStyleSheet("QLineEdit { min-height: 0; padding: 0 6px; }")
        return editor

    def _paint_ground(self, painter: QPainter, rect: QRect, *, first: bool) -> None:
        palette = current_palette()
        painter.fillRect(rect, QColor(palette.surface2))
        if first:
            painter.fillRect(rect.left(), rect.top(), 2, rect.height(), QColor(palette.accent))

    def _paint_number(
        self, painter: QPainter, rect: QRect, place: int, finding: int, row: FilmRow
    ) -> None:
        palette, model = current_palette(), self._model
        if row.probabilities is None:
            text, color, weight = ("" if row.state is RowState.WAITING else "–"), "faint", REGULAR
        else:
            probability = model.table.probabilities[place, finding]
            above = probability >= model.thresholds[finding]
            text = f"{100 * probability:.1f}"
            doubted = bool(model.table.doubted[place])
            color = "faint" if doubted else "flag" if above else "quiet"
            weight = SEMIBOLD if above and not doubted else REGULAR
        painter.setFont(_font(weight))
        painter.setPen(_color(getattr(palette, color)))
        painter.drawText(rect.adjusted(0, 0, -PADDING, 0), _RIGHT, text)

    def _paint_flag(self, painter: QPainter, rect: QRect, place: int) -> None:
        if self._model.table.flagged[place]:
            square = QRectF(0, 0, _GLYPH, _GLYPH)
            square.moveCenter(QRectF(rect).center())
            paint_glyph(painter, Glyph.FLAG, square, current_palette().accent)

    def _paint_words(
        self, painter: QPainter, rect: QRect, place: int, column: Column, row: FilmRow
    ) -> None:
        palette, model = current_palette(), self._model
        text, weight, color = model.text(place, column), REGULAR, palette.quiet
        if column.key == FILE:
            weight = MEDIUM
            color = palette.faint if row.state is RowState.WAITING else palette.text
        elif column.key == TOP and row.probabilities is not None:
            best = int(model.top[place])
            above = model.table.probabilities[place, best] >= model.thresholds[best]
            doubted = model.table.doubted[place]
            color = palette.faint if doubted else palette.text if above else palette.quiet
        elif column.key == SAID:
            color = palette.error if row.state is RowState.UNREADABLE else palette.quiet
            color = palette.flag if row.notices else color
        elif column.key == NOTE:
            color = palette.text
        if not text:
            return
        room = rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.setFont(_font(weight))
        painter.setPen(_color(color))
        mode = Qt.TextElideMode.ElideMiddle if column.key == FILE else Qt.TextElideMode.ElideRight
        fitting = self._metrics[weight].elidedText(text, mode, room.width())
        painter.drawText(room, _LEFT, fitting)


@cache
def _font(weight: int) -> QFont:
    return font(TYPE_BODY, weight)


@cache
def _color(name: str) -> QColor:
    return QColor(name)
