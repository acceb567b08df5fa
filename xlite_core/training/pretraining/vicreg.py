"""VICReg: two views of a film agree, and neither all films nor all features do.

Bardes, Ponce and LeCun, "VICReg: Variance-Invariance-Covariance Regularization for
Self-Supervised Learning" (ICLR 2022), section 4.1.  It is the method here because it needs none
of what two cores cannot give: no large batch of negatives (SimCLR), no queue (MoCo), no second,
slowly moving network (BYOL).  What keeps it from collapsing is written in its loss, so its parts
say at once when it does.

Shapes:  B batch, D length of a vector, C channels of F.
"""

# ruff: noqa: N803, N806 - the suffix of a tensor's name is its shape

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import mse_loss, relu

from xlite_core.training.pretraining.config import PretrainingSettings

_TINY = 1e-4
"""Under the root of the variance, where its slope would be infinite (equation 2)."""


class VicregParts(NamedTuple):
    """The parts of the loss, scalars of 0 and up, before their weights.

    Attributes:
        invariance: Mean squared difference of two views.
        variance: How far features fall short of a deviation of 1 over the films, 0 to 1.
        covariance: What different features have in common.
    """

    invariance: Tensor
    variance: Tensor
    covariance: Tensor

    def weighed(self, settings: PretrainingSettings) -> Tensor:
        """Return the loss, equation 6."""
        return (
            settings.invariance * self.invariance
            + settings.variance * self.variance
            + settings.covariance * self.covariance
        )


def expander(channels: int, width: int) -> nn.Sequential:
    """Return the layers between features and the vectors that are compared.

    They are thrown away: what makes two views alike must not cost the features themselves.
    """
    return nn.Sequential(
        nn.Linear(channels, width, bias=False),
        nn.BatchNorm1d(width),
        nn.ReLU(),
        nn.Linear(width, width, bias=False),
        nn.BatchNorm1d(width),
        nn.ReLU(),
        nn.Linear(width, width, bias=False),
    )


def vicreg_parts(first_BD: Tensor, second_BD: Tensor) -> VicregParts:
    """Return the parts of the loss; both views count alike in variance and covariance.

    The invariance is averaged over features as well as over films, as the published weights of 25,
    25 and 1 want it.

    Args:
        first_BD: Vectors of one view of each film, float32.
        second_BD: Of the other.
    """
    variance = (_shortfall(first_BD) + _shortfall(second_BD)) / 2
    covariance = _covariance(first_BD) + _covariance(second_BD)
    return VicregParts(mse_loss(first_BD, second_BD), variance, covariance)


def _shortfall(vectors_BD: Tensor) -> Tensor:
    """Return equations 1 and 2."""
    deviation_D = torch.sqrt(vectors_BD.var(dim=0) + _TINY)
    return relu(1.0 - deviation_D).mean()


def _covariance(vectors_BD: Tensor) -> Tensor:
    """Return equations 3 and 4."""
    films, length = vectors_BD.shape
    centred_BD = vectors_BD - vectors_BD.mean(dim=0)
    covariance_DD = centred_BD.T @ centred_BD / (films - 1)
    between = covariance_DD.square().sum() - covariance_DD.diagonal().square().sum()
    return between / length
