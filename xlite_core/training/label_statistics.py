"""What the training labels say about a run: weights of positive cells, shares, sampling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.balance import Balance, positive_weights, sample_weights


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LabelStatistics:
    """Statistics of the training films' labels.

    Attributes:
        positive_weights: What a positive cell of each finding weighs, float64, shape (findings,).
        shares: Positive share of each finding's known cells, float64, shape (findings,).
        sampling: How readily each training film is drawn, float64, shape (films,); None where
            each is seen once an epoch.
    """

    positive_weights: NDArray[np.float64]
    shares: NDArray[np.float64]
    sampling: NDArray[np.float64] | None


def label_statistics(
    labels: NDArray[np.float64], balance: Balance, sources: NDArray[np.str_] | None = None
) -> LabelStatistics:
    """Return the statistics of training labels.

    Args:
        labels: 1, 0 or NaN, shape (films, findings).
        balance: Formula of the weights, and sampler.
        sources: Where each film comes from, for a sampler by source.

    Raises:
        InvalidLabels: A finding has no positive film, or there is nothing to sample by.
        InvalidConfiguration: The weights would suppress positives.
    """
    known = (~np.isnan(labels)).sum(axis=0)
    return LabelStatistics(
        positive_weights=positive_weights(labels, balance),
        shares=np.nansum(labels, axis=0) / np.maximum(known, 1),
        sampling=sample_weights(labels, balance, sources),
    )
