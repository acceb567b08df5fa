"""A film read line by line: every row of pixels is a token.

Nothing tells the network that pixels above each other belong together; what a
convolution knows by construction it has to learn.  That is the comparison.

Shapes:  B batch, P channels of the image, H rows, W columns, T width of a token.
"""

# ruff: noqa: N803, N806 - the suffix of a tensor's name is its shape

from __future__ import annotations

import torch.nn.functional as F  # noqa: N812 - torch's own name for it
from torch import Tensor, nn

from xlite_core.models.transformer import EncoderShape, TransformerMap

SHAPE = EncoderShape(width=256, layers=6, heads=8, head_width=32, feed_forward=1024)

_EPSILON = 1e-4
"""Added to a row's variance, a hundredth of a normalised film's standard deviation squared: rows of
plain padding become zeros instead of amplified rounding."""


class RowTokens(nn.Module):
    """Each row of pixels, brought to mean 0 and variance 1 by itself, then projected."""

    def __init__(self, *, image_size: int, in_channels: int, width: int) -> None:
        super().__init__()
        self.project = nn.Linear(in_channels * image_size, width)
        nn.init.xavier_uniform_(self.project.weight)
        nn.init.zeros_(self.project.bias)

    def forward(self, x_BPHW: Tensor) -> Tensor:
        """Return tokens from top to bottom, shape (B, H, T)."""
        height, row = int(x_BPHW.shape[2]), self.project.in_features
        rows_BHR = x_BPHW.permute(0, 2, 1, 3).reshape(-1, height, row)
        tokens: Tensor = self.project(F.layer_norm(rows_BHR, (row,), eps=_EPSILON))
        return tokens


def build_scanline(*, image_size: int, in_channels: int) -> TransformerMap:
    """Build the scanline transformer: 6 layers, width 256, 8 heads, feed-forward 1024.

    Its map has one column: `image_size` cells, each a row of the film.

    Args:
        image_size: Side of the square input, in pixels.
        in_channels: Channels of the input.
    """
    rows = RowTokens(image_size=image_size, in_channels=in_channels, width=SHAPE.width)
    return TransformerMap(rows, SHAPE, grid=(image_size, 1), image_size=image_size)
