"""Films of a run for tests of what is in front of the network: no network, no file."""

from __future__ import annotations

import numpy as np

from tests.helpers.phantom import chest_phantom
from xlite_core.data.augment import Augmentation
from xlite_core.data.labels import LabelTable
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.training.config import TrainingConfig
from xlite_core.training.films import TrainingFilms

FINDINGS = ("Mass", "Edema")
SIZE = 32


def loader_films(
    count: int = 20, *, films: np.ndarray | None = None, teacher_sizes: tuple[int, ...] = ()
) -> TrainingFilms:
    """Return phantoms of which all but the last four train.

    Every second film shows the first finding, every fifth the second; one cell is unknown.
    """
    numbers = np.arange(count)
    labels = np.column_stack([numbers % 2 == 0, numbers % 5 == 0]).astype(float)
    labels[1, 1] = np.nan
    table = LabelTable(
        np.array([f"folder/film_{number:02d}.png" for number in numbers]),
        np.array([f"p{number}" for number in numbers]),
        np.array(["here"] * count),
        FINDINGS,
        labels,
    )
    return TrainingFilms(
        table=table,
        films=_phantoms(count, SIZE) if films is None else films,
        teacher_films=tuple(_phantoms(count, size) for size in teacher_sizes),
        train=numbers[:-4],
        validation=numbers[-4:],
        test=numbers[:0],
        judging=np.ones(count, dtype=bool),
    )


def _phantoms(count: int, size: int) -> np.ndarray:
    phantom = chest_phantom(size)
    return np.stack([np.roll(phantom, number % 5, axis=1) for number in range(count)])


def loader_config(**changes) -> TrainingConfig:
    """Return a configuration with medium augmentation."""
    settings = {
        "name": "tiny",
        "student": StudentConfig(backbone="mobilenetv3_small", findings=len(FINDINGS)),
        "recipe": PreprocessingRecipe(size=SIZE),
        "findings": FINDINGS,
        "augmentation": Augmentation(),
    }
    return TrainingConfig(**settings | changes)
