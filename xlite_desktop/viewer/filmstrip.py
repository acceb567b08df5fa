"""The column of films on the left: a list, its model and how a film is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon, paint_glyph
from xlite_desktop.theme.tokens import FILMSTRIP_WIDTH, TYPE_BODY, TYPE_CAPTION

_Index = QModelIndex | QPersistentModelIndex

THUMBNAIL = 80
ROW_HEIGHT = 112
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_MARGIN = 12
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


@dataclass(frozen=True, slots=True)
class FilmRow:
    """What one row shows.

    Attributes:
        number: The film's number in the state.
        place: Its place in the strip, from 1.
        name: File name, for the tooltip and screen readers.
        view: "PA" and so on, or empty.
        flags: Findings above threshold; None while unknown.
        unreadable: The film was refused.
        thumbnail: None until it was read.
    """

    number: int
    place: int
    name: str
    view: str = ""
    flags: int | None = None
    unreadable: bool = False
    thumbnail: QImage | None = None

    @property
    def spoken(self) -> str:
        """The row in words."""
        if self.unreadable:
            said = "unreadable"
        elif self.flags is None:
            said = "no result yet"
        else:
            said = f"{self.flags} above threshold"
        return ", ".join(
            part for part in (f"Film {self.place}", self.name, self.view, said) if part
        )


class FilmstripModel(QAbstractListModel):
    """The films as rows; changes are announced row by row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FilmRow, ...] = ()

    @property
    def rows(self) -> tuple[FilmRow, ...]:
        return self._rows

    def set_rows(self, rows: tuple[FilmRow, ...]) -> None:
        """Show these rows, announcing only what differs."""
        old = self._rows
        if [row.number for row in old] == [row.number for row in rows[: len(old)]]:
            self._grow(old, rows)
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _grow(self, old: tuple[FilmRow, ...], rows: tuple[FilmRow, ...]) -> None:
        if len(rows) > len(old):
            self.beginInsertRows(QModelIndex(), len(old), len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
        self._rows = rows
        for place, (before, after) in enumerate(zip(old, rows, strict=False)):
            if before != after:
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row.place)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == ROW_ROLE else None


class FilmDelegate(QStyledItemDelegate):
    """Paints a film: picture, place, view, and how many findings stand above threshold."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(FILMSTRIP_WIDTH - 1, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: FilmRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        frame = QRectF(place.left() + _MARGIN, place.top() + 4, THUMBNAIL, THUMBNAIL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _paint_picture(painter, row, frame)
        if selected:
            painter.setPen(QPen(QColor(current_palette().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(-3, -3, 3, 3), 7, 7)
        _paint_caption(painter, row, frame, selected=selected)
        painter.restore()


def _paint_picture(painter: QPainter, row: FilmRow, frame: QRectF) -> None:
    palette = current_palette()
    clip = QPainterPath()
    clip.addRoundedRect(frame, 4, 4)
    painter.fillPath(clip, QColor(palette.surface2))
    if row.unreadable:
        middle = QRectF(0, 0, 16, 16)
        middle.moveCenter(frame.center())
        paint_glyph(painter, Glyph.ERROR_FILE, middle, palette.error)
    elif row.thumbnail is not None:
        painter.save()
        painter.setClipPath(clip)
        painter.drawImage(frame, row.thumbnail)
        painter.restore()


def _paint_caption(painter: QPainter, row: FilmRow, frame: QRectF, *, selected: bool) -> None:
    palette = current_palette()
    line = QRectF(frame.left(), frame.bottom() + 5, frame.width(), 16)
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font(TYPE_CAPTION, SEMIBOLD if selected else MEDIUM))
    painter.setPen(QColor(palette.text if selected else palette.quiet))
    painter.drawText(line, left | middle, str(row.place))
    after = painter.fontMetrics().horizontalAdvance(str(row.place)) + 8
    painter.setFont(font(TYPE_CAPTION))
    if row.unreadable:
        painter.setPen(QColor(palette.error))
        painter.drawText(line.adjusted(after, 0, 12, 0), left | middle, "unreadable")
        return
    painter.setPen(QColor(palette.quiet))
    painter.drawText(line.adjusted(after, 0, 0, 0), left | middle, row.view)
    if row.flags:
        painter.setFont(font(TYPE_CAPTION, SEMIBOLD))
        painter.setPen(QColor(palette.flag))
        painter.drawText(line, right | middle, str(row.flags))
        wide = painter.fontMetrics().horizontalAdvance(str(row.flags))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.flag))
        painter.drawEllipse(QRectF(line.right() - wide - 10, line.center().y() - 2, 5, 5))


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
        index = self.model.index(current)
        if index != self._list.currentIndex():
            chooser = self._list.selectionModel()
            blocked = chooser.blockSignals(True)  # the state says so already: no echo
            self._list.setCurrentIndex(index)
            chooser.blockSignals(blocked)
            self._list.viewport().update()
            self._list.scrollTo(index)

    def visible_numbers(self) -> tuple[int, ...]:
        """Return the numbers of the films in sight, top first."""
        first = self._list.indexAt(QPoint(20, 2)).row()
        last = self._list.indexAt(QPoint(20, self._list.viewport().height() - 2)).row()
        rows = self.model.rows
        return tuple(row.number for row in rows[max(first, 0) : last + 1 if last >= 0 else None])

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


class _StripView(QListView):
    """Keeps Up, Down, Home and End for itself: in the list they mean films, not findings."""

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in _LIST_KEYS:
            event.accept()
            return True
        return super().event(event)


def _strip_list(model: FilmstripModel) -> QListView:
    view = _StripView()
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
