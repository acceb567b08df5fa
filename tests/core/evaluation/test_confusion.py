"""Counts at a threshold and the shares that follow, against scikit-learn and paper."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.confusion import Confusion, confusion_at
from xlite_core.evaluation.interval import wilson_interval


def counts(tp=0, fp=0, fn=0, tn=0):
    return Confusion(true_positives=tp, false_positives=fp, false_negatives=fn, true_negatives=tn)


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from([0.0, 1.0])), min_size=1, max_size=40))
def test_the_numbers_are_those_of_scikit_learn(films):
    """At a threshold that some films touch: at or above is flagged."""
    from sklearn.metrics import confusion_matrix, f1_score

    p, labels = np.array([film[0] / 5 for film in films]), np.array([film[1] for film in films])

    found = confusion_at(p, labels, 0.6)

    flagged = (p >= 0.6).astype(float)
    (tn, fp), (fn, tp) = confusion_matrix(labels, flagged, labels=[0, 1])
    assert found == counts(tp, fp, fn, tn)
    if found.positives:
        assert found.f1 == pytest.approx(f1_score(labels, flagged, zero_division=0))


def test_unknown_films_are_in_no_cell():
    """NaN is neither right nor wrong."""
    found = confusion_at(np.array([0.9, 0.9, 0.1]), np.array([1.0, np.nan, np.nan]), 0.5)

    assert found == counts(tp=1)


def test_shares_carry_wilson_intervals():
    """Of 10 positives 8 are found, of 90 negatives 81 are cleared, of 17 flags 8 are right."""
    found = counts(tp=8, fp=9, fn=2, tn=81)

    assert found.sensitivity == wilson_interval(8, 10)
    assert found.specificity == wilson_interval(81, 90)
    assert found.precision == wilson_interval(8, 17)
    assert found.f1 == pytest.approx(16 / 27)


def test_what_nothing_supports_is_none():
    """No positive film: no sensitivity, no F1.  Nothing flagged: no precision, and F1 is 0."""
    healthy, silent = counts(fp=1, tn=3), counts(fn=2)

    assert (healthy.sensitivity, healthy.f1) == (None, None)
    assert (silent.specificity, silent.precision, silent.f1) == (None, None, 0.0)


def test_fewer_than_no_films_are_refused():
    """A sign of damaged numbers."""
    with pytest.raises(InvalidConfiguration, match="fewer than no films"):
        counts(tp=-1)
