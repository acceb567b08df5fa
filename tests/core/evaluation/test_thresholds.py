"""Policies choose what their names promise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_core.evaluation.roc import RocCounts, roc_counts
from xlite_core.evaluation.thresholds import (
    POLICIES,
    at_sensitivity,
    at_specificity,
    best_f1,
    youden,
)

SCORES = np.array([0.9, 0.8, 0.7, 0.4, 0.3, 0.2, 0.1, 0.05])
LABELS = np.array([1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0])
ROC = roc_counts(SCORES, LABELS)


@st.composite
def curves(draw):
    count = draw(st.integers(2, 30))
    share = st.floats(0, 1, allow_subnormal=False)
    scores = draw(st.lists(share, min_size=count, max_size=count))
    labels = [
        0.0,
        1.0,
        *draw(st.lists(st.sampled_from([0.0, 1.0]), min_size=count, max_size=count)),
    ]
    return roc_counts(np.array(scores), np.array(labels[:count]))


@given(curves(), st.sampled_from(sorted(POLICIES)))
def test_a_threshold_flags_exactly_what_its_policy_chose(roc: RocCounts, policy):
    """It lies between two films, never on the wrong side of one, even for 0, 1 and neighbours."""
    threshold = POLICIES[policy](roc)

    assert 0 <= threshold <= 1
    above = [value for value in roc.thresholds if value >= threshold]
    if above:  # the chosen film is flagged with room below it, or it touches the next
        last = above[-1]
        following = roc.thresholds[len(above)] if len(above) < len(roc.thresholds) else -1.0
        assert following < threshold <= last


def test_youden_finds_the_largest_sum_of_sensitivity_and_specificity():
    """All three positives for one false alarm of five."""
    assert ROC.flagged_at(youden(ROC)) == (3, 1)


def test_best_f1_finds_the_largest_f1():
    """Here the same films: 6 / 7."""
    assert ROC.flagged_at(best_f1(ROC)) == (3, 1)


@pytest.mark.parametrize(("wanted", "flagged"), [(0.3, (1, 0)), (0.6, (2, 1)), (1.0, (3, 1))])
def test_a_sensitivity_is_kept_with_the_fewest_false_alarms(wanted, flagged):
    """The highest threshold that still flags enough."""
    assert ROC.flagged_at(at_sensitivity(wanted)(ROC)) == flagged


@pytest.mark.parametrize(("wanted", "flagged"), [(1.0, (1, 0)), (0.8, (3, 1)), (0.6, (3, 2))])
def test_a_specificity_is_kept_with_the_most_hits(wanted, flagged):
    """The lowest threshold that still clears enough."""
    assert ROC.flagged_at(at_specificity(wanted)(ROC)) == flagged


def test_a_wanted_share_that_is_met_exactly_counts():
    """95 of 100 negatives cleared are 95 %, however the division is rounded."""
    for negatives in range(20, 2001, 20):
        alarms = negatives // 20
        roc = RocCounts(
            thresholds=(0.9, 0.5),
            true_positives=(0, 1),
            false_positives=(alarms, negatives),
            positives=1,
            negatives=negatives,
        )

        assert roc.flagged_at(at_specificity(0.95)(roc)) == (0, alarms)


def test_a_specificity_out_of_reach_flags_nothing():
    """When the highest score already belongs to too many negatives."""
    roc = roc_counts(np.array([0.5, 0.5]), np.array([1.0, 0.0]))

    assert roc.flagged_at(at_specificity(0.95)(roc)) == (0, 0)


def test_a_threshold_lies_midway_in_log_odds():
    """Between 1 % and 9 %: the mean of their log-odds."""
    roc = roc_counts(np.array([0.09, 0.01]), np.array([1.0, 0.0]))
    odds = np.sqrt((0.09 / 0.91) * (0.01 / 0.99))

    assert youden(roc) == pytest.approx(odds / (1 + odds))
