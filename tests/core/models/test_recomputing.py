import copy

import pytest
import torch

from xlite_core.errors import InvalidConfiguration
from xlite_core.models.config import StudentConfig
from xlite_core.models.recomputing import RepeatedBatchNorms
from xlite_core.models.student import build_student

pytestmark = pytest.mark.torch


def after_a_step(student, images):
    """Gradients and statistics that one training step leaves behind."""
    torch.manual_seed(5)  # dropout draws from it
    student.train()
    student(images).square().sum().backward()
    gradients = {name: p.grad for name, p in student.named_parameters() if p.grad is not None}
    return gradients, dict(student.named_buffers())


def example_images() -> torch.Tensor:
    return torch.randn(4, 3, 64, 64, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize(
    ("backbone", "attention"),
    [
        ("mobilenetv3_small", "mhsa"),
        ("efficientnet_b0", "none"),
        ("convnext_tiny", "none"),
        ("resnet18", "none"),
        ("vit_tiny_patch16_224", "none"),
        ("scanline", "none"),
        ("pat_conv_large", "none"),
    ],
)
def test_computing_twice_gives_the_same_step(backbone, attention):
    """Gradients and batch statistics are those of a student that keeps its maps."""
    torch.manual_seed(0)
    plain = build_student(StudentConfig(backbone=backbone, attention=attention, image_size=64))
    sparing = copy.deepcopy(plain)
    sparing.set_gradient_checkpointing(on=True)

    gradients, buffers = after_a_step(plain, example_images())
    again, buffers_again = after_a_step(sparing, example_images())

    assert gradients.keys() == again.keys()
    assert all(torch.equal(gradients[name], again[name]) for name in gradients)
    assert all(torch.equal(buffers[name], buffers_again[name]) for name in buffers)


def test_maps_are_really_computed_twice():
    """The switch does something: each of the encoder's layers runs again on the way back."""
    student = build_student(StudentConfig(backbone="pat_large", image_size=32)).train()
    calls = []
    student.backbone.layers[0].register_forward_pre_hook(lambda *_: calls.append(1))

    counts = []
    for on in (False, True):
        calls.clear()
        student.set_gradient_checkpointing(on=on)
        student(example_images()[:, :, :32, :32]).sum().backward()
        counts.append(len(calls))

    assert counts == [1, 2]


def test_a_copy_of_a_sparing_student_counts_for_itself():
    """The averaged student is a copy: its batch norms must not look at the original's passes."""
    student = build_student(StudentConfig(backbone="resnet18"))
    student.set_gradient_checkpointing(on=True)
    twin = copy.deepcopy(student)

    _, expected = after_a_step(student, example_images())
    _, found = after_a_step(twin, example_images())

    assert all(torch.equal(expected[name], found[name]) for name in expected)


def test_a_frozen_backbone_may_be_computed_twice():
    """Both switches together leave the head's gradients and nothing else."""
    student = build_student(StudentConfig(backbone="mobilenetv3_small"))
    student.set_gradient_checkpointing(on=True)
    student.freeze_backbone(frozen=True)

    gradients, _ = after_a_step(student, example_images())

    assert gradients
    assert all(name.startswith("head.") for name in gradients)


def test_a_backbone_that_cannot_is_refused():
    """A network without such a switch: said, not ignored; switching it off is no matter."""
    student = build_student(StudentConfig(backbone="resnet18"))

    student.backbone.network.set_grad_checkpointing = _refuses

    student.set_gradient_checkpointing(on=False)
    with pytest.raises(InvalidConfiguration, match="cannot compute its maps twice"):
        student.set_gradient_checkpointing(on=True)


def _refuses(on):
    assert not on, "gradient checkpointing not supported"


def test_statistics_move_in_the_first_pass_alone():
    """One batch, seen in a first pass and in a repetition, is one batch."""
    norm = torch.nn.BatchNorm2d(2)
    guard = RepeatedBatchNorms(torch.nn.Sequential(norm))
    batch = torch.randn(4, 2, 3, 3, generator=torch.Generator().manual_seed(0)) + 3

    with guard.first_pass():
        norm(batch)
    mean = norm.running_mean.clone()
    norm(batch)

    assert torch.equal(norm.running_mean, mean)
    assert int(norm.num_batches_tracked) == 1
    assert norm.momentum == 0.1
    torch.testing.assert_close(mean, 0.1 * batch.mean(dim=(0, 2, 3)))
