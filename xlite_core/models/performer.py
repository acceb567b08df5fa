"""Attention in linear time: FAVOR+.

Source: Choromanski et al., "Rethinking attention with Performers", ICLR 2021.

Shapes:  B batch, H heads, N tokens, D width of a head, M random features.
"""

# ruff: noqa: N803, N806, N815 - the suffix of a tensor's name is its shape

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import torch
from torch import Tensor, nn


class PerformerMixing(nn.Module):
    """Softmax attention through positive orthogonal random features.

    `exp(q . k)` is the mean of `exp(w . q - |q|^2 / 2) exp(w . k - |k|^2 / 2)`
    over normal directions w.  With a fixed set of directions attention becomes
    two matrix products whose time grows linearly in the tokens.  Directions at
    right angles to each other make the estimate steadier than independent ones.

    More features mean a closer approximation and a slower layer; `redraw()`
    picks new ones.  They are a buffer: saved with the weights, and exported
    models keep the features they were trained with.
    """

    directions_MD: Tensor

    def __init__(self, head_width: int, features: int) -> None:
        super().__init__()
        self.register_buffer("directions_MD", orthogonal_directions(features, head_width))

    @torch.no_grad()
    def redraw(self, generator: torch.Generator | None = None) -> None:
        """Pick new random directions, in place."""
        features, width = self.directions_MD.shape
        self.directions_MD.copy_(orthogonal_directions(features, width, generator))

    def forward(self, q_BHND: Tensor, k_BHND: Tensor, v_BHND: Tensor) -> Tensor:
        with _full_precision(v_BHND.device.type):
            scale = float(self.directions_MD.shape[1]) ** -0.25
            q_BHNM = self._exponents(q_BHND.float() * scale)
            k_BHNM = self._exponents(k_BHND.float() * scale)
            # Any constant a query, and any constant over all keys, cancels in the
            # quotient below; the largest keeps the exponential within range.
            q_BHNM = (q_BHNM - q_BHNM.amax(dim=-1, keepdim=True).detach()).exp()
            k_BHNM = (k_BHNM - k_BHNM.amax(dim=(-2, -1), keepdim=True).detach()).exp()
            values_BHMD = k_BHNM.transpose(-2, -1) @ v_BHND.float()
            weights_BHM1 = k_BHNM.sum(dim=-2).unsqueeze(-1)
            # The best key and the best direction of a query need not meet: a
            # tiny floor keeps a query that meets none from dividing by zero.
            mixed = (q_BHNM @ values_BHMD) / (q_BHNM @ weights_BHM1 + 1e-12)
        return mixed.to(v_BHND.dtype)

    def _exponents(self, x_BHND: Tensor) -> Tensor:
        half_norm = x_BHND.square().sum(dim=-1, keepdim=True) / 2
        return x_BHND @ self.directions_MD.T - half_norm


def _full_precision(device_type: str) -> AbstractContextManager[Any]:
    # Half precision would overflow in the exponential.  Devices without autocast,
    # such as the one that only counts operations, have nothing to switch off.
    if torch.amp.is_autocast_available(device_type):
        return torch.autocast(device_type=device_type, enabled=False)
    return nullcontext()


def orthogonal_directions(
    features: int, width: int, generator: torch.Generator | None = None
) -> Tensor:
    """Draw normal vectors that are orthogonal in blocks of `width`.

    Each alone is distributed as an independent normal vector, which keeps the
    estimate of the kernel unbiased.

    Returns:
        float32, shape (features, width).
    """
    blocks = []
    for _ in range(-(-features // width)):
        q, r = torch.linalg.qr(torch.randn(width, width, generator=generator))
        # LAPACK's signs are not random; with these the rotation is uniform (Mezzadri, 2007).
        blocks.append((q * torch.sign(torch.diagonal(r))).T)
    directions_MD = torch.cat(blocks)[:features]
    lengths_M1 = torch.randn(features, width, generator=generator).norm(dim=1, keepdim=True)
    scaled_MD: Tensor = directions_MD * lengths_M1
    return scaled_MD
