"""Estimates with their 95 % intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass

from xlite_core.errors import InvalidConfiguration

Z_95 = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number and its 95 % interval.

    Raises:
        InvalidConfiguration: The interval does not hold the number.
    """

    value: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise InvalidConfiguration(
                f"The interval {self.low} to {self.high} does not hold its estimate {self.value}.",
                "Compute the evaluation again.",
            )


def wilson_interval(successes: int, trials: int) -> Estimate:
    """Return a proportion with Wilson's score interval (Wilson, 1927).

    Unlike the textbook interval it stays inside 0 to 1 and keeps a width when
    all trials succeed or none does.

    Args:
        successes: 0 to `trials`.
        trials: At least 1.

    Raises:
        ValueError: There was no trial, or more successes than trials.
    """
    if not 0 <= successes <= trials or trials == 0:
        msg = f"{successes} successes in {trials} trials make no proportion"
        raise ValueError(msg)
    share = successes / trials
    squared = Z_95**2 / trials
    centre = (share + squared / 2) / (1 + squared)
    half = Z_95 * math.sqrt(share * (1 - share) / trials + squared / (4 * trials)) / (1 + squared)
    # Rounding may leave 1 - 1e-17 where the formula says 1.
    low, high = min(max(centre - half, 0.0), share), max(min(centre + half, 1.0), share)
    return Estimate(value=share, low=low, high=high)
