"""The column of films on the left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QMouseEvent, QPainter, QPaintEvent
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

from xlite_desktop.controls.focus_ring import FocusRing
from xlite_desktop.controls.own_keys import OwnKeys
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import FILMSTRIP_WIDTH, TYPE_BODY
from xlite_desktop.translation import tr
from xlite_desktop.viewer.film_delegate import FilmDelegate
from xlite_desktop.viewer.filmstrip_model import (
    ROW_ROLE,
    FilmRow,
    FilmstripModel,
    HeadingRow,
    StripRow,
)

_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class Filmstrip(QWidget):
    """The list with its header.

    Signals:
        film_chosen: a film's number.
        add_requested: the plus was pressed.
        remove_requested: a film's number.
        fold_requested: the key of the study whose heading was clicked.
        compare_requested: number of a film to stand beside the current one.
    """

    film_chosen = Signal(int)
    add_requested = Signal()
    remove_requested = Signal(int)
    fold_requested = Signal(str)
    compare_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(FILMSTRIP_WIDTH)
        self.model = FilmstripModel(self)
        self._count = QLabel()
        self._count.setProperty("role", "quiet")
        self._count.setFont(font(TYPE_BODY, MEDIUM))
        self._current: int | None = None
        self._list = _strip_list(self.model)
        FocusRing(self._list)
        self._delegate = FilmDelegate(self._list)
        self._list.setItemDelegate(self._delegate)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addWidget(self._list)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.viewport().installEventFilter(self)
        self._list.customContextMenuRequested.connect(self._on_menu_requested)

    def show_films(self, rows: tuple[StripRow, ...], current: int) -> None:
        """Show films and headings, with the row at place `current` (from 0) selected."""
        if rows != self.model.rows:
            scroller = self._list.verticalScrollBar()
            scrolled = scroller.value()
            headings = [place for place, row in enumerate(rows) if isinstance(row, HeadingRow)]
            headed = bool(headings)
            self._delegate.headings = frozenset(headings)
            self._list.setUniformItemSizes(not headed)  # one height is laid out much faster
            self.model.set_rows(rows)
            films = sum(row.films if isinstance(row, HeadingRow) else not headed for row in rows)
            self._count.setText(
                tr("1 film", meaning="short")
                if films == 1
                else tr("{films:,} films", meaning="short", films=films)
            )
            if headed and scroller.value() != scrolled:  # folding one study must not lead away
                self._list.doItemsLayout()
                scroller.setValue(scrolled)
        self.show_current(current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        released = event.type() == QEvent.Type.MouseButtonRelease
        if isinstance(event, QMouseEvent) and self._beside_wanted(event):
            return True
        if released and isinstance(event, QMouseEvent):
            row = self._list.indexAt(event.position().toPoint()).data(ROW_ROLE)
            left = event.button() == Qt.MouseButton.LeftButton
            if left and isinstance(row, HeadingRow) and row.study:
                self.fold_requested.emit(row.study)
                return True
        return super().eventFilter(watched, event)

    def show_beside(self, number: int | None) -> None:
        """Mark the film that stands beside the current one; None for no film."""
        if number != self._delegate.beside:
            self._delegate.beside = number
            self._list.viewport().update()

    def _beside_wanted(self, event: QMouseEvent) -> bool:
        """Take Ctrl and click before the list does, which would choose nothing."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not control or event.button() != Qt.MouseButton.LeftButton:
            return False
        row = self._list.indexAt(event.position().toPoint()).data(ROW_ROLE)
        if not isinstance(row, FilmRow):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self.compare_requested.emit(row.number)
        return True

    def show_current(self, current: int) -> None:
        """Select the film at a place (from 0), without saying so to anyone."""
        index = self.model.index(current)
        if index != self._list.currentIndex():
            chooser = self._list.selectionModel()
            blocked = chooser.blockSignals(True)  # the state says so already: no echo
            self._list.setCurrentIndex(index)
            chooser.blockSignals(blocked)
            self._list.viewport().update()
            row = index.data(ROW_ROLE)
            number = None if row is None else row.number
            if number != self._current:  # rows made anew must not lead away from the place
                self._list.scrollTo(index)
            self._current = number

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(palette.line))

    def _header(self) -> QHBoxLayout:
        add = QToolButton()
        add.setIcon(icon(Glyph.ADD))
        add.setFixedSize(24, 24)
        add.setToolTip(tr("Add films (Ctrl+O)"))
        add.setAccessibleName(tr("Add films"))
        add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        add.clicked.connect(self.add_requested)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 8, 0)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(add)
        return row

    def _on_current_changed(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, FilmRow):
            self.film_chosen.emit(row.number)

    def _on_menu_requested(self, place: QPoint) -> None:
        row = self._list.indexAt(place).data(ROW_ROLE)
        if not isinstance(row, FilmRow):
            return
        menu = QMenu(self)
        if row.number != self._current:
            compare = QAction(icon(Glyph.TOP_THREE), tr("Compare with the current film"), menu)
            compare.triggered.connect(lambda: self.compare_requested.emit(row.number))
            menu.addAction(compare)
        remove = QAction(icon(Glyph.CLOSE), tr("Remove from the strip"), menu)
        remove.triggered.connect(lambda: self.remove_requested.emit(row.number))
        menu.addAction(remove)
        menu.popup(self._list.viewport().mapToGlobal(place))


def _strip_list(model: FilmstripModel) -> QListView:
    view = QListView()
    OwnKeys(view, _LIST_KEYS)  # in the list, up and down mean films, not findings
    view.setModel(model)
    view.setUniformItemSizes(True)
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.setAccessibleName(tr("Films"))
    view.setStyleSheet(
        "QListView { background: transparent; border: none; }"
        # Narrower than elsewhere: it shares the margin with the outline of the chosen film.
        "QScrollBar:vertical { width: 6px; } QScrollBar::handle { border-width: 1px; }"
    )
    view.viewport().setAutoFillBackground(False)
    return view
