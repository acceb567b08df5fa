"""What a run says while it runs: plain numbers, the same for every listener."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStarted:
    """The first event; `first_epoch` is above 1 when a run goes on after a stop."""

    training_films: int
    held_out_films: int
    first_epoch: int
    epochs: int
    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFinished:
    """One optimisation step; `films_per_s` counts from the start of its epoch."""

    epoch: int
    step: int
    steps: int
    loss: float
    learning_rate: float
    films_per_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochFinished:
    """One epoch; the held-out numbers are watched, never used to choose."""

    epoch: int
    train_loss: float
    held_out_macro_auc: float | None
    held_out_findings: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointSaved:
    """The run can go on from here."""

    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFinished:
    """The last event: weights and held-out logits are written."""

    held_out_macro_auc: float | None
    held_out_findings: int


TrainingEvent = RunStarted | StepFinished | EpochFinished | CheckpointSaved | RunFinished
