"""Garbage is collected in the window's thread, between two events, and nowhere else."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1_000

_YOUNG, _MIDDLE, _OLD = 2_000, 10, 10
"""Objects, and collections of the younger generation, from which on one is due."""

_SWITCH_S = 0.001
"""How long a background thread keeps the interpreter while the window waits for it.

Python's 5 ms, met several times in one event, would be felt.
"""


class Collecting(QObject):
    """Takes the collector away from the threads that happen to allocate.

    A collection holds the interpreter as long as it takes, so one that a background thread
    begins halts the window; and it may delete Qt objects, whose timers and children must die in
    the thread that made them.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._on_time)

    def begin(self) -> None:
        """Collect here from now on; what has been made so far is taken to be here to stay."""
        gc.disable()
        gc.collect()
        gc.freeze()
        sys.setswitchinterval(_SWITCH_S)
        self._timer.start()

    def end(self) -> None:
        """Give the collector back."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def _on_time(self) -> None:
        young, middle, old = gc.get_count()
        if young > _YOUNG:
            gc.collect(0)
        if middle > _MIDDLE:
            gc.collect(1)
        if old > _OLD:
            gc.collect(2)
