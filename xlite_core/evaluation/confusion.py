"""What a threshold got right and wrong, and the shares that follow from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.interval import Estimate, wilson_interval
from xlite_core.evaluation.roc import known

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """Films of one finding, counted by what is true and what was said.

    The shares carry Wilson intervals, which take films for independent.  They
    are None where nothing supports them: no positive film, or none flagged.

    Raises:
        InvalidConfiguration: A count is below zero.
    """

    true_positives: int
    false_positives: int
    false_negatives: int
    true_negatives: int

    def __post_init__(self) -> None:
        counts = (
            self.true_positives,
            self.false_positives,
            self.false_negatives,
            self.true_negatives,
        )
        if min(counts) < 0:
            raise InvalidConfiguration(
                "A confusion table counts fewer than no films.", "Evaluate the model again."
            )

    @property
    def positives(self) -> int:
        return self.true_positives + self.false_negatives

    @property
    def negatives(self) -> int:
        return self.false_positives + self.true_negatives

    @property
    def flagged(self) -> int:
        return self.true_positives + self.false_positives

    @property
    def sensitivity(self) -> Estimate | None:
        """Share of positive films flagged: the recall."""
        return _share(self.true_positives, self.positives)

    @property
    def specificity(self) -> Estimate | None:
        """Share of negative films not flagged."""
        return _share(self.true_negatives, self.negatives)

    @property
    def precision(self) -> Estimate | None:
        """Share of flagged films that are positive, at the prevalence of these films."""
        return _share(self.true_positives, self.flagged)

    @property
    def f1(self) -> float | None:
        """2 TP / (2 TP + FP + FN); 0 where nothing was flagged, None without positive films."""
        if self.positives == 0:
            return None
        return 2 * self.true_positives / (self.flagged + self.positives)


def _share(part: int, whole: int) -> Estimate | None:
    return wilson_interval(part, whole) if whole else None


def confusion_at(probabilities: FloatArray, labels: FloatArray, threshold: float) -> Confusion:
    """Count what a threshold flags; films at or above it are flagged.

    Args:
        probabilities: Of one finding, shape (films,).
        labels: 1, 0 or NaN (unknown, left out), shape (films,).
        threshold: On the same scale as the probabilities.
    """
    p, positive = known(np.asarray(probabilities, dtype=np.float64), labels)
    flagged = p >= threshold
    return Confusion(
        true_positives=int((flagged & positive).sum()),
        false_positives=int((flagged & ~positive).sum()),
        false_negatives=int((~flagged & positive).sum()),
        true_negatives=int((~flagged & ~positive).sum()),
    )
