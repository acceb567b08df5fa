"""A watchdog for steps that never end: a network drive that hangs, a driver that waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self


class Watchdog:
    """Calls out, from a thread of its own, once for each step that takes too long.

    A context manager: leaving it ends the thread.
    """

    def __init__(self, limit_s: float, stalled: Callable[[float], None]) -> None:
        """Prepare the watch.

        Args:
            limit_s: What a step may take, in seconds.
            stalled: Called with the seconds that a step has taken so far.
        """
        self._limit_s, self._stalled = limit_s, stalled
        self._changed = threading.Condition()
        self._since: float | None = None
        self._ended = False
        self._thread = threading.Thread(target=self._watch, name="stall-watchdog", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify()
        self._thread.join()

    @contextmanager
    def step(self) -> Iterator[None]:
        """Watch the block."""
        with self._changed:
            self._since = time.monotonic()
        try:
            yield
        finally:
            with self._changed:
                self._since = None

    def _watch(self) -> None:
        # It looks four times within the limit instead of being woken by every step.
        told_of: float | None = None
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ended, timeout=self._limit_s / 4)
                if self._ended:
                    return
                since = self._since
            if since is None or since == told_of:
                continue
            taken = time.monotonic() - since
            if taken > self._limit_s:
                told_of = since
                self._stalled(taken)
