"""Intervals that know that films of one patient are alike."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.bootstrap import (
    auc_draws,
    finding_intervals,
    macro_auc,
    macro_auc_interval,
    patient_bootstrap,
    patient_draws,
)
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


def table(count: int = 240, findings: int = 10):
    """Scores with ties, unknown cells and several films a patient."""
    random = np.random.default_rng(11)
    labels = (random.random((count, findings)) < np.linspace(0.01, 0.5, findings)).astype(float)
    scores = np.round(random.normal(labels, 1.0), 1)
    labels[random.random(labels.shape) < 0.1] = np.nan
    return scores, labels, np.array([f"p{n // 3}" for n in range(count)])


def test_draws_count_how_often_each_film_was_drawn():
    """All films of a patient are drawn equally often, and as many patients as there are."""
    patients = np.array(["b", "a", "b", "c"])

    drawn = np.concatenate(list(patient_draws(patients, draws=40)))

    assert drawn.shape == (40, 4)
    assert (drawn[:, 0] == drawn[:, 2]).all()
    assert (drawn[:, [0, 1, 3]].sum(axis=1) == 3).all()
    assert len(np.unique(drawn, axis=0)) > 5


def test_weights_give_exactly_the_intervals_of_resampled_films():
    """Counting how often a film was drawn replaces repeating it, to the last bit."""
    scores, labels, patients = table()
    values = [auc(scores[:, f], labels[:, f]) for f in range(labels.shape[1])]

    fast = finding_intervals(values, auc_draws(scores, labels, patients, draws=60))

    slow = tuple(
        patient_bootstrap(area_of(scores[:, f], labels[:, f]), patients, draws=60)
        for f in range(labels.shape[1])
    )
    assert fast == slow


def test_the_macro_interval_is_exactly_that_of_resampled_films():
    """The findings that count are chosen on all films, then averaged draw by draw."""
    scores, labels, patients = table()
    enough = np.nansum(labels, axis=0) >= 10
    chosen, known = scores[:, enough], labels[:, enough]

    fast, counted = macro_auc_interval(scores, labels, patients, draws=60)

    slow = patient_bootstrap(
        lambda rows: macro_auc(chosen[rows], known[rows], minimum_positives=1)[0],
        patients,
        draws=60,
    )
    assert (fast, counted) == (slow, macro_auc(scores, labels)[1])
    assert fast is not None
    assert 0 < counted < labels.shape[1]


def test_every_row_twice_leaves_the_patient_interval_as_wide_as_before():
    """To the last bit; a bootstrap of rows believes the copies and shrinks it by a third."""
    random = np.random.default_rng(12)
    labels = (random.random((300, 5)) < 0.3).astype(float)
    scores, patients = random.normal(labels, 1.0), np.arange(300).astype(str)
    twice = np.repeat(scores, 2, axis=0), np.repeat(labels, 2, axis=0)

    once, _ = macro_auc_interval(scores, labels, patients, draws=400)
    copied, _ = macro_auc_interval(*twice, np.repeat(patients, 2), draws=400)
    pretended, _ = macro_auc_interval(*twice, np.arange(600).astype(str), draws=400)

    assert copied == once
    assert pretended.high - pretended.low < 0.8 * (once.high - once.low)


def test_a_draw_without_a_finding_averages_the_others():
    """A finding whose positives are one patient's is missing from a third of the draws."""
    labels = np.zeros((40, 2))
    labels[:10, 0] = 1
    labels[::2, 1] = 1
    scores = np.zeros((40, 2))
    scores[:, 1] = labels[:, 1]
    patients = np.array(["all"] * 10 + [f"p{n}" for n in range(30)])

    results = auc_draws(scores, labels, patients, draws=100)
    macro, counted = macro_auc_interval(scores, labels, patients, draws=100)

    assert 15 < np.isnan(results[:, 0]).sum() < 60
    assert (macro.value, macro.low, macro.high, counted) == (0.75, 0.75, 1.0, 2)


def test_no_finding_with_enough_positives_has_no_macro_interval():
    """No number, and zero findings."""
    nothing = np.zeros((5, 2))

    assert macro_auc_interval(nothing, nothing, np.array(list("abcde")), draws=10) == (None, 0)


def test_resampling_changes_none_of_its_arguments():
    """Arrays come back as they went in."""
    scores, labels, patients = table(60)
    before = scores.copy(), labels.copy(), patients.copy()

    macro_auc_interval(scores, labels, patients, draws=10)

    for left, right in zip((scores, labels, patients), before, strict=True):
        np.testing.assert_array_equal(left, right)
