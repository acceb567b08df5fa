"""AUC and ROC counts against scikit-learn, and the cases that have an answer on paper."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.roc import RocCounts, auc, roc_counts


@st.composite
def scored_films(draw):
    """Scores with many ties, and at least one film of each kind."""
    labels = [0.0, 1.0, *draw(st.lists(st.sampled_from([0.0, 1.0]), max_size=40))]
    score = st.integers(0, 6).map(lambda value: value / 6)
    scores = draw(st.lists(score, min_size=len(labels), max_size=len(labels)))
    return np.array(scores), np.array(labels)


@given(scored_films())
def test_the_area_is_that_of_scikit_learn(films):
    """Ties count half, whatever their number."""
    from sklearn.metrics import roc_auc_score

    scores, labels = films

    assert auc(scores, labels) == pytest.approx(roc_auc_score(labels, scores), abs=1e-12)


@given(scored_films())
def test_the_counts_are_the_points_of_scikit_learns_curve(films):
    """Every distinct score is one threshold, and flags what lies at or above it."""
    from sklearn.metrics import roc_curve

    scores, labels = films
    false_rate, true_rate, thresholds = roc_curve(labels, scores, drop_intermediate=False)

    counts = roc_counts(scores, labels)

    assert counts.thresholds == tuple(thresholds[1:])  # the first flags nothing
    assert np.allclose(np.array(counts.true_positives) / counts.positives, true_rate[1:])
    assert np.allclose(np.array(counts.false_positives) / counts.negatives, false_rate[1:])


@given(scored_films(), st.floats(-0.1, 1.1))
def test_any_threshold_flags_the_films_at_or_above_it(films, threshold):
    """Between two scores, on a score, above all and below all."""
    scores, labels = films
    flagged = scores >= threshold

    found = roc_counts(scores, labels).flagged_at(threshold)

    assert found == (int((flagged & (labels == 1)).sum()), int((flagged & (labels == 0)).sum()))


@pytest.mark.parametrize(
    ("scores", "area"),
    [
        ([0.1, 0.2, 0.8, 0.9], 1.0),
        ([0.9, 0.8, 0.2, 0.1], 0.0),
        ([0.5, 0.5, 0.5, 0.5], 0.5),
        ([0.1, 0.5, 0.5, 0.9], 0.875),
        ([-np.inf, 0.0, 1.0, np.inf], 1.0),
    ],
)
def test_known_areas(scores, area):
    """Perfect, inverted and constant scores, one tie across the classes, and infinities."""
    assert auc(np.array(scores), np.array([0.0, 0.0, 1.0, 1.0])) == area


def test_films_that_nobody_knows_do_not_count():
    """NaN is neither positive nor negative, and its score may be anything."""
    scores = np.array([0.1, 0.9, 0.5, np.nan])
    labels = np.array([0.0, 1.0, np.nan, np.nan])

    counts = roc_counts(scores, labels)

    assert auc(scores, labels) == 1.0
    assert (counts.positives, counts.negatives, counts.thresholds) == (1, 1, (0.9, 0.1))


@pytest.mark.parametrize("label", [0.0, 1.0, np.nan])
def test_there_is_no_area_without_both_kinds(label):
    """Not 0.5: that would look like a measurement."""
    assert auc(np.array([0.2, 0.4]), np.full(2, label)) is None


def test_a_score_that_is_no_number_is_an_error():
    """Sorting would put NaN above every score, and a broken network would look certain."""
    with pytest.raises(ValueError, match="not a number"):
        auc(np.array([np.nan, 0.4]), np.array([1.0, 0.0]))


@pytest.mark.parametrize(
    "change",
    [
        {"thresholds": (0.5,)},
        {"thresholds": (0.1, 0.5)},
        {"thresholds": (float("nan"), 0.1)},
        {"true_positives": (2, 1)},
        {"true_positives": (1, 9)},
        {"false_positives": (-1, 2)},
    ],
)
def test_counts_that_contradict_each_other_are_refused(change):
    """More hits than positives, falling counts, rising thresholds."""
    sound = {
        "thresholds": (0.5, 0.1),
        "true_positives": (1, 2),
        "false_positives": (0, 3),
        "positives": 2,
        "negatives": 3,
    }
    RocCounts(**sound)

    with pytest.raises(InvalidConfiguration, match="contradict"):
        RocCounts(**sound | change)
