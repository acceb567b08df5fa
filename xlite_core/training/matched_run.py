"""The run that is missing from a fair comparison: one idea under the other's conditions."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from xlite_core.errors import XLiteError
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig

_IDEA = ("student", "distillation", "loss", "phase", "name")
"""What a run is about; the rest are its conditions: films, epochs, rates, sampling, seed."""


def matched_config(challenger: TrainingConfig, reference: TrainingConfig) -> TrainingConfig:
    """Return the reference's network and teacher under the challenger's conditions.

    A run of it can be held against the challenger like for like.
    """
    idea = {name: getattr(reference, name) for name in _IDEA}
    student = dataclasses.replace(
        reference.student,
        findings=challenger.student.findings,
        in_channels=challenger.student.in_channels,
        image_size=challenger.student.image_size,
    )
    return dataclasses.replace(challenger, **{**idea, "student": student})


def plain_config(distilled: TrainingConfig) -> TrainingConfig:
    """Return the same run without its teacher: the baseline that shows what distillation adds."""
    phase = "baseline" if distilled.phase == "distillation" else distilled.phase
    return dataclasses.replace(distilled, distillation=None, phase=phase)


def has_run(config: TrainingConfig, runs: Iterable[RunDirectory]) -> bool:
    """Whether one of the runs is of this configuration, whatever it is called and filed under."""
    for run in runs:
        try:
            other = TrainingConfig.read(run.config)
        except XLiteError:
            continue  # another version's run: no match can be told
        if dataclasses.replace(other, name=config.name, phase=config.phase).same_run(config):
            return True
    return False
