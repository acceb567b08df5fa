"""Films in batches without augmentation, and the map of the average film."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.student import Student
from xlite_core.training.films import FilmArray
from xlite_core.training.loader import normalise_batch

EVALUATION_BATCH = 64


def batches(
    films: FilmArray,
    recipe: PreprocessingRecipe,
    *,
    device: torch.device,
    rows: NDArray[np.intp] | None = None,
    size: int = EVALUATION_BATCH,
) -> Iterator[Tensor]:
    """Yield network inputs, `size` films at a time, in order.

    Args:
        films: uint8, shape (films, size, size), as the recipe leaves them; a memory map is read
            a batch at a time.
        recipe: Its mean and standard deviation are applied.
        device: Where they are wanted.
        rows: Which films; all of them if absent.
        size: Films a batch.
    """
    chosen = np.arange(len(films)) if rows is None else rows
    for start in range(0, len(chosen), size):
        yield normalise_batch(films[chosen[start : start + size]], recipe, device)


def mean_features(
    student: Student,
    films: FilmArray,
    recipe: PreprocessingRecipe,
    rows: NDArray[np.intp] | None = None,
) -> Tensor:
    """Return the mean of a student's feature maps: what `Student.count_from` wants.

    Args:
        student: In evaluation mode, on the CPU.
        films: At least one film that the student was trained on, as in `batches`.
        recipe: As in `batches`.
        rows: As in `batches`.

    Returns:
        float32, shape (C, h, w).
    """
    count = len(films) if rows is None else len(rows)
    with torch.no_grad():
        total = sum(
            student.features(batch).double().sum(dim=0)
            for batch in batches(films, recipe, device=torch.device("cpu"), rows=rows)
        )
    assert isinstance(total, Tensor)
    return (total / count).float()
