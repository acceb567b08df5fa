"""What is wrong with a split: label shares that differ between parts, patients who are in two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.labels import LabelTable
from xlite_core.data.splits import Split
from xlite_core.data.stratification import NO_FINDING, with_no_finding


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SplitDeviation:
    """How far label shares differ between the parts of a split.

    Attributes:
        findings: The findings of the table, and "No Finding".
        films: Films of each part, by the part's name.
        shares: Part -> positive films in per cent of those with a known label, shape
            (findings,); NaN where nothing is known.
    """

    findings: tuple[str, ...]
    films: Mapping[str, int]
    shares: Mapping[str, NDArray[np.float64]]

    @property
    def deviations(self) -> NDArray[np.float64]:
        """Largest minus smallest share of each finding, in percentage points; NaN if unknown."""
        stacked = np.stack(list(self.shares.values()))
        return np.asarray(stacked.max(axis=0) - stacked.min(axis=0))

    @property
    def largest(self) -> float:
        """The largest deviation of all findings, in percentage points."""
        return float(np.nan_to_num(self.deviations).max())

    @property
    def worst_finding(self) -> str:
        """The finding that deviates most."""
        return self.findings[int(np.nan_to_num(self.deviations).argmax())]


def largest_deviation(table: LabelTable, split: Split) -> SplitDeviation:
    """Return the label shares of each part of a split, and how far they differ."""
    labels = with_no_finding(table.labels)
    return SplitDeviation(
        findings=(*table.findings, NO_FINDING),
        films={name: len(rows) for name, rows in split.parts.items()},
        shares={name: _per_cent(labels[rows]) for name, rows in split.parts.items()},
    )


def leaking_patients(table: LabelTable, split: Split) -> tuple[str, ...]:
    """Return the patients with films in more than one part, sorted."""
    owners = [np.unique(table.patients[rows]) for rows in split.parts.values()]
    names, parts = np.unique(np.concatenate(owners), return_counts=True)
    return tuple(names[parts > 1].tolist())


def leak_warning(table: LabelTable, split: Split) -> str:
    """Return a warning that says how many patients leak; empty when none does."""
    leaking = leaking_patients(table, split)
    if not leaking:
        return ""
    seen = np.isin(table.patients[split.test], table.patients[split.remainder]).mean()
    return (
        f"Films of {len(leaking)} patients are in more than one part, and {100 * seen:.0f} % of "
        "the test films are of patients who are not new: results will look too good."
    )


def _per_cent(labels: NDArray[np.float64]) -> NDArray[np.float64]:
    known = (~np.isnan(labels)).sum(axis=0)
    shares = np.full(labels.shape[1], np.nan)
    np.divide(100.0 * np.nansum(labels, axis=0), known, out=shares, where=known > 0)
    return shares
