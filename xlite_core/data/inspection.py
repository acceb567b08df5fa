"""Looking at every film once before anyone trains on it: is it there, sound, and the only one?"""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TextIO

from xlite_core.errors import UnreadableImage
from xlite_core.io.file_kind import HEAD_BYTES, identify
from xlite_core.io.reading_pool import read_bounded

Verify = Literal["full", "exists"]

HASH_DIGITS = 16
_AHEAD = 64
"""Films waiting for a thread: enough to keep all busy, few enough to end at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmCheck:
    """What was found out about one file.

    Attributes:
        sha256: First 16 hexadecimal digits of its content; empty if it was not read.
        fault: Why it cannot be used, a sentence; empty if it can.
    """

    sha256: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """How films are looked at.

    Attributes:
        verify: "full" decodes every film; "exists" looks at its first bytes.
        threads: How many films at a time; None for one a core.
        journal: A file that keeps what was found, so that an inspection that
            was ended goes on where it stopped; None keeps nothing.
        progress: Called with the films done and all films.
        cancelled: Asked after each film; True ends the inspection.
    """

    verify: Verify = "full"
    threads: int | None = None
    journal: Path | None = None
    progress: Callable[[int, int], None] = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False

    def of(
        self, files: Sequence[str], root: Path, *, hashing: bool = False
    ) -> list[FilmCheck] | None:
        """Look at films.

        Args:
            files: Paths below `root`.
            root: Folder of the films.
            hashing: Whether contents are compared even when nothing is decoded.

        Returns:
            What was found about each file, in order; None if cancelled.
        """
        kinds = {"decode": self.verify == "full", "hashing": hashing}
        checks: list[FilmCheck] = []
        # Never more than 16: a network drive gains nothing from more, and each holds a film.
        threads = self.threads or min(os.cpu_count() or 1, 16)
        with _journal(self.journal, kinds) as journal, ThreadPoolExecutor(threads) as pool:

            def look(file: str) -> tuple[str, FilmCheck]:
                key = journal.key(file, root / file)
                return key, journal.known.get(key) or check_film(root / file, **kinds)

            waiting: deque[Future[tuple[str, FilmCheck]]] = deque()
            for number in range(len(files) + _AHEAD):
                if number < len(files):
                    waiting.append(pool.submit(look, files[number]))
                if waiting and (number >= _AHEAD or number >= len(files)):
                    checks.append(journal.noted(*waiting.popleft().result()))
                    self.progress(len(checks), len(files))
                if self.cancelled():
                    pool.shutdown(cancel_futures=True)
                    return None
        return checks


def check_film(path: Path, *, decode: bool, hashing: bool) -> FilmCheck:
    """Look at one file.

    Args:
        path: The file.
        decode: Whether to read all of its pixels.
        hashing: Whether to read its content; decoding does so anyway.
    """
    try:
        if decode:
            return FilmCheck(sha256=read_bounded(path).provenance.sha256[:HASH_DIGITS])
        with path.open("rb") as stream:
            identify(stream.read(HEAD_BYTES))
            if not hashing:
                return FilmCheck()
            stream.seek(0)
            return FilmCheck(sha256=hashlib.file_digest(stream, "sha256").hexdigest()[:HASH_DIGITS])
    except UnreadableImage as error:
        return FilmCheck(fault=error.summary)
    except OSError:
        return FilmCheck(fault="The file could not be opened.")


class _Journal:
    """What earlier, unfinished inspections found, and a file that new findings are added to.

    Attributes:
        known: What was found about each file that has not changed since.
    """

    def __init__(self, path: Path | None, kinds: Mapping[str, bool]) -> None:
        self.known: dict[str, FilmCheck] = {}
        self._kinds = kinds
        self._stream: TextIO | None = None
        if path is None:
            return
        if path.exists():
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                # A line that does not fit was being written when the power went.
                with suppress(ValueError, TypeError):
                    key, check = json.loads(line)
                    self.known[key] = FilmCheck(**check)
        self._stream = path.open("a", encoding="utf-8", buffering=1)
        self._stream.write("\n")  # after such a line

    def key(self, file: str, path: Path) -> str:
        """Return what tells this state of a file from every other one."""
        if self._stream is None:
            return ""
        try:
            status = path.stat()
        except OSError:
            return ""
        return json.dumps([file, status.st_size, status.st_mtime_ns, self._kinds])

    def noted(self, key: str, check: FilmCheck) -> FilmCheck:
        """Write down what was found about a file, and return it."""
        if self._stream is not None and key and key not in self.known:
            self._stream.write(json.dumps([key, asdict(check)]) + "\n")
        return check

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()


@contextmanager
def _journal(path: Path | None, kinds: Mapping[str, bool]) -> Iterator[_Journal]:
    journal = _Journal(path, kinds)
    try:
        yield journal
    finally:
        journal.close()
