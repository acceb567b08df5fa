"""Other layers than the last: which one is finer, what it averages to, and its evidence."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from tests.helpers.students import example_images, lively_student, lively_transformer
from xlite_core.explain.evidence import average_evidence, evidence_at
from xlite_core.explain.gradcam import activation_maps
from xlite_core.explain.layer_tap import LayerTap, finer_layer, tapped

pytestmark = pytest.mark.torch


def test_the_finer_layer_has_twice_the_cells_a_side():
    """MobileNet's last map of stride 16: 6 x 6 where the last one is 3 x 3, and no hook is left."""
    student, images = lively_student("mhsa"), example_images()

    layer = finer_layer(student, images[:1])
    outputs, logits = LayerTap(layer=layer, average=torch.zeros(())).outputs(student, images)

    assert layer is student.backbone.network.blocks[3]
    assert outputs.shape[2:] == (6, 6)
    torch.testing.assert_close(logits, student(images))
    assert not layer._forward_hooks


def test_a_network_of_one_resolution_has_none():
    """A transformer's patches are as large in every layer."""
    student = lively_transformer("pat_large")

    assert finer_layer(student, example_images(1, size=32)) is None


def test_evidence_at_the_last_layer_is_the_students_own():
    """Counted from the same average film: the general way gives what the closed form gives."""
    student, images = lively_student("mhsa").requires_grad_(requires_grad=False), example_images(4)

    tap = tapped(student, student.attention, iter([images[:3], images[3:]]))
    found = evidence_at(student, images, tap, [2, 0])
    with torch.no_grad():
        student.count_from(student.features(images).mean(dim=0))
        own = student.forward_with_evidence(images).evidence

    torch.testing.assert_close(found, own[:, [2, 0]], atol=1e-5, rtol=1e-4)


def test_average_evidence_is_the_mean_of_maps_over_all_batches():
    """However the films are divided into batches."""
    student, images = lively_student("mhsa"), example_images(4)

    average = average_evidence(student, [images[:3], images[3:]])

    with torch.no_grad():
        maps = student.forward_with_evidence(images).evidence
    torch.testing.assert_close(average, maps.mean(dim=0), atol=1e-6, rtol=1e-4)


def test_evidence_at_a_finer_layer_says_what_a_small_change_there_does():
    """A cell's evidence is the slope of the logit as that cell moves towards its average."""
    student, images = lively_student("mhsa").double(), example_images(1).double()
    layer = finer_layer(student, images)
    tap = tapped(student, layer, iter([torch.flip(images, (-1,))]))
    average = tap.average.double()
    found = evidence_at(student, images, LayerTap(layer=layer, average=average), [1])

    def logit(step):
        def moved(_module, _inputs, output):
            changed = output.clone()
            changed[0, :, 4, 2] += step * (output[0, :, 4, 2] - average[:, 4, 2])
            return changed

        handle = layer.register_forward_hook(moved)
        try:
            with torch.no_grad():
                return float(student(images)[0, 1])
        finally:
            handle.remove()

    slope = (logit(1e-4) - logit(-1e-4)) / 2e-4
    assert abs(slope) > 1e-4
    assert float(found[0, 0, 4, 2]) == pytest.approx(slope, rel=1e-3, abs=1e-6)


def test_a_method_draws_any_layer_for_the_findings_asked_for():
    """Grad-CAM at the map before its origin is subtracted, for one finding of three."""
    student, images = lively_student("mhsa"), example_images()
    every = activation_maps(student, images, layer=student.attention)
    student.count_from(torch.full_like(student.features(images)[0], 0.1))

    one = activation_maps(student, images, layer=student.attention, findings=[1])
    finer = activation_maps(
        student, images, method="EigenCAM", layer=finer_layer(student, images[:1]), findings=[1, 2]
    )

    np.testing.assert_allclose(one, every[:, [1]], atol=1e-5, rtol=1e-4)
    assert finer.shape == (2, 2, 6, 6)
    np.testing.assert_array_equal(finer[:, 0], finer[:, 1])
