"""The probe's role in a child process: make a few steps, and say what they took."""

from __future__ import annotations

import statistics
import time
from dataclasses import asdict, replace

from xlite_core.child_main import Parent
from xlite_core.errors import XLiteError
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import PROTOCOL
from xlite_core.training.probe import Probe

__all__ = ["PROTOCOL", "main"]

_STEPS, _ENOUGH_S = 5, 10.0
"""Measured steps, or fewer where they take long; the one before them warms everything up."""


def main(parent: Parent) -> int:
    """Answer one request with "probe" or "error", and return the exit code."""
    request = parent.receive()
    if request is None:
        return 0
    try:
        config = TrainingConfig.from_dict(request["config"])
        probe = measured(config, training_films=request["training_films"])
        parent.send({"probe": asdict(probe)})
    except XLiteError as error:
        parent.send({"error": {"summary": error.summary, "hint": error.hint}})
    return 0


def measured(config: TrainingConfig, *, training_films: int) -> Probe:
    """Measure a configuration in this process.  Arguments and errors as in `probe_in_child`."""
    from xlite_core.models.complexity import complexity
    from xlite_core.training.arithmetic import arithmetic, device_of, peak_memory_mb

    config = _on_its_own(config)
    size = complexity(config.student, input_size=config.recipe.size)
    device = device_of(config.machine)
    with arithmetic(config.machine):
        seconds, part = _steps(config)
    return Probe(
        parameters=size.parameters,
        macs=size.macs,
        model_mb=size.file_mb,
        seconds_a_step=seconds,
        # As the run counts them: a last batch of one film is left out.
        seconds_an_epoch=seconds * ((training_films - 2) // config.loop.batch_size + 1),
        peak_memory_mb=peak_memory_mb(device),
        films_a_pass=part,
        device=str(device),
    )


def _on_its_own(config: TrainingConfig) -> TrainingConfig:
    """Return a configuration that needs neither data nor network nor another run."""
    findings = config.findings or tuple(f"F{n}" for n in range(config.student.findings))
    return replace(
        config,
        findings=findings,
        student=replace(config.student, pretrained=False),
        data=None,
        distillation=None,
        loop=replace(config.loop, init_from=""),
    )


def _steps(config: TrainingConfig) -> tuple[float, int]:
    """Return the median seconds of a step, and how many films passed at once."""
    import numpy as np

    from xlite_core.training.arithmetic import device_of
    from xlite_core.training.distributed import World
    from xlite_core.training.label_statistics import LabelStatistics
    from xlite_core.training.loader import Batch
    from xlite_core.training.step import Moment
    from xlite_core.training.trainer import Trainer

    films, side, findings = config.loop.batch_size, config.recipe.size, len(config.findings)
    even = np.ones(findings)
    trainer = Trainer(
        config,
        LabelStatistics(positive_weights=even, shares=even / 2, sampling=None),
        device=device_of(config.machine),
        world=World(),
    )
    batch = Batch(
        rows=np.arange(films),
        images=np.zeros((films, side, side), np.uint8),
        teacher_images=(),
        labels=np.zeros((films, findings), np.float32),
    )
    # Behind the epochs whose backbone is frozen: those are quicker.
    epoch = min(config.loop.freeze_backbone_epochs + 1, config.loop.epochs)
    trainer.begin_epoch(epoch, afresh=True)
    taken: list[float] = []
    began = time.perf_counter()
    for step in range(1, _STEPS + 2):
        moment = Moment(epoch=epoch, step=step, steps=1000, epochs=config.loop.epochs)
        started = time.perf_counter()
        trainer.step(batch, moment)
        taken.append(time.perf_counter() - started)
        if len(taken) > 1 and time.perf_counter() - began > _ENOUGH_S:
            break
    return statistics.median(taken[1:]), trainer.part
