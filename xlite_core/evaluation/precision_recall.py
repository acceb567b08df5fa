"""Precision against recall, and the average precision: what ROC hides when a finding is rare."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.curve import Curve, thinned
from xlite_core.evaluation.roc import RocCounts, roc_counts

FloatArray = NDArray[np.float64]


def average_precision(scores: FloatArray, labels: FloatArray) -> float | None:
    """Return the area under the precision-recall curve as a sum of steps.

    Each threshold's precision weighs the recall that it adds.  No line is drawn
    between points: interpolated precision is too hopeful (Davis and Goadrich,
    ICML 2006).  Chance is the share of positive films, not 0.5.

    Args:
        scores: Any numbers that rise with suspicion, shape (films,).
        labels: 1, 0 or NaN (unknown, left out), shape (films,).

    Returns:
        0 to 1, or None where positives or negatives are missing.
    """
    roc = roc_counts(scores, labels)
    if not (roc.positives and roc.negatives):
        return None
    recall, precision = _points(roc)
    return float(np.sum(np.diff(recall, prepend=0.0) * precision))


def precision_recall_curve(roc: RocCounts) -> Curve | None:
    """Return precision (y) at each recall (x), to be drawn as steps.

    Args:
        roc: Counts of one finding.

    Returns:
        None where positives or negatives are missing.
    """
    if not (roc.positives and roc.negatives):
        return None
    recall, precision = _points(roc)
    # The first step holds from recall 0 on.
    return thinned(np.append(0.0, recall), np.append(precision[0], precision))


def _points(roc: RocCounts) -> tuple[FloatArray, FloatArray]:
    hits = np.asarray(roc.true_positives, dtype=np.float64)
    return hits / roc.positives, hits / (hits + np.asarray(roc.false_positives))


def roc_curve(roc: RocCounts) -> Curve | None:
    """Return sensitivity (y) at each share of false alarms (x), from (0, 0) to (1, 1).

    Args:
        roc: Counts of one finding.

    Returns:
        None where positives or negatives are missing.
    """
    if not (roc.positives and roc.negatives):
        return None
    alarms = np.append(0.0, np.asarray(roc.false_positives) / roc.negatives)
    hits = np.append(0.0, np.asarray(roc.true_positives) / roc.positives)
    return thinned(alarms, hits)
