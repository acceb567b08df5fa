"""What a run says, made up: events of any length, and the history of somebody who heard them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from tests.helpers.experiment_runs import a_config
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import (
    EpochFinished,
    RunStarted,
    StepFinished,
    TrainingEvent,
)
from xlite_desktop.training.run_history import RunHistory

FINDINGS = ("Mass", "Edema", "Hernia")
STEPS = 10


def a_start(**changes) -> RunStarted:
    values = {
        "run": "tiny", "training_films": 80, "validation_films": 40, "findings": FINDINGS,
        "first_epoch": 1, "first_step": 1, "epochs": 20, "steps_an_epoch": STEPS,
        "parameters": 1_000, "device": "cpu", "judging_films": 40,
        "judging_positives": {"Mass": 12, "Edema": 9, "Hernia": 3},
    }  # fmt: skip
    return RunStarted(**values | changes)


def a_step(epoch: int, step: int, **changes) -> StepFinished:
    values = {
        "epoch": epoch, "step": step, "loss": 0.2 + 0.1 / epoch,
        "components": {"soft": 0.1, "hard": 0.2}, "learning_rate": 1e-4, "films_per_s": 8.0,
    }  # fmt: skip
    return StepFinished(**values | changes)


def an_epoch(epoch: int, **changes) -> EpochFinished:
    """Return an epoch of a run whose AUC rises and whose losses fall."""
    area = 0.8 - 0.3 * math.exp(-epoch / 4)
    values = {
        "epoch": epoch, "train_loss": 0.15 + 0.1 / epoch,
        "components": {"soft": 0.1 + 0.1 / epoch, "hard": 0.2 + 0.1 / epoch},
        "train_auc": area + 0.02, "validation_loss": 0.16 + 0.1 / epoch,
        "validation_auc": area, "validation_findings": 2, "validation_auc_low": area - 0.05,
        "validation_auc_high": area + 0.04,
        "finding_auc": {"Mass": area, "Edema": area + 0.05, "Hernia": None},
        "learning_rate": 1e-4, "films_per_s": 8.0, "seconds": 12.0, "best": True,
        "memory_mb": 2_000.0,
    }  # fmt: skip
    return EpochFinished(**values | changes)


def told(epochs: int, *, steps: int = 0, **start) -> Iterator[TrainingEvent]:
    """Yield a run from its start: whole epochs, and some steps of the next one."""
    yield a_start(**start)
    for epoch in range(1, epochs + 1):
        yield from (a_step(epoch, step) for step in range(1, STEPS + 1))
        yield an_epoch(epoch)
    yield from (a_step(epochs + 1, step) for step in range(1, steps + 1))


def a_history(epochs: int, *, steps: int = 0, name: str = "KD_001", **start) -> RunHistory:
    """Return the history of a run that has come so far."""
    history = RunHistory(name)
    for event in told(epochs, steps=steps, **start):
        history.hear(event)
    return history


def a_distillation() -> TrainingConfig:
    """Return the settings of such a run."""
    return TrainingConfig.from_dict(
        a_config(
            student={"backbone": "efficientnet_b0", "attention": "mhsa", "findings": 3},
            findings=list(FINDINGS),
            distillation={"teachers": ["teacher.csv"], "temperature": 4.0, "alpha": 0.7},
            data={"manifest": "/somewhere/CXR/manifest.csv"},
        )
    )
