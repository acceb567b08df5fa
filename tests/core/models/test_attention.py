import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from xlite_core.models.attention import SelfAttention, SoftmaxMixing, position_code
from xlite_core.models.performer import PerformerMixing, orthogonal_directions

pytestmark = pytest.mark.torch


def queries_keys_values(tokens: int, *, width: int = 16) -> tuple[torch.Tensor, ...]:
    random = torch.Generator().manual_seed(5)
    return tuple(torch.randn(1, 2, tokens, width, generator=random) for _ in range(3))


def error_with(features: int) -> float:
    # Halved, to the size that trained heads have: the estimate's tail is heavy above.
    query, key, value = queries_keys_values(40)
    qkv = (query / 2, key / 2, value)
    exact = SoftmaxMixing()(*qkv)
    torch.manual_seed(0)
    mixing = PerformerMixing(16, features)
    squares = []
    for _ in range(8):  # the mean over draws: one lucky draw proves nothing
        mixing.redraw()
        squares.append((mixing(*qkv) - exact).square().mean())
    return float(torch.stack(squares).mean().sqrt())


def test_performer_approaches_exact_attention_as_features_grow():
    """Four times the features, about half the error: the rate of a Monte Carlo mean."""
    few, more, many = error_with(64), error_with(256), error_with(4096)

    assert many < more < few
    assert many < 0.25 * few
    assert many < 0.1


def test_performer_counts_linearly_in_tokens():
    """Twice the tokens, twice the operations; exact attention needs four times."""

    def operations(mixing, tokens):
        with FlopCounterMode(display=False) as counter:
            mixing(*(t.to("meta") for t in queries_keys_values(tokens)))
        return counter.get_total_flops()

    performer, exact = PerformerMixing(16, 64).to("meta"), SoftmaxMixing()

    assert operations(performer, 2048) == 2 * operations(performer, 1024)
    assert operations(exact, 2048) == 4 * operations(exact, 1024)


def test_performer_never_builds_the_matrix_of_all_pairs():
    """100,000 tokens pass, whose matrix of pairs would need 80 GB."""
    qkv = queries_keys_values(100_000)

    with torch.no_grad():
        mixed = PerformerMixing(16, 16)(*qkv)

    assert mixed.shape == (1, 2, 100_000, 16)


def test_performer_weights_are_a_mean_of_the_values():
    """Attention to equal values gives that value, whatever the features."""
    query, key, _ = queries_keys_values(20)

    mixed = PerformerMixing(16, 32)(query, key, torch.full_like(key, 3.0))

    torch.testing.assert_close(mixed, torch.full_like(key, 3.0))


def test_performer_stays_finite_for_extreme_inputs():
    """Large queries and keys saturate; they do not overflow, forwards or backwards."""
    query, key, value = (t.mul(100).requires_grad_() for t in queries_keys_values(20))

    mixed = PerformerMixing(16, 32)(query, key, value)
    mixed.sum().backward()

    assert mixed.isfinite().all()
    assert all(t.grad.isfinite().all() for t in (query, key, value))


def test_redrawing_changes_the_features_and_loading_brings_them_back():
    """Features are drawn anew on request, and saved with the weights."""
    mixing = PerformerMixing(16, 32)
    saved = {name: value.clone() for name, value in mixing.state_dict().items()}

    mixing.redraw(torch.Generator().manual_seed(1))
    redrawn = mixing.directions_MD.clone()
    mixing.load_state_dict(saved)

    assert not torch.equal(redrawn, saved["directions_MD"])
    assert torch.equal(mixing.directions_MD, saved["directions_MD"])


def test_random_directions_are_orthogonal_within_a_block():
    """Sixteen directions of width sixteen stand at right angles; the lengths differ."""
    directions = orthogonal_directions(16, 16, torch.Generator().manual_seed(2))

    products = directions @ directions.T
    lengths = directions.norm(dim=1)

    torch.testing.assert_close(products, torch.diag(lengths.square()), atol=1e-4, rtol=0)
    assert lengths.std() > 0.1


def test_attention_sees_the_whole_map():
    """Changing one cell changes every other cell's answer."""
    torch.manual_seed(0)
    layer = SelfAttention(32, 4, SoftmaxMixing()).eval()
    tokens = torch.randn(1, 9, 32)
    changed = tokens.clone()
    changed[0, 0] += torch.randn(32)
    position = position_code(3, 3, 32, like=tokens)

    with torch.no_grad():
        difference = layer(changed, position) - layer(tokens, position)

    assert (difference.abs().amax(dim=-1) > 1e-6).all()


@pytest.mark.parametrize(("height", "width"), [(1, 1), (5, 5), (7, 7), (4, 9), (16, 16)])
def test_every_cell_has_a_position_of_its_own(height, width):
    """No two cells of a map share their code, whatever its shape."""
    code = position_code(height, width, 64, like=torch.zeros(1))

    distances = torch.cdist(code, code) + torch.eye(height * width) * 10

    assert code.shape == (height * width, 64)
    assert code.abs().max() <= 1
    assert distances.min() > 0.1


def test_positions_are_shares_of_the_picture():
    """The middle of the film has the same code on a coarse and on a fine map."""
    coarse = position_code(3, 3, 64, like=torch.zeros(1))
    fine = position_code(9, 9, 64, like=torch.zeros(1))

    torch.testing.assert_close(coarse[4], fine[40])
