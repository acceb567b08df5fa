"""AUC from pairs of films of the same fold: what pooling does to weak models, undone.

Each fold has a model of its own.  Where held-out positives happen to look one way, those left to
train on look a little less so: across folds a weak model then ranks films backwards, and its
pooled AUC falls below what each of its models is worth (Parker, Guenter and Bedo, "Stratification
bias in low signal microarray studies", BMC Bioinformatics 8:326, 2007).  Pairs within a fold are
ranked by one model, and free of it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.bootstrap import DRAWS, patient_draws
from xlite_core.evaluation.ranked import RankedFilms

FloatArray = NDArray[np.float64]


def within_fold_auc(
    scores: FloatArray, labels: FloatArray, folds: NDArray[np.intp]
) -> list[float | None]:
    """Return each finding's share of pairs, of one fold each, that are ranked rightly.

    Args:
        scores: Each film's from its own fold's model, shape (films, findings).
        labels: 1, 0 or NaN, same shape.
        folds: Fold of each film, shape (films,).

    Returns:
        One a finding; None where no fold has both positive and negative films.
    """
    once = np.ones((1, len(folds)), dtype=np.int32)
    (values,) = _areas(_Folds(scores, labels, folds), once)
    return [None if np.isnan(value) else float(value) for value in values]


def within_fold_draws(  # noqa: PLR0913 - draws and seed go by name
    scores: FloatArray,
    labels: FloatArray,
    folds: NDArray[np.intp],
    patients: NDArray[np.str_],
    *,
    draws: int = DRAWS,
    seed: int = 42,
) -> FloatArray:
    """Return the same on each resample of patients, shape (draws, findings).

    Args:
        scores: As above, like the next two.
        labels: 1, 0 or NaN.
        folds: Of each film.
        patients: Whose film each is, shape (films,).
        draws: How many resamples.
        seed: Makes them repeatable, and two sets of scores paired.
    """
    sorted_once = _Folds(scores, labels, folds)
    blocks = [
        _areas(sorted_once, drawn) for drawn in patient_draws(patients, draws=draws, seed=seed)
    ]
    return np.concatenate(blocks)


class _Folds:
    """Rows, labels and sorted films of each fold."""

    def __init__(self, scores: FloatArray, labels: FloatArray, folds: NDArray[np.intp]) -> None:
        self.rows = [np.flatnonzero(folds == fold) for fold in np.unique(folds)]
        self.labels = [labels[rows] for rows in self.rows]
        self.ranked = [
            [RankedFilms(scores[rows, f], labels[rows, f]) for f in range(labels.shape[1])]
            for rows in self.rows
        ]


def _areas(folds: _Folds, drawn: NDArray[np.int32]) -> FloatArray:
    """Return AUC, pairs of each fold weighing alike, shape (resamples, findings)."""
    right, pairs = 0.0, 0.0
    for rows, labels, ranked in zip(folds.rows, folds.labels, folds.ranked, strict=True):
        counts = drawn[:, rows]
        positives = counts @ (labels == 1).astype(np.int64)
        here = (positives * (counts @ (labels == 0).astype(np.int64))).astype(np.float64)
        areas = np.stack([films.auc(counts) for films in ranked], axis=1)
        right = right + here * np.nan_to_num(areas)
        pairs = pairs + here
    found: FloatArray = np.full(np.shape(right), np.nan)
    np.divide(right, pairs, out=found, where=np.asarray(pairs) > 0)
    return found
