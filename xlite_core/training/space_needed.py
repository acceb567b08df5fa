"""What a run will take of disk and memory, estimated before it starts."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path

import psutil
import torch
from torch import Tensor, nn

from xlite_core.errors import InvalidConfiguration
from xlite_core.imaging.cache import in_units
from xlite_core.training.check import Check
from xlite_core.training.config import TrainingConfig
from xlite_core.training.films import TrainingFilms

CHECKPOINTS = 5
"""The last two, the best by AUC, the best by loss, and the one being written."""

_SPARE_DISK = 64 * 2**20  # journal, predictions, figures


def checkpoint_bytes(student: nn.Module, config: TrainingConfig) -> int:
    """Return the size of a checkpoint: weights, AdamW's two moments of each, and their average."""
    moments = 2 * _parameter_bytes(student)
    averages = 2 if config.optimisation.ema_decay else 1
    return averages * _state_bytes(student) + moments


def disk_check(student: nn.Module, config: TrainingConfig, directory: Path) -> Check:
    """Require space for five checkpoints, the weights and the model file; films are cached already.

    Raises:
        InvalidConfiguration: The disk of the run's folder has less left.
    """
    needed = CHECKPOINTS * checkpoint_bytes(student, config) + 2 * _state_bytes(student)
    there = next(path for path in (directory, *directory.absolute().parents) if path.exists())
    free = shutil.disk_usage(there).free
    if needed + _SPARE_DISK > free:
        raise InvalidConfiguration(
            f"The run needs {in_units(needed + _SPARE_DISK)} for its checkpoints and what stands"
            f" beside them, and its disk has {in_units(free)} left.",
            "Make space, or choose a runs folder on another disk.",
        )
    return Check(
        name="disk",
        passed=True,
        value=float(needed),
        sentence=f"Checkpoints take {in_units(needed)} of {in_units(free)}.",
    )


def memory_check(
    student: nn.Module,
    config: TrainingConfig,
    films: TrainingFilms,
    images: Tensor,
    device: torch.device,
) -> Check:
    """Estimate the memory of a step, and compare it with what there is.

    Weights, gradients, AdamW's two moments and the average, one number each a
    parameter; what the backward pass keeps of each film of a part of a batch,
    measured on `images` in full precision; and the batches that wait.

    Args:
        student: Left as it is: a copy is measured.
        config: The run.
        films: For the sizes of the batches that wait.
        images: A few network inputs, shape (films, channels, size, size).
        device: Where the run computes.

    Raises:
        InvalidConfiguration: It does not fit into the CPU's memory.  On a GPU it is
            advice: there a run halves its parts of a batch until they fit.
    """
    copies = 5 if config.optimisation.ema_decay else 4
    part = config.loop.batch_size // config.loop.accumulate
    needed = copies * _parameter_bytes(student) + part * kept_bytes(student, images)
    waiting = (2 * config.machine.workers + 1) * config.loop.batch_size * _film_bytes(films)
    if device.type == "cuda":
        free = torch.cuda.mem_get_info(device)[0]
    else:
        free = psutil.virtual_memory().available
        needed += waiting
    fits = needed <= free
    sentence = f"A step takes about {in_units(needed)} of memory; {in_units(free)} are free."
    if not fits and device.type != "cuda":
        raise InvalidConfiguration(
            sentence, "Lower loop.batch_size, or raise loop.accumulate to compute it in parts."
        )
    return Check(name="memory", passed=fits, value=float(needed), sentence=sentence)


def kept_bytes(student: nn.Module, images: Tensor) -> int:
    """Return how many bytes the backward pass keeps of each film, by running one forward pass."""
    trial = copy.deepcopy(student).train()
    own = {parameter.untyped_storage().data_ptr() for parameter in trial.parameters()}
    kept: dict[int, int] = {}

    def note(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in own:
            kept[storage.data_ptr()] = storage.nbytes()
        return tensor  # alive until the pass is over, so its address is its own

    devices = [images.device] if images.device.type == "cuda" else []
    with (
        torch.random.fork_rng(devices),
        torch.enable_grad(),
        torch.autograd.graph.saved_tensors_hooks(note, lambda tensor: tensor),
    ):
        result = trial(images)
    del result
    return sum(kept.values()) // len(images)


def _parameter_bytes(student: nn.Module) -> int:
    return sum(parameter.nbytes for parameter in student.parameters())


def _state_bytes(student: nn.Module) -> int:
    return sum(tensor.nbytes for tensor in student.state_dict().values())


def _film_bytes(films: TrainingFilms) -> int:
    return sum(seen.shape[1] * seen.shape[2] for seen in (films.films, *films.teacher_films))
