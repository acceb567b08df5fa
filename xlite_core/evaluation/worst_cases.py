"""The films on which a model was most sure and wrong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.roc import present_and_absent

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorstCase:
    """One film: its row in the arrays that were evaluated, and what the model said.

    A row, not a name: who shows the film knows the names.
    """

    row: int
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WorstCases:
    """The worst failures of one finding.

    Attributes:
        false_alarms: Negative films with the highest probabilities, highest first.
        missed: Positive films with the lowest probabilities, lowest first.
    """

    false_alarms: tuple[WorstCase, ...]
    missed: tuple[WorstCase, ...]


def worst_cases(probabilities: FloatArray, labels: FloatArray, *, most: int = 8) -> WorstCases:
    """Return the worst failures of one finding; equal ones in the order of their rows.

    No threshold is involved: labels mined from text are wrong at times, and the
    films at either end are where a wrong label shows first.

    Args:
        probabilities: Shape (films,).
        labels: 1, 0 or NaN (unknown, left out), shape (films,).
        most: How many of each kind.
    """
    present, absent = present_and_absent(labels)
    return WorstCases(
        false_alarms=_first(np.flatnonzero(absent), probabilities, -probabilities, most),
        missed=_first(np.flatnonzero(present), probabilities, probabilities, most),
    )


def _first(
    rows: NDArray[np.intp], probabilities: FloatArray, key: FloatArray, most: int
) -> tuple[WorstCase, ...]:
    chosen = rows[np.argsort(key[rows], kind="stable")[:most]]
    return tuple(
        WorstCase(row=row, probability=float(probabilities[row])) for row in chosen.tolist()
    )
