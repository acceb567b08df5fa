"""Paired differences: what is common to both predictions cancels."""

from __future__ import annotations

import json

import numpy as np
import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.bootstrap import auc_draws
from xlite_core.evaluation.comparison import AucComparison, compare_auc
from xlite_core.evaluation.roc import auc

FINDINGS = ("Mass", "Nodule", "Hernia")


def films(count=400):
    """A student that is its teacher with a little more noise; Hernia has too few films."""
    random = np.random.default_rng(14)
    labels = (random.random((count, 3)) < [0.3, 0.2, 0.01]).astype(float)
    teacher = random.normal(1.2 * labels, 1.0)
    student = teacher + random.normal(0, 0.5, labels.shape)
    return student, teacher, labels, np.array([f"p{n // 2}" for n in range(count)])


def test_a_prediction_does_not_differ_from_itself():
    """The difference is 0 and so is its interval."""
    student, _, labels, patients = films()

    told = compare_auc(student, student, labels, patients, FINDINGS, draws=100)

    assert (told.macro.difference.low, told.macro.difference.high) == (0, 0)
    assert not told.macro.differs


def test_the_difference_is_that_of_the_two_areas_draw_by_draw():
    """Percentiles of paired differences, far narrower than two intervals would suggest."""
    student, teacher, labels, patients = films()

    told = compare_auc(student, teacher, labels, patients, FINDINGS, draws=200)

    mass = told.findings[0]
    expected = auc(student[:, 0], labels[:, 0]) - auc(teacher[:, 0], labels[:, 0])
    assert mass.difference.value == expected
    draws = [auc_draws(p, labels, patients, draws=200)[:, 0] for p in (student, teacher)]
    low, high = np.percentile(draws[0] - draws[1], [2.5, 97.5])
    assert (mass.difference.low, mass.difference.high) == (low, high)
    unpaired = np.percentile(draws[0] - draws[1][::-1], [2.5, 97.5])
    assert high - low < 0.6 * (unpaired[1] - unpaired[0])
    assert mass.differs
    assert mass.positives == labels[:, 0].sum()


def test_the_macro_difference_averages_the_findings_that_count():
    """Hernia has too few positive films and no entry."""
    student, teacher, labels, patients = films()

    told = compare_auc(student, teacher, labels, patients, FINDINGS, draws=100)

    mass, nodule, hernia = told.findings
    assert hernia is None
    assert told.macro.positives == 2
    assert told.macro.challenger == pytest.approx((mass.challenger + nodule.challenger) / 2)
    average = (mass.difference.value + nodule.difference.value) / 2
    assert told.macro.difference.value == pytest.approx(average)
    assert (told.films, told.patients) == (400, 200)


def test_cells_without_an_opinion_count_for_neither():
    """A teacher that never saw some films, or does not know a finding."""
    student, teacher, labels, patients = films()
    teacher[:100, 0], teacher[:, 1] = np.nan, np.nan

    told = compare_auc(student, teacher, labels, patients, FINDINGS, draws=100)

    assert told.findings[1] is None
    assert told.findings[0].challenger == auc(student[100:, 0], labels[100:, 0])
    assert told.macro.positives == 1


def test_nothing_to_compare_is_no_number():
    """No finding with ten positive films."""
    student, teacher, labels, patients = films()

    told = compare_auc(student, teacher, labels * 0, patients, FINDINGS, draws=100)

    assert (told.findings, told.macro) == ((None, None, None), None)


def test_predictions_on_other_films_are_refused():
    """They cannot be paired."""
    student, teacher, labels, patients = films()

    with pytest.raises(InvalidConfiguration, match="same films and findings"):
        compare_auc(student[:-1], teacher, labels, patients, FINDINGS)


def test_a_comparison_survives_json():
    """With its absent findings."""
    told = compare_auc(*films(), FINDINGS, draws=100)

    assert AucComparison.from_dict(json.loads(json.dumps(told.to_dict()))) == told
