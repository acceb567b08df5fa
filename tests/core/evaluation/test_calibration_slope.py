"""Cox's slope tells probabilities that are too extreme from those that are too timid."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.calibration import sigmoid
from xlite_core.evaluation.calibration_slope import calibration_slope


def films(count=4000, seed=0):
    random = np.random.default_rng(seed)
    log_odds = random.normal(-1, 1.5, count)
    return log_odds, (random.random(count) < sigmoid(log_odds)).astype(float)


@pytest.mark.parametrize("stretch", [0.5, 1.0, 2.0])
def test_the_slope_undoes_the_stretching(stretch):
    """Log-odds twice too far have slope one half; the interval holds it."""
    log_odds, labels = films()

    slope = calibration_slope(sigmoid(stretch * log_odds), labels)

    assert slope.low < 1 / stretch < slope.high
    assert slope.value == pytest.approx(1 / stretch, rel=0.1)


def test_the_interval_holds_the_truth_as_often_as_it_says():
    """300 sets of 200 films: about 95 of 100."""
    held = 0
    for seed in range(300):
        log_odds, labels = films(200, seed)
        slope = calibration_slope(sigmoid(log_odds), labels)
        held += slope.low <= 1 <= slope.high

    assert 0.91 < held / 300 <= 1


@pytest.mark.parametrize(
    ("probabilities", "labels"),
    [
        ([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1]),  # separated
        ([0.1, 0.2, 0.3], [0, 0, 0]),
        ([0.4, 0.4, 0.4], [0, 1, 0]),
        ([], []),
    ],
)
def test_where_no_slope_is_the_best_one_there_is_none(probabilities, labels):
    """No number instead of an endless one."""
    assert calibration_slope(np.array(probabilities), np.array(labels, dtype=float)) is None


def test_unknown_labels_are_left_out():
    """NaN is nobody's answer."""
    log_odds, labels = films(300)
    unknown = np.append(labels, [np.nan] * 50)

    assert calibration_slope(sigmoid(np.append(log_odds, [5.0] * 50)), unknown) == (
        calibration_slope(sigmoid(log_odds), labels)
    )
