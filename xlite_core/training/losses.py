"""What labels cost: binary cross-entropy, weighted or focal, over the cells that somebody knows.

A cell is one finding of one film.  Losses come back as a sum and a count, so
that a batch computed in parts, or by several processes, is averaged over the
cells of all of it and not over the averages of its parts.

Shapes:  B batch, F findings.
"""

# ruff: noqa: N803 - the suffix of a tensor's name is its shape

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, logsigmoid

from xlite_core.training.sections import LossConfig

FOCAL_ALPHA_RANGE = (0.01, 0.99)
"""Of a finding's own alpha: a finding of 1 film in 1,000 would give its negative cells, which are
nearly all of what there is to learn from, a thousandth of the weight."""


class CellSum(NamedTuple):
    """A loss summed over cells, and over how many.

    Attributes:
        total: Scalar, with its gradient.
        cells: Scalar, int64.
    """

    total: Tensor
    cells: Tensor

    @property
    def mean(self) -> Tensor:
        """Return the average over the cells; 0 without any."""
        return self.total / self.cells.clamp(min=1)


class LossWeights(NamedTuple):
    """What positive cells weigh, float32 of shape (F,) each.

    Attributes:
        positive: Multiplies the loss of positive cells in "weighted_bce".
        focal_alpha: Weight of positive cells in "focal", 0 to 1; negative cells get the rest.
    """

    positive: Tensor
    focal_alpha: Tensor


def loss_weights(
    positive_weight_F: Tensor, class_shares_F: Tensor, config: LossConfig
) -> LossWeights:
    """Return the weights of a run's label loss.

    Args:
        positive_weight_F: What [balance] makes of the training films.
        class_shares_F: Positive share of each finding's known cells in the training films.
        config: Its `focal_alpha` holds for every finding; without it each finding gets 1 - its
            share, within `FOCAL_ALPHA_RANGE`, so that the rarer side weighs more.
    """
    shares = class_shares_F.float()
    alpha = (
        (1.0 - shares).clamp(*FOCAL_ALPHA_RANGE)
        if config.focal_alpha is None
        else torch.full_like(shares, config.focal_alpha)
    )
    return LossWeights(positive_weight_F.float(), alpha)


def label_loss(
    logits_BF: Tensor, labels_BF: Tensor, weights: LossWeights, config: LossConfig
) -> CellSum:
    """Return what the labels cost, over the known cells.

    Args:
        logits_BF: Student logits.
        labels_BF: 1, 0, or NaN where nobody knows; such cells weigh nothing, whatever the
            network says there.
        weights: Of positive cells.
        config: Kind of loss, label smoothing, gamma.
    """
    known = ~torch.isnan(labels_BF)
    cells = label_cells(logits_BF, labels_BF, weights, config)
    return CellSum(cells.sum(), known.sum())


def label_cells(
    logits_BF: Tensor, labels_BF: Tensor, weights: LossWeights, config: LossConfig
) -> Tensor:
    """Return what each cell costs, shape (B, F); 0 where nobody knows.  Arguments as above."""
    if config.kind == "focal":
        return focal_cells(logits_BF, labels_BF, weights.focal_alpha, config)
    known, logits, target = _prepared(logits_BF, labels_BF, config.label_smoothing)
    cells = binary_cross_entropy_with_logits(
        logits,
        target,
        pos_weight=weights.positive if config.kind == "weighted_bce" else None,
        reduction="none",
    )
    return torch.where(known, cells, torch.zeros_like(cells))


def focal_cells(
    logits_BF: Tensor, labels_BF: Tensor, alpha_F: Tensor, config: LossConfig
) -> Tensor:
    """Return each cell's focal loss, shape (B, F); 0 where nobody knows.

    Lin et al. (ICCV 2017), equation 5: `-alpha_t (1 - p_t)^gamma log(p_t)`.  A smoothed
    label is the chance that the finding is there, and the cell costs what is expected under
    that chance, as cross-entropy does.  Powers are taken of logarithms: they neither
    underflow to a gradient of 0 / 0 nor overflow, however large the logit.

    Args:
        logits_BF: Student logits.
        labels_BF: 1, 0, or NaN where nobody knows.
        alpha_F: Weight of positive cells.
        config: gamma and label smoothing.
    """
    known, logits, target = _prepared(logits_BF, labels_BF, config.label_smoothing)
    log_present, log_absent = logsigmoid(logits), logsigmoid(-logits)
    gamma = config.focal_gamma
    if_present = -alpha_F * (gamma * log_absent).exp() * log_present
    if_absent = -(1.0 - alpha_F) * (gamma * log_present).exp() * log_absent
    cells = target * if_present + (1.0 - target) * if_absent
    return torch.where(known, cells, torch.zeros_like(cells))


def _prepared(
    logits_BF: Tensor, labels_BF: Tensor, smoothing: float
) -> tuple[Tensor, Tensor, Tensor]:
    """Return which cells are known, logits in full precision, and labels s/2 .. 1 - s/2.

    Smoothing as in Szegedy et al. (CVPR 2016, section 7), for two classes.
    """
    known = ~torch.isnan(labels_BF)
    # Before the loss as well as after it: the gradient of an infinite loss times 0 is no number.
    logits = torch.where(known, logits_BF, torch.zeros_like(logits_BF))
    target = torch.nan_to_num(labels_BF) * (1.0 - smoothing) + smoothing / 2
    return known, full_precision(logits), target


def full_precision(values: Tensor) -> Tensor:
    """Return half-precision values as float32; others as they are."""
    return values.float() if values.dtype in (torch.float16, torch.bfloat16) else values
