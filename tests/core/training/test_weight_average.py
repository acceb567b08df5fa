"""The moving average of weights and batch statistics."""

from __future__ import annotations

import pytest
import torch

from xlite_core.models.config import StudentConfig
from xlite_core.models.student import Student, build_student
from xlite_core.training.weight_average import WeightAverage


@pytest.fixture
def student() -> Student:
    return build_student(StudentConfig(backbone="mobilenetv3_small", findings=2))


def statistics(student: Student) -> torch.Tensor:
    return next(value for name, value in student.named_buffers() if name.endswith("running_mean"))


def fill(student: Student, value: float) -> None:
    with torch.no_grad():
        student.head.logits.bias.fill_(value)
        statistics(student).fill_(value)


def test_the_average_follows_weights_and_batch_statistics(student):
    """After the first step it is the student; after the next, decay times old plus the rest."""
    average = WeightAverage(student, decay=0.75)

    for value in (1.0, 5.0):
        fill(student, value)
        average.update()

    torch.testing.assert_close(average.student.head.logits.bias, torch.tensor([2.0, 2.0]))
    torch.testing.assert_close(
        statistics(average.student), torch.full_like(statistics(student), 2.0)
    )
    assert student.head.logits.bias.tolist() == [5.0, 5.0]


def test_an_average_goes_on_from_a_checkpoint(student):
    """The next update gives the same bits."""
    average, resumed = WeightAverage(student, decay=0.9), WeightAverage(student, decay=0.9)
    fill(student, 1.0)
    average.update()

    resumed.load(average.state())
    fill(student, 3.0)
    average.update()
    resumed.update()

    theirs = resumed.state()
    assert all(torch.equal(value, theirs[name]) for name, value in average.state().items())


def test_without_decay_the_average_is_the_student_itself(student):
    """Callers ask no questions."""
    average = WeightAverage(student, decay=0.0)

    average.update()
    average.load(average.state())

    assert average.student is student
    assert average.state() == {}
