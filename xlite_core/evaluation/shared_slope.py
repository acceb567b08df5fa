"""One slope for all findings and an offset for each: a temperature, with the share put right."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.calibration import (
    SMALLEST_SLOPE,
    PlattScaling,
    fit_offset,
    known_targets,
    sigmoid,
)

FloatArray = NDArray[np.float64]

_STEPS = 100
"""Most Newton steps; a dozen are usual."""


def fit_shared_slope(logits: FloatArray, labels: FloatArray) -> tuple[PlattScaling | None, ...]:
    """Fit one slope and an offset a finding by maximum likelihood with Platt's smoothed targets.

    The slope is the inverse of a temperature (Guo et al., ICML 2017, section 4.2).  A network that
    is trained with weighted losses overstates rare findings, which a temperature alone cannot
    mend: the offset makes the mean probability of each finding its share of positive films.

    Args:
        logits: Shape (films, findings), from films the network was not trained on.
        labels: 1, 0 or NaN (unknown, left out), same shape.

    Returns:
        One a finding, with one slope throughout; None where positives or negatives are missing.
    """
    both = np.flatnonzero((labels == 1).any(axis=0) & (labels == 0).any(axis=0)).tolist()
    found: list[PlattScaling | None] = [None] * labels.shape[1]
    if not both:
        return tuple(found)
    slope = max(_slope(logits[:, both], labels[:, both]), SMALLEST_SLOPE)
    for column in both:
        found[column] = fit_offset(logits[:, column], labels[:, column], slope=slope)
    return tuple(found)


def _slope(logits: FloatArray, labels: FloatArray) -> float:
    known = ~np.isnan(labels)
    targets, z = np.zeros(labels.shape), np.zeros(labels.shape)
    for column, there in enumerate(known.T):
        x, target = known_targets(logits[:, column], labels[:, column])
        # Centred logits keep the slope's Newton steps apart from the offsets'.
        z[there, column], targets[there, column] = x - x.mean(), target
    scale = float(z[known].std()) or 1.0
    z = z / scale
    share = targets.sum(axis=0) / known.sum(axis=0)
    slope, offsets = 0.0, np.log(share) - np.log1p(-share)
    for _ in range(_STEPS):
        p = sigmoid(slope * z + offsets)
        error, weight = np.where(known, p - targets, 0.0), np.where(known, p * (1 - p), 0.0)
        # The Hessian is an arrow: the slope meets every offset, no offset meets another.
        own, cross = weight.sum(axis=0) + 1e-9, (weight * z).sum(axis=0)
        of_offsets, of_slope = error.sum(axis=0), float((error * z).sum())
        curvature = float((weight * z * z).sum() + 1e-9 - (cross * cross / own).sum())
        step = np.clip((of_slope - (cross * of_offsets / own).sum()) / curvature, -2.0, 2.0)
        slope -= float(step)
        offsets = offsets - np.clip((of_offsets - cross * step) / own, -2.0, 2.0)
        if abs(step) < 1e-10:
            break
    return slope / scale
