"""How many of a run's validation films show each finding."""

from __future__ import annotations

import numpy as np

from xlite_core.data.manifest import read_manifest
from xlite_core.data.splits import listed_films
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig


def validation_positives(config: TrainingConfig, directory: RunDirectory) -> dict[str, int]:
    """Count the positives among the films that the run validates on.

    Reads the manifest, which takes a moment for a hundred thousand films: call it in the
    background.

    Returns:
        Finding -> films; empty where the run has no manifest, or none that validate.

    Raises:
        InvalidLabels: The manifest, or the run's list of films, cannot be read.
    """
    films = directory.splits / "val.csv"
    if config.data is None or not films.exists():
        return {}
    table = read_manifest(config.data.manifest).table
    chosen = np.isin(table.files, list(listed_films(films)))
    counts = np.nansum(table.labels[chosen], axis=0)
    return {name: int(count) for name, count in zip(table.findings, counts, strict=True)}
