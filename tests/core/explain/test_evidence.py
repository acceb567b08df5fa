import numpy as np
import pytest
import torch

from tests.helpers.students import example_images, lively_student, lively_transformer
from xlite_core.errors import InvalidConfiguration
from xlite_core.explain.evidence import gradient_evidence
from xlite_core.explain.gradcam import activation_maps
from xlite_core.models.torchvision_ops import import_torchvision

pytestmark = pytest.mark.torch

ATTENTIONS = ["none", "mhsa", "performer"]


@pytest.mark.parametrize("attention", ATTENTIONS)
def test_evidence_is_what_autograd_says(attention):
    """The closed form equals gradient times activation at F, cell by cell."""
    student, images = lively_student(attention), example_images()

    with torch.no_grad():
        evidence = student.forward_with_evidence(images).evidence
    reference = gradient_evidence(student, images)

    assert reference.abs().max() > 0.01
    torch.testing.assert_close(evidence, reference, atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("attention", ATTENTIONS)
def test_evidence_and_bias_add_up_to_the_logit(attention):
    """A logit is its cells plus what no cell brought."""
    student, images = lively_student(attention), example_images()

    with torch.no_grad():
        output = student.forward_with_evidence(images)

    total = output.evidence.double().sum(dim=(2, 3)) + output.bias
    assert output.logits.abs().max() > 0.5
    torch.testing.assert_close(total.float(), output.logits, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("attention", ATTENTIONS)
def test_positive_evidence_is_grad_cam_at_f(attention):
    """Not only alike: the same numbers in log-odds, before pytorch-grad-cam's stretch."""
    student, images = lively_student(attention), example_images()

    with torch.no_grad():
        evidence = student.forward_with_evidence(images).evidence.numpy()
    maps = activation_maps(student, images)

    np.testing.assert_allclose(np.maximum(evidence, 0), maps, atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize(
    ("backbone", "cells"),
    [("scanline", (32, 1)), ("pat_large", (2, 2)), ("pat_conv_large", (2, 2))],
)
def test_cells_of_a_transformer_are_rows_or_patches(backbone, cells):
    """Closed form, autograd and Grad-CAM agree on them too, and with the bias they add up."""
    student, images = lively_transformer(backbone), example_images(size=32)

    with torch.no_grad():
        output = student.forward_with_evidence(images)
    reference = gradient_evidence(student, images)
    maps = activation_maps(student, images)

    assert output.evidence.shape == (2, 3, *cells)
    assert reference.abs().max() > 0.01
    torch.testing.assert_close(output.evidence, reference, atol=1e-5, rtol=1e-4)
    np.testing.assert_allclose(output.evidence.clamp(min=0).numpy(), maps, atol=1e-5, rtol=1e-4)
    total = output.evidence.double().sum(dim=(2, 3)) + output.bias
    torch.testing.assert_close(total.float(), output.logits, atol=1e-5, rtol=1e-5)


def test_a_transformers_evidence_counts_from_the_average_film():
    """Moving the origin moves no logit of a scanline transformer, and the sum still holds."""
    student, images = lively_transformer("scanline"), example_images(size=32)
    with torch.no_grad():
        before = student(images)
        student.count_from(student.features(images).mean(dim=0))
        output = student.forward_with_evidence(images)

    torch.testing.assert_close(output.logits, before, atol=1e-5, rtol=1e-5)
    total = output.evidence.sum(dim=(2, 3)) + output.bias
    torch.testing.assert_close(total, output.logits, atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(output.evidence, gradient_evidence(student, images))


def test_stretched_evidence_is_pytorch_grad_cams_own_answer():
    """With the same stretch and enlargement, evidence is what the library shows."""
    import_torchvision()
    from pytorch_grad_cam import GradCAM
    from pytorch_grad_cam.utils.image import scale_cam_image
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

    student, images = lively_student("mhsa"), example_images()
    with torch.no_grad():
        evidence = student.forward_with_evidence(images).evidence[:, 1].numpy()

    with GradCAM(model=student, target_layers=[student.attention]) as cam:
        shown = cam(images, [ClassifierOutputTarget(1)] * 2)
    # The library stretches each layer's map, and then the mean over its one layer.
    stretched = scale_cam_image(scale_cam_image(np.maximum(evidence, 0), (96, 96)))

    np.testing.assert_allclose(stretched, shown, atol=1e-4)


@pytest.mark.parametrize("method", ["GradCAM", "GradCAMPlusPlus", "LayerCAM", "EigenCAM"])
def test_every_method_gives_raw_non_negative_maps(method):
    """One map a finding, in its own unit, without a stretch to 0..1."""
    maps = activation_maps(lively_student("mhsa"), example_images(), method=method)

    assert maps.shape == (2, 3, 3, 3)
    assert maps.dtype == np.float32
    assert maps.min() >= 0
    assert np.isfinite(maps).all()


def test_maps_are_drawn_for_frozen_weights_and_leave_no_gradients():
    """A student whose weights are fixed is explained too, and is as it was afterwards."""
    student = lively_student("none").requires_grad_(requires_grad=False)

    maps = activation_maps(student, example_images())

    assert maps.max() > 0
    assert all(p.grad is None and not p.requires_grad for p in student.parameters())
    assert not student.attention._forward_hooks


def test_an_unknown_method_is_refused():
    """The error lists what there is."""
    with pytest.raises(InvalidConfiguration, match="no map called 'TarotCAM'"):
        activation_maps(lively_student("none"), example_images(), method="TarotCAM")
