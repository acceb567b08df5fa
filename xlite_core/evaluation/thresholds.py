"""Policies that choose an operating point from ROC counts."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.roc import RocCounts

FloatArray = NDArray[np.float64]


def _rates(roc: RocCounts) -> tuple[FloatArray, FloatArray]:
    """Return sensitivity and specificity at every threshold."""
    hits = np.asarray(roc.true_positives, dtype=np.float64)
    # Not 1 - alarms / negatives: rounded twice, 95 of 100 may miss a wanted 0.95.
    cleared = roc.negatives - np.asarray(roc.false_positives, dtype=np.float64)
    return hits / max(roc.positives, 1), cleared / max(roc.negatives, 1)


def youden(roc: RocCounts) -> float:
    """Threshold with the largest sensitivity + specificity - 1 (Youden, 1950)."""
    sensitivity, specificity = _rates(roc)
    return between(roc, int(np.argmax(sensitivity + specificity)))


def best_f1(roc: RocCounts) -> float:
    """Threshold with the largest F1 = 2 TP / (2 TP + FP + FN)."""
    hits = np.asarray(roc.true_positives, dtype=np.float64)
    flagged = hits + np.asarray(roc.false_positives)
    return between(roc, int(np.argmax(2 * hits / (flagged + roc.positives))))


def at_sensitivity(wanted: float) -> Callable[[RocCounts], float]:
    """Policy: the highest threshold that still flags this share of positive films."""

    def choose(roc: RocCounts) -> float:
        sensitivity, _ = _rates(roc)
        return between(roc, int(np.argmax(sensitivity >= wanted)))

    return choose


def at_specificity(wanted: float) -> Callable[[RocCounts], float]:
    """Policy: the lowest threshold that still clears this share of negative films."""

    def choose(roc: RocCounts) -> float:
        _, specificity = _rates(roc)
        kept = np.flatnonzero(specificity >= wanted)
        # Even the strictest threshold may flag too many: then nothing is flagged.
        return 1.0 if kept.size == 0 else between(roc, int(kept[-1]))

    return choose


def between(roc: RocCounts, index: int) -> float:
    """Return a threshold half way (in log-odds) to the next lower score.

    The observed score itself would sit exactly on a film: rounding could flip it.
    """
    p = roc.thresholds[index]
    if index + 1 == len(roc.thresholds):
        return p * 0.999
    lower = roc.thresholds[index + 1]
    # The mean of the log-odds, written so that a probability of exactly 1 divides nothing by 0.
    above, below = math.sqrt(p * lower), math.sqrt((1 - p) * (1 - lower))
    middle = above / (above + below) if above + below else p
    # Between two neighbouring floats, or beside 0, there is no middle.
    return middle if lower < middle <= p else p


POLICIES: Mapping[str, Callable[[RocCounts], float]] = {
    "youden": youden,
    "f1": best_f1,
    "sensitivity_90": at_sensitivity(0.90),
    "sensitivity_95": at_sensitivity(0.95),
    "specificity_95": at_specificity(0.95),
}
"""Policy name in a model file -> how it chooses a threshold."""
