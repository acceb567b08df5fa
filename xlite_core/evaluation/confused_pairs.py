"""Which finding is called in place of which other one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.bootstrap import MINIMUM_POSITIVES
from xlite_core.evaluation.interval import Estimate, wilson_interval
from xlite_core.evaluation.roc import present_and_absent

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfusedPair:
    """One finding flagged on films that show another.

    Attributes:
        called: The finding that was flagged and is known to be absent.
        shown: The finding that these films are known to show.
        films: Films that show the one and not the other.
        false_alarms: How many of them were flagged.
        swapped: How many of those were not flagged for what they show: one
            finding taken for the other, not merely added to it.
        rate: Share of the films flagged, with Wilson's interval.
        elsewhere: Share flagged among films that show neither; None without any.
        surplus: False alarms beyond those that the share elsewhere would have
            raised; what pairs are ordered by.
    """

    called: str
    shown: str
    films: int
    false_alarms: int
    swapped: int
    rate: Estimate
    elsewhere: float | None
    surplus: float


def confused_pairs(
    flagged: NDArray[np.bool_],
    labels: FloatArray,
    findings: tuple[str, ...],
    *,
    most: int = 10,
) -> tuple[ConfusedPair, ...]:
    """Return the pairs with the most false alarms beyond the finding's usual ones.

    A finding with many false alarms everywhere is not confused with anything,
    so each pair is held against films that show neither finding.

    Args:
        flagged: What the thresholds flag, shape (films, findings).
        labels: 1, 0 or NaN, same shape; a film counts for a pair where both are known.
        findings: Their names.
        most: How many pairs to return.

    Returns:
        Largest surplus first; only pairs with a surplus above zero and at least
        ten films.
    """
    present, absent = present_and_absent(labels)
    alarms = flagged & absent
    # Axis 0: the finding called; axis 1: the finding shown.
    films, false_alarms = _together(absent, present), _together(alarms, present)
    neither, alarms_elsewhere = _together(absent, absent), _together(alarms, absent)
    swapped = _together(alarms, present & ~flagged)
    share = np.full(films.shape, np.nan)
    np.divide(alarms_elsewhere, neither, out=share, where=neither > 0)
    surplus = false_alarms - films * np.nan_to_num(share, nan=0.0)
    np.fill_diagonal(surplus, -np.inf)
    surplus[films < MINIMUM_POSITIVES] = -np.inf
    pairs = []
    for index in np.argsort(-surplus, axis=None, kind="stable")[:most].tolist():
        i, j = divmod(index, len(findings))
        if surplus[i, j] > 0:
            pairs.append(
                ConfusedPair(
                    called=findings[i],
                    shown=findings[j],
                    films=int(films[i, j]),
                    false_alarms=int(false_alarms[i, j]),
                    swapped=int(swapped[i, j]),
                    rate=wilson_interval(int(false_alarms[i, j]), int(films[i, j])),
                    elsewhere=None if np.isnan(share[i, j]) else float(share[i, j]),
                    surplus=float(surplus[i, j]),
                )
            )
    return tuple(pairs)


def _together(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> NDArray[np.float64]:
    return first.T.astype(np.float64) @ second.astype(np.float64)
