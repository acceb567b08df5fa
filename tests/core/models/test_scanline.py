import pytest
import torch

from xlite_core.models.scanline import SHAPE, RowTokens, build_scanline

pytestmark = pytest.mark.torch


def test_the_published_size_is_built():
    """Six layers, width 256, eight heads, feed-forward 1024, dropout 0.1."""
    backbone = build_scanline(image_size=32, in_channels=3)

    assert (len(backbone.layers), backbone.channels, backbone.layers[0].heads) == (6, 256, 8)
    assert backbone.layers[0].expand.out_features == 1024
    assert backbone.layers[0].query_key_value.out_features == 3 * 256
    assert SHAPE.dropout == 0.1


def test_every_row_of_pixels_is_a_cell():
    """The map is as high as the film and one cell wide."""
    backbone = build_scanline(image_size=32, in_channels=3).eval()

    features = backbone(torch.randn(2, 3, 32, 32))

    assert features.shape == (2, 256, 32, 1)


def test_rows_are_normalised_one_by_one():
    """Brightness and contrast of single rows make no difference to their tokens."""
    torch.manual_seed(0)
    tokens = RowTokens(image_size=16, in_channels=1, width=8)
    film = torch.randn(1, 1, 16, 16)
    gains, offsets = torch.rand(16, 1) + 1, 3 * torch.randn(16, 1)

    torch.testing.assert_close(tokens(gains * film + offsets), tokens(film), atol=1e-3, rtol=1e-3)


def test_tokens_come_in_the_order_of_the_rows():
    """Changing one row of the film changes that token alone."""
    torch.manual_seed(0)
    tokens = RowTokens(image_size=16, in_channels=3, width=8)
    film = torch.randn(1, 3, 16, 16)
    changed = film.clone()
    changed[:, :, 5] = torch.randn(3, 16)

    differs = (tokens(film) - tokens(changed)).abs().amax(dim=(0, 2)) > 1e-6

    assert differs.nonzero().flatten().tolist() == [5]


def test_plain_padding_is_no_noise():
    """A row of one grey value becomes the projection's bias, not amplified rounding."""
    tokens = RowTokens(image_size=16, in_channels=1, width=8)

    flat = tokens(torch.full((1, 1, 16, 16), -2.117904))

    assert torch.equal(flat, torch.zeros(1, 16, 8))
