"""How far probabilities can be taken at their word, with intervals by patient."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.bootstrap import DRAWS, patient_draws, percentile_interval
from xlite_core.evaluation.interval import Estimate

FloatArray = NDArray[np.float64]

BINS = 15
"""Of equal width, as for `expected_calibration_error`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossFitted:
    """Brier score and calibration error of probabilities whose calibration knew none of the films.

    Attributes:
        cells: Known labels that judged: films times findings.
        brier: Mean squared distance of the probability from 0 or 1 (Brier, 1950).
        share_brier: The same of always stating each finding's share of positive films.
        calibration_error: Expected calibration error over 15 bins of equal width (Guo et al.,
            ICML 2017).  Chance alone lifts it above 0, and resamples lift it again.
    """

    cells: int
    brier: Estimate
    share_brier: float
    calibration_error: Estimate


def cross_fitted(
    probabilities: FloatArray,
    labels: FloatArray,
    patients: NDArray[np.str_],
    *,
    draws: int = DRAWS,
    seed: int = 42,
) -> CrossFitted | None:
    """Judge probabilities of one finding, or of several pooled.

    Args:
        probabilities: 0 to 1, shape (films, findings), by a calibration that was fitted to other
            patients; NaN where there are none.
        labels: 1, 0 or NaN (unknown, left out), same shape.
        patients: Whose film each is, shape (films,).
        draws: Resamples of patients.
        seed: Makes the intervals repeatable.

    Returns:
        None where nothing is known.
    """
    known = ~np.isnan(labels) & ~np.isnan(probabilities)
    if not known.any():
        return None
    p, y = np.where(known, probabilities, 0.0), np.where(known, labels, 0.0)
    squares, cells = ((p - y) ** 2).sum(axis=1), known.sum(axis=1)
    bins = np.minimum((p * BINS).astype(np.intp), BINS - 1)
    gaps = np.zeros((len(p), BINS))
    np.add.at(gaps, (np.arange(len(p))[:, np.newaxis], bins), p - y)
    share = y.sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    resampled = np.concatenate(
        [
            np.stack([counts @ squares, np.abs(counts @ gaps).sum(axis=1)], axis=1)
            / (counts @ cells)[:, np.newaxis]
            for counts in patient_draws(patients, draws=draws, seed=seed)
        ]
    )
    total = int(cells.sum())
    return CrossFitted(
        cells=total,
        brier=percentile_interval(float(squares.sum() / total), resampled[:, 0]),
        share_brier=float((np.where(known, (share - y) ** 2, 0.0)).sum() / total),
        calibration_error=percentile_interval(
            float(np.abs(gaps.sum(axis=0)).sum() / total), resampled[:, 1]
        ),
    )
