"""F1 at given thresholds on each resample of patients."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.bootstrap import DRAWS, patient_draws
from xlite_core.evaluation.roc import present_and_absent

FloatArray = NDArray[np.float64]


def f1_draws(
    flagged: NDArray[np.bool_],
    labels: FloatArray,
    patients: NDArray[np.str_],
    *,
    draws: int = DRAWS,
    seed: int = 42,
) -> FloatArray:
    """Return F1 = 2 TP / (2 TP + FP + FN) of each finding on each resample.

    Args:
        flagged: What the thresholds flag, shape (films, findings).
        labels: 1, 0 or NaN (unknown, left out), same shape.
        patients: Whose film each is, shape (films,).
        draws: How many resamples.
        seed: That of the other intervals, so that all come from the same draws.

    Returns:
        Shape (draws, findings); NaN where a resample holds no positive film.
    """
    present, absent = present_and_absent(labels)
    hits = (flagged & present).astype(np.float64)
    called = hits + (flagged & absent)
    counted = np.concatenate([hits, called, present.astype(np.float64)], axis=1)
    sums = np.concatenate(
        [drawn @ counted for drawn in patient_draws(patients, draws=draws, seed=seed)]
    )
    true_positives, called_sum, positives = np.split(sums, 3, axis=1)
    result = np.full(true_positives.shape, np.nan)
    np.divide(2 * true_positives, called_sum + positives, out=result, where=positives > 0)
    return result
