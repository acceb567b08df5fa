"""What a pre-training says while it runs: plain numbers and texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PretrainingStarted:
    """The first event.

    Attributes:
        name: Of the configuration.
        films: That it learns from.
        epochs: Of the whole.
        steps_an_epoch: Full batches.
        first_epoch: Where it begins, counted from 1.
        first_step: Of that epoch.
        device: For people.
    """

    name: str
    films: int
    epochs: int
    steps_an_epoch: int
    first_epoch: int
    first_step: int
    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PretrainingStep:
    """One optimisation step; `components` are the parts of its loss before their weights."""

    epoch: int
    step: int
    loss: float
    components: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PretrainingEpoch:
    """One epoch.

    Attributes:
        epoch: Counted from 1.
        loss: Mean over its steps.
        components: Mean of each part: "invariance", "variance", "covariance".
        rank: Effective number of directions of the features, on up to 256 training films.
        deviation: Mean deviation of features of length 1, as `FeatureSpread` says.
        films_per_s: Films a second, each seen twice.
        alarm: Two sentences where the features have collapsed; empty where they have not.
    """

    epoch: int
    loss: float
    components: Mapping[str, float]
    rank: float
    deviation: float
    films_per_s: float
    alarm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PretrainingStopped:
    """Somebody stopped it, after a checkpoint."""

    epoch: int
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PretrainingFinished:
    """The weights are written."""

    epochs: int


PretrainingEvent = (
    PretrainingStarted
    | PretrainingStep
    | PretrainingEpoch
    | PretrainingStopped
    | PretrainingFinished
)
