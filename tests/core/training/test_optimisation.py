"""Learning rate, weight decay, weight average, seeds."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from tests.helpers.tiny_study import tiny_config
from xlite_core.models.student import build_student
from xlite_core.training.optimisation import WeightAverage, build_optimizer, learning_rate
from xlite_core.training.seeding import generator_for, seed_for


def test_the_rate_rises_in_a_line_and_falls_as_a_cosine():
    """From 0 to the peak in two epochs, half way down in the middle, 0 at the end."""
    config = tiny_config(epochs=10, warmup_epochs=2.0, learning_rate=0.4)
    rates = [learning_rate(config, epoch) for epoch in (0, 1, 2, 6, 10, 11)]

    assert rates == pytest.approx([0.0, 0.2, 0.4, 0.2, 0.0, 0.0])
    falling = [learning_rate(config, epoch) for epoch in np.linspace(2, 10, 50)]
    assert (np.diff(falling) < 0).all()


@pytest.mark.parametrize(("warmup", "expected"), [(0.0, [1.0, 0.5, 0.0]), (4.0, [0.0, 0.5, 1.0])])
def test_no_warm_up_and_nothing_but_warm_up(warmup, expected):
    """Both ends of the setting."""
    config = tiny_config(epochs=4, warmup_epochs=warmup, learning_rate=1.0)

    rates = [learning_rate(config, epoch) for epoch in (0.0, 2.0, 4.0)]

    assert rates == pytest.approx(expected)


def test_norms_and_biases_do_not_decay():
    """Every parameter is in one group, and only matrices and kernels shrink."""
    config = tiny_config()
    student = build_student(config.student)

    decaying, staying = build_optimizer(student, config).param_groups

    assert (decaying["weight_decay"], staying["weight_decay"]) == (config.weight_decay, 0.0)
    assert all(p.ndim > 1 for p in decaying["params"])
    assert all(p.ndim <= 1 for p in staying["params"])
    assert len(decaying["params"]) + len(staying["params"]) == len(list(student.parameters()))


def test_the_average_follows_weights_and_batch_statistics():
    """After the first step it is the student; after the next, decay times old plus the rest."""
    student = build_student(tiny_config().student)
    average = WeightAverage(student, decay=0.75)
    bias, statistics = (
        student.head.logits.bias,
        next(value for name, value in student.named_buffers() if name.endswith("running_mean")),
    )
    for value in (1.0, 5.0):
        with torch.no_grad():
            bias.fill_(value)
            statistics.fill_(value)
        average.update()

    averaged = average.student
    mean = next(v for name, v in averaged.named_buffers() if name.endswith("running_mean"))
    assert torch.allclose(averaged.head.logits.bias, torch.tensor(2.0))
    assert torch.allclose(mean, torch.tensor(2.0))


def test_without_decay_the_average_is_the_student_itself():
    """Callers ask no questions."""
    student = build_student(tiny_config().student)
    average = WeightAverage(student, decay=0.0)

    average.update()
    average.load(average.state())

    assert average.student is student
    assert average.state() == {}


def test_seeds_belong_to_their_purpose():
    """Run, purpose, epoch and film each change them; order of asking does not."""
    asked = [
        (42, "order", 1),
        (42, "order", 2),
        (43, "order", 1),
        (42, "dropout", 1),
        (42, "augment", 1, 0),
        (42, "augment", 1, 1),
        (42, "init"),
    ]

    seeds = [seed_for(*keys) for keys in asked]

    assert len(set(seeds)) == len(asked)
    assert seeds[::-1] == [seed_for(*keys) for keys in asked[::-1]]
    assert all(0 <= seed < 2**63 for seed in seeds)
    assert generator_for(*asked[0]).random() == generator_for(*asked[0]).random()
    with pytest.raises(ValueError, match="not in tuple"):
        seed_for(42, "tea")
