"""Round numbers for an axis, and how they are written."""

from __future__ import annotations

import math

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_SLACK = 1e-9


def tick_step(span: float, most: int, *, whole: bool = False) -> float:
    """Return the distance of at most `most` round ticks over a span above 0.

    Args:
        span: Of the axis.
        most: Intervals between ticks, at least 1.
        whole: Only whole numbers.
    """
    least = span / max(most, 1)
    magnitude = 10.0 ** math.floor(math.log10(least))
    found = next(s * magnitude for s in _STEPS if s * magnitude >= least * (1 - _SLACK))
    return max(1.0, float(math.ceil(found - _SLACK))) if whole else found


def ticks_within(low: float, high: float, step: float) -> list[float]:
    """Return the multiples of a step from `low` to `high`."""
    first = math.ceil(low / step - 1e-6)
    last = math.floor(high / step + 1e-6)
    return [number * step for number in range(first, last + 1)]


def rounded_out(low: float, high: float, most: int) -> tuple[float, float]:
    """Return the smallest range between two ticks that holds `low` to `high`."""
    if not high > low:  # one value alone, or none: room on either side
        room = abs(low) * 0.1 or 0.1
        low, high = low - room, high + room
    step = tick_step(high - low, most)
    return math.floor(low / step + 1e-6) * step, math.ceil(high / step - 1e-6) * step


def tick_words(value: float, step: float, *, largest: float, least: int = 0) -> str:
    """Write a tick with the decimals that its neighbours need.

    Args:
        value: Of the tick.
        step: Between ticks.
        largest: Of all ticks, without sign: small axes are written as "5e-5".
        least: Decimals in any case, so that an axis says 0.80 where it says 0.75.
    """
    if largest < 0.005 and abs(value) < step * _SLACK:
        return "0"
    if largest < 0.005:
        mantissa, exponent = f"{value:.3e}".split("e")
        return f"{mantissa.rstrip('0').removesuffix('.')}e{int(exponent)}"
    words = f"{value:,.{max(_decimals(step), least)}f}"
    return words.removeprefix("-") if not words.strip("-0.") else words.replace("-", "−")


def _decimals(step: float) -> int:
    """Return how many decimals tell two ticks apart: 2 for 0.05, 3 for 0.025, 0 for 10."""
    for decimals in range(12):
        scaled = step * 10**decimals
        if abs(scaled - round(scaled)) < 1e-6 * max(scaled, 1.0):
            return decimals
    return 12
