"""How far a run is: everything that its loop counts, as plain numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from xlite_core.training.alarms import Alarms
from xlite_core.training.early_stopping import EarlyStopping


@dataclass(slots=True, kw_only=True)
class Progress:
    """Where a run stands between two steps.

    Attributes:
        epoch: Epochs finished.
        step: Steps done in the one under way.
        total_steps: Steps since the run began.
        loss: Sum of the losses of this epoch's steps.
        components: Sums of their parts.
        films: Films seen in this epoch, by this and earlier attempts.
        seconds: What they took.
        best_loss: Lowest validation loss so far.
        best_loss_epoch: When that was.
        patience: Best AUC so far, and how long ago.
        alarms: Which of them ring.
    """

    patience: EarlyStopping
    alarms: Alarms = field(default_factory=Alarms)
    epoch: int = 0
    step: int = 0
    total_steps: int = 0
    loss: float = 0.0
    components: dict[str, float] = field(default_factory=dict)
    films: int = 0
    seconds: float = 0.0
    best_loss: float | None = None
    best_loss_epoch: int | None = None

    @property
    def position(self) -> tuple[int, int]:
        """Return (epoch, step) as events say it: step 0 is the end of the epoch."""
        return (self.epoch + 1, self.step) if self.step else (self.epoch, 0)

    def count_step(self, loss: float, components: Mapping[str, float], films: int) -> None:
        """Take in a step."""
        self.step += 1
        self.total_steps += 1
        self.films += films
        self.loss += loss
        for name, value in components.items():
            self.components[name] = self.components.get(name, 0.0) + value

    def mean_losses(self) -> tuple[float, dict[str, float]]:
        """Return the means over this epoch's steps: of the loss, and of its parts."""
        steps = max(self.step, 1)
        return self.loss / steps, {k: v / steps for k, v in self.components.items()}

    def end_epoch(self) -> None:
        """Count an epoch, and begin the next one's sums."""
        self.epoch, self.step = self.epoch + 1, 0
        self.loss, self.components, self.films, self.seconds = 0.0, {}, 0, 0.0

    def judge_loss(self, validation_loss: float | None) -> bool:
        """Take in the loss of the epoch under way, and say whether it is the lowest so far."""
        if validation_loss is None:
            return False
        if self.best_loss is not None and validation_loss >= self.best_loss:
            return False
        self.best_loss, self.best_loss_epoch = validation_loss, self.epoch + 1
        return True

    def state(self) -> dict[str, Any]:
        """Return what a checkpoint must hold."""
        return {
            **{name: getattr(self, name) for name in _NUMBERS},
            "components": dict(self.components),
            "patience": self.patience.state(),
            "alarms": self.alarms.state(),
        }

    def load(self, state: Mapping[str, Any]) -> None:
        """Go on from `state`."""
        for name in _NUMBERS:
            setattr(self, name, state[name])
        self.components = dict(state["components"])
        self.patience.load(state["patience"])
        self.alarms.load(state["alarms"])


_NUMBERS = (
    "epoch", "step", "total_steps", "loss", "films", "seconds", "best_loss", "best_loss_epoch",
)  # fmt: skip
