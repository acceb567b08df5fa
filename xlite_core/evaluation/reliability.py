"""Do stated probabilities come true?  Reliability bins, Brier score and calibration error."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.calibration import expected_calibration_error
from xlite_core.evaluation.interval import Estimate, wilson_interval
from xlite_core.evaluation.roc import known

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityBin:
    """Films with similar probabilities.

    Attributes:
        films: How many.
        stated: Their mean probability.
        observed: Share of them that is positive, with Wilson's interval.
    """

    films: int
    stated: float
    observed: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How far probabilities can be taken at their word.

    Attributes:
        films: Cells with a known label.
        brier: Mean squared distance of the probability from 0 or 1 (Brier, 1950).
        brier_skill: 1 - brier / that of always stating the share of positive
            films: 0 knows nothing more, 1 knows all; None where that share is 0
            or 1.  For a rare finding the bare Brier score is small whatever is
            said.
        calibration_error: Expected calibration error over 15 bins of equal width.
        bins: The reliability diagram, from low to high probability; fewer than
            ten where there are too few positive films to fill them.
    """

    films: int
    brier: float
    brier_skill: float | None
    calibration_error: float
    bins: tuple[ReliabilityBin, ...]


def brier_score(probabilities: FloatArray, labels: FloatArray) -> float:
    """Return the mean squared distance of probabilities from what came true.

    Args:
        probabilities: 0 to 1, shape (films,).
        labels: 1, 0 or NaN (unknown, left out), shape (films,).

    Raises:
        ValueError: No label is known, so there is nothing to compare.
    """
    p, positive = known(np.asarray(probabilities, dtype=np.float64), labels)
    if p.size == 0:
        msg = "no label is known"
        raise ValueError(msg)
    return float(np.mean((p - positive) ** 2))


def reliability_bins(
    probabilities: FloatArray, labels: FloatArray, *, bins: int = 10
) -> tuple[ReliabilityBin, ...]:
    """Return the points of a reliability diagram, each from about as many films.

    Bins of equal width would hold nearly all films of a rare finding in the
    first one.  Films with equal probabilities share a bin, so ties can leave
    fewer bins than asked for.

    Args:
        probabilities: 0 to 1, shape (films,).
        labels: 1, 0 or NaN (unknown, left out), shape (films,).
        bins: Most bins.
    """
    p, positive = known(np.asarray(probabilities, dtype=np.float64), labels)
    if p.size == 0:
        return ()
    inner = np.unique(np.quantile(p, np.linspace(0, 1, bins + 1)[1:-1]))
    index = np.searchsorted(inner, p, side="right")
    found = []
    for number in np.unique(index):
        inside = index == number
        films = int(inside.sum())
        found.append(
            ReliabilityBin(
                films=films,
                stated=float(p[inside].mean()),
                observed=wilson_interval(int(positive[inside].sum()), films),
            )
        )
    return tuple(found)


def reliability(probabilities: FloatArray, labels: FloatArray) -> Reliability | None:
    """Return all that is said about one finding's calibration; None where no label is known.

    Args:
        probabilities: 0 to 1, any shape: one finding, or all of them pooled.
        labels: 1, 0 or NaN (unknown, left out), same shape.
    """
    probabilities, labels = np.ravel(probabilities), np.ravel(labels)
    _, positive = known(probabilities, labels)
    if positive.size == 0:
        return None
    brier, share = brier_score(probabilities, labels), float(positive.mean())
    unskilled = share * (1 - share)
    return Reliability(
        films=int(positive.size),
        brier=brier,
        brier_skill=1 - brier / unskilled if unskilled else None,
        calibration_error=expected_calibration_error(probabilities, labels),
        bins=reliability_bins(probabilities, labels, bins=_bins(int(positive.sum()))),
    )


def _bins(positives: int) -> int:
    """Return how many bins so many positive films can fill: five each, two to ten bins."""
    return min(max(positives // 5, 2), 10)
