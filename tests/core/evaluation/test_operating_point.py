"""One threshold's four numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_core.evaluation.operating_point import operating_characteristics
from xlite_core.evaluation.roc import RocCounts

COUNTS = RocCounts(
    thresholds=(0.9, 0.5, 0.1),
    true_positives=(20, 90, 100),
    false_positives=(0, 50, 1000),
    positives=100,
    negatives=1000,
)


def test_predictive_values_follow_from_bayes_theorem():
    """Sensitivity 0.9 and specificity 0.95 at a prevalence of 1 %: the textbook surprise."""
    numbers = operating_characteristics(COUNTS, 0.5, 0.01)

    assert numbers.sensitivity.value == 0.9
    assert numbers.specificity.value == 0.95
    assert numbers.ppv.value == pytest.approx(0.009 / (0.009 + 0.0495))
    assert numbers.npv.value == pytest.approx(0.9405 / (0.9405 + 0.001))


def test_at_the_films_own_prevalence_they_are_plain_shares():
    """Then Bayes' theorem counts: 90 of 140 flagged films are positive."""
    numbers = operating_characteristics(COUNTS, 0.5, 100 / 1100)

    assert numbers.ppv.value == pytest.approx(90 / 140)
    assert numbers.npv.value == pytest.approx(950 / 960)


def test_nothing_flagged_has_no_positive_predictive_value():
    """Above every score nobody is called positive, so nobody is called so rightly."""
    numbers = operating_characteristics(COUNTS, 0.95, 0.1)

    assert numbers.ppv is None
    assert (numbers.sensitivity.value, numbers.specificity.value) == (0.0, 1.0)
    assert numbers.npv.value == pytest.approx(0.9)


def test_everything_flagged_has_no_negative_predictive_value():
    """Below every score nobody is cleared."""
    numbers = operating_characteristics(COUNTS, 0.0, 0.1)

    assert numbers.npv is None
    assert numbers.ppv.value == pytest.approx(0.1)


def test_without_positive_films_only_specificity_is_known():
    """What no film supports is None."""
    counts = RocCounts(
        thresholds=(0.5,), true_positives=(0,), false_positives=(1,), positives=0, negatives=4
    )

    numbers = operating_characteristics(counts, 0.5, 0.1)

    assert numbers.specificity.value == 0.75
    assert (numbers.sensitivity, numbers.ppv, numbers.npv) == (None, None, None)


@given(st.floats(0, 1), st.floats(0, 1))
def test_every_interval_holds_its_value_inside_0_to_1(threshold, prevalence):
    """At any threshold and any prevalence, both ends of it included."""
    numbers = operating_characteristics(COUNTS, threshold, prevalence)

    for estimate in (numbers.sensitivity, numbers.specificity, numbers.ppv, numbers.npv):
        assert estimate is None or 0 <= estimate.low <= estimate.value <= estimate.high <= 1
