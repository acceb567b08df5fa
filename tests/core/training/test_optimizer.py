"""Which weights decay, and which learn at which rate."""

from __future__ import annotations

import pytest
import torch

from xlite_core.models.config import StudentConfig
from xlite_core.models.student import build_student
from xlite_core.training.optimizer import build_optimizer, set_rates
from xlite_core.training.sections import OptimisationConfig

CONFIG = OptimisationConfig(learning_rate=5e-4, weight_decay=1e-2)
APART = OptimisationConfig(learning_rate=5e-4, backbone_learning_rate=2e-5, weight_decay=1e-2)


@pytest.fixture(scope="module")
def student():
    config = StudentConfig(
        backbone="mobilenetv3_small", attention="mhsa", attention_width=32, findings=2
    )
    return build_student(config)


def identities(parameters) -> list[int]:
    return [id(parameter) for parameter in parameters]


def test_norms_and_biases_do_not_decay(student):
    """Every parameter is in one group, and only matrices and kernels shrink."""
    decaying, staying = build_optimizer(student, CONFIG).param_groups

    assert (decaying["weight_decay"], staying["weight_decay"]) == (1e-2, 0.0)
    assert all(p.ndim > 1 for p in decaying["params"])
    assert all(p.ndim <= 1 for p in staying["params"])
    assert sorted(identities(decaying["params"] + staying["params"])) == sorted(
        identities(student.parameters())
    )


def test_the_backbone_may_have_a_rate_of_its_own(student):
    """Its decaying and staying weights, then those of attention and head."""
    groups = build_optimizer(student, APART).param_groups

    assert [group["lr"] for group in groups] == [2e-5, 2e-5, 5e-4, 5e-4]
    assert [group["weight_decay"] for group in groups] == [1e-2, 0.0, 1e-2, 0.0]
    backbone = identities(groups[0]["params"] + groups[1]["params"])
    rest = identities(groups[2]["params"] + groups[3]["params"])
    assert sorted(backbone) == sorted(identities(student.backbone.parameters()))
    assert sorted(backbone + rest) == sorted(identities(student.parameters()))


def test_a_schedule_moves_each_group_from_its_own_peak(student):
    """The rate that is logged is the head's."""
    optimizer = build_optimizer(student, APART)

    logged = set_rates(optimizer, lambda peak: peak / 2)
    again = set_rates(optimizer, lambda peak: peak / 2)

    assert logged == again == 2.5e-4
    assert [group["lr"] for group in optimizer.param_groups] == [1e-5, 1e-5, 2.5e-4, 2.5e-4]


def test_peaks_survive_a_checkpoint(student):
    """They travel in the optimiser's state."""
    optimizer = build_optimizer(student, APART)
    set_rates(optimizer, lambda peak: 0.0 * peak)
    resumed = build_optimizer(student, APART)

    resumed.load_state_dict(optimizer.state_dict())

    assert [group["lr"] for group in resumed.param_groups] == [0.0] * 4
    assert set_rates(resumed, lambda peak: peak) == 5e-4


def test_a_step_is_adamws():
    """The first step of Adam is the rate, against the gradient, after the decay."""
    student = build_student(StudentConfig(backbone="mobilenetv3_small", findings=2))
    weight, bias = student.head.logits.weight, student.head.logits.bias
    with torch.no_grad():
        weight.fill_(1.0)
        bias.fill_(1.0)
    optimizer = build_optimizer(student, CONFIG)
    weight.grad, bias.grad = torch.ones_like(weight), -torch.ones_like(bias)

    optimizer.step()

    torch.testing.assert_close(weight, torch.full_like(weight, 1.0 - 5e-4 * 1e-2 - 5e-4))
    torch.testing.assert_close(bias, torch.full_like(bias, 1.0 + 5e-4))
