"""Temperature scaling: one number that makes a network less, or more, sure of itself."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.calibration import SMALLEST_SLOPE, sigmoid
from xlite_core.evaluation.roc import known

FloatArray = NDArray[np.float64]

HOTTEST = 1 / SMALLEST_SLOPE
"""Films that show no relation, or the wrong one, ask for an endless temperature."""

COLDEST = 0.05
"""Separated classes ask for none at all, and with it for certainty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemperatureScaling:
    """Probability = sigmoid(logit / temperature) (Guo et al., ICML 2017, section 4.2).

    It moves no logit across 0, so it cannot mend a network that is trained with
    weighted losses and overstates every rare finding: `PlattScaling` can.

    Raises:
        InvalidConfiguration: The temperature is not above zero.
    """

    temperature: float

    def __post_init__(self) -> None:
        if not 0 < self.temperature < math.inf:
            raise InvalidConfiguration(
                f"A temperature of {self.temperature} cannot keep the order of films.",
                "Calibrate again, with a temperature above zero.",
            )

    def probabilities(self, logits: FloatArray) -> FloatArray:
        """Return calibrated probabilities of the same shape, 0 to 1."""
        return sigmoid(np.asarray(logits, dtype=np.float64) / self.temperature)


def fit_temperature(logits: FloatArray, labels: FloatArray) -> TemperatureScaling:
    """Fit the temperature by maximum likelihood, between `COLDEST` and `HOTTEST`.

    Args:
        logits: Shape (films,) for one finding, or (films, findings) for one
            temperature of the whole model; from films it was not trained on.
        labels: 1, 0 or NaN (unknown, left out), same shape.

    Raises:
        InvalidConfiguration: No positive or no negative label to fit on.
    """
    x, positive = known(np.ravel(np.asarray(logits, dtype=np.float64)), np.ravel(labels))
    if positive.all() or not positive.any():
        raise InvalidConfiguration(
            "Films without positive or without negative labels cannot be calibrated.",
            "Add films, or leave the finding out.",
        )

    def slope_of_loss(sharpness: float) -> float:
        return float(x @ (sigmoid(sharpness * x) - positive))

    # The loss is convex in 1 / temperature: its slope crosses zero once at most.
    low, high = 1 / HOTTEST, 1 / COLDEST
    if slope_of_loss(low) >= 0:
        return TemperatureScaling(temperature=HOTTEST)
    if slope_of_loss(high) <= 0:
        return TemperatureScaling(temperature=COLDEST)
    # Forty halvings leave a part in 10^10 of the range.
    for _ in range(40):
        middle = (low + high) / 2
        if slope_of_loss(middle) < 0:
            low = middle
        else:
            high = middle
    return TemperatureScaling(temperature=2 / (low + high))
