"""Repetitions of one experiment: runs that differ in their seed alone, as mean and spread."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xlite_core.experiments.likeness import repetition_key
from xlite_core.experiments.stored_run import StoredRun


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedGroup:
    """Runs of one experiment.

    Attributes:
        runs: Oldest first.
        values: The number that was asked for; None where a run has not got it.
    """

    runs: tuple[StoredRun, ...]
    values: tuple[float | None, ...]

    @property
    def known(self) -> tuple[float, ...]:
        return tuple(value for value in self.values if value is not None)

    @property
    def mean(self) -> float | None:
        """Over the seeds that have the number."""
        return statistics.fmean(self.known) if self.known else None

    @property
    def spread(self) -> float | None:
        """Standard deviation over the seeds (n - 1); None with fewer than two."""
        return statistics.stdev(self.known) if len(self.known) > 1 else None

    @property
    def label(self) -> str:
        """For people: "KD_001", or "KD_001, KD_004 (seeds 1, 42)"."""
        ids = ", ".join(run.experiment_id for run in self.runs)
        if len(self.runs) == 1:
            return ids
        return f"{ids} (seeds {', '.join(str(run.seed) for run in self.runs)})"


def seed_groups(
    runs: Sequence[StoredRun], value: Callable[[StoredRun], float | None]
) -> tuple[SeedGroup, ...]:
    """Put repetitions together, in the order of their first runs.

    Args:
        runs: Any runs.
        value: The number to summarise, such as the validation macro AUC.
    """
    groups: dict[object, list[StoredRun]] = {}
    for run in runs:
        groups.setdefault(repetition_key(run), []).append(run)
    return tuple(
        SeedGroup(runs=tuple(group), values=tuple(value(run) for run in group))
        for group in groups.values()
    )


def best_index(values: Sequence[float | None], *, higher: bool = True) -> frozenset[int]:
    """Return where the best value stands, in all places that share it; none without values."""
    known = [value for value in values if value is not None and math.isfinite(value)]
    if not known:
        return frozenset()
    best = max(known) if higher else min(known)
    return frozenset(place for place, value in enumerate(values) if value == best)
