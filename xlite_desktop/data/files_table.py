"""The table of files and reasons: its model, and how its rows and headings are painted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from xlite_core.data.manifest import Problem
from xlite_desktop.controls.own_keys import STEPS, OwnKeys
from xlite_desktop.data.ink import Ink, write
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.translation import tr

ModelIndex = QModelIndex | QPersistentModelIndex
COLUMNS = (tr("File"), tr("Reason"))
_ROW, _HEAD, _PADDING = 30, 24, 12
_FILE_WIDTH = 320


class FilesModel(QAbstractTableModel):
    """A row for each file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[Problem, ...] = ()

    def set_files(self, files: tuple[Problem, ...]) -> None:
        """Show other files."""
        self.beginResetModel()
        self._files = files
        self.endResetModel()

    def file(self, row: int) -> str | None:
        """Return the name of a row's file."""
        return self._files[row].file if 0 <= row < len(self._files) else None

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._files)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._files):
            return None
        problem = self._files[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return problem.file if index.column() == 0 else problem.reason
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None


class FilesTable(QTableView):
    """Rows on the page's own ground; the chosen one as in every list."""

    def __init__(self, model: FilesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalHeader(_Head(self))
        self.setAccessibleName(tr("Files and reasons"))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setStyleSheet("QTableView { background: transparent; border: none; outline: 0; }")
        self.viewport().setAutoFillBackground(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setColumnWidth(0, _FILE_WIDTH)
        OwnKeys(self, STEPS | {Qt.Key.Key_Return, Qt.Key.Key_Enter})


class _Head(QHeaderView):
    """Faint headings above a line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setStretchLastSection(True)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        palette, place = current_palette(), QRectF(rect)
        painter.fillRect(place, QColor(palette.surface0))
        painter.fillRect(
            QRectF(place.left(), place.bottom() - 1, place.width(), 1), QColor(palette.line)
        )
        heading = place.adjusted(_PADDING, 0, -_PADDING, 0)
        write(painter, heading, COLUMNS[index], Ink(palette.faint, size=TYPE_CAPTION))


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        palette, place = current_palette(), QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(place, QColor(palette.surface2))
            if index.column() == 0:
                painter.fillRect(
                    QRectF(place.left(), place.top(), 2, place.height()), QColor(palette.accent)
                )
        ink = Ink(palette.text if index.column() == 0 or chosen else palette.quiet)
        write(painter, place.adjusted(_PADDING, 0, -_PADDING, 0), str(index.data()), ink)
        painter.restore()
