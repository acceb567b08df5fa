"""How alike two predictions order films: Spearman's rank correlation, with intervals by patient.

Charles Spearman, "The proof and measurement of association between two things", American Journal
of Psychology 15, 1904.  Ties get the mean of their ranks.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.bootstrap import DRAWS, mean_over_findings, patient_draws

FloatArray = NDArray[np.float64]


def rank_correlation(
    first: FloatArray, second: FloatArray, drawn: NDArray[np.integer] | None = None
) -> FloatArray:
    """Return Spearman's correlation on each resample of films.

    Args:
        first: Any numbers that rise with suspicion, shape (films,).
        second: Likewise, on the same films; its scale may be another.
        drawn: How often each film was drawn, shape (resamples, films); None for once each.

    Returns:
        Shape (resamples,), -1 to 1; NaN where one of the two says the same of all films.
    """
    times = np.ones((1, len(first)), dtype=np.int64) if drawn is None else drawn
    ranks, others = _mid_ranks(first, times), _mid_ranks(second, times)
    films = times.sum(axis=1, keepdims=True)
    ranks = ranks - (times * ranks).sum(axis=1, keepdims=True) / films
    others = others - (times * others).sum(axis=1, keepdims=True) / films
    shared = (times * ranks * others).sum(axis=1)
    spread = (times * ranks**2).sum(axis=1) * (times * others**2).sum(axis=1)
    result = np.full(len(times), np.nan)
    np.divide(shared, np.sqrt(spread), out=result, where=spread > 0)
    return result.clip(-1.0, 1.0)


def mean_rank_correlation(first: FloatArray, second: FloatArray) -> tuple[float | None, int]:
    """Return the mean over findings, and how many there are of which both say different things.

    Args:
        first: Shape (films, findings).
        second: Same shape.
    """
    each = np.array([rank_correlation(a, b)[0] for a, b in zip(first.T, second.T, strict=True)])
    there = each[~np.isnan(each)]
    return (float(there.mean()) if there.size else None), int(there.size)


def rank_correlation_draws(
    first: FloatArray,
    second: FloatArray,
    patients: NDArray[np.str_],
    *,
    draws: int = DRAWS,
    seed: int = 42,
) -> FloatArray:
    """Return the mean over findings on each resample of patients.

    Draws of one seed are paired, so that two predictions can be held against a third.

    Args:
        first: Shape (films, findings).
        second: Same shape.
        patients: Whose film each is, shape (films,).
        draws: How many resamples.
        seed: Makes them repeatable.

    Returns:
        Shape (draws,); NaN where it does not exist.
    """
    blocks = [
        np.stack(
            [rank_correlation(a, b, drawn) for a, b in zip(first.T, second.T, strict=True)], axis=1
        )
        for drawn in patient_draws(patients, draws=draws, seed=seed)
    ]
    return mean_over_findings(np.concatenate(blocks))


def _mid_ranks(scores: FloatArray, drawn: NDArray[np.integer]) -> FloatArray:
    """Return the rank of each film among the drawn ones, shape (resamples, films)."""
    order = np.argsort(scores, kind="stable")
    ordered = scores[order]
    total = np.zeros((len(drawn), len(scores) + 1), dtype=np.int64)
    np.cumsum(np.take(drawn, order, axis=1), axis=1, out=total[:, 1:])
    below = total[:, np.searchsorted(ordered, ordered, side="left")]
    to_tie = total[:, np.searchsorted(ordered, ordered, side="right")]
    ranks = np.empty(drawn.shape)
    ranks[:, order] = (below + to_tie + 1) / 2
    return ranks
