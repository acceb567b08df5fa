"""AUC within folds: pairs of one model alone, resampled by patient."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.bootstrap import auc_draws
from xlite_core.evaluation.roc import auc
from xlite_core.evaluation.within_folds import within_fold_auc, within_fold_draws


def some_films(films=60, findings=2, seed=1):
    random = np.random.default_rng(seed)
    labels = (random.random((films, findings)) < 0.4).astype(float)
    labels[random.random(labels.shape) < 0.1] = np.nan
    scores = np.round(random.normal(size=labels.shape) + np.nan_to_num(labels), 1)
    patients = np.array([f"p{n // 2}" for n in range(films)])
    return scores, labels, patients


def test_one_fold_is_the_plain_area():
    """On the films and on every resample."""
    scores, labels, patients = some_films()
    folds = np.zeros(60, np.intp)

    values = within_fold_auc(scores, labels, folds)
    draws = within_fold_draws(scores, labels, folds, patients, draws=20)

    assert values == pytest.approx([auc(scores[:, f], labels[:, f]) for f in (0, 1)])
    assert np.allclose(draws, auc_draws(scores, labels, patients, draws=20))


def test_each_fold_counts_by_its_pairs():
    """And what its model adds to all of its scores changes nothing."""
    scores, labels, _ = some_films()
    folds = np.arange(60) // 20
    parts, pairs = [], []
    for fold in range(3):
        rows = folds == fold
        parts.append(auc(scores[rows, 0], labels[rows, 0]))
        pairs.append((labels[rows, 0] == 1).sum() * (labels[rows, 0] == 0).sum())
    expected = np.average(parts, weights=pairs)

    found = within_fold_auc(scores, labels, folds)
    moved = within_fold_auc(scores + 100.0 * folds[:, None], labels, folds)

    assert found[0] == pytest.approx(expected)
    assert moved == pytest.approx(found)


def test_a_finding_without_any_pair_has_no_area():
    """All positives in one fold, all negatives in the other."""
    labels = np.array([[1.0], [1.0], [0.0], [0.0]])
    folds = np.array([0, 0, 1, 1])
    scores, patients = np.arange(4.0)[:, None], np.array(list("abcd"))

    assert within_fold_auc(scores, labels, folds) == [None]
    assert np.isnan(within_fold_draws(scores, labels, folds, patients, draws=3)).all()
