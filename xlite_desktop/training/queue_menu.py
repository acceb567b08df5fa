"""What can be done with one run of the queue, and with all that are finished."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from xlite_desktop.training.queue_model import QueueRow
from xlite_desktop.training.run_queue import EntryState
from xlite_desktop.translation import tr


class QueueMenu(QMenu):
    """Offers what the state of the selected row allows; the rest is faded.

    Signals:
        stepped: -1 is up, 1 is down.
        skipped, retried, removed: the row's key.
        cleared: what is finished should leave the list.
    """

    stepped = Signal(int)
    skipped = Signal(int)
    retried = Signal(int)
    removed = Signal(int)
    cleared = Signal()

    def __init__(
        self, rows: Sequence[QueueRow], chosen: QueueRow | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        state = None if chosen is None else chosen.state
        key = 0 if chosen is None else chosen.key
        place = -1 if chosen is None else list(rows).index(chosen)
        movable = chosen is not None and chosen.movable
        runs = state is EntryState.RUNNING
        again = {
            EntryState.SKIPPED: tr("Let it run again"),
            EntryState.STOPPED: tr("Let it go on"),
        }
        up = self._offer(tr("Move up"), movable and place > 0, lambda: self.stepped.emit(-1))
        down = self._offer(
            tr("Move down"), movable and place < len(rows) - 1, lambda: self.stepped.emit(1)
        )
        self.addSeparator()
        self._offer(
            tr("Stop and skip") if runs else tr("Skip"),
            runs or state is EntryState.WAITING,
            lambda: self.skipped.emit(key),
        )
        self._offer(
            again.get(state, tr("Retry")) if state is not None else tr("Retry"),
            state in again or state is EntryState.FAILED,
            lambda: self.retried.emit(key),
        )
        gone = self._offer(
            tr("Remove from the queue"),
            chosen is not None and not runs,
            lambda: self.removed.emit(key),
        )
        self.addSeparator()
        for action, keys in ((up, "Alt+Up"), (down, "Alt+Down"), (gone, "Del")):
            # Told here, obeyed by the list: the menu is gone when the keys are pressed.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
        finished = any(row.state is EntryState.FINISHED for row in rows)
        self._offer(tr("Remove finished runs"), finished, self._on_clear_chosen)

    def _on_clear_chosen(self) -> None:
        self.cleared.emit()

    def _offer(self, words: str, possible: bool, act: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setEnabled(possible)
        action.triggered.connect(act)
        self.addAction(action)
        return action
