"""The list of the queue: rows that can be dragged, and moved and removed by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.tokens import SPACE_12
from xlite_desktop.training.queue_delegate import QueueDelegate
from xlite_desktop.training.queue_model import QueueModel
from xlite_desktop.training.run_queue import EntryState
from xlite_desktop.translation import tr

_LINE = 2


class QueueView(QListView):
    """A list whose rows can be dragged, moved and removed by keys.

    A row never leaves the list, so the view follows the mouse itself: no drag and drop of
    the system is involved, and Escape puts everything back.

    Signals:
        dropped: a row, and the place before which it was dropped.
        removed: Delete was pressed.
        stepped: Alt, or Ctrl, and an arrow: -1 is up.
    """

    dropped = Signal(int, int)
    removed = Signal()
    stepped = Signal(int)

    def __init__(self, model: QueueModel) -> None:
        super().__init__()
        self._rows = model
        self._pressed: QPoint | None = None
        self._dragged: int | None = None
        self._place = 0
        self.setModel(model)
        model.modelReset.connect(self._let_go)
        self.setItemDelegate(QueueDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Queue"))
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.viewport().setAutoFillBackground(False)

    @property
    def is_dragging(self) -> bool:
        """Whether a row follows the mouse."""
        return self._dragged is not None

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (_step_of(event) or event.key() == Qt.Key.Key_Delete or self._cancels(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step_of(event)
        if self._cancels(event):
            self._let_go()
        elif step:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._let_go()
        at = event.position().toPoint()
        row = self.indexAt(at).row()
        if (
            event.button() == Qt.MouseButton.LeftButton
            and row >= 0
            and self._rows.rows[row].movable
        ):
            self._pressed = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragged is None and far:
            self._dragged = self.indexAt(self._pressed).row()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged is not None:
            self._place = self._place_at(at.y())
            nearest = min(self._place, len(self._rows.rows) - 1)
            self.scrollTo(self._rows.index(nearest))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, place = self._dragged, self._place
        self._let_go()
        super().mouseReleaseEvent(event)
        if dragged is not None and place not in (dragged, dragged + 1):
            self.dropped.emit(dragged, place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dragged is None:
            return
        last = len(self._rows.rows) - 1
        near = self.visualRect(self._rows.index(min(self._place, last)))
        y = near.bottom() + 1 if self._place > last else near.top()
        painter = QPainter(self.viewport())
        wide = self.viewport().width() - 2 * SPACE_12
        painter.fillRect(
            SPACE_12, max(0, y - _LINE // 2), wide, _LINE, QColor(current_palette().accent)
        )

    def _place_at(self, y: int) -> int:
        """Return before which row something is dropped at a height; never before what runs."""
        rows = self._rows.rows
        runs = (n for n, row in enumerate(rows, 1) if row.state is EntryState.RUNNING)
        below = (
            n for n in range(len(rows)) if y < self.visualRect(self._rows.index(n)).center().y()
        )
        return max(next(below, len(rows)), next(runs, 0))

    def _cancels(self, event: QKeyEvent) -> bool:
        return self.is_dragging and event.key() == Qt.Key.Key_Escape

    def _let_go(self) -> None:
        if self._dragged is not None:
            self.viewport().unsetCursor()
            self.viewport().update()
        self._pressed = self._dragged = None


def _step_of(event: QKeyEvent) -> int:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held not in (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier):
        return 0
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
