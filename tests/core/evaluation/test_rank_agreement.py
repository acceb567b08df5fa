"""Spearman's correlation on films, on resamples of them, and over findings."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.rank_agreement import (
    mean_rank_correlation,
    rank_correlation,
    rank_correlation_draws,
)

RANDOM = np.random.default_rng(3)
FIRST = RANDOM.normal(size=60).round(1)
SECOND = (FIRST + RANDOM.normal(size=60)).round(1)


def test_it_is_spearmans_correlation():
    """Ties get the mean of their ranks, as scipy has it."""
    stats = pytest.importorskip("scipy.stats")

    assert rank_correlation(FIRST, SECOND)[0] == pytest.approx(stats.spearmanr(FIRST, SECOND)[0])


def test_a_film_drawn_twice_counts_twice():
    """A resample's weights give what the repeated films give."""
    drawn = RANDOM.integers(0, 3, (5, 60))

    weighted = rank_correlation(FIRST, SECOND, drawn)

    repeated = [
        rank_correlation(np.repeat(FIRST, times), np.repeat(SECOND, times))[0] for times in drawn
    ]
    assert weighted == pytest.approx(repeated)


def test_only_the_order_counts():
    """A probability and its logit agree fully; their opposite not at all."""
    assert rank_correlation(FIRST, np.exp(FIRST))[0] == pytest.approx(1.0)
    assert rank_correlation(FIRST, -FIRST)[0] == pytest.approx(-1.0)


def test_a_finding_on_which_one_says_always_the_same_is_left_out():
    """And is not counted."""
    flat = np.column_stack([SECOND, np.zeros(60)])
    both = np.column_stack([FIRST, FIRST])

    value, findings = mean_rank_correlation(both, flat)

    assert (value, findings) == (pytest.approx(rank_correlation(FIRST, SECOND)[0]), 1)
    assert mean_rank_correlation(both[:, 1:], flat[:, 1:]) == (None, 0)


def test_resamples_of_patients_lie_round_the_value():
    """The same seed gives the same draws, so that two predictions are paired."""
    patients = np.array([f"p{n // 2}" for n in range(60)])
    both, other = FIRST[:, None], SECOND[:, None]

    draws = rank_correlation_draws(both, other, patients, draws=100)

    assert np.percentile(draws, 2.5) < rank_correlation(FIRST, SECOND)[0]
    assert np.percentile(draws, 97.5) > rank_correlation(FIRST, SECOND)[0]
    assert np.array_equal(draws, rank_correlation_draws(both, other, patients, draws=100))
