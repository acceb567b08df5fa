import pytest
import torch

from xlite_core.errors import InvalidConfiguration
from xlite_core.models.config import StudentConfig
from xlite_core.models.registry import BACKBONES, attentions_of
from xlite_core.models.student import build_student

pytestmark = pytest.mark.torch

CELLS = {"scattering": (8, 8), "scanline": (64, 1), "pat_large": (4, 4), "pat_conv_large": (4, 4)}
"""Grids at 64 pixels that are not the convolutional networks' 2 x 2."""


def images(*shape: int) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize(
    ("backbone", "attention"),
    [(backbone, attention) for backbone in BACKBONES for attention in attentions_of(backbone)],
)
def test_every_student_gives_logits_evidence_and_an_embedding(backbone, attention):
    """All students give one logit a finding, whose evidence and bias add up to it."""
    config = StudentConfig(backbone=backbone, attention=attention, image_size=64)
    student = build_student(config).eval()

    with torch.no_grad():
        output = student.forward_with_evidence(images(2, 3, 64, 64))

    assert output.logits.shape == output.bias.shape == (2, 14)
    assert output.evidence.shape == (2, 14, *CELLS.get(backbone, (2, 2)))
    assert output.embedding.shape == (2, 256)
    torch.testing.assert_close(output.evidence.sum(dim=(2, 3)) + output.bias, output.logits)


@pytest.mark.parametrize(("side", "cells"), [(64, 2), (160, 5), (224, 7)])
def test_one_student_works_at_every_input_size(side, cells):
    """Attention's positions follow the size of the map; nothing is rebuilt for another size."""
    student = build_student(StudentConfig(backbone="mobilenetv3_small", attention="mhsa")).eval()

    with torch.no_grad():
        output = student.forward_with_evidence(images(1, 3, side, side))

    assert output.evidence.shape == (1, 14, cells, cells)


def test_forward_and_forward_with_evidence_agree():
    """Training's logits and inference's are the same numbers."""
    student = build_student(StudentConfig(backbone="mobilenetv3_small", attention="mhsa")).eval()
    batch = images(2, 3, 64, 64)

    with torch.no_grad():
        logits = student(batch)
        output = student.forward_with_evidence(batch)

    assert torch.equal(logits, output.logits)


def test_evidence_is_refused_in_training_mode():
    """With dropout the evidence would not add up, so it is not given."""
    student = build_student(StudentConfig(backbone="mobilenetv3_small"))

    with pytest.raises(RuntimeError, match="eval"):
        student.forward_with_evidence(images(2, 3, 64, 64))


def test_every_weight_is_trained():
    """No weight of a student is idle: each gets a gradient from the logits."""
    student = build_student(StudentConfig(backbone="mobilenetv3_large", attention="mhsa"))

    student(images(2, 3, 64, 64)).square().sum().backward()

    assert [name for name, p in student.named_parameters() if p.grad is None] == []


def test_two_training_steps_from_the_same_seed_are_bit_for_bit_equal():
    """Building and training draw only from torch's generator and change nothing in place."""

    def trained_weights():
        torch.manual_seed(3)
        student = build_student(StudentConfig(backbone="mobilenetv3_small", attention="mhsa"))
        optimizer = torch.optim.SGD(student.parameters(), lr=0.01)
        for _ in range(2):
            student(images(2, 3, 64, 64)).square().sum().backward()
            optimizer.step()
        return student.state_dict()

    first, second = trained_weights(), trained_weights()

    assert all(torch.equal(first[name], second[name]) for name in first)


def test_channels_last_gives_the_same_logits():
    """The memory layout that is fastest on CPUs changes nothing but rounding."""
    student = build_student(StudentConfig(backbone="mobilenetv3_small", attention="mhsa")).eval()
    batch = images(2, 3, 64, 64)

    with torch.no_grad():
        plain = student(batch)
        student.to(memory_format=torch.channels_last)
        last = student(batch.to(memory_format=torch.channels_last))

    torch.testing.assert_close(plain, last, atol=1e-5, rtol=1e-4)


def test_full_width_attention_keeps_the_backbones_channels():
    """A width of None attends on the map as it is."""
    config = StudentConfig(backbone="mobilenetv3_small", attention="mhsa", attention_width=None)

    features = build_student(config).eval().features(images(1, 3, 64, 64))

    assert features.shape == (1, 576, 2, 2)


def test_full_width_that_heads_cannot_share_is_refused():
    """The width is only known once the backbone is built, and checked then."""
    config = StudentConfig(
        backbone="mobilenetv3_small", attention="mhsa", attention_width=None, heads=7
    )

    with pytest.raises(InvalidConfiguration, match="576 cannot be shared by 7 heads"):
        build_student(config)


def test_the_last_bias_can_start_at_the_prevalence():
    """A network that knows nothing yet predicts how common each finding is."""
    student = build_student(StudentConfig(backbone="mobilenetv3_small", findings=3))

    student.head.start_at_prevalence([0.5, 0.1, 0.0])

    probabilities = torch.sigmoid(student.head.logits.bias)
    torch.testing.assert_close(probabilities, torch.tensor([0.5, 0.1, 0.001]))


@pytest.mark.parametrize("attention", ["mhsa", "performer"])
def test_half_precision_training_stays_finite(attention):
    """Under autocast a step gives finite logits and gradients."""
    student = build_student(StudentConfig(backbone="mobilenetv3_small", attention=attention))

    with torch.autocast("cpu", torch.bfloat16):
        logits = student(images(4, 3, 64, 64))
    logits.float().square().sum().backward()

    assert logits.isfinite().all()
    assert all(p.grad.isfinite().all() for p in student.parameters())


def test_redrawing_a_student_changes_performers_only():
    """New random features for a Performer; nothing to draw for exact attention."""
    performer = build_student(StudentConfig(backbone="mobilenetv3_small", attention="performer"))
    exact = build_student(StudentConfig(backbone="mobilenetv3_small", attention="mhsa"))
    before = [s.eval()(images(1, 3, 64, 64)) for s in (performer, exact)]

    performer.redraw(torch.Generator().manual_seed(1))
    exact.redraw(torch.Generator().manual_seed(1))

    assert not torch.equal(performer(images(1, 3, 64, 64)), before[0])
    assert torch.equal(exact(images(1, 3, 64, 64)), before[1])


@pytest.mark.parametrize("backbone", ["mobilenetv3_small", "pat_conv_large"])
def test_each_weight_is_the_backbones_or_the_heads(backbone):
    """Two groups, for two learning rates, that share nothing and leave nothing out."""
    attention = "mhsa" if backbone == "mobilenetv3_small" else "none"
    student = build_student(StudentConfig(backbone=backbone, attention=attention, image_size=64))

    backbones = {id(p) for p in student.backbone_parameters()}
    heads = {id(p) for p in student.head_parameters()}

    assert backbones
    assert heads
    assert not backbones & heads
    assert backbones | heads == {id(p) for p in student.parameters()}


@pytest.mark.parametrize("backbone", ["mobilenetv3_small", "pat_conv_large"])
def test_a_frozen_backbone_learns_nothing_and_counts_nothing(backbone):
    """Neither weights nor batch statistics move while it is frozen; the head learns."""
    student = build_student(StudentConfig(backbone=backbone, image_size=64))
    student.freeze_backbone(frozen=True)
    before = {name: value.clone() for name, value in student.state_dict().items()}
    optimizer = torch.optim.SGD([p for p in student.parameters() if p.requires_grad], lr=0.1)

    student.train()
    student(images(2, 3, 64, 64)).square().sum().backward()
    optimizer.step()

    changed = {n for n, value in student.state_dict().items() if not torch.equal(before[n], value)}
    assert student.training
    assert changed
    assert all(name.startswith("head.") for name in changed)


def test_a_thawed_backbone_learns_again():
    """After the first stage everything trains, in training mode."""
    student = build_student(StudentConfig(backbone="mobilenetv3_small")).train()
    student.freeze_backbone(frozen=True)

    student.freeze_backbone(frozen=False)

    assert student.backbone.training
    assert all(p.requires_grad for p in student.parameters())


def test_thawing_a_student_that_judges_leaves_it_judging():
    """Freezing and thawing decide about the backbone, never about the student's mode."""
    student = build_student(StudentConfig(backbone="mobilenetv3_small")).eval()

    student.freeze_backbone(frozen=True)
    student.freeze_backbone(frozen=False)

    assert not any(module.training for module in student.modules())
