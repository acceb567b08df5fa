"""Calibration for one site: better where the site differs, honest where films are few."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.calibration import PlattScaling, fit_offset, sigmoid
from xlite_core.evaluation.site_recalibration import recalibrated, too_few

FORMER = PlattScaling(slope=1.0, offset=0.0)


def site(count=600, seed=0, *, slope=0.5, offset=-1.0, patients=None):
    """Return films of a site where the true log-odds are slope * logit + offset."""
    random = np.random.default_rng(seed)
    logits = random.normal(0, 2, count)
    labels = (random.random(count) < sigmoid(slope * logits + offset)).astype(float)
    owners = np.arange(count) if patients is None else random.integers(0, patients, count)
    return logits, labels, owners.astype(np.str_)


def test_a_site_that_differs_gets_its_own_calibration():
    """Slope and offset come back, and films that fitted nothing are judged better."""
    found = recalibrated(*site(3000), FORMER)

    assert found.fitted_slope
    assert found.calibration.slope == pytest.approx(0.5, abs=0.06)
    assert found.calibration.offset == pytest.approx(-1.0, abs=0.15)
    assert found.brier_change.high < 0
    assert found.before.slope.high < 1  # too extreme here
    assert found.after.slope.low < 1 < found.after.slope.high
    assert found.after.stated == pytest.approx(found.share, abs=0.01)


def test_a_site_that_does_not_differ_gains_nothing_and_says_so():
    """Judged on the films that fitted it, any calibration would look better; this one does not."""
    gains = []
    for seed in range(20):
        logits, labels, patients = site(120, seed, slope=1.0, offset=0.0)
        gains.append(recalibrated(logits, labels, patients, FORMER).brier_change)

    assert np.mean([gain.value for gain in gains]) > 0
    assert sum(gain.high < 0 for gain in gains) <= 1


def test_few_positive_films_move_the_offset_alone():
    """Two numbers from ten events each: below twenty the slope stays the model's."""
    logits, labels, patients = site(400, offset=-2.5)
    few = np.flatnonzero(labels == 1)[15:]
    labels[few] = np.nan

    found = recalibrated(logits, labels, patients, FORMER)

    assert found.positives == 15
    assert not found.fitted_slope
    assert found.calibration.slope == FORMER.slope


def test_chosen_films_are_compared_at_their_own_share():
    """Half of the films positive by choice: that must not be held against the former numbers."""
    logits, labels, patients = site(800, slope=1.0, offset=0.0)
    rare = PlattScaling(slope=1.0, offset=0.0).for_prevalence(0.05, fitted_at=labels.mean())

    unmoved = recalibrated(logits, labels, patients, rare)
    moved = recalibrated(logits, labels, patients, rare, former_prevalence=0.05)

    assert unmoved.brier_change.high < 0
    assert moved.brier_change.low <= 0 <= moved.brier_change.high
    assert moved.before.stated == pytest.approx(labels.mean(), abs=0.03)


def test_films_of_a_patient_are_judged_together():
    """Copies of a film on both sides of a fold would make any fit look better than it is."""
    changes = []
    for seed in range(8):
        logits, labels, patients = site(60, seed)
        films = np.tile(logits, 8), np.tile(labels, 8)
        together = recalibrated(*films, np.tile(patients, 8), FORMER)
        apart = recalibrated(*films, np.arange(480).astype(np.str_), FORMER)
        changes.append(together.brier_change.value - apart.brier_change.value)

        assert together.brier_change.high - together.brier_change.low > 2 * (
            apart.brier_change.high - apart.brier_change.low
        )

    assert np.mean(changes) > 0


@pytest.mark.parametrize(
    ("positives", "negatives", "words"),
    [
        (4, 200, "4 of 10 positives"),
        (200, 9, "9 of 10 negatives"),
        (0, 0, "0 of 10 positives"),
        (10, 10, ""),
    ],
)
def test_too_few_films_are_counted(positives, negatives, words):
    """Ten events for one number."""
    labels = np.array([1.0] * positives + [0.0] * negatives + [np.nan] * 5)

    assert too_few(labels, np.arange(len(labels)).astype(np.str_)) == words


def test_ten_films_of_one_patient_are_not_ten_patients():
    """One fold would hold all of them."""
    labels = np.array([1.0] * 12 + [0.0] * 30)
    patients = np.array(["one"] * 12 + [f"p{n}" for n in range(30)])

    assert too_few(labels, patients) == "all positive films are one patient's"
    with pytest.raises(ValueError, match="one patient's"):
        recalibrated(np.zeros(42), labels, patients, FORMER)


def test_negatives_that_one_fold_holds_alone_are_too_few():
    """Two patients with a positive film, of whom one has every negative one, too."""
    labels = np.array([1.0] * 12 + [0.0] * 11 + [1.0] * 10 + [0.0])
    patients = np.array(["one"] * 23 + ["two"] * 11)

    assert too_few(labels[:-1], patients[:-1]) == "all negative films are one patient's"
    assert too_few(labels, patients) == ""


def test_the_same_films_give_the_same_calibration():
    """Seeded folds, seeded resamples."""
    assert recalibrated(*site(), FORMER) == recalibrated(*site(), FORMER)


def test_the_order_of_films_and_unknown_labels_change_nothing_given():
    """Arrays come back as they were."""
    logits, labels, patients = site(200)
    labels[::7] = np.nan
    before = logits.copy(), labels.copy(), patients.copy()

    recalibrated(logits, labels, patients, FORMER)

    for one, other in zip(before, (logits, labels, patients), strict=True):
        np.testing.assert_array_equal(one, other)


def test_an_offset_alone_meets_the_share_of_positive_films():
    """The mean probability is the share, but for Platt's smoothing."""
    logits, labels, _ = site(500)

    fitted = fit_offset(logits, labels, slope=0.8)

    assert fitted.slope == 0.8
    assert fitted.probabilities(logits).mean() == pytest.approx(labels.mean(), abs=0.005)
