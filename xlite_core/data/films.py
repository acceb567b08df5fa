"""The training films in memory, as the recipe leaves them before normalisation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidLabels
from xlite_core.imaging.film_reading import ReadFilm, UnreadableFilm, read_or_reason
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.io.read import read_radiograph
from xlite_core.prefetch import prefetched, usable_cores

_WORST_LISTED = 5


def load_films(
    files: Sequence[str],
    folder: Path,
    recipe: PreprocessingRecipe,
    *,
    progress: Callable[[int], None] = lambda _: None,
) -> NDArray[np.uint8]:
    """Read films through the same door and recipe that the window uses.

    For sets that fit into the memory; `xlite_core.imaging.cache` keeps larger ones on the disk.

    Args:
        files: File names below `folder`.
        folder: Where the films are.
        recipe: Its size and CLAHE settings apply here; mean and std later.
        progress: Called with the number of films read so far.

    Returns:
        uint8, shape (films, size, size): 50 kB a film at 224 pixels.

    Raises:
        InvalidLabels: Some films cannot be read; the first few are named.
    """
    films = np.empty((len(files), recipe.size, recipe.size), np.uint8)
    failures: list[UnreadableFilm] = []

    def read(file: str) -> ReadFilm | UnreadableFilm:
        return read_or_reason(folder / file, file, recipe, read_radiograph)

    for row, film in enumerate(prefetched(read, files, workers=usable_cores())):
        if isinstance(film, UnreadableFilm):
            failures.append(film)
        else:
            films[row] = film.grey
        progress(row + 1)
    require_readable(failures, len(files))
    return films


def require_readable(failures: Sequence[UnreadableFilm], total: int) -> None:
    """Refuse a set of films of which some cannot be read.

    Raises:
        InvalidLabels: There are failures; the first few are named, with their reasons.
    """
    if failures:
        named = "; ".join(sorted(map(str, failures))[:_WORST_LISTED])
        raise InvalidLabels(
            f"{len(failures)} of {total} films cannot be read: {named}.",
            "Mend the files, or take them out of the label table.",
        )
