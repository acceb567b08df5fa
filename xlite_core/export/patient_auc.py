"""ROC-AUC with an interval by resampling patients: a film and its copies come and go together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.interval import Estimate

_DRAWS = 400
_SEED = 20


def patient_auc(
    scores: NDArray[np.float32], shown: NDArray[np.bool_], patients: NDArray[np.str_]
) -> Estimate:
    """Return the AUC with its 95 % percentile interval (Efron, 1979), patients drawn anew.

    Args:
        scores: Shape (films,); higher speaks for the kind.
        shown: Which films are of the kind, shape (films,); some are, some are not.
        patients: Shape (films,).
    """
    order = np.argsort(scores, kind="stable")
    _, place = np.unique(scores[order], return_inverse=True)
    _, patient = np.unique(patients[order], return_inverse=True)
    count = int(patient.max()) + 1
    of_kind = shown[order].astype(np.float64)
    random = np.random.default_rng(_SEED)
    value = _weighted_auc(np.ones(len(order)), of_kind, place)
    draws = []
    for _ in range(_DRAWS):
        times = np.bincount(random.integers(count, size=count), minlength=count)[patient]
        area = _weighted_auc(times.astype(np.float64), of_kind, place)
        if np.isfinite(area):
            draws.append(area)
    low, high = np.percentile(draws or [value], (2.5, 97.5))
    return Estimate(value=value, low=min(float(low), value), high=max(float(high), value))


def _weighted_auc(
    weights: NDArray[np.float64], of_kind: NDArray[np.float64], place: NDArray[np.intp]
) -> float:
    """Return the share of pairs in the right order, ties half; NaN without a pair."""
    positive = np.bincount(place, weights * of_kind)
    negative = np.bincount(place, weights * (1 - of_kind))
    pairs = positive.sum() * negative.sum()
    below = np.cumsum(negative) - negative / 2
    return float((positive * below).sum() / pairs) if pairs > 0 else float("nan")
