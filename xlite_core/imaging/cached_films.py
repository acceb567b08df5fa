"""The films of a cache, mapped into the address space: read when touched, never all at once."""

from __future__ import annotations

import mmap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidLabels, RunInterrupted
from xlite_core.imaging.cache_index import CachePlace, IndexedFilm, read_index, root_key
from xlite_core.imaging.preprocessing import PreprocessingRecipe

_WORST_LISTED = 5


class CachedFilms:
    """Films in the order of a table, wherever they lie in the cache.

    Indexed like an array of shape (films, size, size): by a number (a view of
    the map), or by a slice or an array of numbers or truths (a copy).

    Attributes:
        rows: Where each film lies in the map, shape (films,).
    """

    dtype = np.dtype(np.uint8)
    ndim = 3

    def __init__(self, mapped: mmap.mmap, size: int, rows: NDArray[np.intp]) -> None:
        self._mapped = mapped
        pixels = np.frombuffer(mapped, np.uint8)
        whole = len(pixels) // (size * size)
        self._films = pixels[: whole * size * size].reshape(whole, size, size)
        self.rows = rows

    @property
    def shape(self) -> tuple[int, int, int]:
        return (len(self.rows), *self._films.shape[1:])

    @property
    def nbytes(self) -> int:
        return int(np.prod(self.shape))

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(
        self, key: int | np.integer | slice | NDArray[np.intp] | NDArray[np.bool_]
    ) -> NDArray[np.uint8]:
        """Return one film, shape (size, size), or several, shape (films, size, size).

        Raises:
            RunInterrupted: The cache's file has been cut short since it was opened.
        """
        # Touching a page behind the end of the file would kill the process, not raise.
        if self._mapped.size() < len(self._mapped):
            raise RunInterrupted(
                "The cache of the films has become shorter while it was read.",
                "Build the cache again, and leave its folder alone while a run uses it.",
            )
        films: NDArray[np.uint8] = self._films[self.rows[key]]
        return films


@dataclass(frozen=True, slots=True, eq=False)
class FilmCache:
    """An opened cache of one recipe, as it was when it was opened.

    Attributes:
        size: Side of the films in pixels.
    """

    size: int
    _mapped: mmap.mmap
    _lines: dict[str, IndexedFilm]

    def rows(self, files: Sequence[str]) -> NDArray[np.intp]:
        """Return where films lie in the map.

        Raises:
            InvalidLabels: Some are not in the cache; the first few are named.
        """
        missing = [file for file in files if file not in self._lines]
        if missing:
            raise InvalidLabels(
                f"{len(missing)} of {len(files)} films are not in the cache: "
                f"{', '.join(missing[:_WORST_LISTED])}.",
                "Build the cache for this table first.",
            )
        return np.array([self._lines[file].row for file in files], dtype=np.intp)

    def films(self, files: Sequence[str]) -> CachedFilms:
        """Return films in the order of their names.

        Raises:
            InvalidLabels: Some are not in the cache; the first few are named.
        """
        return CachedFilms(self._mapped, self.size, self.rows(files))


def open_cache(root: Path, recipe: PreprocessingRecipe, folder: Path) -> FilmCache:
    """Open what a cache holds of one folder of films; the films themselves are not touched.

    Args:
        root: The folder that file names belong to.
        recipe: Its size and CLAHE settings say which cache.
        folder: Of all caches.

    Raises:
        InvalidLabels: The cache holds no film of that folder.
    """
    place, key = CachePlace.of(folder, recipe), root_key(root)
    lines = {
        file: line for (owner, file), line in read_index(place).by_name.items() if owner == key
    }
    if not lines:
        raise InvalidLabels(
            "The cache holds no film of this folder in this size.", "Build the cache first."
        )
    with place.films.open("rb") as stream:
        mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    return FilmCache(recipe.size, mapped, lines)
