"""Attention from the first layer on: what transformer backbones are made of.

Shapes:  B batch, N tokens, W width of a token, I inner width of the attention,
         H heads, D width of a head, C channels (= W), h x w the grid of tokens.
"""

# ruff: noqa: N803, N806 - the suffix of a tensor's name is its shape

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own name for it
from torch import Tensor, nn
from torch.nn.init import trunc_normal_, xavier_uniform_, zeros_
from torch.nn.parameter import Parameter
from torch.utils.checkpoint import checkpoint

from xlite_core.errors import InvalidConfiguration


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderShape:
    """The size of an encoder.

    Attributes:
        width: Of a token.
        layers: One after the other.
        heads: Of each layer's attention.
        head_width: Of one head; heads times this is the inner width, which need
            not be the token's.
        feed_forward: Hidden units between the attentions.
        dropout: Share of each sublayer's output silenced in training.
    """

    width: int
    layers: int
    heads: int
    head_width: int
    feed_forward: int
    dropout: float = 0.1


class EncoderLayer(nn.Module):
    """Self-attention, then a feed-forward net on each token; both pre-norm and residual.

    Norm before each sublayer trains without a warm-up (Xiong et al., "On layer
    normalization in the transformer architecture", ICML 2020).
    """

    def __init__(self, shape: EncoderShape) -> None:
        super().__init__()
        self.heads = shape.heads
        inner = shape.heads * shape.head_width
        self.attention_norm = nn.LayerNorm(shape.width)
        self.query_key_value = nn.Linear(shape.width, 3 * inner)
        self.out = nn.Linear(inner, shape.width)
        self.feed_forward_norm = nn.LayerNorm(shape.width)
        self.expand = nn.Linear(shape.width, shape.feed_forward)
        self.activation = nn.GELU()
        self.contract = nn.Linear(shape.feed_forward, shape.width)
        self.dropout = nn.Dropout(shape.dropout)
        for linear in (self.query_key_value, self.out, self.expand, self.contract):
            xavier_uniform_(linear.weight)
            zeros_(linear.bias)

    def forward(self, x_BNW: Tensor) -> Tensor:
        x_BNW = x_BNW + self.dropout(self._attended(self.attention_norm(x_BNW)))
        hidden = self.activation(self.expand(self.feed_forward_norm(x_BNW)))
        contracted: Tensor = self.dropout(self.contract(hidden))
        return x_BNW + contracted

    def _attended(self, x_BNW: Tensor) -> Tensor:
        # Plain numbers: an exported graph then computes no shapes.
        tokens, inner = int(x_BNW.shape[1]), self.out.in_features
        projected = self.query_key_value(x_BNW).reshape(
            -1, tokens, 3, self.heads, inner // self.heads
        )
        q_BHND, k_BHND, v_BHND = projected.permute(2, 0, 3, 1, 4).unbind(0)
        scale = (inner // self.heads) ** -0.5
        mixed_BHND = F.scaled_dot_product_attention(q_BHND, k_BHND, v_BHND, scale=scale)
        attended: Tensor = self.out(mixed_BHND.transpose(1, 2).reshape(-1, tokens, inner))
        return attended


class TransformerMap(nn.Module):
    """An image cut into tokens, and the map of what they have become.

    Attributes:
        channels: Channels of the map.
        embedding: Image to tokens, (B, N, W), row by row of the grid.
        positions: Learned, one a token: the reason why the input has one size.
        layers: The encoder.
        norm: The last one; its output is the map.
    """

    def __init__(
        self,
        embedding: nn.Module,
        shape: EncoderShape,
        *,
        grid: tuple[int, int],
        image_size: int,
    ) -> None:
        super().__init__()
        self.channels = shape.width
        self.grid = grid
        self.image_size = image_size
        self.embedding = embedding
        self.positions = Parameter(torch.empty(grid[0] * grid[1], shape.width))
        trunc_normal_(self.positions, std=0.02)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.layers))
        self.norm = nn.LayerNorm(shape.width)
        self.recomputes = False

    def forward(self, x_BCHW: Tensor) -> Tensor:
        """Return the map, shape (B, C, h, w).

        Raises:
            InvalidConfiguration: The image has another size than the positions.
        """
        height, width = int(x_BCHW.shape[2]), int(x_BCHW.shape[3])
        if (height, width) != (self.image_size, self.image_size):
            raise InvalidConfiguration(
                f"This student takes films of {self.image_size} pixels, not {width} x {height}.",
                "Use a recipe of its size, or train a student for this one.",
            )
        x_BNW = self.dropout(self.embedding(x_BCHW) + self.positions)
        for layer in self.layers:
            if self.recomputes and self.training:
                x_BNW = checkpoint(layer, x_BNW, use_reentrant=False)
            else:
                x_BNW = layer(x_BNW)
        normed_BNW: Tensor = self.norm(x_BNW)
        rows, columns = self.grid
        return normed_BNW.reshape(-1, rows, columns, self.channels).permute(0, 3, 1, 2)

    def set_recomputing(self, *, on: bool) -> None:
        """Compute each layer again on the way back instead of keeping what it computed."""
        self.recomputes = on
