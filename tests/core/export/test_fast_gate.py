"""The gate's decision, and the clock before it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.tiny_student import SIZE, write_tiny_student
from xlite_core.evaluation.interval import Estimate
from xlite_core.export.fast_gate import median_estimate, processor_name, refusal, time_ratio

FASTER = Estimate(value=0.7, low=0.65, high=0.999)
EVEN = Estimate(value=0.001, low=-0.005, high=0.004)


def test_little_loss_and_more_speed_pass():
    """At the very limits: a lower end of -0.005, and an upper end of the time below 1."""
    assert refusal(EVEN, FASTER) == ""


@pytest.mark.parametrize(
    ("difference", "ratio", "words"),
    [
        (Estimate(value=0.0, low=-0.0051, high=0.004), FASTER, "INT8 changes the macro AUC by 0.0"),
        (EVEN, Estimate(value=0.9, low=0.8, high=1.0), "90% (80% to 100%) of the time"),
        (None, FASTER, "no finding has ten positive held-out films"),
    ],
)
def test_each_reason_is_told_in_one_sentence(difference, ratio, words):
    """Loss, slowness, or nothing to judge by; one is enough."""
    said = refusal(difference, ratio)

    assert words in said
    assert said.startswith("No fast file is written: ")
    assert said.count(". ") == 0


def test_the_loss_is_told_before_the_speed():
    """A variant that fails both is worse than slow."""
    lost = Estimate(value=-0.02, low=-0.03, high=-0.01)

    assert "−0.0200 (−0.0300 to −0.0100)" in refusal(lost, Estimate(value=2, low=2, high=2))


def test_a_file_takes_as_long_as_itself(tmp_path):
    """The interval of a file against its copy holds 1, or all but."""
    content = write_tiny_student(tmp_path / "student.onnx").read_bytes()

    ratio = time_ratio(content, content, np.zeros((3, SIZE, SIZE), np.float32), turns=51)

    assert ratio.low - 0.2 < 1 < ratio.high + 0.2


def test_the_interval_of_a_median_has_the_ranks_of_the_binomial():
    """For 101 values the 41st and 61st or wider: exact coverage is at least 95 %."""
    found = median_estimate([float(value) for value in range(101, 0, -1)])

    assert (found.value, found.low, found.high) == (51, 40, 62)


def test_the_processor_has_a_name():
    """A card that says "faster" says where."""
    assert processor_name().endswith("cores")
