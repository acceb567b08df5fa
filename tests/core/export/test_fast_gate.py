"""The gate's decision, and the clock before it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.tiny_student import SIZE, write_tiny_student
from xlite_core.evaluation.interval import Estimate
from xlite_core.export import fast_gate
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


def test_a_ratio_is_of_pairs_after_the_warm_up(monkeypatch):
    """By a clock that the passes themselves move: first passes are slow, then both slow down."""
    clock, passes = [0.0], {b"fast": 0, b"full": 0}

    class Session:
        def __init__(self, content, *, provider):
            self.content = content

        def run(self, image):
            passes[self.content] += 1
            warm = passes[self.content] > fast_gate.WARM_UP
            speed = {b"fast": 0.7, b"full": 1.0}[self.content] if warm else 50.0
            clock[0] += speed * passes[self.content]

    monkeypatch.setattr(fast_gate, "StudentSession", Session)
    monkeypatch.setattr(fast_gate.time, "perf_counter", lambda: clock[0])

    ratio = time_ratio(b"fast", b"full", np.zeros((3, 8, 8), np.float32), turns=21)

    assert (ratio.low, ratio.value, ratio.high) == pytest.approx((0.7, 0.7, 0.7))
    assert passes[b"fast"] == passes[b"full"] == fast_gate.WARM_UP + 21


def test_real_files_are_timed(tmp_path):
    """Through the runtime that the window uses."""
    content = write_tiny_student(tmp_path / "student.onnx").read_bytes()

    ratio = time_ratio(content, content, np.zeros((3, SIZE, SIZE), np.float32), turns=6)

    assert 0 < ratio.low <= ratio.value <= ratio.high


def test_the_interval_of_a_median_has_the_ranks_of_the_binomial():
    """For 101 values the 41st and 61st or wider: exact coverage is at least 95 %."""
    found = median_estimate([float(value) for value in range(101, 0, -1)])

    assert (found.value, found.low, found.high) == (51, 40, 62)


def test_the_processor_has_a_name():
    """A card that says "faster" says where."""
    assert processor_name().endswith("cores")
