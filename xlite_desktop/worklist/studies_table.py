"""The table of earlier studies: its keys, and how its rows and headings are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
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

from xlite_desktop.controls.focus_ring import FocusRing
from xlite_desktop.controls.own_keys import STEPS, OwnKeys
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import tr
from xlite_desktop.worklist.studies_model import (
    COLUMNS,
    FILES,
    FILMS,
    FLAGS,
    MISSING,
    OPENED,
    READ,
    STUDY_ROLE,
    ModelIndex,
    StudiesModel,
)

_ROW, _HEAD, _PADDING = 30, 24, 8
_WIDTHS = {OPENED: 150, FILES: 240, FILMS: 60, READ: 68, FLAGS: 60}
_KEYS = STEPS | {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete}
_GONE = tr("gone")
_MIDDLE = Qt.TextElideMode.ElideMiddle  # the end of a name tells as much as its beginning


class StudiesTable(QTableView):
    """Rows to walk through by key; Enter and a double click open, Delete forgets.

    Signals:
        forget_pressed: Delete.
    """

    forget_pressed = Signal()

    def __init__(self, model: StudiesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studies = model
        FocusRing(self)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalHeader(_Head(self))
        OwnKeys(self, _KEYS)
        self.setAccessibleName(tr("Earlier studies"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setStyleSheet("QTableView { background: transparent; border: none; outline: 0; }")
        self.viewport().setAutoFillBackground(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSortIndicator(OPENED, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)

    @property
    def chosen(self) -> int:
        """Number of the study that is selected; 0 for none."""
        study = self.currentIndex().data(STUDY_ROLE)
        return 0 if study is None else int(study.number)

    def choose(self, number: int) -> None:
        """Select a study again, or the first one, after the rows were made anew."""
        shown = self._studies.shown
        row = next((row for row, study in enumerate(shown) if study.number == number), 0)
        if shown:
            self.setCurrentIndex(self._studies.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.forget_pressed.emit()
        else:
            super().keyPressEvent(event)


class _Head(QHeaderView):
    """Faint headings above a line; the sorted one in text, with a caret."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setStretchLastSection(True)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        palette, place = current_palette(), QRectF(rect)
        sorted_here = self.sortIndicatorSection() == index
        painter.fillRect(place, QColor(palette.surface0))
        painter.fillRect(
            QRectF(place.left(), place.bottom() - 1, place.width(), 1), QColor(palette.line)
        )
        painter.setFont(font(TYPE_CAPTION))
        painter.setPen(QColor(palette.text if sorted_here else palette.faint))
        words = COLUMNS[index].title
        if sorted_here:
            falling = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            words = f"{words} {'▾' if falling else '▴'}"
        painter.drawText(_inside(place), _side(index), words)


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        palette, place = current_palette(), QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        column = index.column()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(place, QColor(palette.surface2))
            if column == OPENED:
                painter.fillRect(
                    QRectF(place.left(), place.top(), 2, place.height()), QColor(palette.accent)
                )
        painter.setFont(font(TYPE_BODY))
        painter.setPen(QColor(palette.text if column == FILES or chosen else palette.quiet))
        missing = index.data(Qt.ItemDataRole.DecorationRole) is not None
        if missing:
            _paint_missing(painter, place, index)
        else:
            cut = _MIDDLE if column == FILES else Qt.TextElideMode.ElideRight
            _write(painter, _inside(place), str(index.data()), _side(column), cut)
        painter.restore()


def _paint_missing(painter: QPainter, place: QRectF, index: ModelIndex) -> None:
    """Draw a sign, the name as far as there is room, and that its files are gone."""
    palette, room = current_palette(), _inside(place)
    sign = QRectF(room.left(), room.center().y() - 8, 16, 16)
    paint_glyph(painter, Glyph.ERROR_FILE, sign, palette.error)
    caption = font(TYPE_CAPTION)
    wide = QFontMetricsF(caption).horizontalAdvance(_GONE)
    name = str(index.data()).removesuffix(f" · {MISSING}")
    painter.setPen(QColor(palette.quiet))
    _write(painter, room.adjusted(22, 0, -wide - 8, 0), name, _side(FILES), _MIDDLE)
    painter.setFont(caption)
    painter.setPen(QColor(palette.faint))
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _GONE)


def _write(
    painter: QPainter, room: QRectF, words: str, side: Qt.AlignmentFlag, cut: Qt.TextElideMode
) -> None:
    metrics = QFontMetricsF(painter.font())
    painter.drawText(room, side, metrics.elidedText(words, cut, room.width()))


def _inside(place: QRectF) -> QRectF:
    return place.adjusted(_PADDING, 0, -_PADDING, 0)


def _side(column: int) -> Qt.AlignmentFlag:
    numeric = COLUMNS[column].numeric
    side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
