"""Axes that AUCs are drawn on."""

from __future__ import annotations

import math
from collections.abc import Sequence

from xlite_core.evaluation.interval import Estimate
from xlite_desktop.experiments.interval_strip import StripAxis


def auc_axis(estimates: Sequence[Estimate]) -> StripAxis:
    """Return an axis up to 1 that begins at 0.5, or lower where an interval does."""
    lowest = min((estimate.low for estimate in estimates), default=0.5)
    first = min(math.floor(lowest * 10), 5)
    step = 1 if first >= 3 else 2
    ticks = tuple(round(tenth / 10, 1) for tenth in range(10, first - 1, -step))
    return StripAxis(first / 10, 1.0, ticks[::-1])


def narrow_axis(estimates: Sequence[Estimate], target: float | None) -> StripAxis:
    """Return an axis that just holds some intervals and a target."""
    ends = [end for e in estimates for end in (e.low, e.high)]
    ends += [] if target is None else [target]
    if not ends:
        return StripAxis(0.5, 1.0, ())
    margin = max((max(ends) - min(ends)) * 0.06, 0.01)
    return StripAxis(min(ends) - margin, max(ends) + margin, ())
