"""Counting evidence from the average film."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from xlite_core.explain.gradcam import activation_maps
from xlite_core.models.config import StudentConfig
from xlite_core.models.student import build_student


@pytest.fixture
def student():
    torch.manual_seed(3)
    config = StudentConfig(backbone="mobilenetv3_small", attention="mhsa", findings=4)
    return build_student(config).eval()


@pytest.fixture
def images():
    return torch.randn(6, 3, 64, 64, generator=torch.Generator().manual_seed(4))


def mean_map(student, images):
    with torch.no_grad():
        return student.features(images).mean(dim=0)


def test_no_logit_changes_with_the_origin(student, images):
    """The network says what it said; only the account of it begins elsewhere."""
    with torch.no_grad():
        before = student(images)
        student.count_from(mean_map(student, images))
        after = student(images)

    torch.testing.assert_close(after, before, rtol=0, atol=1e-5)  # float sums in another order


def test_evidence_still_adds_up_to_the_logit(student, images):
    """The sum over the map and the bias, wherever the map counts from."""
    student.count_from(mean_map(student, images))

    with torch.no_grad():
        output = student.forward_with_evidence(images)

    total = output.evidence.sum(dim=(2, 3)) + output.bias
    torch.testing.assert_close(total, output.logits, rtol=0, atol=1e-5)


def test_the_average_of_the_films_is_the_new_zero(student, images):
    """Counted from their own average, films have features of mean zero at every place."""
    student.count_from(mean_map(student, images))

    assert mean_map(student, images).abs().max() < 1e-5


def test_an_origin_can_be_moved_on(student, images):
    """Two moves are one move by their sum."""
    average = mean_map(student, images)
    student.count_from(0.25 * average)

    student.count_from(0.75 * average)

    torch.testing.assert_close(student.origin.average, average)


def test_grad_cam_at_the_origin_is_the_positive_part_of_the_evidence(student, images):
    """pytorch-grad-cam looks at the same F, so it draws the same map."""
    student.count_from(mean_map(student, images))

    maps = activation_maps(student, images)

    with torch.no_grad():
        evidence = student.forward_with_evidence(images).evidence.numpy()
    assert np.maximum(evidence, 0).max() > 0
    np.testing.assert_allclose(maps, np.maximum(evidence, 0), atol=1e-5)


def test_checkpoints_do_not_hold_the_origin(student, images):
    """Weights that were trained before an origin was set load into a student that has one."""
    trained = {name: tensor.clone() for name, tensor in student.state_dict().items()}

    student.count_from(mean_map(student, images))

    assert student.state_dict().keys() == trained.keys()
