"""What a run has said so far, in the shape in which it is drawn; knows no Qt."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, Self

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import CorruptCheckpoint
from xlite_core.run_directory import RunDirectory
from xlite_core.training.events import (
    AlarmRaised,
    CheckpointSaved,
    EpochFinished,
    RunFailed,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
    StepFinished,
    TrainingEvent,
    from_line,
)
from xlite_desktop.training.run_steps import RunSteps

Standing = Literal["waiting", "running", "paused", "stopped", "finished", "failed"]
Curve = NDArray[np.float64]

_RECENT = 5
"""Epochs whose median time foretells the next: one that a sleeping laptop stretched is no rule."""

_FIRST_STEPS = 5
"""Steps before the first guess of the time left: the first ones warm everything up."""

_JUDGING_SPEED = 3.0
"""Films are judged about that much faster than they are trained on: no backward pass."""

_ENDINGS: Mapping[type, Standing] = {
    RunFinished: "finished",
    RunStopped: "stopped",
    RunFailed: "failed",
}


class RunHistory:
    """Hears the events of one run, in order, over all its attempts.

    A run that was killed goes on from a checkpoint and says again what came
    after it; the later telling holds, and what it has not repeated yet is gone.

    Attributes:
        name: The experiment's id, "KD_001"; empty where nobody said.
        version: Grows with every event; equal versions look the same.
        epochs_version: Grows with every event that is no step: what depends on epochs alone
            looks the same until then.
        state: How the run stands.
        started: The newest beginning; None before it.
        ending: `RunFinished`, `RunStopped` or `RunFailed`; None while the run goes on.
        step: The newest step; None before it, and after a new beginning.
        alarms: In the order in which they rang.
    """

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.version = self.epochs_version = 0
        self.state: Standing = "waiting"
        self.started: RunStarted | None = None
        self.ending: RunFinished | RunStopped | RunFailed | None = None
        self.step: StepFinished | None = None
        self.steps = RunSteps()
        self.alarms: list[AlarmRaised] = []
        self._epochs: dict[int, EpochFinished] = {}
        self._curves: dict[tuple[str, str], Curve] = {}

    @classmethod
    def from_journal(cls, path: Path, *, name: str | None = None) -> Self:
        """Return what a run's events.jsonl tells; lines that a crash tore are left out.

        Args:
            path: The file; one that is missing tells nothing.
            name: Of the run; its folder's id when left out.

        Raises:
            OSError: The file is there and cannot be read.
        """
        history = cls(RunDirectory(path.parent).experiment_id if name is None else name)
        if path.exists():
            with path.open(encoding="utf-8", errors="replace") as lines:
                for line in lines:
                    try:
                        event = from_line(line)
                    except CorruptCheckpoint:
                        continue
                    history.hear(event)
        return history

    def hear(self, event: TrainingEvent) -> None:
        """Take in what the run says."""
        self.version += 1
        self.epochs_version += not isinstance(event, StepFinished)
        match event:
            case RunStarted():
                self._begin(event)
            case StepFinished():
                self._step(event)
            case EpochFinished():
                self._forget_epochs(event.epoch)
                self._epochs[event.epoch] = event
            case AlarmRaised():
                self.alarms.append(event)
            case RunPaused() | RunResumed():
                self.state = "paused" if isinstance(event, RunPaused) else "running"
            case RunFinished() | RunStopped() | RunFailed():
                self.state, self.ending = _ENDINGS[type(event)], event
            case CheckpointSaved():
                pass

    @property
    def epochs(self) -> tuple[EpochFinished, ...]:
        """The finished epochs, in order."""
        return tuple(self._epochs.values())

    @property
    def last(self) -> EpochFinished | None:
        """The newest finished epoch."""
        return next(reversed(self._epochs.values()), None)

    @property
    def best(self) -> EpochFinished | None:
        """The epoch with the highest validation AUC, the first of equals."""
        judged = [e for e in self._epochs.values() if e.validation_auc is not None]
        return max(judged, key=lambda epoch: epoch.validation_auc or 0.0, default=None)

    @property
    def is_over(self) -> bool:
        return self.ending is not None

    @property
    def total_epochs(self) -> int:
        """How many epochs the run has, or had before patience ran out; 0 when not known."""
        known = self.started.epochs if self.started else 0
        return max(known, *self._epochs, 0) if self._epochs else known

    @property
    def epochs_done(self) -> float:
        """Epochs, with the share of the one under way."""
        whole = max(self._epochs, default=0)
        if self.started is None:
            return float(whole)
        whole = max(whole, self.started.first_epoch - 1)
        if self.step is not None and self.step.epoch > whole:
            return whole + min(1.0, self.step.step / self.started.steps_an_epoch)
        first = self.started.first_step - 1 if self.started.first_epoch > whole else 0
        return whole + first / self.started.steps_an_epoch

    @property
    def share_done(self) -> float:
        """0 to 1; a run that patience ended is done."""
        if self.state == "finished":
            return 1.0
        return min(1.0, self.epochs_done / self.total_epochs) if self.total_epochs else 0.0

    @property
    def films_per_s(self) -> float | None:
        return next((e.films_per_s for e in (self.step, self.last) if e is not None), None)

    @property
    def learning_rate(self) -> float | None:
        return next((e.learning_rate for e in (self.step, self.last) if e is not None), None)

    @property
    def seconds_left(self) -> float | None:
        """How long all epochs will still take; None while nobody can tell, or when it is over."""
        if self.is_over or self.started is None:
            return None
        epoch_s = self.epoch_seconds
        return None if epoch_s is None else (self.total_epochs - self.epochs_done) * epoch_s

    @property
    def epoch_seconds(self) -> float | None:
        """How long an epoch takes by what was seen of this run; None while nobody can tell."""
        recent = [epoch.seconds for epoch in self.epochs[-_RECENT:]]
        if recent:
            return statistics.median(recent)
        if self.step is None or self.started is None or self.step.films_per_s <= 0:
            return None
        if self.step.step < min(_FIRST_STEPS, self.started.steps_an_epoch):
            return None
        films = self.started.training_films + self.started.validation_films / _JUDGING_SPEED
        return films / self.step.films_per_s

    @property
    def numbers(self) -> Curve:
        """The numbers of the finished epochs: where their values stand on the axis."""
        return self._cached("", "epoch", lambda e: float(e.epoch))

    def values(self, field: str) -> Curve:
        """Return a field of the finished epochs; NaN where an epoch does not have it."""
        return self._cached("field", field, lambda e: getattr(e, field))

    def component(self, name: str) -> Curve:
        """Return a part of the loss at the finished epochs."""
        return self._cached("component", name, lambda e: e.components.get(name))

    def finding(self, name: str) -> Curve:
        """Return a finding's AUC at the finished epochs."""
        return self._cached("finding", name, lambda e: e.finding_auc.get(name))

    @property
    def components(self) -> tuple[str, ...]:
        """The parts of the loss that were told of."""
        said = self.last or self.step
        return tuple(said.components) if said else ()

    @property
    def findings(self) -> tuple[str, ...]:
        """In the order of the logits."""
        if self.started is not None:
            return self.started.findings
        return tuple(self.last.finding_auc) if self.last else ()

    def _begin(self, event: RunStarted) -> None:
        self.started, self.ending, self.step = event, None, None
        self.state = "running"
        self._forget_epochs(event.first_epoch)
        self.steps.forget_from(self._place(event.first_epoch, event.first_step))
        self.alarms = [alarm for alarm in self.alarms if alarm.epoch < event.first_epoch]

    def _step(self, event: StepFinished) -> None:
        self.step, self.state = event, "running"
        place = self._place(event.epoch, event.step)
        self.steps.append(place, event.loss, event.learning_rate)

    def _place(self, epoch: int, step: int) -> float:
        return epoch - 1 + step / (self.started.steps_an_epoch if self.started else step)

    def _forget_epochs(self, first: int) -> None:
        self._epochs = {number: e for number, e in self._epochs.items() if number < first}
        self._curves.clear()

    def _cached(
        self, kind: str, name: str, value: Callable[[EpochFinished], float | None]
    ) -> Curve:
        key = (kind, name)
        if key not in self._curves:
            told = (value(epoch) for epoch in self._epochs.values())
            self._curves[key] = np.array([np.nan if v is None else v for v in told], dtype=float)
        return self._curves[key]
