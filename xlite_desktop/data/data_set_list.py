"""The list of data sets: names, what is in them, and which one is chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xlite_desktop.controls.own_keys import OwnKeys
from xlite_desktop.data.facts_view import DataSetLine
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import PANEL_PADDING, TYPE_BODY
from xlite_desktop.translation import tr
from xlite_desktop.workspace import DataSet

ROW_HEIGHT = 48
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Hands over the whole `DataSetLine`."""

_MOST_ROWS = 5
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
ModelIndex = QModelIndex | QPersistentModelIndex


class DataSetModel(QAbstractListModel):
    """Data sets as rows, by name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[DataSetLine, ...] = ()

    @property
    def lines(self) -> tuple[DataSetLine, ...]:
        return self._lines

    def set_lines(self, lines: tuple[DataSetLine, ...]) -> None:
        """Show other rows; where only words changed, only they are announced."""
        old = self._lines
        if [line.data_set for line in old] != [line.data_set for line in lines]:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            return
        self._lines = lines
        for row, (before, after) in enumerate(zip(old, lines, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.data_set.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.data_set.name}\n{line.words}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.data_set.name}, {line.words}"
        return line if role == LINE_ROLE else None


class DataSetList(QListView):
    """Shows the model; grows with it up to five rows, then scrolls.

    Signals:
        chosen: the `DataSet` that was clicked or arrived at.
        folder_requested: of a `DataSet`, from its menu.
        removal_requested: likewise.
    """

    chosen = Signal(object)
    folder_requested = Signal(object)
    removal_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = DataSetModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Data sets"))
        self.setStyleSheet("QListView { background: transparent; border: none; outline: 0; }")
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        OwnKeys(self, _LIST_KEYS)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    def show_lines(self, lines: tuple[DataSetLine, ...], current: DataSet | None) -> None:
        """Show the data sets with one of them chosen, without saying so to anyone."""
        chooser = self.selectionModel()
        blocked = chooser.blockSignals(True)
        self.lines.set_lines(lines)
        rows = [row for row, line in enumerate(lines) if line.data_set == current]
        self.setCurrentIndex(self.lines.index(rows[0]) if rows else QModelIndex())
        chooser.blockSignals(blocked)
        self.setFixedHeight(ROW_HEIGHT * max(1, min(len(lines), _MOST_ROWS)))
        self.viewport().update()

    def menu_for(self, data_set: DataSet) -> QMenu:
        """Return what can be done with a data set."""
        menu = QMenu(self)
        for glyph, words, signal in (
            (Glyph.FOLDER, tr("Show in folder"), self.folder_requested),
            (Glyph.CLOSE, tr("Move to the trash"), self.removal_requested),
        ):
            action = QAction(icon(glyph), words, menu)
            action.triggered.connect(lambda _=False, said=signal: said.emit(data_set))
            menu.addAction(action)
        return menu

    def _on_current_changed(self, index: QModelIndex) -> None:
        line: DataSetLine | None = index.data(LINE_ROLE)
        if line is not None:
            self.chosen.emit(line.data_set)

    def _on_menu_requested(self, place: QPoint) -> None:
        line: DataSetLine | None = self.indexAt(place).data(LINE_ROLE)
        if line is not None:
            self.menu_for(line.data_set).popup(self.viewport().mapToGlobal(place))


class _Delegate(QStyledItemDelegate):
    """Paints a name and a line of words; the chosen one has a ground and a bar."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: ModelIndex) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        line: DataSetLine | None = index.data(LINE_ROLE)
        if line is None:
            return
        palette, place = current_palette(), QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if selected or hovered:
            painter.fillRect(place, QColor(palette.surface2))
        if selected:
            painter.fillRect(QRectF(place.left(), place.top(), 2, ROW_HEIGHT), palette.accent)
        words = place.adjusted(PANEL_PADDING, 6, -PANEL_PADDING, 0)
        painter.setFont(font(TYPE_BODY, SEMIBOLD if selected else MEDIUM))
        painter.setPen(QColor(palette.text if selected or hovered else palette.quiet))
        _write(painter, QRectF(words.left(), words.top(), words.width(), 18), line.data_set.name)
        painter.setFont(font(TYPE_BODY))
        painter.setPen(QColor(palette.error if line.broken else palette.quiet))
        _write(painter, QRectF(words.left(), words.top() + 18, words.width(), 18), line.words)
        painter.restore()


def _write(painter: QPainter, place: QRectF, text: str) -> None:
    fitting = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, int(place.width())
    )
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
