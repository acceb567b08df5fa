"""Whether the parts of a split, or folds, are alike, and whether patients leak between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.labels import LabelTable


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PartFacts:
    """One part, or all of them together.

    Attributes:
        name: Of the part.
        films: How many.
        patients: Whose.
        pa: Share of the PA films among those whose view is known; None where none is.
        women: Share of the women's films among those whose sex is known; None where none is.
        positives: Positive films of each finding, shape (findings,).
        deviations: How much larger the share of positive films is than in all parts together,
            in per cent of that share, shape (findings,); NaN where either is unknown or there
            are none at all.
    """

    name: str
    films: int
    patients: int
    pa: float | None
    women: float | None
    positives: NDArray[np.intp]
    deviations: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PartsCheck:
    """All parts.

    Attributes:
        findings: Keys, in the order of the columns.
        parts: In the order given.
        whole: The parts together.
        leaking: Patients with films in more than one part.
    """

    findings: tuple[str, ...]
    parts: tuple[PartFacts, ...]
    whole: PartFacts
    leaking: int

    @property
    def fewest(self) -> tuple[str, str, int]:
        """Finding, part and number of the fewest positive films that a part holds."""
        counts = np.stack([part.positives for part in self.parts])
        part, finding = np.unravel_index(int(counts.argmin()), counts.shape)
        return self.findings[finding], self.parts[part].name, int(counts[part, finding])

    @property
    def lacking(self) -> tuple[str, ...]:
        """Findings without a positive film in some part."""
        counts = np.stack([part.positives for part in self.parts])
        missing = (counts == 0).any(axis=0)
        return tuple(name for name, none in zip(self.findings, missing, strict=True) if none)


def check_parts(table: LabelTable, parts: Mapping[str, NDArray[np.intp]]) -> PartsCheck:
    """Compare the parts of a table.

    Args:
        table: The films.
        parts: Name -> row numbers; at least one part.
    """
    everything = np.concatenate(list(parts.values()))
    shares = _shares(table.labels[everything])
    _, owner = np.unique(table.patients, return_inverse=True)
    owners = [np.unique(owner[rows]) for rows in parts.values()]
    _, times = np.unique(np.concatenate(owners), return_counts=True)
    return PartsCheck(
        findings=table.findings,
        parts=tuple(_facts(name, table, rows, shares) for name, rows in parts.items()),
        whole=_facts("All", table, everything, shares),
        leaking=int((times > 1).sum()),
    )


def _facts(
    name: str, table: LabelTable, rows: NDArray[np.intp], shares: NDArray[np.float64]
) -> PartFacts:
    labels = table.labels[rows]
    deviations = np.full(len(table.findings), np.nan)
    np.divide(_shares(labels), shares, out=deviations, where=shares > 0)
    return PartFacts(
        name=name,
        films=len(rows),
        patients=len(np.unique(table.patients[rows])),
        pa=_share_of("PA", table.views[rows]),
        women=_share_of("F", table.sexes[rows]),
        positives=np.nansum(labels, axis=0).astype(np.intp),
        deviations=100.0 * (deviations - 1.0),
    )


def _shares(labels: NDArray[np.float64]) -> NDArray[np.float64]:
    known = (~np.isnan(labels)).sum(axis=0)
    shares = np.full(labels.shape[1], np.nan)
    np.divide(np.nansum(labels, axis=0), known, out=shares, where=known > 0)
    return shares


def _share_of(word: str, words: NDArray[np.str_]) -> float | None:
    known = words != ""
    return float((words[known] == word).mean()) if known.any() else None
