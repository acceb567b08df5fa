"""Wilson's interval against published and exact values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.interval import Z_95, Estimate, wilson_interval


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe, Statistics in Medicine 1998, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published_intervals(successes, trials, low, high):
    """Newcombe's table of intervals without continuity correction."""
    interval = wilson_interval(successes, trials)

    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_its_ends_are_where_the_score_test_gives_up(counts):
    """At both ends the observed share lies 1.96 standard errors of that end away."""
    successes, trials = counts

    interval = wilson_interval(successes, trials)

    for end in (interval.low, interval.high):
        error = Z_95**2 * end * (1 - end) / trials
        assert (interval.value - end) ** 2 == pytest.approx(error, rel=1e-6, abs=1e-12)
    assert 0 <= interval.low <= interval.value <= interval.high <= 1


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (3, 2), (-1, 2)])
def test_impossible_counts_are_an_error(successes, trials):
    """No trial gives no proportion."""
    with pytest.raises(ValueError, match="no proportion"):
        wilson_interval(successes, trials)


@pytest.mark.parametrize("bounds", [(0.6, 0.7), (0.1, 0.4), (float("nan"), 0.9)])
def test_an_interval_holds_its_estimate(bounds):
    """An estimate outside its own interval is a mistake somewhere before."""
    with pytest.raises(InvalidConfiguration):
        Estimate(value=0.5, low=bounds[0], high=bounds[1])
