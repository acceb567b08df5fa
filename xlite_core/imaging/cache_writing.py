"""Adding films to a cache in an order that a crash at any moment cannot harm."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Self

from xlite_core.imaging.cache_index import CacheIndex, CachePlace, IndexedFilm, writing

_COMMIT_EVERY = 64  # films: half a second of work to lose, and few waits for the disk


class CacheAppender:
    """Writes films, and their lines once the films have reached the disk.

    Only for the holder of `CachePlace.writer`.  `commit` comes last; without it
    the newest films are lost, and nothing else.
    """

    def __init__(self, place: CachePlace, index: CacheIndex) -> None:
        self.place, self.index = place, index
        self.next_row = index.rows
        self._pending: list[IndexedFilm] = []

    def __enter__(self) -> Self:
        with writing():
            self.place.films.touch()
            self._films = self.place.films.open("r+b")
            self._lines = self.place.index.open("ab")
            # Not the file's end: a film that a kill left without a line is written over.
            self._films.seek(self.next_row * self.place.film_bytes)
        return self

    def __exit__(self, *_: object) -> None:
        # Committed lines are on the disk already; the rest may be lost without harm.
        for stream in (self._films, self._lines):
            with suppress(OSError):
                stream.close()

    def add(self, line: IndexedFilm, pixels: bytes | None) -> None:
        """Note a film; without pixels its content lies in a row already."""
        if pixels is not None:
            with writing():
                self._films.write(pixels)
            self.next_row += 1
        self.index.add(line)
        self._pending.append(line)
        if len(self._pending) >= _COMMIT_EVERY:
            self.commit()

    def commit(self) -> None:
        """Make everything that was added survive a crash."""
        with writing():
            self._films.flush()
            os.fsync(self._films.fileno())
            self._lines.write(b"".join(line.to_line() for line in self._pending))
            self._lines.flush()
            os.fsync(self._lines.fileno())
        self._pending.clear()
