import pytest
import torch
from torch.nn import functional

from xlite_core.errors import InvalidConfiguration
from xlite_core.models.config import StudentConfig
from xlite_core.models.patch_transformer import build_patch_transformer
from xlite_core.models.student import build_student
from xlite_core.models.transformer import EncoderLayer, EncoderShape

pytestmark = pytest.mark.torch

SHAPE = EncoderShape(width=8, layers=1, heads=2, head_width=6, feed_forward=16, dropout=0.0)


def test_a_layer_is_the_textbooks():
    """Pre-norm attention and feed-forward, written out with explicit softmax, head by head."""
    torch.manual_seed(0)
    layer = EncoderLayer(SHAPE).eval()
    x = torch.randn(3, 5, 8)

    normed = functional.layer_norm(x, (8,), layer.attention_norm.weight, layer.attention_norm.bias)
    query, key, value = (normed @ w.T + b for w, b in _thirds(layer.query_key_value))
    heads = []
    for h in (slice(0, 6), slice(6, 12)):
        shares = torch.softmax(query[..., h] @ key[..., h].transpose(1, 2) / 6**0.5, dim=-1)
        heads.append(shares @ value[..., h])
    attended = x + layer.out(torch.cat(heads, dim=-1))
    hidden = functional.gelu(layer.expand(functional.layer_norm(attended, (8,))))

    torch.testing.assert_close(layer(x), attended + layer.contract(hidden))


def _thirds(linear):
    return zip(linear.weight.chunk(3), linear.bias.chunk(3), strict=True)


def test_the_attentions_width_need_not_be_the_tokens():
    """Heads times head width is the inner width: 12 here, for tokens of 8."""
    layer = EncoderLayer(SHAPE)

    assert layer.query_key_value.weight.shape == (36, 8)
    assert layer.out.weight.shape == (8, 12)


def test_dropout_belongs_to_training():
    """In training two passes differ, in evaluation they do not."""
    torch.manual_seed(0)
    backbone = build_patch_transformer(image_size=32, in_channels=1, convolved=False)
    image = torch.randn(1, 1, 32, 32)

    assert not torch.equal(backbone.train()(image), backbone(image))
    assert torch.equal(backbone.eval()(image), backbone(image))


@pytest.mark.parametrize("shape", [(1, 1, 48, 48), (1, 1, 32, 48)])
def test_an_image_of_another_size_is_refused(shape):
    """Learned positions know one size; the sentence names both."""
    backbone = build_patch_transformer(image_size=32, in_channels=1, convolved=False)

    with pytest.raises(InvalidConfiguration, match="takes films of 32 pixels, not 48"):
        backbone(torch.zeros(shape))


@pytest.mark.parametrize("backbone", ["scanline", "pat_large", "pat_conv_large"])
def test_transformers_train_in_half_precision_and_every_weight_learns(backbone):
    """Under autocast a step gives finite logits, and a finite gradient to each weight."""
    torch.manual_seed(0)
    student = build_student(StudentConfig(backbone=backbone, image_size=32)).train()

    with torch.autocast("cpu", torch.bfloat16):
        logits = student(torch.randn(4, 3, 32, 32))
    logits.float().square().sum().backward()

    assert logits.isfinite().all()
    assert [name for name, p in student.named_parameters() if p.grad is None] == []
    assert all(p.grad.isfinite().all() for p in student.parameters())


@pytest.mark.parametrize("backbone", ["scanline", "pat_large"])
def test_channels_last_gives_the_same_logits(backbone):
    """The memory layout of training and its default agree."""
    torch.manual_seed(0)
    student = build_student(StudentConfig(backbone=backbone, image_size=32)).eval()
    batch = torch.randn(2, 3, 32, 32)

    with torch.no_grad():
        plain = student(batch)
        student.to(memory_format=torch.channels_last)
        last = student(batch.to(memory_format=torch.channels_last))

    torch.testing.assert_close(plain, last, atol=1e-5, rtol=1e-4)
