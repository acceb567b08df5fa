"""Intervals by resampling patients: films of one patient stand or fall together."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.roc import auc

FloatArray = NDArray[np.float64]
Statistic = Callable[[NDArray[np.intp]], float | None]

MINIMUM_POSITIVES = 10
"""Findings with fewer positive films stay out of a macro mean."""


def patient_bootstrap(
    statistic: Statistic, patients: NDArray[np.str_], *, draws: int = 1000, seed: int = 42
) -> Estimate | None:
    """Return a statistic with its 95 % percentile interval over resampled patients.

    Patients are drawn with replacement, each with all of their films (cluster
    bootstrap; Field and Welsh, 2007).  Draws in which the statistic does not
    exist are left out.

    Args:
        statistic: Takes indices of films, with repetitions, and returns a
            number, or None where it does not exist.
        patients: Whose film each is, shape (films,).
        draws: How many resamples.
        seed: Makes the interval repeatable.

    Returns:
        None when the statistic does not exist on the films themselves.
    """
    everything = np.arange(len(patients), dtype=np.intp)
    value = statistic(everything)
    if value is None:
        return None
    _, owner = np.unique(patients, return_inverse=True)
    films_of = np.split(np.argsort(owner, kind="stable"), np.cumsum(np.bincount(owner))[:-1])
    generator = np.random.default_rng(seed)
    results = []
    for _ in range(draws):
        drawn = generator.integers(0, len(films_of), len(films_of))
        result = statistic(np.concatenate([films_of[patient] for patient in drawn]))
        if result is not None:
            results.append(result)
    low, high = np.percentile(results, [2.5, 97.5])
    # The percentile interval of a skewed statistic can miss the estimate itself by a hair.
    return Estimate(value=value, low=min(float(low), value), high=max(float(high), value))


def macro_auc(
    scores: FloatArray, labels: FloatArray, *, minimum_positives: int = MINIMUM_POSITIVES
) -> tuple[float | None, int]:
    """Return the mean AUC over findings with enough positive films, and how many they are.

    Args:
        scores: Shape (films, findings).
        labels: 1, 0 or NaN, same shape.
        minimum_positives: Findings with fewer are left out.
    """
    values = [
        value
        for column in range(labels.shape[1])
        if np.nansum(labels[:, column]) >= minimum_positives
        and (value := auc(scores[:, column], labels[:, column])) is not None
    ]
    return (float(np.mean(values)) if values else None), len(values)
