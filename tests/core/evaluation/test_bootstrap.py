"""Intervals that know that films of one patient are alike."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.bootstrap import macro_auc, patient_bootstrap
from xlite_core.evaluation.roc import auc


def films(count: int = 200):
    random = np.random.default_rng(5)
    labels = (random.random(count) < 0.3).astype(float)
    return random.normal(labels, 1.0), labels, np.array([f"p{n}" for n in range(count)])


def area_of(scores, labels):
    return lambda rows: auc(scores[rows], labels[rows])


def test_the_same_seed_gives_the_same_interval():
    """And another seed another one."""
    scores, labels, patients = films()

    first = patient_bootstrap(area_of(scores, labels), patients, draws=200)
    again = patient_bootstrap(area_of(scores, labels), patients, draws=200)
    other = patient_bootstrap(area_of(scores, labels), patients, draws=200, seed=1)

    assert first == again != other
    assert first.value == auc(scores, labels)


def test_copies_of_a_film_make_no_interval_narrower():
    """Four copies of each patient's film say no more than one: the interval stays."""
    scores, labels, patients = films()
    four = (np.repeat(scores, 4), np.repeat(labels, 4))

    once = patient_bootstrap(area_of(scores, labels), patients, draws=400)
    copied = patient_bootstrap(area_of(*four), np.repeat(patients, 4), draws=400)
    pretended = patient_bootstrap(area_of(*four), np.arange(800).astype(str), draws=400)

    assert copied.value == pytest.approx(once.value)
    assert copied.high - copied.low == pytest.approx(once.high - once.low, rel=0.02)
    assert pretended.high - pretended.low < 0.7 * (copied.high - copied.low)


def test_the_interval_covers_as_often_as_it_says():
    """For a mean of 40 patients, 95 % intervals hold the truth about 95 times of 100."""
    random = np.random.default_rng(9)
    patients = np.arange(40).astype(str)
    held = 0
    for _ in range(100):
        values = random.normal(0.0, 1.0, 40)
        interval = patient_bootstrap(
            lambda rows, values=values: float(values[rows].mean()), patients, draws=200
        )
        held += interval.low <= 0 <= interval.high

    assert held >= 88


def test_draws_without_the_statistic_are_left_out():
    """One positive patient of five: a third of the draws miss them, and the rest give the range."""
    labels = np.array([1.0, 0, 0, 0, 0])
    scores = np.array([0.5, 0.1, 0.2, 0.7, 0.9])

    interval = patient_bootstrap(area_of(scores, labels), np.array(list("abcde")), draws=200)

    assert (interval.low, interval.value, interval.high) == (0.0, 0.5, 1.0)


def test_what_does_not_exist_has_no_interval():
    """No positive film at all."""
    assert patient_bootstrap(lambda rows: None, np.array(["a", "b"])) is None


def test_macro_auc_averages_findings_with_enough_positives():
    """Two findings with ten positives count, one with nine does not, nor one without negatives."""
    labels = np.zeros((30, 4))
    labels[:10, 0] = labels[:10, 1] = labels[:9, 2] = labels[:, 3] = 1
    scores = np.zeros((30, 4))
    scores[:10, 0] = 1.0

    assert macro_auc(scores, labels) == (0.75, 2)


def test_macro_auc_is_none_when_no_finding_counts():
    """No number, and zero findings."""
    assert macro_auc(np.zeros((5, 2)), np.zeros((5, 2))) == (None, 0)


def test_macro_auc_masks_unknown_cells():
    """A finding keeps its own known films."""
    labels = np.array([[1.0, np.nan], [0.0, 1.0], [np.nan, 0.0]])
    scores = np.array([[0.9, 5.0], [0.1, 0.9], [7.0, 0.1]])

    assert macro_auc(scores, labels, minimum_positives=1) == (1.0, 2)
