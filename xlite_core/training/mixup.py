"""Mixup: each film of a batch laid over another one, and what is known of the two mixed alike.

Zhang et al., "mixup: Beyond Empirical Risk Minimization" (ICLR 2018), equation 1:
`x = l x_i + (1 - l) x_j`, `y = l y_i + (1 - l) y_j` with l from Beta(alpha, alpha), here one l a
film.  Cross-entropy is linear in the label, so a mixed label costs what the two would cost.

**Where one of two does not know**, neither does the mixture.  A teacher often knows a part of the
films only; those that it has seen are therefore mixed among themselves, and so are the others.

Shapes:  B batch, F columns of what is known.
"""

# ruff: noqa: N803, N806 - the suffix of a tensor's name is its shape

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import logsigmoid


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Mixture:
    """Which film lies over which, and how much of each is left.

    Attributes:
        partners: Place of each film's partner in the batch, shape (B,); its own where it has none.
        shares: l of each film, float32, 0 to 1, shape (B,).
    """

    partners: NDArray[np.intp]
    shares: NDArray[np.float32]

    def inputs(self, own: Tensor, partners: Tensor, rows: slice) -> Tensor:
        """Return mixed network inputs; normalising is linear, so it may come before.

        Args:
            own: Films of `rows`, shape (rows, channels, size, size).
            partners: Their partners, same shape.
            rows: Their places in the batch.
        """
        return torch.lerp(partners, own, self._shares(own, rows)[:, None, None, None])

    def labels(self, labels_BF: Tensor) -> Tensor:
        """Return mixed labels or other targets; NaN where either is unknown."""
        everything = slice(0, len(labels_BF))
        mixed = torch.lerp(
            self._of_partners(labels_BF), labels_BF, self._shares(labels_BF, everything)[:, None]
        )
        # A film that is mixed with itself keeps its labels to the bit.
        return torch.where(self._alone(labels_BF), labels_BF, mixed)

    def logits(self, logits_BF: Tensor) -> Tensor:
        """Return the logits of a teacher's mixed probabilities; NaN where it was silent on either.

        In logarithms throughout, so that no probability is rounded to 0 or 1.
        """
        share_B1 = self._shares(logits_BF, slice(0, len(logits_BF)))[:, None]
        other_BF, own, rest = self._of_partners(logits_BF), share_B1.log(), (-share_B1).log1p()
        present = torch.logaddexp(own + logsigmoid(logits_BF), rest + logsigmoid(other_BF))
        absent = torch.logaddexp(own + logsigmoid(-logits_BF), rest + logsigmoid(-other_BF))
        return torch.where(self._alone(logits_BF), logits_BF, present - absent)

    def _of_partners(self, values: Tensor) -> Tensor:
        return values[torch.from_numpy(self.partners).to(values.device)]

    def _shares(self, like: Tensor, rows: slice) -> Tensor:
        return torch.from_numpy(self.shares[rows]).to(like)

    def _alone(self, like: Tensor) -> Tensor:
        alone = self.partners == np.arange(len(self.partners))
        return torch.from_numpy(alone).to(like.device)[:, None]


def draw_mixture(
    taught: NDArray[np.bool_], alpha: float, generator: np.random.Generator
) -> Mixture:
    """Draw partners and shares for a batch.

    Args:
        taught: Whether a teacher has seen each film, shape (B,); films are mixed with their like.
        alpha: Of Beta(alpha, alpha), above 0: small values mix little.
        generator: Of the step.
    """
    partners = np.arange(len(taught))
    for like in (np.flatnonzero(taught), np.flatnonzero(~taught)):
        partners[like] = generator.permutation(like)
    shares = generator.beta(alpha, alpha, len(taught)).astype(np.float32)
    return Mixture(partners=partners, shares=shares)
