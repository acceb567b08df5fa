"""The table of films: mouse and keyboard."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from xlite_desktop.controls.focus_ring import FocusRing
from xlite_desktop.controls.own_keys import STEPS, OwnKeys
from xlite_desktop.folders.arrangement import FILE, FLAG, NOTE
from xlite_desktop.folders.folder_columns import widths
from xlite_desktop.folders.folder_delegate import FolderDelegate
from xlite_desktop.folders.folder_header import FolderHeader
from xlite_desktop.folders.folder_model import FolderModel
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_BODY
from xlite_desktop.translation import tr

ROW = 30
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FolderTable(QTableView):
    """Shows films; what the reader does goes out.

    Attributes:
        nothing: What stands there while no film fits.

    Signals:
        film_opened: place of a film, and the finding to show; "" for none.
        flag_switched: place of a film.
        arranged: the reader sorted by another column.
    """

    film_opened = Signal(int, str)
    flag_switched = Signal(int)
    arranged = Signal()

    def __init__(self, model: FolderModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._films = model
        FocusRing(self)
        self.nothing = ""
        self.setModel(model)
        self.setItemDelegate(FolderDelegate(model, self))
        self._header = header = FolderHeader(model, self)
        self.setHorizontalHeader(header)
        header.sectionClicked.connect(self._on_section_clicked)
        model.modelReset.connect(self._fit_columns)
        self._set_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), Qt.Key(event.key())
        place = self._films.place(row)
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if place is None or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in _ENTER:
            self._open(self.currentIndex())
        elif shifted and key == Qt.Key.Key_F:
            self.flag_switched.emit(place)
        elif shifted and key == Qt.Key.Key_N:
            self.edit(self._films.index(row, self._column(NOTE)))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and self._films.columns[index.column()].key == FLAG:
            place = self._films.place(index.row())
            if place is not None:
                self.flag_switched.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        key = self._films.columns[index.column()].key
        if key == NOTE:
            self.edit(index)
        elif key != FLAG:
            self._open(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), QColor(current_palette().surface0))
        ground.end()
        super().paintEvent(event)
        if not self._films.rowCount() and self.nothing:
            painter = QPainter(self.viewport())
            painter.setFont(font(TYPE_BODY))
            painter.setPen(QColor(current_palette().quiet))
            room = self.viewport().rect().adjusted(24, 24, -24, 0)
            centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(room, centre | Qt.TextFlag.TextWordWrap, self.nothing)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _open(self, index: QModelIndex) -> None:
        place = self._films.place(index.row())
        if place is not None:
            column = self._films.columns[index.column()]
            scored = self._films.table.rows[place].probabilities is not None
            top = self._films.top_of(place)
            self.film_opened.emit(place, column.key if column.is_finding and scored else top)

    def _column(self, key: str) -> int:
        return next(i for i, column in enumerate(self._films.columns) if column.key == key)

    @Slot()
    def _fit_columns(self) -> None:
        if not self._header.dragged:
            for section, width in enumerate(widths(self._films.columns, self.viewport().width())):
                self.setColumnWidth(section, width)

    @Slot(int)
    def _on_section_clicked(self, section: int) -> None:
        key, wish = self._films.columns[section].key, self._films.wish
        first_down = key != FILE  # high numbers, flags and reasons are what one looks for
        again = key == wish.sorted_by
        if again and wish.descending is not first_down:  # the third click: the list's own order
            wish = dataclasses.replace(wish, sorted_by="", descending=False)
        else:
            down = not wish.descending if again else first_down
            wish = dataclasses.replace(wish, sorted_by=key, descending=down)
        self._films.show_wish(wish)
        self.horizontalHeader().viewport().update()
        self.arranged.emit()

    def _set_up(self) -> None:
        OwnKeys(self, STEPS | _ENTER)
        self.setAccessibleName(tr("Films of the folder"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setStyleSheet("QTableView { background: transparent; border: none; outline: 0; }")
        self.viewport().setAutoFillBackground(False)
        # It paints its ground itself, so what is scrolled is moved, and new rows alone are painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setStretchLastSection(True)
