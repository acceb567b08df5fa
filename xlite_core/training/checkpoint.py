"""Checkpoints: everything a run needs to go on as if it had never stopped."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save
from torch import Tensor

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import CorruptCheckpoint
from xlite_core.training.config import TrainingConfig

WEIGHTS = "weights.safetensors"
"""In a run's folder: written last, so its presence says that the run is finished."""

_SCHEMA = 1


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Checkpoint:
    """The state after an epoch: tensors, numbers and strings only.

    Attributes:
        epoch: Epochs finished.
        config: The run's configuration, to refuse another run's checkpoint.
        student: State of the trained weights.
        average: State of their moving average; empty without one.
        optimizer: State of the optimiser.
    """

    epoch: int
    config: dict[str, Any]
    student: dict[str, Tensor]
    average: dict[str, Tensor]
    optimizer: dict[str, Any]


def require_same_settings(config: TrainingConfig, directory: Path) -> None:
    """Let a run go on, or its results be used, only with the settings it began with.

    Raises:
        CorruptCheckpoint: The folder's config.json holds other settings.
    """
    path = directory / "config.json"
    if path.exists() and TrainingConfig.read(path) != config:
        raise CorruptCheckpoint(
            f"The run folder {directory.name} belongs to a run with other settings.",
            "Choose another folder, or give the configuration that the run began with.",
        )


def save_checkpoint(path: Path, checkpoint: Checkpoint) -> None:
    """Write a checkpoint so that a power cut leaves the old one or the new one."""
    buffer = io.BytesIO()
    torch.save(
        {
            "schema": _SCHEMA,
            "epoch": checkpoint.epoch,
            "config": checkpoint.config,
            "student": checkpoint.student,
            "average": checkpoint.average,
            "optimizer": checkpoint.optimizer,
        },
        buffer,
    )
    with atomic_write(path) as stream:
        stream.write(buffer.getbuffer())


def load_checkpoint(path: Path, config: dict[str, Any]) -> Checkpoint:
    """Read a checkpoint of this very configuration.

    Raises:
        CorruptCheckpoint: The file is damaged or belongs to another run.
    """
    try:
        # weights_only: a checkpoint from a colleague is data, not code.
        values = torch.load(path, map_location="cpu", weights_only=True)
        schema = values.pop("schema")
        checkpoint = Checkpoint(**values)
    except Exception as error:  # torch raises half a dozen unrelated kinds here
        raise CorruptCheckpoint(
            f"The checkpoint {path.name} is damaged.",
            "Delete it to start the run again from its beginning.",
        ) from error
    if schema != _SCHEMA or checkpoint.config != config:
        raise CorruptCheckpoint(
            f"The checkpoint {path.name} belongs to a run with other settings.",
            "Choose another run folder, or delete the checkpoint to start again.",
        )
    return checkpoint


def save_weights(path: Path, state: dict[str, Tensor]) -> None:
    """Write weights as safetensors, atomically."""
    with atomic_write(path) as stream:
        stream.write(save({name: tensor.contiguous() for name, tensor in state.items()}))


def load_weights(path: Path) -> dict[str, Tensor]:
    """Read weights written by `save_weights`.

    Raises:
        CorruptCheckpoint: The file is missing or damaged.
    """
    try:
        return load_file(path)
    except Exception as error:  # safetensors raises its own class, an OSError or a plain Exception
        raise CorruptCheckpoint(
            f"The weights {path.name} cannot be read.", "Train the student again."
        ) from error
