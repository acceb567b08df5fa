"""Every step of a curve is a threshold that flags exactly its films."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_core.evaluation.roc import RocCounts, roc_counts
from xlite_core.evaluation.roc_steps import nearest_step, roc_steps, step_of

ROC = roc_counts(
    np.array([0.9, 0.8, 0.7, 0.4, 0.3, 0.2, 0.1, 0.05]), np.array([1.0, 0, 1, 1, 0, 0, 0, 0])
)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=40))
def test_a_step_says_what_its_threshold_does(scores):
    """Also beside 0, beside 1, and for neighbours that no round number parts."""
    labels = np.arange(len(scores)) % 2.0
    roc = roc_counts(np.array(scores), labels)
    steps = roc_steps(roc)

    for index, step in enumerate(steps):
        hits, alarms = roc.flagged_at(step.threshold)
        assert 0 <= step.threshold <= 1
        assert step.sensitivity == hits / roc.positives
        assert step.false_positive_rate == alarms / roc.negatives
        assert step_of(roc, steps, step.threshold) == index


def test_thresholds_are_round_where_they_can_be():
    """0.346 between 0.3 and 0.4, not 0.34641016."""
    assert all(round(step.threshold, 3) == step.threshold for step in roc_steps(ROC))


def test_it_runs_from_corner_to_corner():
    """Nothing flagged, everything flagged."""
    first, *_, last = roc_steps(ROC)

    assert (first.false_positive_rate, first.sensitivity) == (0, 0)
    assert (last.false_positive_rate, last.sensitivity) == (1, 1)


@pytest.mark.parametrize(
    ("place", "found"), [((0, 0), (0, 0)), ((1, 1), (1, 1)), ((0.25, 0.95), (0.2, 1))]
)
def test_the_nearest_step_is_found(place, found):
    """By distance on the plot."""
    steps = roc_steps(ROC)
    step = steps[nearest_step(steps, *place)]

    assert (step.false_positive_rate, step.sensitivity) == found


def test_without_films_of_a_class_there_is_no_curve():
    """Nothing to drag."""
    empty = RocCounts(
        thresholds=(0.5,), true_positives=(0,), false_positives=(3,), positives=0, negatives=9
    )

    assert roc_steps(empty) == ()
