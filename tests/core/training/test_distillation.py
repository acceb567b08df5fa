"""Distillation against torch's two-class divergence, and how the parts of a step are mixed."""

from __future__ import annotations

import math

import pytest
import torch
from torch.nn.functional import kl_div, log_softmax, softmax

from xlite_core.errors import TeacherRefused
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.training.config import TrainingConfig
from xlite_core.training.distillation import (
    LossCounts,
    TrainingLoss,
    alpha_at,
    attention_distances,
    soft_cells,
)
from xlite_core.training.losses import focal_cells, label_cells
from xlite_core.training.sections import DistillationConfig, LossConfig

NAN = float("nan")
STUDENT = torch.tensor([[0.5, -2.0], [3.0, 0.0], [-1.0, 4.0], [0.2, 0.3]])
TEACHER = torch.tensor([[1.5, -1.0], [-3.0, 0.7], [NAN, 2.0], [NAN, NAN]])
LABELS = torch.tensor([[1.0, 0.0], [NAN, 1.0], [1.0, 1.0], [0.0, 0.0]])
POSITIVE, SHARES = torch.tensor([1.5, 0.5]), torch.tensor([0.2, 0.4])


def training_config(**distillation) -> TrainingConfig:
    section = DistillationConfig(teachers=("t.csv",), **distillation) if distillation else None
    return TrainingConfig(
        name="tiny",
        student=StudentConfig(backbone="mobilenetv3_small", findings=2),
        recipe=PreprocessingRecipe(size=64),
        findings=("Mass", "Edema"),
        distillation=section,
    )


def training_loss(**distillation) -> TrainingLoss:
    return TrainingLoss(training_config(**distillation), POSITIVE, SHARES)


def two_classes(logits: torch.Tensor) -> torch.Tensor:
    """A coin over two classes: softmax of (x, 0) is (sigmoid x, 1 - sigmoid x)."""
    return torch.stack([logits, torch.zeros_like(logits)], dim=-1)


@pytest.mark.parametrize("temperature", [1.0, 4.0])
def test_the_soft_term_is_the_divergence_of_two_coins(temperature):
    """Values and gradients are those of torch's kl_div on two-class distributions."""
    teacher = torch.tensor([[1.5, -1.0], [-3.0, 0.7]])
    ours, theirs = (STUDENT[:2].clone().requires_grad_() for _ in range(2))

    loss = soft_cells(ours, teacher, temperature=temperature, tau_squared=True)
    expected = temperature**2 * kl_div(
        log_softmax(two_classes(theirs / temperature), dim=-1),
        softmax(two_classes(teacher / temperature), dim=-1),
        reduction="none",
    ).sum(dim=-1)
    loss.sum().backward()
    expected.sum().backward()

    torch.testing.assert_close(loss, expected)
    torch.testing.assert_close(ours.grad, theirs.grad)


def test_the_soft_term_by_hand():
    """Teacher 3/4, student 1/2: 3/4 ln(3/2) + 1/4 ln(1/2)."""
    cells = soft_cells(
        torch.zeros(1, 1), torch.full((1, 1), math.log(3)), temperature=1.0, tau_squared=False
    )

    assert float(cells) == pytest.approx(0.75 * math.log(1.5) + 0.25 * math.log(0.5), rel=1e-6)


@pytest.mark.parametrize("logit", [0.0, 0.1, -7.0, 100.0, -1e4])
def test_two_equal_logits_are_no_distance_apart(logit):
    """Exactly 0, and no gradient that would move the student away."""
    student = torch.full((1, 1), logit, requires_grad=True)

    cells = soft_cells(student, student.detach(), temperature=4.0, tau_squared=True)
    cells.sum().backward()

    assert float(cells.detach()) == 0.0
    assert float(student.grad) == pytest.approx(0.0, abs=1e-6)


def test_logits_may_be_large():
    """Float32 stays finite and tells how far they are apart: about |s| / tau a cell."""
    student = torch.tensor([[1e4, -1e4]], requires_grad=True)

    cells = soft_cells(student, torch.tensor([[-1e4, 1e4]]), temperature=2.0, tau_squared=False)
    cells.sum().backward()

    assert cells.tolist() == [[5000.0, 5000.0]]
    assert student.grad.tolist() == [[0.5, -0.5]]


def test_tau_squared_keeps_the_size_of_the_gradient():
    """At high temperatures the gradient is about (s - t) / 4, whatever the temperature."""
    gradients = []
    for temperature in (20.0, 40.0):
        student = torch.tensor([[1.0]], requires_grad=True)
        soft_cells(
            student, torch.tensor([[-1.0]]), temperature=temperature, tau_squared=True
        ).sum().backward()
        gradients.append(float(student.grad))

    assert gradients == pytest.approx([0.5, 0.5], rel=1e-3)


def test_no_gradient_reaches_the_teacher():
    """It is not to be moved towards the student."""
    teacher = torch.ones(1, 1, requires_grad=True)
    student = torch.zeros(1, 1, requires_grad=True)

    soft_cells(student, teacher, temperature=1.0, tau_squared=True).sum().backward()

    assert teacher.grad is None


@pytest.mark.parametrize("logit", [1e30, float("inf"), NAN])
def test_a_teacher_without_an_opinion_costs_nothing(logit):
    """Neither in the loss nor in its gradient, whatever the student says there."""
    student = torch.tensor([[logit, 1.0]], requires_grad=True)

    cells = soft_cells(student, torch.tensor([[NAN, 0.0]]), temperature=2.0, tau_squared=True)
    cells.sum().backward()

    assert cells[0, 0] == 0
    assert cells[0, 1] > 0
    assert student.grad[0, 0] == 0
    assert torch.isfinite(student.grad).all()


def test_with_a_teacher_for_every_film_the_mixture_is_the_formula():
    """alpha * mean(soft) + (1 - alpha) * mean(hard) + focal_weight * mean(focal)."""
    loss = training_loss(temperature=4.0, alpha=0.7, focal_weight=0.3)
    taught = slice(0, 3)
    student, teacher, labels = STUDENT[taught], TEACHER[taught], LABELS[taught]
    known, opinion = ~torch.isnan(labels), ~torch.isnan(teacher)
    hard = label_cells(student, labels, loss.weights, LossConfig())[known].mean()
    soft = soft_cells(student, teacher, temperature=4.0, tau_squared=True)[opinion].mean()
    focal = focal_cells(student, labels, loss.weights.focal_alpha, LossConfig())[known].mean()

    parts = loss(student, labels, teacher)

    torch.testing.assert_close(parts.objective(), 0.7 * soft + 0.3 * hard + 0.3 * focal)
    means = {name: part.mean for name, part in parts.components().items()}
    torch.testing.assert_close(means, {"hard": hard, "soft": soft, "focal": focal})


def test_with_a_teacher_for_no_film_the_labels_are_all():
    """alpha is without effect."""
    loss = training_loss(alpha=0.7)
    nobody = torch.full_like(STUDENT, NAN)

    distilled = loss(STUDENT, LABELS, nobody).objective()

    torch.testing.assert_close(distilled, training_loss()(STUDENT, LABELS).objective())


def test_a_film_without_a_teacher_uses_its_labels_alone():
    """Its gradient is that of the label loss; a taught film beside it gets the mixture."""
    teacher = torch.tensor([[1.5, -1.0], [NAN, NAN]])
    student, labels = STUDENT[:2].clone().requires_grad_(), torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    alone = STUDENT[:2].clone().requires_grad_()
    loss = training_loss(temperature=2.0, alpha=0.7)

    loss(student, labels, teacher).objective().backward()
    training_loss()(alone, labels).objective().backward()

    torch.testing.assert_close(student.grad[1], alone.grad[1])
    first = STUDENT[:1].clone().requires_grad_()
    loss(first, labels[:1], teacher[:1]).objective().backward()
    torch.testing.assert_close(student.grad[0], first.grad[0] / 2)  # one film of two


def test_parts_add_up_to_the_batch():
    """With the counts of the whole step, values and gradients are those of one batch."""
    loss = training_loss(temperature=4.0, alpha=0.7, focal_weight=0.2, attention_weight=3.0)
    maps = torch.randn(2, 4, 3, 2, 2, generator=torch.Generator().manual_seed(3))
    whole, parted = (STUDENT.clone().requires_grad_() for _ in range(2))
    slices = [slice(0, 1), slice(1, 4)]
    counts = [loss.counts(LABELS[part], TEACHER[part]) for part in slices]

    expected = loss(whole, LABELS, TEACHER, maps=(maps[0], maps[1])).objective()
    total = sum(
        loss(
            parted[part], LABELS[part], TEACHER[part], maps=(maps[0, part], maps[1, part])
        ).objective(counts[0] + counts[1])
        for part in slices
    )
    expected.backward()
    total.backward()

    torch.testing.assert_close(total, expected)
    torch.testing.assert_close(parted.grad, whole.grad)


def test_counts_need_no_student():
    """Known cells, opinions, films, taught films."""
    counts = training_loss(alpha=0.5).counts(LABELS, TEACHER)

    assert counts.values.tolist() == [7, 5, 4, 3]
    assert (counts + LossCounts(torch.tensor([1, 2, 3, 4]))).values.tolist() == [8, 7, 7, 7]
    assert training_loss().counts(LABELS).values.tolist() == [7, 0, 4, 0]


def test_components_are_logged_without_weights_or_gradients():
    """alpha and focal_weight belong to the objective."""
    student = STUDENT.clone().requires_grad_()

    gentle = training_loss(alpha=0.1, focal_weight=0.1)(student, LABELS, TEACHER).components()
    strong = training_loss(alpha=0.9, focal_weight=9.0)(student, LABELS, TEACHER).components()

    assert list(gentle) == ["hard", "soft", "focal"]
    assert [float(part.mean) for part in gentle.values()] == [
        float(part.mean) for part in strong.values()
    ]
    assert not any(part.total.requires_grad for part in gentle.values())
    assert list(training_loss()(student, LABELS).components()) == ["hard"]


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ("constant", [0.7, 0.7, 0.7, 0.7]),
        ("linear", [0.1, 0.25, 0.4, 0.7]),
        ("cosine", [0.1, 0.1 + 0.6 * 0.5 * (1 - math.cos(math.pi / 4)), 0.4, 0.7]),
    ],
)
def test_alpha_moves_from_its_start_to_its_end(schedule, expected):
    """At the beginning, after a quarter, half way, and at the end."""
    config = DistillationConfig(
        teachers=("t.csv",), alpha=0.7, alpha_start=0.1, alpha_schedule=schedule
    )

    alphas = [alpha_at(config, progress) for progress in (0.0, 0.25, 0.5, 1.0)]

    assert alphas == pytest.approx(expected)


def test_the_schedule_reaches_the_loss():
    """At the beginning of a schedule from 0, the teacher is not heard."""
    loss = training_loss(alpha=0.7, alpha_schedule="linear")

    beginning = loss(STUDENT, LABELS, TEACHER, progress=0.0).objective()

    torch.testing.assert_close(beginning, training_loss()(STUDENT, LABELS).objective())


def test_equal_attention_is_no_distance_apart():
    """Whatever its scale and channels; the gradient is 0, not 0 / 0."""
    pattern = torch.tensor([[[[1.0, 2.0], [0.5, 0.0]]]])
    student = (3.0 * pattern).requires_grad_()

    distance = attention_distances(student, pattern.expand(1, 5, 2, 2))
    distance.sum().backward()

    assert float(distance.detach()) == pytest.approx(0.0, abs=1e-12)
    assert torch.allclose(student.grad, torch.zeros(()), atol=1e-6)


def test_attention_distance_by_hand():
    """Looking at different cells is a distance of 2; half and half is 2 - sqrt 2."""
    student = torch.tensor([[[[1.0, 0.0]]], [[[1.0, 0.0]]]])
    teacher = torch.tensor([[[[0.0, 5.0]]], [[[1.0, 1.0]]]])

    distances = attention_distances(student, teacher)

    assert distances.tolist() == pytest.approx([2.0, 2.0 - math.sqrt(2)])


@pytest.mark.parametrize("finer", [2, 8])
def test_the_teachers_map_is_brought_to_the_students_grid(finer):
    """A finer map that says the same of each of the student's cells is no distance apart."""
    student = torch.tensor([[[[1.0, 2.0], [3.0, 1.0]]]])
    teacher = student.repeat_interleave(finer, dim=2).repeat_interleave(finer, dim=3)

    distance = attention_distances(student, teacher)

    assert float(distance) == pytest.approx(0.0, abs=1e-10)


def test_grids_need_not_be_multiples_of_each_other():
    """An even map stays even."""
    distances = attention_distances(torch.ones(2, 3, 2, 2), torch.ones(2, 1, 7, 5))

    assert distances.tolist() == pytest.approx([0.0, 0.0], abs=1e-10)


def test_a_dead_map_has_no_broken_gradient():
    """A student whose map is 0 everywhere looks nowhere."""
    student = torch.zeros(1, 2, 2, 2, requires_grad=True)

    distance = attention_distances(student, torch.ones(1, 2, 2, 2))
    distance.sum().backward()

    assert float(distance.detach()) == pytest.approx(1.0)
    assert torch.isfinite(student.grad).all()


def test_attention_counts_on_taught_films_alone():
    """The last film has no teacher value: its maps weigh nothing."""
    loss = training_loss(alpha=0.5, attention_weight=10.0)
    student, teacher = torch.zeros(2, 4, 1, 1, 2).unbind()
    student[:, :, :, 0] = teacher[:, :, :, 1] = 1.0

    parts = loss(STUDENT, LABELS, TEACHER, maps=(student, teacher))

    assert loss.needs_maps
    assert not training_loss(alpha=0.5).needs_maps
    assert float(parts.components()["attention"].mean) == pytest.approx(2.0)
    without = training_loss(alpha=0.5)(STUDENT, LABELS, TEACHER).objective()
    assert float(parts.objective() - without) == pytest.approx(10.0 * 2.0 * 3 / 4, rel=1e-5)


@pytest.mark.parametrize("maps", [None, (torch.ones(4, 1, 2, 2), None)])
def test_a_teacher_without_maps_is_refused_where_they_are_wanted(maps):
    """A table of probabilities shows none; the run must not go on without saying so."""
    loss = training_loss(attention_weight=1.0)

    with pytest.raises(TeacherRefused, match="shows no map"):
        loss(STUDENT, LABELS, TEACHER, maps=maps)


def test_nothing_known_and_nothing_taught_costs_nothing():
    """Zero, not 0 / 0."""
    nothing = torch.full_like(STUDENT, NAN)

    parts = training_loss(alpha=0.5)(STUDENT, nothing, nothing)

    assert parts.objective() == 0
    assert [float(part.mean) for part in parts.components().values()] == [0.0, 0.0]
