"""Which film lies in which row of a cache, written so that no crash can make it lie.

A cache is a folder with two files that only grow: films.u8 (one film after the
other) and index.jsonl (a line a film).  A line is written after its film has
reached the disk, so whatever a kill leaves behind has no line, and its place is
written again.
"""

from __future__ import annotations

import errno
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import RunDirectoryInUse, RunInterrupted
from xlite_core.imaging.preprocessing import PreprocessingRecipe

_SCHEMA = 1
"""Raised when reading or preprocessing gives other pixels than before for the same recipe."""


def pixel_key(recipe: PreprocessingRecipe) -> str:
    """Return sixteen hexadecimal digits that change with the settings that change pixels.

    Mean and standard deviation are not among them: they apply to what the cache holds.
    """
    settings = [_SCHEMA, recipe.schema, recipe.size, float(recipe.clahe_clip), recipe.clahe_tiles]
    if recipe.clahe_clip == 0:
        settings[-1] = 0  # without CLAHE its tiles change nothing
    return hashlib.sha256(json.dumps(settings).encode()).hexdigest()[:16]


def root_key(root: Path) -> str:
    """Return twelve hexadecimal digits for a folder of films: names repeat from set to set."""
    return hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:12]


@contextmanager
def writing() -> Iterator[None]:
    """Say what a failure to write means, without the paths that the system's message holds.

    Raises:
        RunInterrupted: The disk is full, or the folder cannot be written.
    """
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise RunInterrupted(
            "The disk of the cache is full." if full else "The cache cannot be written.",
            "Make space and start again: what is there stays."
            if full
            else "Check the cache folder's permissions, or choose another.",
        ) from None


@dataclass(frozen=True, slots=True)
class CachePlace:
    """Where the films of one recipe are cached.

    Attributes:
        folder: Of this recipe alone.
        size: Side of its films in pixels.
    """

    folder: Path
    size: int

    @classmethod
    def of(cls, folder: Path, recipe: PreprocessingRecipe) -> CachePlace:
        """Return the place of a recipe below the folder of all caches."""
        return cls(folder / f"{recipe.size}px-{pixel_key(recipe)}", recipe.size)

    @property
    def films(self) -> Path:
        return self.folder / "films.u8"

    @property
    def index(self) -> Path:
        return self.folder / "index.jsonl"

    @property
    def film_bytes(self) -> int:
        return self.size * self.size

    @contextmanager
    def writer(self) -> Iterator[None]:
        """Hold the place's lock; the operating system lets go of it when the process dies.

        Raises:
            RunDirectoryInUse: Another process is writing films here.
            RunInterrupted: The folder cannot be written.
        """
        lock = FileLock(self.folder / "lock", timeout=0)
        with writing():
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                lock.acquire()
            except Timeout as error:
                raise RunDirectoryInUse(
                    "Another process is preparing films in the same cache.",
                    "Wait until it ends, or choose another cache folder.",
                ) from error
        try:
            yield
        finally:
            lock.release()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedFilm:
    """One line of an index.

    Attributes:
        root: `root_key` of the folder that the name belongs to.
        file: Name below that folder.
        sha256: Of the file's content.
        row: Which film of films.u8.
        byte_count: Length of the file.
        modified: When the file was last changed, in nanoseconds.
    """

    root: str
    file: str
    sha256: str
    row: int
    byte_count: int
    modified: int

    def to_line(self) -> bytes:
        cells = (self.root, self.file, self.sha256, self.row, self.byte_count, self.modified)
        return json.dumps(cells, separators=(",", ":")).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> IndexedFilm | None:
        """Return what a line says, or None for one that was cut off or damaged."""
        try:
            root, file, sha256, row, size, modified = json.loads(line)
        except (ValueError, TypeError):
            return None
        texts, numbers = (root, file, sha256), (row, size, modified)
        if not all(isinstance(text, str) for text in texts):
            return None
        if not all(type(number) is int and number >= 0 for number in numbers):
            return None
        return cls(root=root, file=file, sha256=sha256, row=row, byte_count=size, modified=modified)


@dataclass(slots=True)
class CacheIndex:
    """What a cache holds.

    Attributes:
        by_name: (root key, file) -> its newest line.
        row_of: Content -> its row.
        lengths: The lengths of all indexed files.
        damaged: Whether a line was left out.
    """

    by_name: dict[tuple[str, str], IndexedFilm] = field(default_factory=dict)
    row_of: dict[str, int] = field(default_factory=dict)
    lengths: set[int] = field(default_factory=set)
    damaged: bool = False

    @property
    def rows(self) -> int:
        """Films that lie in films.u8; behind them is nothing of value."""
        return max(self.row_of.values(), default=-1) + 1

    def add(self, film: IndexedFilm) -> None:
        self.by_name[film.root, film.file] = film
        self.row_of[film.sha256] = film.row
        self.lengths.add(film.byte_count)


def read_index(place: CachePlace) -> CacheIndex:
    """Read what a cache holds, also while another process adds to it.

    Lines that were cut off, or whose film is not there, are left out.
    """
    index = CacheIndex()
    for film in _lines(place):
        if film is None:
            index.damaged = True
        else:
            index.add(film)
    return index


def mend_index(place: CachePlace) -> None:
    """Write an index without its unsound lines: the rows they name will hold other films.

    Only for the holder of `CachePlace.writer`.
    """
    lines = [film.to_line() for film in _lines(place) if film is not None]
    with atomic_write(place.index) as stream:
        stream.writelines(lines)


def _lines(place: CachePlace) -> Iterator[IndexedFilm | None]:
    """Yield the lines of an index, None for each that cannot be believed."""
    try:
        data = place.index.read_bytes()
        # After the index: a film is always there before its line.
        there = place.films.stat().st_size // place.film_bytes
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError:
        raise RunInterrupted(
            "The cache cannot be read.", "Check its drive and permissions, or choose another."
        ) from None
    for line in data.splitlines(keepends=True):
        film = IndexedFilm.from_line(line) if line.endswith(b"\n") else None
        yield film if film is not None and film.row < there else None
