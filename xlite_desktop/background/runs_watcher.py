"""Looks at the folder of runs from time to time, off the window's thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from xlite_core.experiments.run_catalogue import RunCatalogue
from xlite_core.safe_mode import safe_mode
from xlite_desktop.background.latest_only import InTurn

INTERVAL_MS = 2000


class RunsWatcher(QObject):
    """Tells what is in the folder, at once and whenever somebody looks.

    Polled, not notified: a folder of a thousand runs would need thousands of
    watches, and network drives announce nothing.

    Signals:
        found: `Runs`, after every look; the same object while nothing has changed.
        failed: Why the folder cannot be read.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(
        self, runs: Path, *, interval_ms: int = INTERVAL_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = RunCatalogue(runs)  # used on the background thread alone
        self._background = InTurn(self)
        self._background.ready.connect(self.found)
        self._background.failed.connect(self.failed)
        self._background.settled.connect(self._on_settled)
        self._asked_again = False
        self._looked = False
        self._timer = QTimer(self)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Look now; while a look is under way, once more after it."""
        if self._background.busy:
            self._asked_again = True
            return
        catalogue = self._catalogue
        if not self._looked:  # names and numbers first; intervals of a thousand runs take a while
            self._looked = True
            self._background.request(lambda: catalogue.look(quickly=True))
        self._background.request(catalogue.look)

    def watch(self, on: bool) -> None:
        """Look from time to time, while somebody can see what comes of it; in safe mode once."""
        if on and not self._timer.isActive():
            if not safe_mode():
                self._timer.start()
            self.look()
        elif not on:
            self._timer.stop()

    def shut_down(self) -> None:
        """Stop looking and end the thread."""
        self._timer.stop()
        self._asked_again = False
        self._background.shut_down()

    @Slot()
    def _on_settled(self) -> None:
        if self._asked_again and not self._background.busy:
            self._asked_again = False
            self.look()
