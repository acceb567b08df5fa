"""A ROC curve small enough for a model file."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from xlite_core.evaluation.roc import RocCounts

CURVE_STEPS = 500
"""A threshold for each of 17,000 validation films would add megabytes to a model file."""


def thinned(roc: RocCounts, *, keeping: Iterable[float]) -> RocCounts:
    """Return a curve that a model file can carry: at most about 2,000 thresholds.

    Every count that stays is exact, and a threshold between two that stay is
    off by less than a 500th of the positive and of the negative films.  A
    thousand films or fewer lose nothing.

    Args:
        roc: All counts.
        keeping: Thresholds whose counts must stay exact.
    """
    if len(roc.thresholds) <= 2 * CURVE_STEPS:
        return roc
    hits, alarms = np.array(roc.true_positives), np.array(roc.false_positives)
    step = np.column_stack(
        [
            hits * CURVE_STEPS // max(roc.positives, 1),
            alarms * CURVE_STEPS // max(roc.negatives, 1),
        ]
    )
    differs = (step[1:] != step[:-1]).any(axis=1)
    stays = np.append(differs, True) | np.insert(differs, 0, True)
    falling = -np.array(roc.thresholds)
    # The last film that a threshold still flags.
    flagged = np.searchsorted(falling, [-threshold for threshold in keeping], side="right") - 1
    stays[flagged[flagged >= 0]] = True
    return RocCounts(
        thresholds=tuple((-falling[stays]).tolist()),
        true_positives=tuple(hits[stays].tolist()),
        false_positives=tuple(alarms[stays].tolist()),
        positives=roc.positives,
        negatives=roc.negatives,
    )
