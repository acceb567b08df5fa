"""Work that takes seconds to hours: it tells how far it is, and can be cancelled."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from xlite_core.errors import XLiteError

log = logging.getLogger(__name__)

Tell = Callable[[Any], None]
Asked = Callable[[], bool]
Work = Callable[[Tell, Asked], Any]

_PAUSE_S = 0.05
"""Between two reports: more often than the eye reads would only fill the event queue."""


class _Task:
    """One piece of work, and the switch that cancels it."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.cancelled = Event()


class _Worker(QObject):
    """Lives on the background thread and does one task after the other.

    Signals:
        progressed: what the work told, thinned out; the last report always arrives.
        done: result or None, error or None.
    """

    progressed = Signal(object)
    done = Signal(object, object)

    @Slot(object)
    def run(self, task: _Task) -> None:
        reports = _Thinned(self.progressed.emit)
        result: Any = None
        failure: Exception | None = None
        try:
            result = task.work(reports.tell, task.cancelled.is_set)
        except XLiteError as error:  # expected: a sentence for the user, nothing for the log
            failure = error
        except Exception as error:  # nothing may escape from a slot into Qt
            log.exception("long work failed unexpectedly")
            failure = error
        reports.flush()
        self.done.emit(result, failure)


class _Thinned:
    """Passes reports on at most every `_PAUSE_S`; what was held back last is passed in the end."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._next = 0.0
        self._held: list[Any] = []

    def tell(self, report: Any) -> None:
        self._held = [report]
        if time.monotonic() >= self._next:
            self.flush()

    def flush(self) -> None:
        if self._held:
            self._tell(self._held.pop())
            self._next = time.monotonic() + _PAUSE_S


class LongWork(QObject):
    """One piece of work at a time, on a thread of its own.

    The function is called as `work(progress, cancelled)`: it may call `progress(report)` as
    often as it likes, and should ask `cancelled()` every now and then and return early.  Reports
    and results are handed over to the thread of this object and must not change afterwards.

    Signals:
        progressed: a report of the work, at most twenty a second.
        finished: what the work returned, cancelled or not.
        failed: the exception that ended it.
        ended: last signal of every piece of work, however it ended.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _submitted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: _Task | None = None
        self._closed = False
        self._thread = QThread(self)
        self._worker = _Worker()  # no parent: an object with a parent cannot change thread
        self._worker.moveToThread(self._thread)
        self._submitted.connect(self._worker.run)
        self._worker.progressed.connect(self._on_progressed)
        self._worker.done.connect(self._on_done)
        self._thread.finished.connect(self._worker.deleteLater)

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._task is not None

    @property
    def cancelling(self) -> bool:
        """Whether the work under way was asked to end."""
        return self._task is not None and self._task.cancelled.is_set()

    def start(self, work: Work) -> bool:
        """Begin; False, and nothing happens, while other work is under way or after `shut_down`.

        Args:
            work: Called on the background thread with `progress` and `cancelled`; it must touch
                no widget.
        """
        if self.busy or self._closed:
            return False
        if not self._thread.isRunning():  # the thread starts with its first work
            self._thread.start()
        self._task = _Task(work)
        self._submitted.emit(self._task)
        return True

    def cancel(self) -> None:
        """Ask the work under way to end; `finished` or `failed`, and `ended`, follow as always."""
        if self._task is not None:
            self._task.cancelled.set()

    def shut_down(self) -> None:
        """Cancel, wait for the thread, and say nothing any more."""
        self._closed = True
        self.cancel()
        self._thread.quit()
        self._thread.wait()

    @Slot(object)
    def _on_progressed(self, report: object) -> None:
        if not self._closed:
            self.progressed.emit(report)

    @Slot(object, object)
    def _on_done(self, result: object, error: object) -> None:
        self._task = None
        if self._closed:
            return
        if error is None:
            self.finished.emit(result)
        else:
            self.failed.emit(error)
        self.ended.emit()
