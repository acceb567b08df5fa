"""Do the intervals of predictive values hold what they promise?  Simulated evaluations."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.operating_point import operating_characteristics
from xlite_core.evaluation.roc import RocCounts

EVALUATIONS = 1500


@pytest.mark.parametrize(
    ("positives", "negatives", "sensitivity", "specificity", "prevalence"),
    [
        (12, 411, 0.55, 0.95, 0.002),
        (42, 381, 0.30, 0.95, 0.05),
        (92, 331, 0.80, 0.60, 0.18),
        (200, 200, 0.90, 0.90, 0.5),
    ],
)
def test_intervals_hold_the_truth_in_at_least_95_of_100_evaluations(
    positives, negatives, sensitivity, specificity, prevalence
):
    """Conservative as documented: never less than promised, beyond the noise of the simulation."""
    random = np.random.default_rng(5)
    hits = random.binomial(positives, sensitivity, EVALUATIONS)
    alarms = random.binomial(negatives, 1 - specificity, EVALUATIONS)
    called = sensitivity * prevalence + (1 - specificity) * (1 - prevalence)
    true_ppv = sensitivity * prevalence / called
    true_npv = specificity * (1 - prevalence) / (1 - called)
    held = {"ppv": 0, "npv": 0, "sensitivity": 0, "specificity": 0}
    truth = {"ppv": true_ppv, "npv": true_npv} | {
        "sensitivity": sensitivity,
        "specificity": specificity,
    }

    for hit, alarm in zip(hits.tolist(), alarms.tolist(), strict=True):
        numbers = operating_characteristics(_one_point(hit, alarm, positives, negatives), 0.5,
                                            prevalence)  # fmt: skip
        for name, value in truth.items():
            estimate = getattr(numbers, name)
            # No film flagged: no PPV, and nothing that could be wrong.
            held[name] += estimate is None or estimate.low <= value <= estimate.high

    # Wilson's own coverage wavers by three points around 95 % with a dozen films (Brown, Cai and
    # DasGupta, Statistical Science, 2001); three standard errors of the simulation are 1.7.
    assert held["ppv"] / EVALUATIONS > 0.95
    assert held["npv"] / EVALUATIONS > 0.95
    assert held["sensitivity"] / EVALUATIONS > 0.91
    assert held["specificity"] / EVALUATIONS > 0.91


def test_the_intervals_are_not_much_wider_than_those_of_a_bootstrap():
    """Conservative, not useless: at most twice the percentile interval of resampled films."""
    positives, negatives, prevalence = 42, 381, 0.05
    hits, alarms = 20, 19
    random = np.random.default_rng(6)
    sensitivity = random.binomial(positives, hits / positives, 4000) / positives
    false_rate = random.binomial(negatives, alarms / negatives, 4000) / negatives
    flagged = sensitivity * prevalence + false_rate * (1 - prevalence)
    low, high = np.percentile(sensitivity * prevalence / flagged, [2.5, 97.5])

    ppv = operating_characteristics(
        _one_point(hits, alarms, positives, negatives), 0.5, prevalence
    ).ppv

    assert ppv.low <= low + 0.02
    assert ppv.high >= high - 0.02
    assert ppv.high - ppv.low < 2 * (high - low)


def _one_point(hits: int, alarms: int, positives: int, negatives: int) -> RocCounts:
    return RocCounts(
        thresholds=(0.5,),
        true_positives=(hits,),
        false_positives=(alarms,),
        positives=positives,
        negatives=negatives,
    )
