"""Sorted once, resampled often: against sorting every time, and scikit-learn's weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_core.evaluation.precision_recall import average_precision
from xlite_core.evaluation.ranked import RankedFilms
from xlite_core.evaluation.roc import auc


@st.composite
def drawn_films(draw):
    """Scores with ties, labels of all three kinds, and how often each film was drawn."""
    count = draw(st.integers(2, 30))

    def several(values):
        return np.array(draw(st.lists(values, min_size=count, max_size=count)))

    scores = several(st.integers(0, 6)) / 6
    labels = several(st.sampled_from([0.0, 1.0, np.nan]))
    return scores, labels, several(st.integers(0, 3))


@given(drawn_films())
def test_weights_equal_repeated_films(films):
    """AUC to the last bit, average precision but for rounding, and None is NaN."""
    scores, labels, drawn = films
    rows = np.repeat(np.arange(len(scores)), drawn)

    area, precision = RankedFilms(scores, labels).auc_and_average_precision(drawn[None])

    expected = auc(scores[rows], labels[rows])
    assert area.tolist() == [expected] if expected is not None else np.isnan(area).all()
    expected = average_precision(scores[rows], labels[rows])
    assert precision == pytest.approx([np.nan if expected is None else expected], nan_ok=True)


def test_it_agrees_with_scikit_learns_sample_weights():
    """Five hundred films, three resamples at once."""
    from sklearn.metrics import average_precision_score, roc_auc_score

    random = np.random.default_rng(2)
    labels = (random.random(500) < 0.2).astype(float)
    scores = np.round(random.normal(labels, 1.0), 1)
    drawn = random.integers(0, 4, (3, 500))

    area, precision = RankedFilms(scores, labels).auc_and_average_precision(drawn)

    for resample in range(3):
        weights = drawn[resample]
        expected = roc_auc_score(labels, scores, sample_weight=weights)
        assert area[resample] == pytest.approx(expected, abs=1e-12)
        expected = average_precision_score(labels, scores, sample_weight=weights)
        assert precision[resample] == pytest.approx(expected, abs=1e-12)


def test_auc_alone_is_the_same_number():
    """Asking for one area or for both makes no difference."""
    random = np.random.default_rng(3)
    labels = (random.random(50) < 0.5).astype(float)
    films, drawn = RankedFilms(random.random(50), labels), random.integers(0, 3, (4, 50))

    assert films.auc(drawn).tolist() == films.auc_and_average_precision(drawn)[0].tolist()


def test_a_score_that_is_no_number_is_an_error():
    """It would be ranked above all others."""
    with pytest.raises(ValueError, match="not a number"):
        RankedFilms(np.array([np.nan, 1.0]), np.array([1.0, 0.0]))
