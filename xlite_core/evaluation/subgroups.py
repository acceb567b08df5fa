"""Does the model work as well for women, for children, for films taken in bed?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.bootstrap import (
    DRAWS,
    MINIMUM_POSITIVES,
    auc_draws,
    finding_intervals,
    macro_interval,
)
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.roc import auc, present_and_absent

FloatArray = NDArray[np.float64]

AGE_BANDS = ((0, 17), (18, 39), (40, 59), (60, 79), (80, 120))
"""Years, both ends included: children apart, then bands that ChestX-ray14 fills.  Its table holds
a few ages above 400; whatever lies beyond 120 counts as unknown."""

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subgroup:
    """How well films of one group are ranked among each other.

    Attributes:
        attribute: "sex", "age" or "view".
        group: "F", "40–59", "AP", or "unknown".
        films: How many.
        patients: How many.
        positives: Known positive films of each finding.
        auc: Of each finding; None with fewer than ten positive or ten negative films.
        macro_auc: Mean over the findings that all groups of the attribute can
            be judged on, so that the groups are compared on the same ones;
            None where there is none.
        macro_findings: How many findings that are.
    """

    attribute: str
    group: str
    films: int
    patients: int
    positives: tuple[int, ...]
    auc: tuple[Estimate | None, ...]
    macro_auc: Estimate | None
    macro_findings: int


def age_bands(ages: FloatArray) -> NDArray[np.str_]:
    """Return the band of each age, such as "40–59" or "80+"; "unknown" for NaN.

    Args:
        ages: In years, shape (films,).
    """
    bands = np.full(len(ages), UNKNOWN, dtype="<U8")
    # A film at 17 years and 8 months is a child's: completed years count.
    years = np.floor(ages)
    for low, high in AGE_BANDS:
        name = f"{low}+" if high == AGE_BANDS[-1][1] else f"{low}–{high}"
        bands[(years >= low) & (years <= high)] = name
    return bands


def groups_of(
    *,
    views: NDArray[np.str_] | None = None,
    sexes: NDArray[np.str_] | None = None,
    ages: FloatArray | None = None,
) -> dict[str, NDArray[np.str_]]:
    """Return attribute -> group of each film, for what is known of the films.

    Args:
        views: "AP", "PA" or "" for unknown, shape (films,).
        sexes: "F", "M" or "" for unknown.
        ages: In years, NaN for unknown.
    """
    groups = {}
    for attribute, names in (("sex", sexes), ("view", views)):
        if names is not None:
            texts = np.asarray(names, dtype=np.str_)
            groups[attribute] = np.where(texts == "", UNKNOWN, texts)
    if ages is not None:
        groups["age"] = age_bands(np.asarray(ages, dtype=np.float64))
    return groups


def subgroups(  # noqa: PLR0913 - draws and seed go by name
    logits: FloatArray,
    labels: FloatArray,
    patients: NDArray[np.str_],
    groups: Mapping[str, NDArray[np.str_]],
    *,
    draws: int = DRAWS,
    seed: int = 42,
) -> tuple[Subgroup, ...]:
    """Judge each group of films by itself, with intervals over its own patients.

    Args:
        logits: Shape (films, findings).
        labels: 1, 0 or NaN, same shape.
        patients: Whose film each is, shape (films,).
        groups: Attribute -> group of each film (`groups_of`).
        draws: Resamples of an interval.
        seed: Makes the intervals repeatable.

    Returns:
        By attribute, groups in alphabetical order, "unknown" last.
    """
    found: list[Subgroup] = []
    for attribute, names in groups.items():
        known = sorted(set(names.tolist()) - {UNKNOWN})
        rows = {name: names == name for name in known}
        judged = {name: _judged(labels[inside]) for name, inside in rows.items()}
        # A group too small for any finding must not keep the others from a macro mean.
        useful = [columns for columns in judged.values() if columns.any()]
        shared = np.all(useful, axis=0) if useful else np.zeros(labels.shape[1], dtype=np.bool_)
        if (names == UNKNOWN).any():
            rows[UNKNOWN] = names == UNKNOWN
        for name, inside in rows.items():
            films = logits[inside], labels[inside], patients[inside]
            found.append(_subgroup((attribute, name), films, shared, draws, seed))
    return tuple(found)


def _judged(labels: FloatArray) -> NDArray[np.bool_]:
    present, absent = present_and_absent(labels)
    fewest = np.minimum(present.sum(axis=0), absent.sum(axis=0))
    enough: NDArray[np.bool_] = fewest >= MINIMUM_POSITIVES
    return enough


def _subgroup(
    group: tuple[str, str],
    films: tuple[FloatArray, FloatArray, NDArray[np.str_]],
    shared: NDArray[np.bool_],
    draws: int,
    seed: int,
) -> Subgroup:
    logits, labels, patients = films
    judged = _judged(labels)
    columns = np.flatnonzero(judged)
    areas: list[float | None] = [None] * labels.shape[1]
    results = np.full((draws, labels.shape[1]), np.nan)
    if columns.size:
        for column in columns.tolist():
            areas[column] = auc(logits[:, column], labels[:, column])
        results[:, columns] = auc_draws(
            logits[:, columns], labels[:, columns], patients, draws=draws, seed=seed
        )
    macro, counted = macro_interval(areas, results, shared & judged)
    # A smaller group of findings than the others' would not be the same mean.
    complete = counted == int(shared.sum())
    return Subgroup(
        attribute=group[0],
        group=group[1],
        films=len(labels),
        patients=len(set(patients.tolist())),
        positives=tuple(int(n) for n in (labels == 1).sum(axis=0)),
        auc=finding_intervals(areas, results),
        macro_auc=macro if complete else None,
        macro_findings=counted if complete else 0,
    )
