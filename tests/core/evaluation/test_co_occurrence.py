"""Pairs observed and predicted, against numpy's correlation."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.co_occurrence import co_occurrence

FINDINGS = ("Effusion", "Atelectasis", "Hernia")


def films():
    random = np.random.default_rng(6)
    base = random.random((80, 1))
    labels = ((random.random((80, 3)) + base) / 2 > [0.5, 0.6, 2.0]).astype(float)
    return random.random((80, 3)) > 0.5, labels


def test_counts_and_association_are_those_of_numpy():
    """Phi is the correlation of two yes/no columns; a finding without films has none."""
    flagged, labels = films()

    found = co_occurrence(flagged, labels, FINDINGS)

    assert np.array(found.observed).tolist() == (labels.T @ labels).tolist()
    assert np.array(found.predicted).tolist() == (flagged.T.astype(int) @ flagged).tolist()
    expected = np.corrcoef(labels[:, 0], labels[:, 1])[0, 1]
    assert found.observed_association[0][1] == pytest.approx(expected)
    expected = np.corrcoef(flagged[:, 0], flagged[:, 2])[0, 1]
    assert found.predicted_association[2][0] == pytest.approx(expected)
    assert found.observed_association[2] == (None, None, None)


def test_the_error_is_predicted_minus_observed_association():
    """Zero where the flags are the labels, NaN where a side has none."""
    _, labels = films()

    error = co_occurrence(labels.astype(bool), labels, FINDINGS).association_error()

    assert error[0, 1] == 0
    assert np.isnan(error[2]).all()


def test_a_pair_is_judged_on_films_where_both_are_known():
    """Flags on unknown films count for nothing, in the marginals neither."""
    flagged, labels = films()
    labels[::3, 0] = np.nan
    both = ~np.isnan(labels[:, 0])

    found = co_occurrence(flagged, labels, FINDINGS)

    alone = co_occurrence(flagged[both], labels[both], FINDINGS)
    assert found.observed[0] == alone.observed[0]
    assert found.predicted[0] == alone.predicted[0]
    assert found.observed_association[0][1] == pytest.approx(alone.observed_association[0][1])
