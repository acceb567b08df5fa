"""The label loss: masked, weighted binary cross-entropy.

Shapes:  B batch, F findings.
"""

# ruff: noqa: N803 - the suffix of a tensor's name is its shape

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits


def positive_weights(labels: NDArray[np.float64], *, exponent: float) -> NDArray[np.float64]:
    """Return 1 / (positives + 1)^exponent a finding, rescaled to mean 1.

    The 1 keeps a finding without positives finite; the exponent 0.5 of earlier
    experiments lifts rare findings without drowning the common ones.

    Args:
        labels: 1, 0 or NaN, shape (films, findings).
        exponent: 0 weighs all findings alike.
    """
    weights = 1.0 / (np.nansum(labels, axis=0) + 1.0) ** exponent
    rescaled: NDArray[np.float64] = weights / weights.mean()
    return rescaled


def label_loss(
    logits_BF: Tensor, labels_BF: Tensor, positive_weight_F: Tensor, *, smoothing: float = 0.0
) -> Tensor:
    """Return the weighted binary cross-entropy, averaged over the known cells.

    Args:
        logits_BF: Student logits.
        labels_BF: 1, 0, or NaN where nobody knows; such cells weigh nothing.
        positive_weight_F: Multiplies the loss of positive cells.
        smoothing: Labels become s/2 and 1 - s/2 (Szegedy et al., 2016).
    """
    known = ~torch.isnan(labels_BF)
    target = torch.nan_to_num(labels_BF) * (1.0 - smoothing) + smoothing / 2
    cells = binary_cross_entropy_with_logits(
        logits_BF, target, pos_weight=positive_weight_F, reduction="none"
    )
    # where, not a product: 0 * inf in an unknown cell would poison the batch.
    total = torch.where(known, cells, torch.zeros_like(cells)).sum()
    return total / known.sum().clamp(min=1)
