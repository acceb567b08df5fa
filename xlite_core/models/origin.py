"""Where evidence counts from: the average film instead of an empty map.

Most findings are rare, so most logits are far below zero, and a network keeps
that base rate in its features rather than in its last bias.  Counted from an
empty map, nearly every cell then argues against nearly every finding, and
Grad-CAM is blank even on a film that stands out.  Counted from the average
film, a cell says what it changes: the reference of DeepLIFT (Shrikumar et al.,
ICML 2017) and the baseline of integrated gradients (Sundararajan et al., 2017).
"""

from __future__ import annotations

from torch import Tensor, nn


class FeatureOrigin(nn.Module):
    """Subtracts a constant map from the features; until one is set it does nothing.

    Its output is F: what the head pools, and where Grad-CAM and evidence are read.

    Attributes:
        average: Shape (C, h, w), or None.  Not part of a checkpoint: it belongs
            to what a student explains, not to what it has learned.
    """

    average: Tensor | None

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("average", None, persistent=False)

    def forward(self, x_BChw: Tensor) -> Tensor:  # noqa: N803 - the suffix is its shape
        return x_BChw if self.average is None else x_BChw - self.average
