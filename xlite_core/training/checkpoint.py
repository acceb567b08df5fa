"""A checkpoint: everything a run needs to go on as if it had never stopped."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save
from torch import Tensor

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import CorruptCheckpoint, InvalidConfiguration
from xlite_core.training.config import TrainingConfig

_SCHEMA = 2
_DIGEST_BYTES = 32
"""SHA-256 of all before it, at the end of a checkpoint."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Checkpoint:
    """The state between two steps: tensors, numbers and texts only.

    Attributes:
        epoch: Epochs finished.
        step: Steps done in the epoch after them; 0 between two epochs.
        config: The run's configuration, to refuse another run's checkpoint.
        films: Fingerprint of the run's films, for the same purpose.
        student: State of the trained weights.
        average: State of their moving average; empty without one.
        optimizer: State of the optimiser.
        scaler: State of the gradient scaler; empty without fp16.
        random: States of torch's generators: "cpu", and "cuda" where there is one.
        progress: What the loop counts: sums, schedule, patience, alarms, best so far.
        auxiliary: State of the layer that answers what else is asked; empty without one, and in
            checkpoints of versions that did not ask.
    """

    epoch: int
    step: int
    config: dict[str, Any]
    films: str
    student: dict[str, Tensor]
    average: dict[str, Tensor]
    optimizer: dict[str, Any]
    scaler: dict[str, Any]
    random: dict[str, Tensor]
    progress: dict[str, Any]
    auxiliary: dict[str, Tensor] = field(default_factory=dict)


def recorded_config(directory: Path) -> TrainingConfig:
    """Return the configuration that a run folder was begun with, paths as they were.

    Raises:
        InvalidConfiguration: The folder has none, or it is damaged.
    """
    try:
        values = json.loads((directory / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InvalidConfiguration(
            f"The run folder {directory.name} holds no readable config.json.",
            "Give the folder of a run.",
        ) from error
    return TrainingConfig.from_dict(values)


def require_same_settings(config: TrainingConfig, directory: Path) -> None:
    """Let a run go on, or its results be used, only with the settings it began with.

    The machine may be another one.

    Raises:
        CorruptCheckpoint: The folder's config.json holds other settings.
    """
    if not (directory / "config.json").exists():
        return
    recorded = recorded_config(directory)
    # A run that takes its findings from the manifest has written them down by now.
    if recorded.findings and not config.findings:
        config = config.for_findings(recorded.findings)
    elif config.findings and not recorded.findings:
        recorded = recorded.for_findings(config.findings)
    if not config.same_run(recorded):
        raise CorruptCheckpoint(
            f"The run folder {directory.name} belongs to a run with other settings.",
            "Choose another folder, or give the configuration that the run began with.",
        )


def require_same_films(fingerprint: str, directory: Path) -> None:
    """Let a run go on, or its results be used, only with the films it began with.

    Raises:
        CorruptCheckpoint: The folder's films.sha256 says other films.
    """
    path = directory / "films.sha256"
    # As bytes: a damaged file says other films, whatever is in it.
    if path.exists() and path.read_bytes().strip() != fingerprint.encode():
        raise CorruptCheckpoint(
            f"The run folder {directory.name} belongs to a run on other films or labels.",
            "Choose another folder, or give the films and labels that the run began with.",
        )


def save_checkpoint(path: Path, checkpoint: Checkpoint) -> float:
    """Write a checkpoint so that a power cut leaves the old one or the new one.

    Returns:
        Its size in megabytes.

    Raises:
        OSError: The disk is full, or the folder cannot be written to.
    """
    buffer = io.BytesIO()
    # Not asdict: it would copy every tensor.
    content = {part.name: getattr(checkpoint, part.name) for part in fields(Checkpoint)}
    torch.save({"schema": _SCHEMA, **content}, buffer)
    # torch reads its own files without looking at their checksums: a flipped bit would train on.
    buffer.write(hashlib.sha256(buffer.getbuffer()).digest())
    with atomic_write(path) as stream:
        stream.write(buffer.getbuffer())
    return buffer.tell() / 1e6


def read_checkpoint(path: Path) -> Checkpoint:
    """Read a checkpoint, whichever run's it is.

    Raises:
        CorruptCheckpoint: The file is damaged, or of another version.
    """
    try:
        content = memoryview(path.read_bytes())
        content, digest = content[:-_DIGEST_BYTES], content[-_DIGEST_BYTES:]
        _require_digest(content, digest)
        # weights_only: a checkpoint from a colleague is data, not code.
        values = torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
        schema = values.pop("schema")
        checkpoint = Checkpoint(**values) if schema == _SCHEMA else None
    except Exception as error:  # torch raises half a dozen unrelated kinds here
        raise CorruptCheckpoint(
            f"The checkpoint {path.name} is damaged.",
            "Delete it; the run goes on from the one before, or from its beginning.",
        ) from error
    if checkpoint is None:
        raise CorruptCheckpoint(
            f"The checkpoint {path.name} has schema {schema}; this version writes {_SCHEMA}.",
            "Finish the run with the version that began it.",
        )
    return checkpoint


def _require_digest(content: memoryview, digest: memoryview) -> None:
    if hashlib.sha256(content).digest() != digest:
        raise ValueError("the content is not what was written")


def require_same_run(checkpoint: Checkpoint, config: TrainingConfig, fingerprint: str) -> None:
    """Refuse a checkpoint that lies in the right folder but comes from another run.

    Raises:
        CorruptCheckpoint: It was made with other settings, or on other films.
    """
    if (
        not config.same_run(TrainingConfig.from_dict(checkpoint.config))
        or checkpoint.films != fingerprint
    ):
        raise CorruptCheckpoint(
            "The run's checkpoint belongs to a run with other settings or films.",
            "Choose another run folder, or delete the checkpoints to start again.",
        )


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
