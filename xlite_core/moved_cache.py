"""Where a run keeps its preprocessed films, if the policy or the environment moves the caches."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from xlite_core.places import Decided, Place, decided_by, folder_of

if TYPE_CHECKING:
    from xlite_core.training.config import TrainingConfig


def films_cache() -> Path:
    """Return the folder of preprocessed films for runs that name none."""
    return folder_of(Place.CACHES) / "films"


def with_moved_cache(config: TrainingConfig) -> TrainingConfig:
    """Return settings that name the moved cache; as they are where they name one, or none moved."""
    data = config.data
    if data is None or data.cache is not None or decided_by(Place.CACHES) is Decided.USUAL:
        return config
    return dataclasses.replace(config, data=dataclasses.replace(data, cache=films_cache()))
