"""Isotonic calibration against scikit-learn's staircase, and the order it must keep."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.calibration import SMALLEST_SLOPE, sigmoid
from xlite_core.evaluation.isotonic import IsotonicCalibration, fit_isotonic
from xlite_core.evaluation.reliability import reliability


def films(count=3000):
    random = np.random.default_rng(7)
    logits = np.round(random.normal(0, 2, count), 2)
    true = sigmoid(np.where(logits > 0, 0.3 * logits, 2 * logits) - 1)
    return logits, (random.random(count) < true).astype(float)


def test_the_knots_are_the_steps_of_scikit_learn():
    """Each step's mean logit, and its height with Platt's targets."""
    from sklearn.isotonic import IsotonicRegression

    logits, labels = films()
    positives, negatives = labels.sum(), (1 - labels).sum()
    target = np.where(labels == 1, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    steps = IsotonicRegression().fit_transform(logits, target)

    fitted = fit_isotonic(logits, labels)

    heights, inverse = np.unique(steps.round(12), return_inverse=True)
    centres = np.bincount(inverse, weights=logits) / np.bincount(inverse)
    assert fitted.logits == pytest.approx(centres.tolist())
    assert sigmoid(np.array(fitted.log_odds)) == pytest.approx(heights, abs=1e-4)


def test_it_mends_what_a_straight_line_cannot():
    """Two slopes: judged on the films it was fitted on, no error is left to speak of."""
    logits, labels = films()

    told = reliability(fit_isotonic(logits, labels).probabilities(logits), labels)

    assert told.calibration_error < 0.01


@given(
    st.lists(st.integers(-500, 500), min_size=3, max_size=60, unique=True),
    st.lists(st.sampled_from([0.0, 1.0]), min_size=60, max_size=60),
)
def test_a_higher_logit_always_gets_a_higher_probability(logits, labels):
    """Strictly, between the knots and beyond them, whatever the labels."""
    x = np.array(sorted(logits)) / 50
    y = np.array([1.0, 0.0, *labels[: len(x) - 2]])

    p = fit_isotonic(x, y).probabilities(np.linspace(-15, 15, 400))

    assert (np.diff(p) > 0).all()
    assert p.min() > 0
    assert p.max() < 1


def test_films_with_equal_logits_get_equal_probabilities_in_any_order():
    """They count as one film of their mean."""
    logits, labels = films(500)
    other = np.random.default_rng(1).permutation(500)

    fitted, again = fit_isotonic(logits, labels), fit_isotonic(logits[other], labels[other])

    assert fitted.logits == pytest.approx(again.logits)
    assert fitted.log_odds == pytest.approx(again.log_odds)


def test_logits_that_can_hardly_be_told_apart_still_give_rising_knots():
    """Neighbouring floats, positive above negative."""
    x = np.array([1.0, np.nextafter(1.0, 2), 3.0, np.nextafter(3.0, 4)])

    fitted = fit_isotonic(x, np.array([0.0, 1.0, 0.0, 1.0]))

    assert (np.diff(fitted.log_odds) > 0).all()


def test_films_that_contradict_the_logits_leave_the_smallest_slope():
    """One step for all of them, and the mean of Platt's targets there."""
    fitted = fit_isotonic(np.array([0.0, 1.0, 2.0, 3.0]), np.array([1.0, 1.0, 0.0, 0.0]))

    assert fitted.logits == (1.5,)
    assert fitted.log_odds == (pytest.approx(0.0),)
    beyond = fitted.probabilities(np.array([1.5 + 4]))
    assert beyond == pytest.approx(sigmoid(np.array([4 * SMALLEST_SLOPE])))


def test_separated_films_do_not_claim_certainty():
    """Two positives and three negatives: 3/4 and 1/5 at the ends."""
    fitted = fit_isotonic(np.array([-3.0, -2, -1, 1, 2]), np.array([0.0, 0, 0, 1, 1]))

    assert sigmoid(np.array(fitted.log_odds)) == pytest.approx([1 / 5, 3 / 4])


def test_unknown_films_do_not_move_the_fit():
    """NaN labels are left out."""
    logits, labels = films(200)

    with_unknown = fit_isotonic(np.append(logits, 99.0), np.append(labels, np.nan))

    assert with_unknown == fit_isotonic(logits, labels)


@pytest.mark.parametrize("label", [0.0, 1.0, np.nan])
def test_one_kind_of_film_cannot_calibrate(label):
    """Without positives, or without negatives, there is nothing to fit."""
    with pytest.raises(InvalidConfiguration, match="cannot be calibrated"):
        fit_isotonic(np.array([0.1, 0.2]), np.full(2, label))


@pytest.mark.parametrize(
    ("logits", "odds"),
    [
        ((), ()),
        ((0.0, 1.0), (0.0,)),
        ((1.0, 0.0), (0.0, 1.0)),
        ((0.0, 1.0), (1.0, 1.0)),
        ((0.0,), (math.nan,)),
    ],
)
def test_knots_that_do_not_rise_are_refused(logits, odds):
    """They would tie or turn films."""
    with pytest.raises(InvalidConfiguration, match="do not rise"):
        IsotonicCalibration(logits=logits, log_odds=odds)
