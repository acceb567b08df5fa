"""Asks at the start whether there is a newer version, where the user wants that."""

from __future__ import annotations

import logging
import queue
import threading

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from xlite_core.errors import XLiteError

log = logging.getLogger(__name__)

_LOOK_MS = 250


class NewerVersion(QObject):
    """Asks once, beside the window.

    The asking thread is a daemon and touches no Qt object: an address that never answers keeps
    nobody from closing the window.

    Signals:
        found: the number of a version that is newer than this one.
        ended: there is nothing more to wait for, whatever came of it.
    """

    found = Signal(str)
    ended = Signal()

    def __init__(self, current: str, parent: QObject | None = None) -> None:
        """Name the version that runs.

        Args:
            current: Such as "1.2.3".
            parent: Its Qt parent.
        """
        super().__init__(parent)
        self._current = current
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._on_time)

    def ask(self, address: str) -> None:
        """Ask this address; failures go to the log alone."""
        answers = self._answers
        thread = threading.Thread(
            target=_ask, args=(address, self._current, answers), name="newer-version", daemon=True
        )
        thread.start()
        self._timer.start()

    @Slot()
    def _on_time(self) -> None:
        try:
            version = self._answers.get_nowait()
        except queue.Empty:
            return
        self._timer.stop()
        if version:
            self.found.emit(version)
        self.ended.emit()


def _ask(address: str, current: str, answers: queue.SimpleQueue[str]) -> None:
    from xlite_core.update_check import is_newer, newest_version

    newer = ""
    try:
        version = newest_version(address)
        newer = version if is_newer(version, current) else ""
    except XLiteError as error:
        log.info("no newer version was looked up: %s", error.summary)
    except Exception:
        log.exception("the question for a newer version failed unexpectedly")
    finally:
        answers.put(newer)
