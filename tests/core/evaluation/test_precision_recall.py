"""Average precision against scikit-learn, and the curve beside it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_core.evaluation.precision_recall import (
    average_precision,
    precision_recall_curve,
    roc_curve,
)
from xlite_core.evaluation.roc import roc_counts


@st.composite
def scored_films(draw):
    labels = [0.0, 1.0, *draw(st.lists(st.sampled_from([0.0, 1.0]), max_size=40))]
    score = st.integers(0, 6).map(lambda value: value / 6)
    scores = draw(st.lists(score, min_size=len(labels), max_size=len(labels)))
    return np.array(scores), np.array(labels)


@given(scored_films())
def test_the_area_is_that_of_scikit_learn(films):
    """A sum of steps, whatever the ties."""
    from sklearn.metrics import average_precision_score

    scores, labels = films

    expected = average_precision_score(labels, scores)
    assert average_precision(scores, labels) == pytest.approx(expected, abs=1e-12)


def test_an_area_on_paper():
    """Hits at ranks 1 and 3 of 4: (1/1 + 2/3) / 2."""
    scores, labels = np.array([0.9, 0.8, 0.7, 0.1]), np.array([1.0, 0.0, 1.0, 0.0])

    assert average_precision(scores, labels) == pytest.approx((1 + 2 / 3) / 2)


def test_constant_scores_reach_the_share_of_positives():
    """That is chance here, not 0.5."""
    assert average_precision(np.zeros(10), np.array([1.0] * 3 + [0.0] * 7)) == pytest.approx(0.3)


@pytest.mark.parametrize("label", [0.0, 1.0, np.nan])
def test_there_is_no_area_and_no_curve_without_both_kinds(label):
    """Nothing that would look like a measurement."""
    scores, labels = np.array([0.2, 0.4]), np.full(2, label)

    assert average_precision(scores, labels) is None
    assert precision_recall_curve(roc_counts(scores, labels)) is None
    assert roc_curve(roc_counts(scores, labels)) is None


def test_unknown_films_count_in_neither_curve():
    """NaN is left out."""
    scores = np.array([0.9, 0.8, 0.7, 0.1, 0.95])
    labels = np.array([1.0, 0.0, 1.0, 0.0, np.nan])

    curve = precision_recall_curve(roc_counts(scores, labels))

    assert curve.x == (0.0, 0.5, 0.5, 1.0, 1.0)
    assert curve.y == (1.0, 1.0, 0.5, pytest.approx(2 / 3, abs=1e-5), 0.5)
    assert average_precision(scores, labels) == average_precision(scores[:4], labels[:4])


@given(scored_films())
def test_the_roc_curve_encloses_the_area(films):
    """The trapezoids under it are the AUC."""
    from sklearn.metrics import roc_auc_score

    scores, labels = films

    curve = roc_curve(roc_counts(scores, labels))

    assert (curve.x[0], curve.y[0], curve.x[-1], curve.y[-1]) == (0, 0, 1, 1)
    area = np.trapezoid(curve.y, curve.x)
    assert area == pytest.approx(roc_auc_score(labels, scores), abs=1e-4)
