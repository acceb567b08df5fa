"""A data set on disk that a real child trains on in seconds, and configurations for it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import cv2
import numpy as np
import psutil

from tests.helpers.tiny_study import tiny_config, tiny_folds, tiny_pictures, tiny_table
from xlite_core.data.folds import write_folds
from xlite_core.data.manifest import Manifest, write_manifest
from xlite_core.training.config import TrainingConfig
from xlite_core.training.sections import DataConfig

PATIENCE_MS = 120_000
"""A shared machine is slow at times; nothing here takes a tenth of it otherwise."""


def write_training_data(folder: Path) -> DataConfig:
    """Write two dozen phantoms with manifest and folds into an empty folder."""
    table, images = tiny_table(), folder / "images"
    images.mkdir(parents=True)
    for file, film in zip(table.files.tolist(), tiny_pictures(), strict=True):
        cv2.imwrite(str(images / file), film)
    manifest = Manifest(table, images, np.array([""] * len(table)), checked="exists")
    write_manifest(folder / "manifest.csv", manifest)
    write_folds(folder / "folds.csv", tiny_folds())
    return DataConfig(
        manifest=folder / "manifest.csv",
        folds=folder / "folds.csv",
        fold=0,
        cache=folder / "cache",
    )


def quick_config(data: DataConfig, **changes) -> TrainingConfig:
    """Return one short epoch."""
    return tiny_config(data=data, **{"epochs": 1, "warmup_epochs": 0.0, **changes})


def endless_config(data: DataConfig, **changes) -> TrainingConfig:
    """Return a run that is never over by itself."""
    return tiny_config(data=data, **{"epochs": 9999, **changes})


def named(config: TrainingConfig, name: str) -> TrainingConfig:
    """Return the same run under another name."""
    return dataclasses.replace(config, name=name)


def trainers() -> list[psutil.Process]:
    """Return the children of this process that train."""
    return [
        child
        for child in psutil.Process().children()
        if "trainer" in (child.cmdline() if child.status() != psutil.STATUS_ZOMBIE else [])
    ]
