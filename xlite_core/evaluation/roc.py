"""Receiver operating characteristic: the curve as counts, and the area under it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RocCounts:
    """How many films each threshold flags: enough for every operating number, with interval.

    Attributes:
        thresholds: Calibrated probabilities, strictly falling; a film is flagged
            when its probability is at least the threshold.
        true_positives: Positive films flagged at each threshold.
        false_positives: Negative films flagged at each threshold.
        positives: All positive films.
        negatives: All negative films.

    Raises:
        InvalidConfiguration: The counts contradict each other.
    """

    thresholds: tuple[float, ...]
    true_positives: tuple[int, ...]
    false_positives: tuple[int, ...]
    positives: int
    negatives: int

    def __post_init__(self) -> None:
        lengths = {len(self.thresholds), len(self.true_positives), len(self.false_positives)}
        sound = (
            len(lengths) == 1
            and all(a > b for a, b in pairwise(self.thresholds))
            and _rises(self.true_positives, self.positives)
            and _rises(self.false_positives, self.negatives)
        )
        if not sound:
            raise InvalidConfiguration(
                "The counts of a ROC curve contradict each other.", "Evaluate the model again."
            )

    def flagged_at(self, threshold: float) -> tuple[int, int]:
        """Return (true positives, false positives) of films at or above a threshold."""
        # Thresholds fall, so the films at or above form a prefix.
        flagged = bisect_right(self.thresholds, -threshold, key=lambda value: -value)
        if flagged == 0:
            return 0, 0
        return self.true_positives[flagged - 1], self.false_positives[flagged - 1]


def _rises(counts: tuple[int, ...], total: int) -> bool:
    return all(a <= b for a, b in pairwise((0, *counts, total)))


def known(scores: FloatArray, labels: FloatArray) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Drop the films whose label nobody knows (NaN): the one place where that is done.

    Returns:
        Scores and labels (as booleans) of the films with a label, both 1-D.

    Raises:
        ValueError: A score is not a number: it would be ranked above all others.
    """
    mask = ~np.isnan(labels)
    if np.isnan(scores[mask]).any():
        msg = "a score is not a number"
        raise ValueError(msg)
    return scores[mask], labels[mask] == 1


def present_and_absent(labels: FloatArray) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return where a finding is known to be present, and where it is known to be absent.

    For tables, whose columns miss different films: an unknown cell (NaN) is in neither.

    Args:
        labels: 1, 0 or NaN, any shape; both results have the same.
    """
    return labels == 1, labels == 0


def roc_counts(scores: FloatArray, labels: FloatArray) -> RocCounts:
    """Count what each distinct score would flag as a threshold.

    Args:
        scores: Probabilities, shape (films,).
        labels: 1, 0 or NaN (unknown, left out), shape (films,).
    """
    scores, positive = known(scores, labels)
    order = np.argsort(-scores, kind="stable")
    ordered, hits = scores[order], positive[order]
    # Films with equal scores can only be flagged together: keep the last of each tie.
    ends = np.flatnonzero(np.append(ordered[1:] != ordered[:-1], True)[: ordered.size])
    true_positives = np.cumsum(hits, dtype=np.int64)[ends]
    return RocCounts(
        thresholds=tuple(ordered[ends].tolist()),
        true_positives=tuple(true_positives.tolist()),
        false_positives=tuple((ends + 1 - true_positives).tolist()),
        positives=int(positive.sum()),
        negatives=int((~positive).sum()),
    )


def auc(scores: FloatArray, labels: FloatArray) -> float | None:
    """Return the area under the ROC curve: P(positive scores above negative), ties count half.

    Computed from mid-ranks, as the Mann-Whitney statistic (Hanley and McNeil, 1982).

    Args:
        scores: Any numbers that rise with suspicion, shape (films,).
        labels: 1, 0 or NaN (unknown, left out), shape (films,).

    Returns:
        0 to 1, or None where positives or negatives are missing: there is no
        honest number to give then, and 0.5 would look like one.
    """
    scores, positive = known(scores, labels)
    positives, negatives = int(positive.sum()), int((~positive).sum())
    if positives == 0 or negatives == 0:
        return None
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    mid_ranks = np.cumsum(counts) - (counts - 1) / 2.0
    rank_sum = float(mid_ranks[inverse][positive].sum())
    return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives)
