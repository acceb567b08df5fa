"""Which findings stand out: the one order that the window, the reports and the command line share.

Without numpy, which the window does not wait for before it is first painted.
"""

from __future__ import annotations

import math
from collections.abc import Mapping


def excess(probability: float, threshold: float) -> float:
    """Return how far a probability lies above its threshold, in square roots.

    The axis on the screen is a square root too, so what is ranked is what is
    seen.  A ratio would put 0.4 % over 0.1 % before 60 % over 20 %; a
    difference would bury the rare findings, whose probabilities stay small.

    Args:
        probability: 0 to 1.
        threshold: 0 to 1.

    Returns:
        -1 to 1; at least 0 for a finding that is flagged.
    """
    return math.sqrt(probability) - math.sqrt(threshold)


def by_excess(
    probabilities: Mapping[str, float], thresholds: Mapping[str, float]
) -> tuple[str, ...]:
    """Return the findings from the greatest excess down; ties keep their order.

    Args:
        probabilities: Finding -> probability, 0 to 1.
        thresholds: One for each of them, 0 to 1.
    """
    return tuple(sorted(probabilities, key=lambda f: -excess(probabilities[f], thresholds[f])))
