"""Intervals by resampling patients: films of one patient stand or fall together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.ranked import RankedFilms
from xlite_core.evaluation.roc import auc

FloatArray = NDArray[np.float64]
Statistic = Callable[[NDArray[np.intp]], float | None]

MINIMUM_POSITIVES = 10
"""Findings with fewer positive films stay out of a macro mean."""

DRAWS = 1000
"""Resamples of an interval: its ends then move by about a twentieth of its width between seeds."""

_AT_ONCE = 16
"""Resamples held together: few enough that their films stay in the processor's cache."""


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
    return percentile_interval(value, np.array(results))


def percentile_interval(value: float, results: FloatArray) -> Estimate:
    """Return a statistic with the middle 95 % of what resamples made of it.

    Args:
        value: The statistic on the films themselves.
        results: The same on each resample, shape (draws,); NaN where it does
            not exist, and at least one where it does.
    """
    low, high = np.percentile(results[~np.isnan(results)], [2.5, 97.5])
    # The percentile interval of a skewed statistic can miss the estimate itself by a hair.
    return Estimate(value=value, low=min(float(low), value), high=max(float(high), value))


def patient_draws(
    patients: NDArray[np.str_], *, draws: int = DRAWS, seed: int = 42
) -> Iterator[NDArray[np.int32]]:
    """Yield how often each film was drawn, in the resamples of `patient_bootstrap`.

    Two statistics that are computed from the draws of one seed are paired.

    Args:
        patients: Whose film each is, shape (films,).
        draws: How many resamples.
        seed: Makes them repeatable.

    Yields:
        Counts, shape (resamples, films), a few resamples at a time.
    """
    _, owner = np.unique(patients, return_inverse=True)
    count = int(owner.max()) + 1
    generator = np.random.default_rng(seed)
    for start in range(0, draws, _AT_ONCE):
        block = np.empty((min(_AT_ONCE, draws - start), len(owner)), dtype=np.int32)
        for resample in block:
            drawn = generator.integers(0, count, count)
            resample[:] = np.bincount(drawn, minlength=count)[owner]
        yield block


def auc_draws(
    scores: FloatArray,
    labels: FloatArray,
    patients: NDArray[np.str_],
    *,
    draws: int = DRAWS,
    seed: int = 42,
) -> FloatArray:
    """Return the AUC of each finding on each resample of patients.

    Args:
        scores: Shape (films, findings).
        labels: 1, 0 or NaN, same shape.
        patients: Whose film each is, shape (films,).
        draws: How many resamples.
        seed: Makes them repeatable.

    Returns:
        Shape (draws, findings); NaN where positives or negatives are missing.
    """
    ranked = [RankedFilms(scores[:, f], labels[:, f]) for f in range(labels.shape[1])]
    blocks = [
        np.stack([films.auc(drawn) for films in ranked], axis=1)
        for drawn in patient_draws(patients, draws=draws, seed=seed)
    ]
    return np.concatenate(blocks)


def finding_intervals(
    values: list[float | None], results: FloatArray
) -> tuple[Estimate | None, ...]:
    """Return an interval for each finding's value that exists.

    Args:
        values: One a finding, None where it does not exist.
        results: Its resamples, shape (draws, findings).
    """
    return tuple(
        None if value is None else percentile_interval(value, results[:, finding])
        for finding, value in enumerate(values)
    )


def macro_interval(
    values: list[float | None], results: FloatArray, counted: NDArray[np.bool_]
) -> tuple[Estimate | None, int]:
    """Return the mean over the findings that count, and how many they are.

    Which findings count is settled on the films themselves: a resample that
    takes the last positive film from one leaves it out of its own mean only.

    Args:
        values: One a finding, None where it does not exist.
        results: Its resamples, shape (draws, findings), NaN where missing.
        counted: Which findings have enough positive films, shape (findings,).
    """
    chosen = [f for f, value in enumerate(values) if counted[f] and value is not None]
    if not chosen:
        return None, 0
    value = float(np.mean([values[f] for f in chosen]))
    return percentile_interval(value, mean_over_findings(results[:, chosen])), len(chosen)


def mean_over_findings(results: FloatArray) -> FloatArray:
    """Return the mean of each resample over the findings that exist in it; NaN where none does."""
    means = np.full(len(results), np.nan)
    for draw, row in enumerate(results):
        there = row[~np.isnan(row)]
        if there.size:
            means[draw] = there.mean()
    return means


def macro_auc_interval(
    scores: FloatArray,
    labels: FloatArray,
    patients: NDArray[np.str_],
    *,
    draws: int = DRAWS,
    seed: int = 42,
) -> tuple[Estimate | None, int]:
    """Return the macro AUC with its interval by patient, and how many findings it averages.

    Args:
        scores: Shape (films, findings).
        labels: 1, 0 or NaN, same shape.
        patients: Whose film each is, shape (films,).
        draws: How many resamples.
        seed: Makes the interval repeatable.
    """
    values = [auc(scores[:, f], labels[:, f]) for f in range(labels.shape[1])]
    results = auc_draws(scores, labels, patients, draws=draws, seed=seed)
    return macro_interval(values, results, enough_positives(labels))


def enough_positives(labels: FloatArray) -> NDArray[np.bool_]:
    """Return which findings have enough positive films to count in a macro mean.

    Args:
        labels: 1, 0 or NaN, shape (films, findings).
    """
    enough: NDArray[np.bool_] = np.nansum(labels, axis=0) >= MINIMUM_POSITIVES
    return enough


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
