"""A batch as a run will see it: which films, how they look augmented, what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.augment import Augmentation, augmented
from xlite_core.data.labels import LabelTable
from xlite_core.errors import InvalidLabels, RunInterrupted
from xlite_core.imaging.cached_films import FilmCache, open_cache
from xlite_core.imaging.film_reading import UnreadableFilm, read_or_reason
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.imaging.windowing import GreyImage

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BatchLook:
    """What a batch holds.

    Attributes:
        rows: Films, row numbers of the table.
        pictures: uint8 of shape (size, size) each, augmented; None for a film that cannot be read.
        unreadable: Those, and why.
        mean: Of the pictures, scaled to 0..1; None where no film could be read.
        deviation: Their standard deviation; likewise.
        known: Label cells that are known.
        cells: All label cells.
        absent: Findings without a positive film among these.
    """

    rows: Rows
    pictures: tuple[GreyImage | None, ...]
    unreadable: tuple[UnreadableFilm, ...]
    mean: float | None
    deviation: float | None
    known: int
    cells: int
    absent: tuple[str, ...]


class FilmAccess:
    """Reads single films through the recipe: from the cache where it has them, else from the files.

    Not for several threads at a time.
    """

    def __init__(self, root: Path, recipe: PreprocessingRecipe, cache: Path) -> None:
        """Open the cache, if there is one.

        Args:
            root: Folder of the films.
            recipe: Size and CLAHE settings.
            cache: Folder of all caches.
        """
        self._root, self._recipe = root, recipe
        self._cache: FilmCache | None = None
        try:
            self._cache = open_cache(root, recipe, cache)
        except (InvalidLabels, RunInterrupted):
            return  # nothing is cached yet, or it cannot be read: the files are there

    def film(self, file: str) -> GreyImage | UnreadableFilm:
        """Return a film as the recipe leaves it before normalisation, or why it cannot be read."""
        if self._cache is not None:
            try:
                return self._cache.films([file])[0]
            except (InvalidLabels, RunInterrupted):
                pass  # this film is not in the cache, or the cache has been cut short
        read = read_or_reason(self._root / file, file, self._recipe)
        return read if isinstance(read, UnreadableFilm) else read.grey


def look_at_batch(
    table: LabelTable,
    rows: Rows,
    access: FilmAccess,
    augmentation: Augmentation,
    generator_of: Callable[[int], np.random.Generator],
) -> BatchLook:
    """Read and augment the films of a batch.

    Args:
        table: All films.
        rows: Those of the batch.
        access: Where pixels come from.
        augmentation: What may happen to a film.
        generator_of: Row -> the film's own generator.
    """
    pictures: list[GreyImage | None] = []
    unreadable: list[UnreadableFilm] = []
    for row in rows.tolist():
        film = access.film(str(table.files[row]))
        if isinstance(film, UnreadableFilm):
            unreadable.append(film)
            pictures.append(None)
        else:
            pictures.append(augmented(film, augmentation, generator_of(row)))
    seen = [picture for picture in pictures if picture is not None]
    values = np.stack(seen) / 255.0 if seen else None
    labels = table.labels[rows]
    present = (labels == 1).any(axis=0)
    return BatchLook(
        rows=rows,
        pictures=tuple(pictures),
        unreadable=tuple(unreadable),
        mean=None if values is None else float(values.mean()),
        deviation=None if values is None else float(values.std()),
        known=int((~np.isnan(labels)).sum()),
        cells=labels.size,
        absent=tuple(f for f, there in zip(table.findings, present, strict=True) if not there),
    )


def batches_with_a_patient_twice(patients: Sequence[str] | NDArray[np.str_], size: int) -> int:
    """Return how many batches hold two films of one patient.

    Args:
        patients: Whose film each is, in the order of the steps.
        size: Films a batch; what fills none in the end is left out.
    """
    _, owner = np.unique(patients, return_inverse=True)
    whole = len(owner) // size
    batches = np.sort(owner[: whole * size].reshape(whole, size), axis=1)
    return int((np.diff(batches, axis=1) == 0).any(axis=1).sum())
