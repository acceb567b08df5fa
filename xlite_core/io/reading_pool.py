"""The readers of this process: as many warm children as films are read at once, shared by all."""

from __future__ import annotations

import atexit
import contextlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xlite_core.errors import UnreadableImage
from xlite_core.io.bounded_reading import BoundedReader
from xlite_core.io.disc_contents import Contents
from xlite_core.io.radiograph import Radiograph

IDLE_S = 60.0
"""A reader beyond the first that had nothing to do for so long is let go of; it takes 40 MB."""


class ReadingPool:
    """Hands a reader to each thread that reads, the one used last first."""

    def __init__(self, *, idle_s: float = IDLE_S) -> None:
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._busy = 0
        self._idle: list[tuple[BoundedReader, float]] = []

    def read(self, path: Path) -> Radiograph:
        """Read one radiograph; see `BoundedReader.read`."""
        with self._reader() as reader:
            return reader.read(path)

    def read_bytes(self, data: bytes, file_name: str) -> Radiograph:
        """Read one radiograph from memory; see `BoundedReader.read_bytes`."""
        with self._reader() as reader:
            return reader.read_bytes(data, file_name)

    def contents(self, index: Path) -> Contents:
        """Read a DICOMDIR; see `BoundedReader.contents`."""
        with self._reader() as reader:
            return reader.contents(index)

    def warm_up(self) -> None:
        """Start a reader if there is none, so that the first film need not wait for it."""
        with self._lock:
            if self._busy or self._idle:
                return
            reader = BoundedReader()
            # One that cannot be started says so over the film that needs it.
            with contextlib.suppress(UnreadableImage):
                reader.start()
            self._idle.append((reader, time.monotonic()))

    def close(self) -> None:
        """End every reader that is idle; the pool can be used again."""
        with self._lock:
            idle, self._idle = self._idle, []
        for reader, _ in idle:
            reader.close()

    @contextmanager
    def _reader(self) -> Iterator[BoundedReader]:
        with self._lock:
            reader = self._idle.pop()[0] if self._idle else BoundedReader()
            self._busy += 1
        try:
            yield reader
        finally:
            self._take_back(reader)

    def _take_back(self, reader: BoundedReader) -> None:
        now = time.monotonic()
        with self._lock:
            old = [one for one, since in self._idle if now - since > self._idle_s]
            self._idle = [(one, since) for one, since in self._idle if one not in old]
            self._idle.append((reader, now))
            self._busy -= 1
        for one in old:
            one.close()


_POOL = ReadingPool()
"""One for the process: children are worth sharing, and a film needs no owner to be read."""

atexit.register(_POOL.close)

read_bounded = _POOL.read
read_bounded_bytes = _POOL.read_bytes
bounded_contents = _POOL.contents
warm_up = _POOL.warm_up
