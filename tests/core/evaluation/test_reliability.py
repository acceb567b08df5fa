"""Brier score and reliability diagram against scikit-learn and paper."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.interval import wilson_interval
from xlite_core.evaluation.reliability import brier_score, reliability, reliability_bins


def films(count=400):
    random = np.random.default_rng(8)
    p = random.random(count) ** 3
    return p, (random.random(count) < p).astype(float)


def test_the_brier_score_is_that_of_scikit_learn():
    """And unknown films do not move it."""
    from sklearn.metrics import brier_score_loss

    p, labels = films()

    assert brier_score(p, labels) == pytest.approx(brier_score_loss(labels, p))
    with_unknown = brier_score(np.append(p, 0.5), np.append(labels, np.nan))
    assert with_unknown == brier_score(p, labels)


def test_a_brier_score_needs_a_known_label():
    """There is nothing to compare with."""
    with pytest.raises(ValueError, match="no label"):
        brier_score(np.array([0.5]), np.array([np.nan]))


def test_the_bins_are_those_of_scikit_learns_quantile_curve():
    """Mean stated and observed shares of ten bins with as many films each."""
    from sklearn.calibration import calibration_curve

    p, labels = films()
    observed, stated = calibration_curve(labels, p, n_bins=10, strategy="quantile")

    bins = reliability_bins(p, labels)

    assert [b.films for b in bins] == [40] * 10
    assert [b.stated for b in bins] == pytest.approx(stated.tolist())
    assert [b.observed.value for b in bins] == pytest.approx(observed.tolist())
    assert bins[0].observed == wilson_interval(int(labels[np.argsort(p)[:40]].sum()), 40)


def test_films_of_equal_probability_share_a_bin():
    """Two distinct probabilities make two bins."""
    p = np.array([0.1] * 30 + [0.7] * 30)
    labels = np.array([0.0] * 30 + [1.0] * 30)

    first, second = reliability_bins(p, labels)

    assert (first.films, first.stated, first.observed.value) == (30, pytest.approx(0.1), 0)
    assert (second.films, second.stated, second.observed.value) == (30, pytest.approx(0.7), 1)


def test_everything_at_once():
    """0.8 stated on ten films of which six are positive: Brier 0.28 against 0.24 for the share."""
    told = reliability(np.full(10, 0.8), np.array([1.0] * 6 + [0.0] * 4))

    assert told.films == 10
    assert told.brier == pytest.approx((6 * 0.04 + 4 * 0.64) / 10)
    assert told.brier_skill == pytest.approx(1 - 0.28 / 0.24)
    assert told.calibration_error == pytest.approx(0.2)
    assert len(told.bins) == 1


def test_findings_are_pooled_cell_by_cell():
    """A table is judged as the list of its known cells."""
    p, labels = np.array([[0.9, 0.2], [0.4, 0.1]]), np.array([[1.0, 0.0], [np.nan, 0.0]])

    told = reliability(p, labels)

    assert told == reliability(np.array([0.9, 0.2, 0.1]), np.array([1.0, 0.0, 0.0]))


def test_nothing_known_is_nothing_told():
    """And one kind of film alone has no skill to speak of."""
    assert reliability(np.array([0.5]), np.array([np.nan])) is None
    assert reliability_bins(np.array([0.5]), np.array([np.nan])) == ()
    assert reliability(np.array([0.5]), np.array([0.0])).brier_skill is None
