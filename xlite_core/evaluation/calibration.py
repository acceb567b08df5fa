"""From logits to probabilities that mean what they say."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.roc import known

FloatArray = NDArray[np.float64]

SMALLEST_SLOPE = 0.05
"""Keeps the order of the logits where the films show no relation, or the wrong one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlattScaling:
    """Probability = sigmoid(slope * logit + offset) (Platt, 1999).

    A slope above zero keeps the order of the logits, and with it every AUC.

    Raises:
        InvalidConfiguration: The slope is zero or below, or a value is not finite.
    """

    slope: float
    offset: float

    def __post_init__(self) -> None:
        if not (0 < self.slope < math.inf and math.isfinite(self.offset)):
            raise InvalidConfiguration(
                f"A calibration with slope {self.slope} and offset {self.offset} cannot keep "
                "the order of films.",
                "Calibrate again, with the slope held above zero.",
            )

    def probabilities(self, logits: FloatArray) -> FloatArray:
        """Return calibrated probabilities of the same shape, 0 to 1.

        Strictly rising in the logit up to a log-odds of about 30; from 37 on,
        the nearest float64 is 1.
        """
        return sigmoid(self.slope * np.asarray(logits, dtype=np.float64) + self.offset)

    def for_prevalence(self, prevalence: float, *, fitted_at: float) -> PlattScaling:
        """Return the scaling for a population with another share of positive films.

        Bayes' rule on the odds: only the offset moves (Saerens, Latinne and
        Decaestecker, Neural Computation, 2002).

        Args:
            prevalence: Share of positive films there, above 0 and below 1.
            fitted_at: Share of positive films among those it was fitted on.
        """
        shift = _log_odds(prevalence) - _log_odds(fitted_at)
        return PlattScaling(slope=self.slope, offset=self.offset + shift)


def _log_odds(share: float) -> float:
    return math.log(share) - math.log1p(-share)


def sigmoid(x: FloatArray) -> FloatArray:
    """Return 1 / (1 + exp(-x)) without overflow at either end."""
    smaller = np.exp(-np.abs(x))
    result: FloatArray = np.where(x >= 0, 1.0, smaller) / (1.0 + smaller)
    return result


def fit_platt(logits: FloatArray, labels: FloatArray, *, steps: int = 100) -> PlattScaling:
    """Fit Platt scaling by maximum likelihood with Platt's smoothed targets.

    The targets (n+ + 1)/(n+ + 2) and 1/(n- + 2) keep a handful of perfectly
    separated positives from claiming certainty (Platt, 1999, section 2.2).

    Args:
        logits: Shape (films,), from films the network was not trained on.
        labels: 1, 0 or NaN (unknown, left out), shape (films,).
        steps: Most Newton steps; a dozen are usual.

    Raises:
        InvalidConfiguration: No positive or no negative film to fit on.
    """
    x, target = known_targets(logits, labels)
    # Standardised logits make the Newton steps independent of the logits' scale.
    centre, scale = float(x.mean()), float(x.std()) or 1.0
    z = (x - centre) / scale
    slope, offset = _newton(z, target, steps)
    if slope < SMALLEST_SLOPE * scale:
        slope, offset = _newton(z, target, steps, fixed_slope=SMALLEST_SLOPE * scale)
    return PlattScaling(slope=slope / scale, offset=offset - slope * centre / scale)


def fit_offset(logits: FloatArray, labels: FloatArray, *, slope: float) -> PlattScaling:
    """Fit the offset alone, as `fit_platt` does, and leave the slope as it is.

    Args:
        logits: Shape (films,), from films the network was not trained on.
        labels: 1, 0 or NaN (unknown, left out), shape (films,).
        slope: Above zero.

    Raises:
        InvalidConfiguration: No positive or no negative film to fit on.
    """
    x, target = known_targets(logits, labels)
    centre = float(x.mean())
    _, offset = _newton(x - centre, target, 100, fixed_slope=slope)
    return PlattScaling(slope=slope, offset=offset - slope * centre)


def _newton(
    z: FloatArray, target: FloatArray, steps: int, *, fixed_slope: float | None = None
) -> tuple[float, float]:
    design = np.stack([z, np.ones_like(z)], axis=1)
    free = np.array([fixed_slope is None, True])
    mean = float(target.mean())
    weights = np.array([fixed_slope or 0.0, np.log(mean / (1 - mean))])
    for _ in range(steps):
        p = sigmoid(design @ weights)
        gradient = design.T @ (p - target)
        # A hint of ridge: with separated classes the likelihood alone has no maximum.
        curvature = design.T @ (design * (p * (1 - p))[:, None]) + 1e-9 * np.eye(2)
        step = np.zeros(2)
        step[free] = np.linalg.solve(curvature[np.ix_(free, free)], gradient[free])
        weights = weights - np.clip(step, -2.0, 2.0)
        if np.abs(step).max() < 1e-10:
            break
    return float(weights[0]), float(weights[1])


def expected_calibration_error(
    probabilities: FloatArray, labels: FloatArray, *, bins: int = 15
) -> float:
    """Return how far stated confidence is from observed frequency, on average.

    Bins have equal width and weigh as many films as they hold (Guo et al.,
    ICML 2017); empty bins weigh nothing.

    Raises:
        ValueError: No label is known, so there is nothing to compare.
    """
    p, positive = known(np.asarray(probabilities, dtype=np.float64), labels)
    if p.size == 0:
        msg = "no label is known"
        raise ValueError(msg)
    index = np.minimum((p * bins).astype(np.int64), bins - 1)
    stated = np.bincount(index, weights=p, minlength=bins)
    observed = np.bincount(index, weights=positive.astype(np.float64), minlength=bins)
    return float(np.abs(stated - observed).sum() / p.size)


def known_targets(logits: FloatArray, labels: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the logits of films with a known label, and what a calibration aims at there.

    (n+ + 1)/(n+ + 2) for positive films and 1/(n- + 2) for negative ones (Platt, 1999,
    section 2.2).

    Args:
        logits: Shape (films,).
        labels: 1, 0 or NaN (unknown, left out), shape (films,).

    Raises:
        InvalidConfiguration: No positive or no negative film to fit on.
    """
    x, positive = known(np.asarray(logits, dtype=np.float64), labels)
    positives, negatives = int(positive.sum()), int((~positive).sum())
    if positives == 0 or negatives == 0:
        raise InvalidConfiguration(
            "A finding without positive or without negative films cannot be calibrated.",
            "Add films, or leave the finding out.",
        )
    return x, np.where(positive, (positives + 1) / (positives + 2), 1 / (negatives + 2))
