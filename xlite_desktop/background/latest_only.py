"""One background thread, and two ways to use it: the newest request only, or each in turn."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from xlite_core.errors import XLiteError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Request:
    number: int
    compute: Callable[[], Any]


class _Worker(QObject):
    """Lives on the background thread and answers one request at a time.

    Signals:
        finished: request number, result or None, error or None.
    """

    finished = Signal(int, object, object)

    @Slot(object)
    def compute(self, request: _Request) -> None:
        try:
            result = request.compute()
        except XLiteError as error:  # expected: a sentence for the user, nothing for the log
            self.finished.emit(request.number, None, error)
        except Exception as error:  # nothing may escape from a slot into Qt
            log.exception("background computation failed")
            self.finished.emit(request.number, None, error)
        else:
            self.finished.emit(request.number, result, None)


class _Background(QObject):
    """Owns the thread and the worker; subclasses decide what is asked next.

    Signals:
        ready: the result of a request.
        failed: the exception that ended a request.
        settled: after every computation, whether its answer was wanted or not.
    """

    ready = Signal(object)
    failed = Signal(object)
    settled = Signal()
    _submitted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = 0
        self._busy = False
        self._closed = False
        self._thread = QThread(self)
        self._worker = _Worker()  # no parent: an object with a parent cannot change thread
        self._worker.moveToThread(self._thread)
        self._submitted.connect(self._worker.compute)
        self._worker.finished.connect(self._on_finished)
        self._thread.finished.connect(self._worker.deleteLater)

    @property
    def busy(self) -> bool:
        """Whether a request is being computed."""
        return self._busy

    def shut_down(self) -> None:
        """Finish the running computation, drop its answer, and end the thread."""
        self._closed = True
        self._thread.quit()
        self._thread.wait()

    def _submit(self, request: _Request) -> None:
        if not self._thread.isRunning():  # threads start with their first work, not with the window
            self._thread.start()
        self._busy = True
        self._submitted.emit(request)

    # QObject has a metaclass of its own, so abc cannot mark these two as abstract.

    def _submit_next(self) -> None:
        """Submit the next waiting request, if there is one."""
        raise NotImplementedError

    def _wanted(self, number: int) -> bool:
        """Whether the answer to a request still matters."""
        raise NotImplementedError

    @Slot(int, object, object)
    def _on_finished(self, number: int, result: object, error: object) -> None:
        self._busy = False
        if self._closed:
            return
        wanted = self._wanted(number)
        self._submit_next()
        if wanted and error is None:
            self.ready.emit(result)
        elif wanted:
            self.failed.emit(error)
        self.settled.emit()


class LatestOnly(_Background):
    """Answers the newest request and quietly drops the ones it overtook.

    While one request is being computed, at most one further request waits; a
    newer one replaces the waiting one, and an answer to anything but the
    newest request is discarded.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: _Request | None = None

    def request(self, compute: Callable[[], Any]) -> None:
        """Compute on the background thread.  The function must touch no widget."""
        self._asked += 1
        self._waiting = _Request(self._asked, compute)
        if not self._busy and not self._closed:
            self._submit_next()

    def forget(self) -> None:
        """Drop the waiting request, and the answer to the running one."""
        self._asked += 1
        self._waiting = None

    def _submit_next(self) -> None:
        if self._waiting is not None:
            request, self._waiting = self._waiting, None
            self._submit(request)

    def _wanted(self, number: int) -> bool:
        return number == self._asked


class InTurn(_Background):
    """Answers every request, in the order they came."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: deque[_Request] = deque()

    def request(self, compute: Callable[[], Any]) -> None:
        """Compute on the background thread.  The function must touch no widget."""
        self._asked += 1
        self._queue.append(_Request(self._asked, compute))
        if not self._busy and not self._closed:
            self._submit_next()

    def _submit_next(self) -> None:
        if self._queue:
            self._submit(self._queue.popleft())

    def _wanted(self, number: int) -> bool:
        return number <= self._asked
