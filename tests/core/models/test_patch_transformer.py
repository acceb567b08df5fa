import pytest
import torch

from xlite_core.models.patch_transformer import (
    ConvolvedPatches,
    LinearPatches,
    build_patch_transformer,
)

pytestmark = pytest.mark.torch


def test_the_two_differ_in_the_embedding_of_patches_alone():
    """All other weights have the same names and shapes, and so has the map."""
    linear, convolved = (
        build_patch_transformer(image_size=64, in_channels=3, convolved=convolved).eval()
        for convolved in (False, True)
    )

    shapes = [
        {n: tuple(p.shape) for n, p in net.state_dict().items() if not n.startswith("embedding.")}
        for net in (linear, convolved)
    ]
    embeddings = [sum(p.numel() for p in net.embedding.parameters()) for net in (linear, convolved)]
    image = torch.randn(1, 3, 64, 64)

    assert shapes[0] == shapes[1]
    assert len(shapes[0]) == 1 + 4 * 12 + 2
    assert linear(image).shape == convolved(image).shape == (1, 96, 4, 4)
    assert embeddings[1] == pytest.approx(embeddings[0], rel=0.15)


def test_linear_patches_are_a_linear_layer_on_each_patchs_pixels():
    """The strided convolution is the matrix product it stands for."""
    torch.manual_seed(0)
    patches = LinearPatches(in_channels=3, width=8)
    image = torch.randn(2, 3, 32, 48)

    pixels = image.reshape(2, 3, 2, 16, 3, 16).permute(0, 2, 4, 1, 3, 5).reshape(2, 6, -1)
    expected = pixels @ patches.project.weight.reshape(8, -1).T

    torch.testing.assert_close(patches(image), expected, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("kind", [LinearPatches, ConvolvedPatches])
def test_tokens_run_along_the_rows_of_patches(kind):
    """A change in the patch at row 1, column 2 of a 4 x 4 grid reaches token 6 most."""
    torch.manual_seed(0)
    patches = kind(in_channels=1, width=8).eval()
    image = torch.randn(1, 1, 64, 64)
    changed = image.clone()
    changed[:, :, 20:28, 36:44] += 3

    moved = (patches(changed) - patches(image)).abs().sum(dim=2)

    assert int(moved.argmax()) == 6


def test_heads_are_as_wide_as_tokens():
    """Twelve heads of 96 on tokens of 96: attention works at 1152."""
    backbone = build_patch_transformer(image_size=32, in_channels=1, convolved=False)

    layer = backbone.layers[0]

    assert (len(backbone.layers), layer.heads) == (4, 12)
    assert layer.query_key_value.weight.shape == (3 * 1152, 96)
    assert layer.out.weight.shape == (96, 1152)
    assert layer.expand.weight.shape == (256, 96)


@pytest.mark.parametrize("kind", [LinearPatches, ConvolvedPatches])
def test_what_a_token_looks_at_is_centred_on_its_patch(kind):
    """The gradient of one token's sum lies evenly around the middle of its 16 x 16 pixels."""
    torch.manual_seed(0)
    patches = kind(in_channels=1, width=8).eval()
    for parameter in patches.parameters():
        torch.nn.init.constant_(parameter, 0.01)  # every path counts alike
    image = torch.ones(1, 1, 80, 80, requires_grad=True)

    patches(image)[0, 12].sum().backward()

    weight = image.grad[0, 0].sum(dim=0)
    centre = (weight * (torch.arange(80) + 0.5)).sum() / weight.sum()
    torch.testing.assert_close(float(centre), 2 * 16 + 8.0)
