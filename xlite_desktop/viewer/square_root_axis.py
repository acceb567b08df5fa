"""The square-root axis that probabilities and thresholds share.

Calibrated probabilities of rare findings live below 5 %: on a linear bar they
could not be told apart, nor their thresholds dragged.
"""

from __future__ import annotations

TICKS: tuple[float, ...] = (0.0, 0.01, 0.05, 0.10, 0.25, 0.50, 1.0)
"""Probabilities that the axis labels."""

STEP = 0.001
"""What one key press moves a threshold by, and what a drag rounds to: 0.1 point."""

PAGE_STEP = 0.01


def position(probability: float) -> float:
    """Return where a probability lies on the axis: 0 at its left end, 1 at its right."""
    return float(min(max(probability, 0.0), 1.0) ** 0.5)


def probability_at(place: float) -> float:
    """Return the probability at a place on the axis: the inverse of `position`."""
    return float(min(max(place, 0.0), 1.0) ** 2)


def rounded(probability: float) -> float:
    """Return the nearest threshold that can be shown in full: a tenth of a point, within 0 to 1."""
    return min(max(round(probability / STEP), 0), round(1 / STEP)) * STEP


def per_cent(probability: float) -> str:
    """Return a probability as the panel writes it, without the sign: "41.8"."""
    return f"{100 * probability:.1f}"
