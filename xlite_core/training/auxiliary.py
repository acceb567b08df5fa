"""Questions beside the findings, asked in training alone: age, sex and view of a film.

A linear layer reads them from the mean of F, the map that the findings are read from.  Every film
of a manifest answers them, cleanly, where labels are few and noisy; what the backbone learns from
them it can use for findings (multi-task learning: Caruana, Machine Learning 28, 1997).  The layer
belongs to the run, not to the student: no weights file, model or card holds it.

Shapes:  B batch, T targets, C channels of F, h x w the map.
"""

# ruff: noqa: N803, N806 - the suffix of a tensor's name is its shape

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, smooth_l1_loss
from torch.nn.parameter import Parameter

from xlite_core.training.auxiliary_targets import AuxiliaryTargets
from xlite_core.training.losses import full_precision

_MEASURED = "age"
"""The target that is a quantity; the others are one of two."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class AuxiliaryLosses:
    """One batch's losses, summed over its known cells; keys are the names of the targets.

    Attributes:
        weighed: Times their weights, with gradients.
        plain: Without either: what is logged.
        cells: How many films tell each of them, int64 scalars.
    """

    weighed: dict[str, Tensor]
    plain: dict[str, Tensor]
    cells: tuple[Tensor, ...]


class AuxiliaryTask:
    """The layer of a run that answers, and what its answers cost.

    Attributes:
        names: Of the targets.
    """

    def __init__(
        self, targets: AuxiliaryTargets, channels: int, *, seed: int, device: torch.device
    ) -> None:
        """Begin with small weights of its own; the student's do not depend on them.

        Args:
            targets: Of every film.
            channels: Of F.
            seed: Of the first weights.
            device: Where the student is.
        """
        self.names = targets.names
        self._weights = targets.weights
        self._values = targets.values
        self._device = device
        generator = torch.Generator().manual_seed(seed)
        layer = nn.Linear(channels, len(self.names))
        nn.init.normal_(layer.weight, std=0.02, generator=generator)
        nn.init.zeros_(layer.bias)
        self._layer = layer.to(device)

    def wanted(self, rows: NDArray[np.intp]) -> Tensor:
        """Return the targets of films, shape (B, T); NaN where unknown."""
        return torch.from_numpy(self._values[rows]).to(self._device)

    def losses(self, features_BChw: Tensor, wanted_BT: Tensor) -> AuxiliaryLosses:
        """Return what the answers cost, over what is known.

        Age costs Huber's loss of its standardised value, quadratic up to one standard deviation
        (Huber, Annals of Mathematical Statistics 35, 1964): the NIH table holds slips of the pen.
        Sex and view cost cross-entropy.

        Args:
            features_BChw: F of the films, as the student's head gets it.
            wanted_BT: From `wanted`; values between 0 and 1 are chances.
        """
        answers_BT = full_precision(self._layer(features_BChw.mean(dim=(2, 3))))
        weighed, plain = {}, {}
        columns = zip(answers_BT.unbind(1), wanted_BT.unbind(1), strict=True)
        named = zip(self.names, self._weights, columns, strict=True)
        for name, weight, (answer_B, wanted_B) in named:
            known_B = ~torch.isnan(wanted_B)
            cost = smooth_l1_loss if name == _MEASURED else binary_cross_entropy_with_logits
            # Before the loss as well as after it: what nobody knows has no gradient.
            answer = torch.where(known_B, answer_B, torch.zeros_like(answer_B))
            cells_B = cost(answer, torch.nan_to_num(wanted_B), reduction="none")
            total = torch.where(known_B, cells_B, torch.zeros_like(cells_B)).sum()
            weighed[name], plain[name] = weight * total, total.detach()
        return AuxiliaryLosses(weighed=weighed, plain=plain, cells=known_cells(wanted_BT))

    def parameters(self) -> Iterator[Parameter]:
        """Yield the layer's weights, for the optimiser."""
        return self._layer.parameters()

    def state(self) -> dict[str, Tensor]:
        """Return what a checkpoint must hold."""
        return dict(self._layer.state_dict())

    def load(self, state: dict[str, Tensor]) -> None:
        """Go on from `state`."""
        self._layer.load_state_dict(state)


def known_cells(wanted_BT: Tensor) -> tuple[Tensor, ...]:
    """Return how many films tell each target, int64 scalars."""
    return (~torch.isnan(wanted_BT)).sum(dim=0).unbind()
