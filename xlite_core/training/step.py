"""A step of training in plain terms: when it is made, what it cost, and in which parts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

SMALLEST_PART = 2
"""Films: one alone has no batch statistics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a step is made.

    Attributes:
        epoch: Under way, counted from 1.
        step: Of the epoch, counted from 1.
        steps: Of the whole epoch.
        epochs: Of the whole run.
    """

    epoch: int
    step: int
    steps: int
    epochs: int

    @property
    def epochs_done(self) -> float:
        """What will be done after the step; fractions count."""
        return self.epoch - 1 + self.step / self.steps

    @property
    def progress(self) -> float:
        """Share of the run that will be done after the step, 0 to 1."""
        return min(self.epochs_done / self.epochs, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLosses:
    """What a step cost, over all its parts and processes.

    Attributes:
        loss: What was minimised.
        components: Mean of each part before its weight.
        learning_rate: Of the head.
    """

    loss: float
    components: dict[str, float]
    learning_rate: float


def parts_of(films: int, part: int) -> list[slice]:
    """Return the slices of a batch that pass at once; a last film alone joins those before it."""
    starts = list(range(0, films, part))
    if len(starts) > 1 and films - starts[-1] < SMALLEST_PART:
        starts.pop()
    return [slice(a, b) for a, b in pairwise([*starts, films])]
