"""The lower end of a macro AUC's interval, fast enough to be computed after every epoch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.bootstrap import MINIMUM_POSITIVES

DRAWS = 200
"""A fifth of a report's: it decides whether an alarm rings, not what a paper says."""

MOST_FILMS = 50_000
"""Above, an interval takes longer than a person wants to wait after an epoch, and no macro AUC
of so many films that matters has 0.5 inside."""

_DRAWS_AT_ONCE = 50


def macro_auc_low(
    logits: NDArray[np.float64],
    labels: NDArray[np.float64],
    patients: NDArray[np.str_],
    *,
    draws: int = DRAWS,
    seed: int = 42,
) -> float | None:
    """Return the 2.5th percentile of the macro AUC over resampled patients.

    Same draws and same statistic as `evaluation.bootstrap.patient_bootstrap`, but scores
    are sorted once: a draw only changes how often each film counts.

    Args:
        logits: Shape (films, findings).
        labels: 1, 0 or NaN, same shape.
        patients: Whose film each is, shape (films,).
        draws: How many resamples.
        seed: Makes the interval repeatable.

    Returns:
        None above `MOST_FILMS` films, or where no finding has enough positive films.
    """
    enough = np.flatnonzero(np.nansum(labels, axis=0) >= MINIMUM_POSITIVES)
    if not enough.size or len(labels) > MOST_FILMS:
        return None
    _, owner = np.unique(patients, return_inverse=True)
    count = int(owner.max()) + 1
    generator = np.random.default_rng(seed)
    drawn = [
        np.bincount(generator.integers(0, count, count), minlength=count) for _ in range(draws)
    ]
    macro: list[NDArray[np.float64]] = []
    for start in range(0, draws, _DRAWS_AT_ONCE):
        weights = np.stack(drawn[start : start + _DRAWS_AT_ONCE])[:, owner].astype(np.float64)
        areas = np.stack([_areas(logits[:, c], labels[:, c], weights) for c in enough])
        exists = ~np.isnan(areas)
        sums = np.where(exists, areas, 0.0).sum(axis=0)
        with np.errstate(invalid="ignore"):
            macro.append(sums / exists.sum(axis=0))
    values = np.concatenate(macro)
    values = values[~np.isnan(values)]
    return float(np.percentile(values, 2.5)) if values.size else None


def _areas(
    scores: NDArray[np.float64], labels: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return one finding's AUC for each draw, a row of `weights`; NaN without both kinds of film.

    The share of pairs of a positive and a negative film that are ordered rightly, ties by
    half (Hanley and McNeil, 1982), with films counted as often as they were drawn.
    """
    known = np.flatnonzero(~np.isnan(labels))
    order = known[np.argsort(scores[known], kind="stable")]
    ties = np.flatnonzero(np.diff(scores[order], prepend=-np.inf))
    if not ties.size:
        return np.full(len(weights), np.nan)
    ordered, positive = weights[:, order], labels[order] == 1
    positives = np.add.reduceat(np.where(positive, ordered, 0.0), ties, axis=1)
    negatives = np.add.reduceat(np.where(positive, 0.0, ordered), ties, axis=1)
    below = np.cumsum(negatives, axis=1) - negatives
    pairs = positives.sum(axis=1) * negatives.sum(axis=1)
    right = (positives * (below + 0.5 * negatives)).sum(axis=1)
    with np.errstate(invalid="ignore"):
        areas: NDArray[np.float64] = right / pairs
    return areas
