"""Platt scaling against scikit-learn, and where it must keep its head."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.calibration import (
    SMALLEST_SLOPE,
    PlattScaling,
    expected_calibration_error,
    fit_platt,
    sigmoid,
)


def films(slope: float, offset: float, count: int = 20_000):
    random = np.random.default_rng(3)
    logits = random.normal(-1.0, 2.0, count)
    labels = (random.random(count) < sigmoid(slope * logits + offset)).astype(float)
    return logits, labels


@pytest.mark.parametrize(("slope", "offset"), [(1.0, 0.0), (0.4, -2.0), (2.5, 1.0)])
def test_on_many_films_it_is_logistic_regression(slope, offset):
    """Platt's smoothed targets do not matter there."""
    from sklearn.linear_model import LogisticRegression

    logits, labels = films(slope, offset)
    reference = LogisticRegression(C=np.inf, tol=1e-8, max_iter=500).fit(logits[:, None], labels)

    fitted = fit_platt(logits, labels)

    assert fitted.slope == pytest.approx(reference.coef_[0, 0], rel=5e-3)
    assert fitted.offset == pytest.approx(reference.intercept_[0], abs=5e-3)


def test_the_fit_does_not_depend_on_the_scale_of_the_logits():
    """Logits in other units give the same probabilities."""
    logits, labels = films(1.0, 0.0, 500)

    plain = fit_platt(logits, labels).probabilities(logits)
    scaled = fit_platt(10 * logits + 70, labels).probabilities(10 * logits + 70)

    assert np.allclose(plain, scaled, atol=1e-8)


def test_unknown_films_do_not_move_the_fit():
    """NaN labels are left out."""
    logits, labels = films(1.0, 0.0, 300)

    with_unknown = fit_platt(np.append(logits, 99.0), np.append(labels, np.nan))

    assert with_unknown == fit_platt(logits, labels)


def test_separated_classes_do_not_claim_certainty():
    """Three positives above seven negatives: no more than Platt's targets, 4/5 and 1/9."""
    logits = np.array([5.0, 6.0, 7.0, -1, -2, -3, -4, -5, -6, -7])
    labels = np.array([1.0] * 3 + [0.0] * 7)

    p = fit_platt(logits, labels).probabilities(logits)

    assert p.max() < 0.85
    assert p.min() > 0.03
    assert p[:3].min() > p[3:].max()


@pytest.mark.parametrize("logits", [[3.0, 2.0, 1.0, 0.0], [1.0, 1.0, 1.0, 1.0]])
def test_films_that_contradict_the_logits_cannot_turn_their_order(logits):
    """An inverted or absent relation leaves the smallest slope, and the right mean."""
    x, y = np.array(logits), np.array([0.0, 0.0, 0.0, 1.0])

    fitted = fit_platt(x, y)

    targets_mean = (3 * (1 / 5) + 2 / 3) / 4
    assert fitted.slope == pytest.approx(SMALLEST_SLOPE)
    assert fitted.probabilities(x).mean() == pytest.approx(targets_mean, abs=1e-6)


@settings(deadline=None)
@given(
    st.lists(st.floats(-50, 50), min_size=4, max_size=40, unique=True),
    st.integers(1, 3),
)
def test_the_order_of_films_survives_any_fit(logits, positives):
    """Whatever the labels: a higher logit never gets a lower probability."""
    x = np.array(logits)
    y = np.zeros(len(x))
    y[:positives] = 1

    p = fit_platt(x, y).probabilities(np.sort(x))

    assert (np.diff(p) >= 0).all()
    assert np.isfinite(p).all()


@settings(deadline=None)
@given(st.lists(st.floats(-50, 50), min_size=4, max_size=40, unique=True), st.integers(1, 3))
def test_the_fit_is_a_maximum_of_the_likelihood(logits, positives):
    """Unless the slope is held, the mean probability equals the mean target: a zero gradient."""
    x, y = np.array(logits), np.zeros(len(logits))
    y[:positives] = 1
    target = np.where(y == 1, (positives + 1) / (positives + 2), 1 / (len(x) - positives + 2))

    fitted = fit_platt(x, y)

    residual = fitted.probabilities(x) - target
    assert abs(residual.mean()) < 1e-6
    if fitted.slope > SMALLEST_SLOPE * 1.001:
        assert abs((residual * (x - x.mean())).mean()) < 1e-6 * max(1.0, x.std())


@pytest.mark.parametrize("label", [0.0, 1.0, np.nan])
def test_one_kind_of_film_cannot_calibrate(label):
    """Without positives, or without negatives, there is nothing to fit."""
    with pytest.raises(InvalidConfiguration, match="cannot be calibrated"):
        fit_platt(np.array([0.1, 0.2]), np.full(2, label))


def test_another_prevalence_moves_the_odds_by_their_ratio():
    """Bayes: from 1 in 2 to 1 in 10, the odds fall ninefold."""
    here = PlattScaling(slope=1.3, offset=0.2)

    there = here.for_prevalence(0.1, fitted_at=0.5)

    p, q = here.probabilities(np.array([0.7])), there.probabilities(np.array([0.7]))
    assert (q / (1 - q)).item() == pytest.approx((p / (1 - p)).item() / 9)
    assert there.for_prevalence(0.5, fitted_at=0.1).offset == pytest.approx(here.offset)


@pytest.mark.parametrize(
    ("slope", "offset"),
    [(0.0, 0.0), (-1.0, 0.0), (math.nan, 0.0), (math.inf, 0.0), (1.0, math.nan)],
)
def test_a_scaling_that_loses_the_order_is_refused(slope, offset):
    """A slope of zero or below, or anything that is no number."""
    with pytest.raises(InvalidConfiguration, match="order"):
        PlattScaling(slope=slope, offset=offset)


def test_sigmoid_neither_overflows_nor_loses_small_numbers():
    """Warnings are errors here, so an overflow would show."""
    values = sigmoid(np.array([-800.0, -30.0, 0.0, 30.0, 800.0]))

    assert values[[0, 2, 4]].tolist() == pytest.approx([0.0, 0.5, 1.0])
    assert values[1] == pytest.approx(math.exp(-30), rel=1e-9)
    assert values[3] < 1.0


def test_expected_calibration_error_is_the_mean_gap():
    """Ten films at 0.8 of which six are positive, ten at 0.2 of which two are."""
    p = np.array([0.8] * 10 + [0.2] * 10)
    labels = np.array([1.0] * 6 + [0.0] * 4 + [1.0] * 2 + [0.0] * 8)

    assert expected_calibration_error(p, labels) == pytest.approx(0.1)


def test_expected_calibration_error_needs_a_known_label():
    """There is nothing to compare with."""
    with pytest.raises(ValueError, match="no label"):
        expected_calibration_error(np.array([0.5]), np.array([np.nan]))
