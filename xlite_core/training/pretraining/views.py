"""Two views of a film: different crops, turned and lit differently, of the same chest."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.data.augment import AUGMENTATIONS, Augmentation, augmented
from xlite_core.imaging.windowing import GreyImage
from xlite_core.prefetch import prefetched, usable_cores
from xlite_core.training.films import FilmArray
from xlite_core.training.pretraining.config import PretrainingConfig
from xlite_core.training.seeding import generator_for

_ASPECT = 4 / 3
"""Widest and, turned over, narrowest crop: as in Szegedy et al. (CVPR 2015, section 6)."""


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """Films of one step, seen twice.

    Attributes:
        first: uint8, shape (films, size, size).
        second: Likewise, of the same films.
    """

    first: NDArray[np.uint8]
    second: NDArray[np.uint8]


def view_batches(
    films: FilmArray, order: NDArray[np.intp], config: PretrainingConfig, *, epoch: int, start: int
) -> Generator[Views, None, None]:
    """Yield the full batches of an epoch; close it to end its threads early.

    Each view is drawn by a generator of its own, made from (seed, epoch, film, view), so a batch
    is the same whichever thread makes it, and after any stop.

    Args:
        films: uint8, shape (films, size, size), as the recipe leaves them.
        order: Row numbers, in the order of the steps.
        config: Batch, crops, strength, seed, workers.
        epoch: Which one.
        start: Batches to leave out at the beginning.
    """
    settings = config.pretraining
    strength = AUGMENTATIONS[settings.strength]

    def prepared(rows: NDArray[np.intp]) -> Views:
        seen = [
            np.stack(
                [
                    view_of(
                        films[row],
                        generator_for(settings.seed, "pretrain", epoch, row, number),
                        strength,
                        smallest=settings.smallest_crop,
                    )
                    for row in rows.tolist()
                ]
            )
            for number in (0, 1)
        ]
        return Views(*seen)

    size = settings.batch_size
    batches = (order[at : at + size] for at in range(start * size, len(order) - size + 1, size))
    return prefetched(prepared, batches, workers=min(config.machine.workers, usable_cores()))


def view_of(
    film: GreyImage,
    generator: np.random.Generator,
    strength: Augmentation,
    *,
    smallest: float,
) -> GreyImage:
    """Return one view of a film: a crop, brought back to the film's size, and augmented.

    Args:
        film: uint8, shape (size, size); not modified.
        generator: The view's own.
        strength: What else happens to it.
        smallest: Smallest share of the area, 0 to 1.

    Returns:
        uint8, same shape.
    """
    size = film.shape[0]
    share = generator.uniform(smallest, 1.0)
    stretch = math.sqrt(_ASPECT ** generator.uniform(-1.0, 1.0))
    side = size * math.sqrt(share)
    height, width = (min(max(round(side * by), 1), size) for by in (stretch, 1 / stretch))
    top, left = (int(generator.integers(0, size - length + 1)) for length in (height, width))
    crop = np.ascontiguousarray(film[top : top + height, left : left + width])
    whole = cv2.resize(crop, (size, size), interpolation=cv2.INTER_LINEAR)
    return augmented(np.asarray(whole, np.uint8), strength, generator)
