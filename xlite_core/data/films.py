"""The training films in memory, as the recipe leaves them before normalisation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidLabels, UnreadableImage
from xlite_core.imaging.preprocessing import PreprocessingRecipe, network_grey
from xlite_core.imaging.windowing import presented
from xlite_core.io.read import read_radiograph

_WORST_LISTED = 5


def load_films(
    files: Sequence[str],
    folder: Path,
    recipe: PreprocessingRecipe,
    *,
    progress: Callable[[int], None] = lambda _: None,
) -> NDArray[np.uint8]:
    """Read films through the same door and recipe that the window uses.

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
    failures: list[str] = []

    def load(index: int) -> None:
        try:
            film = presented(read_radiograph(folder / files[index]))
        except UnreadableImage as error:
            failures.append(f"{files[index]} ({error.summary})")
            return
        films[index] = network_grey(film, recipe)

    with ThreadPoolExecutor() as pool:  # decoding and resizing release the GIL
        for done, _ in enumerate(pool.map(load, range(len(files))), 1):
            progress(done)
    if failures:
        raise InvalidLabels(
            f"{len(failures)} of {len(files)} films cannot be read: "
            f"{'; '.join(sorted(failures)[:_WORST_LISTED])}.",
            "Mend the files, or take them out of the label table.",
        )
    return films
