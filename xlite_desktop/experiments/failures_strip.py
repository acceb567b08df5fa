"""The worst failures side by side: a thumbnail, the finding, probability and threshold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.controls.own_keys import ARROWS, OwnKeys
from xlite_desktop.experiments.failures_model import FAILURE_ROLE, FailureRow, FailuresModel
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import DARK, TYPE_CAPTION
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 86
_CELL = 116
_HEIGHT = SIDE + 40
_RADIUS = 5


class FailuresStrip(QListView):
    """Shows films in a row that scrolls; pictures are read off the GUI thread.

    Signals:
        film_requested: The file and the finding of a film that was opened.
    """

    film_requested = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._films = FailuresModel(self)
        self._reading = LatestOnly(self)
        self._reading.ready.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._asked: Path | None = None
        self.setModel(self._films)
        self.setItemDelegate(_FilmDelegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(_HEIGHT + 12)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(tr("Worst failures"))
        OwnKeys(self, ARROWS)
        self.doubleClicked.connect(self._on_opened)

    @property
    def films(self) -> FailuresModel:
        return self._films

    def show_films(self, rows: Sequence[FailureRow]) -> None:
        """Show films; their pictures follow."""
        self._films.set_rows(rows)
        self._read_next()

    def shut_down(self) -> None:
        """End the thread."""
        self._reading.shut_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        row: FailureRow = index.data(FAILURE_ROLE)
        if row.path is not None and not row.unreadable:
            self.film_requested.emit(row.path, row.failure.finding)

    def _read_next(self) -> None:
        row = self._films.next_wanted()
        self._asked = row.path if row else None
        if row is not None and row.path is not None:
            path = row.path
            self._reading.request(lambda: (path, _thumbnail(path)))

    @Slot(object)
    def _on_read(self, answer: tuple[Path, NDArray[Any]]) -> None:
        from xlite_desktop.qimage import image_of_grey

        path, grey = answer
        self._films.set_thumbnail(path, image_of_grey(grey))
        self._read_next()

    @Slot(object)
    def _on_failed(self, _error: Exception) -> None:
        if self._asked is not None:
            self._films.set_thumbnail(self._asked, None)
        self._read_next()


def _thumbnail(path: Path) -> NDArray[Any]:
    from xlite_core.io.reading_pool import read_bounded
    from xlite_desktop.background.film_loading import thumbnail_of

    grey: NDArray[Any] = thumbnail_of(read_bounded(path))
    return grey


class _FilmDelegate(QStyledItemDelegate):
    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(_CELL, _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: FailureRow = index.data(FAILURE_ROLE)
        palette = current_palette()
        rect = QRectF(option.rect)
        state = option.state
        picture = QRectF(rect.left() + 3, rect.top() + 3, SIDE, SIDE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _paint_film(painter, picture, row.thumbnail)
        painter.setFont(font(TYPE_CAPTION))
        if row.thumbnail is None:
            painter.setPen(QColor(DARK.quiet))  # on black in either theme
            words = tr("not at hand") if row.unreadable or row.path is None else ""
            painter.drawText(picture, Qt.AlignmentFlag.AlignCenter, words)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected and bool(state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(picture.adjusted(-2, -2, 2, 2), 7, 7)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(palette.faint))
        below = QRectF(picture.left(), picture.bottom() + 22, _CELL, 16)
        painter.drawText(below, left, row.numbers)
        painter.setFont(font(TYPE_CAPTION, MEDIUM))
        painter.setPen(QColor(palette.text))
        painter.drawText(below.translated(0, -17), left, row.name)
        painter.restore()


def _paint_film(painter: QPainter, place: QRectF, thumbnail: QImage | None) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(place, _RADIUS, _RADIUS)
    painter.fillPath(shape, QColor(current_palette().canvas))
    if thumbnail is not None:
        painter.save()
        painter.setClipPath(shape)
        painter.drawImage(place, thumbnail)
        painter.restore()
