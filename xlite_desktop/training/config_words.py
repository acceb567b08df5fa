"""A configuration in a few words: what tells it from the others of a queue."""

from __future__ import annotations

from xlite_core.experiments.record import ID_PREFIXES
from xlite_core.models.registry import display_name
from xlite_core.training.config import TrainingConfig

_SHORTER = (
    ("EfficientNet", "EffNet"),
    ("MobileNet", "MobNet"),
    ("-Large", "-L"),
    ("-Small", "-S"),
    (" + ", "+"),
)


def in_short(config: TrainingConfig) -> str:
    """Return "EffNet-B0+MHSA, τ 4, fold 2, seed 1": the student, and what is unusual."""
    student = display_name(config.student)
    for long, short in _SHORTER:
        student = student.replace(long, short)
    parts = [student]
    if config.distillation is not None:
        parts += [f"τ {config.distillation.temperature:g}", f"α {config.distillation.alpha:g}"]  # noqa: RUF001
    if config.data is not None and config.data.fold is not None:
        parts.append(f"fold {config.data.fold}")
    if config.loop.seed != 42:
        parts.append(f"seed {config.loop.seed}")
    return ", ".join(parts)


def prefix(config: TrainingConfig) -> str:
    """Return how the id will begin that a run of these settings gets: "KD"."""
    return ID_PREFIXES[config.phase]
