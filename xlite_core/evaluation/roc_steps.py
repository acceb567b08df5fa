"""The operating points that a threshold can really reach, for a hand that drags along the curve."""

from __future__ import annotations

from dataclasses import dataclass

from xlite_core.evaluation.roc import RocCounts
from xlite_core.evaluation.thresholds import between

_ROUND = 1000
"""Thresholds are shown in tenths of a per cent: one of those is taken wherever one fits."""


@dataclass(frozen=True, slots=True)
class RocStep:
    """A threshold, and where it lies on the curve.

    Attributes:
        threshold: A probability that flags exactly the films of this point.
        false_positive_rate: 0 to 1.
        sensitivity: 0 to 1.
    """

    threshold: float
    false_positive_rate: float
    sensitivity: float


def roc_steps(roc: RocCounts) -> tuple[RocStep, ...]:
    """Return the points of a curve from (0, 0) to (1, 1), one for each threshold of its counts.

    Returns:
        Nothing where a class has no films: there is no curve then.
    """
    if not roc.positives or not roc.negatives:
        return ()
    steps = []
    if not roc.thresholds or roc.thresholds[0] < 1:
        steps.append(RocStep(1.0, 0.0, 0.0))
    for index, (hits, alarms) in enumerate(
        zip(roc.true_positives, roc.false_positives, strict=True)
    ):
        rates = alarms / roc.negatives, hits / roc.positives
        steps.append(RocStep(_settled(roc, index), *rates))
    return tuple(steps)


def nearest_step(steps: tuple[RocStep, ...], false_positive_rate: float, sensitivity: float) -> int:
    """Return the index of the step that lies nearest to a place on the plot."""
    return min(
        range(len(steps)),
        key=lambda i: (
            (steps[i].false_positive_rate - false_positive_rate) ** 2
            + (steps[i].sensitivity - sensitivity) ** 2
        ),
    )


def step_of(roc: RocCounts, steps: tuple[RocStep, ...], threshold: float) -> int:
    """Return the index of the step whose films a threshold flags; `steps` are the curve's."""
    flagged = sum(value >= threshold for value in roc.thresholds)
    return max(flagged - (len(roc.thresholds) == len(steps)), 0)


def _settled(roc: RocCounts, index: int) -> float:
    """Return a round threshold between this score and the next lower one, if there is any."""
    middle = between(roc, index)
    near = round(middle * _ROUND) / _ROUND
    highest = roc.thresholds[index]
    lowest = roc.thresholds[index + 1] if index + 1 < len(roc.thresholds) else -1.0
    return near if lowest < near <= highest else middle
