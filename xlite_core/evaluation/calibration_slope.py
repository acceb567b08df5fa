"""Whether probabilities are spread too far or too little: Cox's calibration slope."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.calibration import sigmoid
from xlite_core.evaluation.interval import Z_95, Estimate
from xlite_core.evaluation.roc import known

FloatArray = NDArray[np.float64]

_STEPS = 50
_SMALLEST = 1e-12
"""Log-odds of exactly 0 or 1 are infinite."""


def calibration_slope(probabilities: FloatArray, labels: FloatArray) -> Estimate | None:
    """Return the slope of a logistic regression of the labels on the log-odds of probabilities.

    1 is right; below 1 the probabilities are too extreme, above 1 too timid (Cox, Biometrika,
    1958; Van Calster et al., BMC Medicine, 2019).  The interval is Wald's.

    Args:
        probabilities: 0 to 1, shape (films,).
        labels: 1, 0 or NaN (unknown, left out), shape (films,).

    Returns:
        None where the labels or the probabilities are all alike, or the labels are perfectly
        separated: then no slope is the best one.
    """
    p, positive = known(np.asarray(probabilities, dtype=np.float64), labels)
    if positive.size == 0 or positive.all() or not positive.any():
        return None
    p = np.clip(p, _SMALLEST, 1 - _SMALLEST)
    x = np.log(p) - np.log1p(-p)
    if float(x.std()) < _SMALLEST:
        return None
    return _fitted(x, positive.astype(np.float64))


def _fitted(x: FloatArray, y: FloatArray) -> Estimate | None:
    centre, scale = float(x.mean()), float(x.std())
    design = np.stack([(x - centre) / scale, np.ones_like(x)], axis=1)
    share = float(y.mean())
    weights = np.array([0.0, np.log(share / (1 - share))])
    for _ in range(_STEPS):
        p = sigmoid(design @ weights)
        curvature = design.T @ (design * (p * (1 - p))[:, None])
        if np.linalg.cond(curvature) > 1e10:  # separated classes flatten the likelihood
            return None
        step = np.linalg.solve(curvature, design.T @ (p - y))
        weights = weights - np.clip(step, -2.0, 2.0)
        if float(np.abs(step).max()) < 1e-9:
            break
    else:
        return None
    half = Z_95 * float(np.sqrt(np.linalg.inv(curvature)[0, 0]))
    value = float(weights[0])
    return Estimate(value=value / scale, low=(value - half) / scale, high=(value + half) / scale)
