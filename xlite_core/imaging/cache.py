"""Preprocessing films once: an 8-bit cache on the disk, keyed by content and recipe.

A cache holds what the network sees before mean and standard deviation, pixel
for pixel what the window would compute.  Building it may be stopped or killed
at any moment and goes on where it was.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from xlite_core.errors import RunInterrupted
from xlite_core.imaging.cache_index import (
    CacheIndex,
    CachePlace,
    IndexedFilm,
    mend_index,
    read_index,
    root_key,
    writing,
)
from xlite_core.imaging.cache_writing import CacheAppender
from xlite_core.imaging.cached_films import CachedFilms, FilmCache, open_cache
from xlite_core.imaging.film_reading import ReadFilm, UnreadableFilm, read_or_reason
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.prefetch import prefetched, usable_cores

__all__ = [
    "CacheProgress",
    "CacheReport",
    "CachedFilms",
    "FilmCache",
    "UnreadableFilm",
    "build_cache",
    "estimated_bytes",
    "not_cached",
    "open_cache",
]

_LINE_BYTES = 160
_SPARE_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheProgress:
    """How far a build is: `done` of `total` films are cached or found unreadable."""

    done: int
    total: int
    films_per_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheReport:
    """What a build did.

    Attributes:
        films: Films asked for.
        added: Films that were preprocessed and written.
        known: Films that were there before, under this name or another.
        unreadable: Films that are not in the cache, and why.
        cancelled: Whether it ended early; what it did stays.
    """

    films: int
    added: int
    known: int
    unreadable: tuple[UnreadableFilm, ...] = ()
    cancelled: bool = False


def estimated_bytes(films: int, recipe: PreprocessingRecipe) -> int:
    """Return the disk space that a cache takes: a byte a pixel, and a line of the index a film."""
    return films * (recipe.size * recipe.size + _LINE_BYTES)


def build_cache(  # noqa: PLR0913 - the last three have defaults that fit nearly always
    files: Sequence[str],
    root: Path,
    recipe: PreprocessingRecipe,
    folder: Path,
    *,
    progress: Callable[[CacheProgress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    workers: int | None = None,
) -> CacheReport:
    """Bring films into the cache of a recipe; those that are there are not read again.

    A film counts as there while its file has the length and the time of change
    it had, or is gone.  Memory does not grow with the number of films' pixels.

    Args:
        files: File names below `root`.
        root: Where the films are.
        recipe: Its size and CLAHE settings apply; mean and standard deviation do not.
        folder: Of all caches; made if absent.
        progress: Called after each film.
        cancelled: Asked after each film; True ends the build.
        workers: Threads that decode; by default one a core.

    Raises:
        RunDirectoryInUse: Another process is building this cache.
        RunInterrupted: The disk has not the space, or the folder cannot be written.
    """
    place, key = CachePlace.of(folder, recipe), root_key(root)
    wanted = _not_current(read_index(place), files, root, key)
    if not wanted:  # nor is the lock: any number of runs may use a whole cache
        return CacheReport(films=len(files), added=0, known=len(files))
    with writing():
        place.folder.mkdir(parents=True, exist_ok=True)  # there must be a disk to ask
    _require_space(len(wanted), recipe, place.folder)
    with place.writer():
        index = read_index(place)  # again: somebody may have built meanwhile
        if index.damaged:
            with writing():
                mend_index(place)
        wanted = _not_current(index, files, root, key)
        with CacheAppender(place, index) as appender:
            build = _Build(root, key, recipe, appender, len(files) - len(wanted), len(files))
            return build.run(wanted, progress, cancelled, workers or usable_cores())


def not_cached(
    files: Sequence[str], root: Path, recipe: PreprocessingRecipe, folder: Path
) -> list[str]:
    """Return the files that `build_cache` would read: not there, or changed since.

    Args:
        files: File names below `root`.
        root: Where the films are.
        recipe: Its size and CLAHE settings apply.
        folder: Of all caches.
    """
    return _not_current(read_index(CachePlace.of(folder, recipe)), files, root, root_key(root))


def _not_current(index: CacheIndex, files: Sequence[str], root: Path, key: str) -> list[str]:
    """Return the files whose films are not there, or have changed since; each once."""
    wanted = []
    for file in dict.fromkeys(files):
        line = index.by_name.get((key, file))
        try:
            found = (root / file).stat()
        except OSError:
            if line is None:
                wanted.append(file)  # reading it will say what is wrong
            continue
        if line is None or (line.byte_count, line.modified) != (found.st_size, found.st_mtime_ns):
            wanted.append(file)
    return wanted


def _require_space(films: int, recipe: PreprocessingRecipe, folder: Path) -> None:
    needed, free = estimated_bytes(films, recipe), shutil.disk_usage(folder).free
    if needed + _SPARE_BYTES > free:
        raise RunInterrupted(
            f"The cache takes {in_units(needed)} more, and its disk has {in_units(free)} left.",
            "Make space, or choose a cache folder on another disk.",
        )


def in_units(count: int) -> str:
    """Return a number of bytes for people: "5.6 GB"."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"


@dataclass(frozen=True, slots=True, eq=False)
class _Looked:
    """What a thread found out about one file: its film, its known content, or why neither."""

    file: str
    byte_count: int
    modified: int
    outcome: ReadFilm | UnreadableFilm | str


class _Build:
    """One build: threads look at files, the calling thread writes what they found."""

    def __init__(  # noqa: PLR0913, PLR0917 - made in one place
        self,
        root: Path,
        key: str,
        recipe: PreprocessingRecipe,
        appender: CacheAppender,
        known: int,
        total: int,
    ) -> None:
        self.root, self.key, self.recipe, self.appender = root, key, recipe, appender
        self.added, self.known, self.total = 0, known, total
        self.unreadable: list[UnreadableFilm] = []

    def run(
        self,
        wanted: Sequence[str],
        progress: Callable[[CacheProgress], None],
        cancelled: Callable[[], bool],
        workers: int,
    ) -> CacheReport:
        started, stopped = time.perf_counter(), False
        first = self.known
        try:
            with closing(prefetched(self._look, wanted, workers=workers)) as looked:
                for done, film in enumerate(looked, 1):
                    self._take(film)
                    rate = done / (time.perf_counter() - started)
                    progress(CacheProgress(done=first + done, total=self.total, films_per_s=rate))
                    if cancelled():
                        stopped = True
                        break
        except KeyboardInterrupt:
            self.appender.commit()
            raise
        self.appender.commit()
        return CacheReport(
            films=self.total,
            added=self.added,
            known=self.known,
            unreadable=tuple(self.unreadable),
            cancelled=stopped,
        )

    def _look(self, file: str) -> _Looked:
        path = self.root / file
        try:
            # Before reading: a file that changes meanwhile is read again next time.
            found = path.stat()
            size, modified = found.st_size, found.st_mtime_ns
            # Films that were moved or copied keep their content: no need to decode them.
            if size in self.appender.index.lengths:
                with path.open("rb") as stream:
                    content = hashlib.file_digest(stream, "sha256").hexdigest()
                if content in self.appender.index.row_of:
                    return _Looked(file, size, modified, content)
        except OSError:
            size = modified = 0  # reading says why
        return _Looked(file, size, modified, read_or_reason(path, file, self.recipe))

    def _take(self, film: _Looked) -> None:
        outcome, index = film.outcome, self.appender.index
        if isinstance(outcome, UnreadableFilm):
            self.unreadable.append(outcome)
            return
        content = outcome if isinstance(outcome, str) else outcome.sha256
        row = index.row_of.get(content)
        pixels = None
        if row is None and isinstance(outcome, ReadFilm):
            row, pixels = self.appender.next_row, outcome.grey.tobytes()
        assert row is not None, "a known content has a row"
        self.added += pixels is not None
        self.known += pixels is None
        line = IndexedFilm(
            root=self.key,
            file=film.file,
            sha256=content,
            row=row,
            byte_count=film.byte_count,
            modified=film.modified,
        )
        self.appender.add(line, pixels)
