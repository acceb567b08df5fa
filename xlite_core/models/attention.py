"""Multi-head self-attention over the cells of a feature map.

Shapes:  B batch, C channels of the backbone, W width of the attention,
         H heads, D width of a head, N cells (tokens), h x w the map.
"""

# ruff: noqa: N803, N806 - the suffix of a tensor's name is its shape

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own name for it
from torch import Tensor, nn


class SoftmaxMixing(nn.Module):
    """Exact scaled dot-product attention: time and memory grow with N squared."""

    def forward(self, q_BHND: Tensor, k_BHND: Tensor, v_BHND: Tensor) -> Tensor:
        scale = int(q_BHND.shape[-1]) ** -0.5
        return F.scaled_dot_product_attention(q_BHND, k_BHND, v_BHND, scale=scale)


class SelfAttention(nn.Module):
    """One pre-norm residual layer: each cell looks at all cells.

    Position enters queries and keys only: it says where to look, and what is
    carried from there is content alone, so a cell's evidence is never the
    evidence of being in a place.
    """

    def __init__(self, width: int, heads: int, mixing: nn.Module) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.query_key = nn.Linear(width, 2 * width)
        self.value = nn.Linear(width, width)
        self.mixing = mixing
        self.out = nn.Linear(width, width)
        self._initialise()

    def _initialise(self) -> None:
        for linear in (self.query_key, self.value, self.out):
            nn.init.zeros_(linear.bias)
        nn.init.xavier_uniform_(self.value.weight)
        for projection in self.query_key.weight.detach().chunk(
            2
        ):  # two square matrices, not one oblong
            nn.init.xavier_uniform_(projection)
        # The layer starts close to the identity, so that the backbone learns
        # from the first step and attention joins as it becomes useful.
        nn.init.trunc_normal_(self.out.weight, std=0.02)

    def forward(self, x_BNW: Tensor, position_NW: Tensor) -> Tensor:
        normed_BNW = self.norm(x_BNW)
        query_key_BNX = self.query_key(normed_BNW + position_NW)
        width = self.out.in_features
        mixed_BHND = self.mixing(
            self._split_heads(query_key_BNX[..., :width]),
            self._split_heads(query_key_BNX[..., width:]),
            self._split_heads(self.value(normed_BNW)),
        )
        mixed_BNW = mixed_BHND.transpose(1, 2).reshape(-1, int(x_BNW.shape[1]), width)
        mixed: Tensor = self.out(mixed_BNW)
        return x_BNW + mixed

    def _split_heads(self, t_BNW: Tensor) -> Tensor:
        # Plain numbers: an exported graph then computes no shapes.
        tokens, width = int(t_BNW.shape[1]), int(t_BNW.shape[2])
        split = t_BNW.reshape(-1, tokens, self.heads, width // self.heads)
        return split.transpose(1, 2)


class AttentionStage(nn.Module):
    """Brings a map to the attention's width and lets its cells look at each other.

    The 1x1 convolution before it makes attention affordable: on EfficientNet-B0's
    1280 channels one layer would hold 6.6 M weights, nearly a whole DenseNet121.

    Attributes:
        channels: Channels of the map that comes out.
    """

    def __init__(
        self, channels: int, width: int | None, heads: int, mixings: Sequence[nn.Module]
    ) -> None:
        """Build one layer for each of `mixings`; a width of None keeps `channels`."""
        super().__init__()
        self.channels = channels if width is None else width
        # No convolution at full width; batch norm is folded into it at export.
        self.bottleneck: nn.Module = nn.Identity()
        if width is not None:
            convolution = nn.Conv2d(channels, width, kernel_size=1, bias=False)
            nn.init.kaiming_normal_(convolution.weight, nonlinearity="linear")
            self.bottleneck = nn.Sequential(convolution, nn.BatchNorm2d(width))
        self.layers = nn.ModuleList(
            SelfAttention(self.channels, heads, mixing) for mixing in mixings
        )

    def forward(self, x_BChw: Tensor) -> Tensor:
        x_BWhw: Tensor = self.bottleneck(x_BChw)
        height, width = int(x_BWhw.shape[2]), int(x_BWhw.shape[3])
        position_NW = position_code(height, width, self.channels, like=x_BWhw)
        # Rows of cells are contiguous in channels_last, so this copies nothing there.
        x_BNW = x_BWhw.permute(0, 2, 3, 1).reshape(-1, height * width, self.channels)
        for layer in self.layers:
            x_BNW = layer(x_BNW, position_NW)
        return x_BNW.reshape(-1, height, width, self.channels).permute(0, 3, 1, 2)


def position_code(height: int, width: int, channels: int, *, like: Tensor) -> Tensor:
    """Return sines and cosines of where each cell lies in the picture.

    After Vaswani et al. (2017), on both axes, but of the cell's place as a share
    of the picture: films are padded to a square and shown whole, so the same
    share is about the same anatomy at every input size, and a student trained at
    160 pixels may be fine-tuned at 224.  Nothing is learned from few films.

    Args:
        height: Rows of cells.
        width: Columns of cells.
        channels: Length of the code, a multiple of 4.
        like: A tensor whose type and device the code gets.

    Returns:
        Shape (height * width, channels), -1 to 1.
    """
    quarter = channels // 4
    # From a quarter turn across the picture, which tells left from right, up to
    # sixteen half turns: neighbouring cells differ on maps of up to 32 cells.
    exponents = torch.linspace(-1.0, 4.0, quarter, dtype=torch.float32, device=like.device)
    turns = math.pi * torch.exp2(exponents)
    rows = (torch.arange(height, dtype=torch.float32, device=like.device) + 0.5) / height
    columns = (torch.arange(width, dtype=torch.float32, device=like.device) + 0.5) / width
    row_angles = (rows[:, None] * turns)[:, None, :].expand(height, width, quarter)
    column_angles = (columns[:, None] * turns)[None, :, :].expand(height, width, quarter)
    angles = torch.cat([row_angles, column_angles], dim=-1).reshape(height * width, 2 * quarter)
    return torch.cat([angles.sin(), angles.cos()], dim=-1).to(like.dtype)
