"""A film cut into patches, each a token; patches become tokens linearly, or by convolutions.

With patches of 16 pixels and films of 224 in three channels, a student on
`pat_large` has 2.1 M weights: 2.0 M in the encoder, 0.1 M before and behind it.

Shapes:  B batch, P channels of the image, N patches, T width of a token.
"""

# ruff: noqa: N803 - the suffix of a tensor's name is its shape

from __future__ import annotations

from torch import Tensor, nn

from xlite_core.models.config import TRANSFORMERS
from xlite_core.models.transformer import EncoderShape, TransformerMap

SHAPE = EncoderShape(width=96, layers=4, heads=12, head_width=96, feed_forward=256)

PATCH = TRANSFORMERS["pat_large"]
"""Side of a patch in pixels."""

_STEM = (12, 24, 40, 72)
"""Channels after each halving: as many weights as the linear embedding has, 74 k at 3 channels."""


class LinearPatches(nn.Module):
    """Each patch's pixels, projected: a convolution whose stride is its kernel."""

    def __init__(self, *, in_channels: int, width: int) -> None:
        super().__init__()
        self.project = nn.Conv2d(in_channels, width, kernel_size=PATCH, stride=PATCH)
        # Seen as the linear layer that it is.
        nn.init.xavier_uniform_(self.project.weight.detach().view(width, -1))
        nn.init.zeros_(_bias(self.project))

    def forward(self, x_BPHW: Tensor) -> Tensor:
        """Return tokens row by row, shape (B, N, T)."""
        tokens: Tensor = self.project(x_BPHW)
        return tokens.flatten(2).transpose(1, 2)


class ConvolvedPatches(nn.Module):
    """Four convolutions of stride 2, then a projection: the same grid of tokens.

    After Xiao et al., "Early convolutions help transformers see better"
    (NeurIPS 2021), section 3, with one change: kernels of 4 where theirs are of
    3.  Those look further up and left than down and right, and four in a row
    centre a token on its patch's corner; evidence would lie half a patch off.
    """

    def __init__(self, *, in_channels: int, width: int) -> None:
        super().__init__()
        stages: list[nn.Module] = []
        for before, after in zip((in_channels, *_STEM), _STEM, strict=False):
            convolution = nn.Conv2d(before, after, 4, stride=2, padding=1, bias=False)
            nn.init.kaiming_normal_(convolution.weight, nonlinearity="relu")
            stages += [convolution, nn.BatchNorm2d(after), nn.ReLU()]
        self.stem = nn.Sequential(*stages)
        self.project = nn.Conv2d(_STEM[-1], width, kernel_size=1)
        nn.init.xavier_uniform_(self.project.weight)
        nn.init.zeros_(_bias(self.project))

    def forward(self, x_BPHW: Tensor) -> Tensor:
        """Return tokens row by row, shape (B, N, T)."""
        tokens: Tensor = self.project(self.stem(x_BPHW))
        return tokens.flatten(2).transpose(1, 2)


def build_patch_transformer(
    *, image_size: int, in_channels: int, convolved: bool
) -> TransformerMap:
    """Build PaT-Large or PaT-Conv-Large: they differ in the embedding of patches alone.

    Width 96 and 12 heads of 96 each, so attention works at 1152; 4 layers,
    feed-forward 256.  A cell of the map is a patch of 16 x 16 pixels.

    Args:
        image_size: Side of the square input in pixels, a multiple of the patch.
        in_channels: Channels of the input.
        convolved: Embed by convolutions.
    """
    kind = ConvolvedPatches if convolved else LinearPatches
    patches = kind(in_channels=in_channels, width=SHAPE.width)
    side = image_size // PATCH
    return TransformerMap(patches, SHAPE, grid=(side, side), image_size=image_size)


def _bias(convolution: nn.Conv2d) -> Tensor:
    assert convolution.bias is not None
    return convolution.bias
