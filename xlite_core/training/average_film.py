"""Films in batches without augmentation, and the map of the average film."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xlite_core.imaging.preprocessing import PreprocessingRecipe, normalised
from xlite_core.models.student import Student


def batches(
    films: NDArray[np.uint8], recipe: PreprocessingRecipe, *, device: torch.device, size: int = 64
) -> Iterator[Tensor]:
    """Yield network inputs, `size` films at a time, in order.

    Args:
        films: uint8, shape (films, size, size), as the recipe leaves them.
        recipe: Its mean and standard deviation are applied.
        device: Where they are wanted.
        size: Films a batch.
    """
    for start in range(0, len(films), size):
        images = np.stack([normalised(film, recipe) for film in films[start : start + size]])
        yield torch.from_numpy(images).to(device, memory_format=torch.channels_last)


def mean_features(
    student: Student, films: NDArray[np.uint8], recipe: PreprocessingRecipe
) -> Tensor:
    """Return the mean of a student's feature maps: what `Student.count_from` wants.

    Args:
        student: In evaluation mode, on the CPU.
        films: At least one film that the student was trained on, as in `batches`.
        recipe: As in `batches`.

    Returns:
        float32, shape (C, h, w).
    """
    with torch.no_grad():
        total = sum(
            student.features(batch).double().sum(dim=0)
            for batch in batches(films, recipe, device=torch.device("cpu"))
        )
    assert isinstance(total, Tensor)
    return (total / len(films)).float()
