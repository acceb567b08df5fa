"""Which calibration is chosen: by films that did not fit it, and the simplest that will do."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.calibration import SMALLEST_SLOPE, fit_platt, sigmoid
from xlite_core.evaluation.calibration_choice import (
    SIMPLEST_FIRST,
    choose_calibration,
    held_calibrations,
)
from xlite_core.evaluation.cross_fitted import cross_fitted
from xlite_core.evaluation.reliability import brier_score
from xlite_core.evaluation.shared_slope import fit_shared_slope

FILMS = 600
PATIENTS = np.array([f"p{n // 2}" for n in range(FILMS)])


def films(slopes, offsets, seed=0):
    """Return logits and labels whose true log-odds are slope * logit + offset of each finding."""
    random = np.random.default_rng(seed)
    logits = random.normal(0, 2, (FILMS, len(slopes)))
    p = sigmoid(np.array(slopes) * logits + np.array(offsets))
    return logits, (random.random(p.shape) < p).astype(float)


def chosen(logits, labels, **options):
    return choose_calibration(logits, labels, PATIENTS, draws=200, **options)


def excess_of(choice, method):
    return next(c for c in choice.candidates if c.method == method).excess


def test_one_slope_is_enough_where_all_findings_share_it():
    """The simplest of those that do as well; isotonic regression is told, and is worse here."""
    choice = chosen(*films([0.6, 0.6, 0.6], [-1.0, -2.0, 0.0]))

    assert choice.method == "temperature"
    assert tuple(c.method for c in choice.candidates) == SIMPLEST_FIRST
    assert (choice.films, choice.findings) == (FILMS, 3)
    assert excess_of(choice, "isotonic").value > 0
    best = choice.candidates[0].log_loss
    assert best.low < best.value < best.high
    assert best.value < choice.share_loss


def test_findings_of_different_slopes_get_their_own():
    """A shared slope is then worse by more than a standard error."""
    choice = chosen(*films([0.15, 2.0], [-0.5, -1.0]))

    assert choice.method == "platt"
    assert excess_of(choice, "temperature").low > 0


def test_a_curve_that_no_line_fits_is_told_and_not_taken():
    """Isotonic regression does better than all that a card can hold: its excess is below 0."""
    random = np.random.default_rng(2)
    logits = random.normal(0, 2, (FILMS, 1))
    labels = (random.random((FILMS, 1)) < np.where(logits > 2, 0.95, 0.05)).astype(float)

    choice = chosen(logits, labels)

    assert choice.method in {"temperature", "platt"}
    assert excess_of(choice, "isotonic").high < 0


def test_no_film_is_judged_by_a_calibration_that_its_patient_fitted():
    """Labels turned round for one patient change all probabilities but that patient's."""
    logits, labels = films([1.0], [0.0])
    turned = labels.copy()
    own = PATIENTS == "p7"
    turned[own] = 1 - turned[own]

    first, second = (chosen(logits, told).probabilities for told in (labels, turned))

    np.testing.assert_array_equal(first[own], second[own])
    assert (first[~own] != second[~own]).mean() > 0.5


def test_findings_and_films_that_cannot_judge_stay_out():
    """Nine positive films; labels that nobody knows; too few patients."""
    logits, labels = films([1.0, 1.0], [0.0, 0.0])
    labels[:, 1] = np.arange(FILMS) < 9
    labels[:50, 0] = np.nan

    choice = chosen(logits, labels)

    assert choice.findings == 1
    assert np.isnan(choice.probabilities[:, 1]).all()
    assert np.isfinite(choice.probabilities[:, 0]).all()
    assert chosen(logits[:, 1:], labels[:, 1:]) is None
    assert choose_calibration(logits, labels, np.array(["one"] * FILMS)) is None


def test_a_shared_slope_is_platts_where_there_is_one_finding():
    """And the mean probability of each finding is what the smoothed targets average to."""
    logits, labels = films([0.7], [-1.0])

    (shared,) = fit_shared_slope(logits, labels)
    own = fit_platt(logits[:, 0], labels[:, 0])

    assert (shared.slope, shared.offset) == pytest.approx((own.slope, own.offset), abs=1e-6)


def test_a_shared_slope_leaves_findings_that_nothing_can_fit():
    """None for them; and the order of films is kept where the films show the wrong one."""
    logits, labels = films([0.8, 0.8, 0.8], [0.0, -1.0, 0.0])
    labels[:, 2] = 0.0
    labels[::3, 1] = np.nan

    first, second, none = fit_shared_slope(logits, labels)
    backwards = fit_shared_slope(-logits, labels)

    assert none is None
    assert first.slope == second.slope == pytest.approx(0.8, abs=0.1)
    assert backwards[0].slope == SMALLEST_SLOPE
    known = ~np.isnan(labels[:, 1])
    stated = second.probabilities(logits[known, 1]).mean()
    assert stated == pytest.approx(np.nanmean(labels[:, 1]), abs=0.01)
    assert fit_shared_slope(logits[:, 2:], labels[:, 2:]) == (None,)
    assert held_calibrations("platt", logits, labels)[2] is None


def test_probabilities_are_judged_with_intervals_by_patient():
    """Brier's score as elsewhere, and the error of one that is sure and right half the time."""
    logits, labels = films([1.0], [0.0])
    labels[:10, 0] = np.nan
    right, sure = sigmoid(logits), np.full(labels.shape, 0.99)
    sure[:5] = np.nan

    good = cross_fitted(right, labels, PATIENTS, draws=200)
    bad = cross_fitted(sure, labels, PATIENTS, draws=200)

    assert good.cells == FILMS - 10
    assert good.brier.value == pytest.approx(brier_score(right[:, 0], labels[:, 0]))
    assert good.brier.low < good.brier.value < good.brier.high < good.share_brier
    share = np.nanmean(labels)
    assert good.share_brier == pytest.approx(share * (1 - share))
    assert bad.calibration_error.value == pytest.approx(0.99 - share)
    assert good.calibration_error.value < 0.08 < bad.calibration_error.low
    assert cross_fitted(right, np.full(labels.shape, np.nan), PATIENTS) is None
