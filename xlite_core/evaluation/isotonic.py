"""Isotonic calibration that keeps the order of films: any rising curve, with no flat step."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.calibration import SMALLEST_SLOPE, known_targets, sigmoid

FloatArray = NDArray[np.float64]

_GENTLEST = 1e-3
"""Smallest slope between knots, in log-odds a logit: too little to see, enough to tell films
apart."""


_ROUNDING = 1 + 1e-12
"""Sums of equal targets differ in their last bits; no two heights of different films lie so
close."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsotonicCalibration:
    """Log-odds are a rising broken line of the logit; probability = sigmoid(log-odds).

    Plain isotonic regression is a staircase, and all films on a step would tie.
    Here each step gives one knot, at the mean logit of its films, and the line
    between knots rises (centred isotonic regression; Oron and Flournoy, 2017).
    Beyond the first and last knot it goes on with `SMALLEST_SLOPE`.

    Attributes:
        logits: Knots, strictly rising.
        log_odds: Calibrated log-odds there, strictly rising.

    Raises:
        InvalidConfiguration: There is no knot, or the knots do not rise.
    """

    logits: tuple[float, ...]
    log_odds: tuple[float, ...]

    def __post_init__(self) -> None:
        values = (*self.logits, *self.log_odds)
        sound = (
            len(self.logits) == len(self.log_odds) > 0
            and all(math.isfinite(value) for value in values)
            and all(a < b for a, b in pairwise(self.logits))
            and all(a < b for a, b in pairwise(self.log_odds))
        )
        if not sound:
            raise InvalidConfiguration(
                "The knots of a calibration do not rise, so it cannot keep the order of films.",
                "Calibrate again.",
            )

    def probabilities(self, logits: FloatArray) -> FloatArray:
        """Return calibrated probabilities of the same shape, 0 to 1, rising with the logit."""
        x = np.asarray(logits, dtype=np.float64)
        beyond = np.minimum(x - self.logits[0], 0.0) + np.maximum(x - self.logits[-1], 0.0)
        return sigmoid(np.interp(x, self.logits, self.log_odds) + SMALLEST_SLOPE * beyond)


def fit_isotonic(logits: FloatArray, labels: FloatArray) -> IsotonicCalibration:
    """Fit by pooling adjacent violators (Ayer et al., 1955) with Platt's smoothed targets.

    The targets (n+ + 1)/(n+ + 2) and 1/(n- + 2) keep the first and last step
    from claiming certainty; they are a linear change of 1 and 0, so the steps
    are those of plain isotonic regression.  Films with equal logits count as one.

    Args:
        logits: Shape (films,), from films the network was not trained on.
        labels: 1, 0 or NaN (unknown, left out), shape (films,).

    Raises:
        InvalidConfiguration: No positive or no negative film to fit on.
    """
    x, target = known_targets(logits, labels)
    distinct, inverse, counts = np.unique(x, return_inverse=True, return_counts=True)
    sums = np.bincount(inverse, weights=target).astype(np.float64)
    steps = _pool(distinct * counts, sums, counts.astype(np.float64))
    knots = np.maximum.accumulate(steps[:, 0] / steps[:, 2])
    means = np.clip(steps[:, 1] / steps[:, 2], target.min(), target.max())
    odds = np.log(means) - np.log1p(-means)
    floor = _GENTLEST * knots
    # Rising by the gentlest slope at least: the rest of each rise never falls.
    odds = np.maximum.accumulate(odds - floor) + floor
    # Logits may lie closer together than their means can tell apart.
    rising = np.append(True, (np.diff(knots) > 0) & (np.diff(odds) > 0))
    return IsotonicCalibration(
        logits=tuple(knots[rising].tolist()), log_odds=tuple(odds[rising].tolist())
    )


def _pool(x_sums: FloatArray, sums: FloatArray, counts: FloatArray) -> FloatArray:
    """Return (sum of x, sum of targets, films) of each step, from left to right."""
    steps: list[tuple[float, float, float]] = []
    for x, total, films in zip(x_sums.tolist(), sums.tolist(), counts.tolist(), strict=True):
        step = (x, total, films)
        # A step that is not above the one before it joins it, and may then violate the next.
        while steps and step[1] * steps[-1][2] <= steps[-1][1] * step[2] * _ROUNDING:
            before = steps.pop()
            step = (step[0] + before[0], step[1] + before[1], step[2] + before[2])
        steps.append(step)
    return np.array(steps)
