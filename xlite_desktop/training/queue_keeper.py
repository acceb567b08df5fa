"""The queue of the runs folder, read once and written down after every change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.errors import XLiteError
from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.training.run_queue import RunQueue, read_queue, write_queue
from xlite_desktop.translation import tr


class QueueKeeper(QObject):
    """Holds the queue; writing waits for the disk on a background thread.

    Attributes:
        queue: As it stands; change it inside `changing()`.

    Signals:
        changed: entries, order or states.
        failed: the queue could not be written, an `XLiteError`; told once.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, runs: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self.queue: RunQueue = read_queue(runs)
        self._told = self._changed = False
        self._written = self.queue.to_text()
        self._known = self.queue.marks
        self._writer = LatestOnly(self)
        self._writer.failed.connect(self._on_failed)

    @contextmanager
    def changing(self) -> Iterator[RunQueue]:
        """Give the queue to change; it is written down and told of behind the block."""
        yield self.queue
        text = self.queue.to_text()
        if text != self._written:
            self._written, self._changed = text, True
            self._known = known = self._known | self.queue.marks
            self._writer.request(lambda: write_queue(self._runs, text, known))
        self.changed.emit()

    @Slot(int)
    def retry(self, key: int) -> None:
        """Let an entry that failed or was skipped wait again."""
        with self.changing() as queue:
            queue.retry(key)

    @Slot(int)
    def remove(self, key: int) -> None:
        """Take an entry out, unless it runs."""
        with self.changing() as queue:
            queue.remove(key)

    @Slot(int, int)
    def move(self, key: int, place: int) -> None:
        """Put an entry before the one at a place."""
        with self.changing() as queue:
            queue.move(key, place)

    @Slot()
    def remove_finished(self) -> None:
        """Take out what is finished."""
        with self.changing() as queue:
            queue.remove_finished()

    def shut_down(self) -> None:
        """Write the queue as it is now, and end the thread."""
        self._writer.shut_down()
        if self._changed:  # else the file is as another window may have left it
            with suppress(OSError):
                write_queue(self._runs, self.queue.to_text(), self._known | self.queue.marks)

    @Slot(object)
    def _on_failed(self, _error: Exception) -> None:
        if not self._told:
            self._told = True
            self.failed.emit(
                XLiteError(
                    tr("The queue could not be written down."),
                    tr(
                        "See that the disk of the runs folder has room and allows writing; until "
                        "then it is forgotten when the window closes."
                    ),
                )
            )
