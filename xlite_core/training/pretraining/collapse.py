"""Whether features still tell films apart: what a pre-training must never lose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST_RANK = 3.0
"""Directions: fewer cannot hold what 14 findings, a view and an age are told from."""

LARGEST_SHORTFALL = 0.9
"""Of the variance part: beyond it the vectors of all films lie within a tenth of a deviation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureSpread:
    """How features of films are spread.

    Attributes:
        rank: Effective number of directions that they take, 1 and up; 0 where all are one point.
        deviation: Mean deviation of a feature of vectors of length 1, times the root of their
            number: 1 where they point everywhere, 0 where all point one way (Chen and He,
            "Exploring Simple Siamese Representation Learning", CVPR 2021, section 4.1).
    """

    rank: float
    deviation: float


def feature_spread(features: NDArray[np.float64]) -> FeatureSpread:
    """Return how features are spread.

    The rank is the exponential of the entropy of the singular values' shares (Roy and Vetterli,
    "The effective rank", EUSIPCO 2007), of features counted from their mean.

    Args:
        features: Shape (films, channels), two films at least.
    """
    lengths = np.linalg.norm(features, axis=1, keepdims=True)
    pointing = features / np.maximum(lengths, 1e-12)
    deviation = float(pointing.std(axis=0).mean() * np.sqrt(features.shape[1]))
    values = np.linalg.svd(features - features.mean(axis=0), compute_uv=False)
    # Rounding leaves a little of features that are all alike.
    if values[0] <= 1e-6 * max(float(lengths.max()), 1e-12):
        return FeatureSpread(rank=0.0, deviation=deviation)
    shares = values / values.sum()
    shares = shares[shares > 0]
    return FeatureSpread(rank=float(np.exp(-(shares * np.log(shares)).sum())), deviation=deviation)


def collapse_alarm(spread: FeatureSpread, shortfall: float) -> str:
    """Return two sentences where the features have collapsed; empty where they have not.

    Args:
        spread: Of features of training films.
        shortfall: The variance part of the loss over an epoch, 0 to 1.
    """
    if spread.rank >= LEAST_RANK and shortfall <= LARGEST_SHORTFALL:
        return ""
    return (
        f"The features have collapsed: they take {spread.rank:.1f} directions, and the variance"
        f" part of the loss is {shortfall:.2f}. Raise pretraining.variance, or lower the rate."
    )
