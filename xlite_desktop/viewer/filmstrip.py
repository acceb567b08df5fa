"""The column of films on the left."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xlite_desktop.controls.own_keys import OwnKeys
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import FILMSTRIP_WIDTH, TYPE_BODY
from xlite_desktop.viewer.film_delegate import FilmDelegate
from xlite_desktop.viewer.filmstrip_model import ROW_ROLE, FilmRow, FilmstripModel

_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class Filmstrip(QWidget):
    """The list with its header.

    Signals:
        film_chosen: a film's number.
        add_requested: the plus was pressed.
        remove_requested: a film's number.
    """

    film_chosen = Signal(int)
    add_requested = Signal()
    remove_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(FILMSTRIP_WIDTH)
        self.model = FilmstripModel(self)
        self._count = QLabel()
        self._count.setProperty("role", "quiet")
        self._count.setFont(font(TYPE_BODY, MEDIUM))
        self._list = _strip_list(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addWidget(self._list)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.customContextMenuRequested.connect(self._on_menu_requested)

    def show_films(self, rows: tuple[FilmRow, ...], current: int) -> None:
        """Show the films, with the one at place `current` (from 0) selected."""
        if rows != self.model.rows:
            self.model.set_rows(rows)
            self._count.setText(f"{len(rows)} film" + ("" if len(rows) == 1 else "s"))
        self.show_current(current)

    def show_current(self, current: int) -> None:
        """Select the film at a place (from 0), without saying so to anyone."""
        index = self.model.index(current)
        if index != self._list.currentIndex():
            chooser = self._list.selectionModel()
            blocked = chooser.blockSignals(True)  # the state says so already: no echo
            self._list.setCurrentIndex(index)
            chooser.blockSignals(blocked)
            self._list.viewport().update()
            self._list.scrollTo(index)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(palette.line))

    def _header(self) -> QHBoxLayout:
        add = QToolButton()
        add.setIcon(icon(Glyph.ADD))
        add.setFixedSize(24, 24)
        add.setToolTip("Add films (Ctrl+O)")
        add.setAccessibleName("Add films")
        add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        add.clicked.connect(self.add_requested)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 8, 0)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(add)
        return row

    def _on_current_changed(self, index: QModelIndex) -> None:
        row: FilmRow | None = index.data(ROW_ROLE)
        if row is not None:
            self.film_chosen.emit(row.number)

    def _on_menu_requested(self, place: QPoint) -> None:
        row: FilmRow | None = self._list.indexAt(place).data(ROW_ROLE)
        if row is None:
            return
        menu = QMenu(self)
        remove = QAction(icon(Glyph.CLOSE), "Remove from the strip", menu)
        remove.triggered.connect(lambda: self.remove_requested.emit(row.number))
        menu.addAction(remove)
        menu.popup(self._list.viewport().mapToGlobal(place))


def _strip_list(model: FilmstripModel) -> QListView:
    view = QListView()
    OwnKeys(view, _LIST_KEYS)  # in the list, up and down mean films, not findings
    view.setModel(model)
    view.setItemDelegate(FilmDelegate(view))
    view.setUniformItemSizes(True)
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.setAccessibleName("Films")
    view.setStyleSheet(
        "QListView { background: transparent; border: none; }"
        # Narrower than elsewhere: it shares the margin with the outline of the chosen film.
        "QScrollBar:vertical { width: 6px; } QScrollBar::handle { border-width: 1px; }"
    )
    view.viewport().setAutoFillBackground(False)
    return view
