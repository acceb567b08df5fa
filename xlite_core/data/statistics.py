"""What a set of films is made of: findings, how they go together, and whose films they are."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.labels import LabelTable

AGE_BANDS: tuple[tuple[str, float, float], ...] = (
    *((f"{low}-{low + 9}", float(low), float(low + 10)) for low in range(0, 90, 10)),
    ("90 and older", 90.0, np.inf),
)
"""Name, first year and first year beyond, of the bands that ages are counted in."""

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableStatistics:
    """Counts over a label table.

    Attributes:
        films: All of them.
        patients: Whose they are.
        findings: Finding keys, the order of everything that is counted by finding.
        positives: Films that show each finding.
        known: Films of which it is known whether they do.
        imbalance: Positives of the most frequent finding over those of the
            rarest; None if some finding has no positives.
        complete: Films of which every finding is known.
        no_finding: Those of them that show none.
        findings_per_film: How many of the complete films show 0, 1, 2 ... findings.
        together: Films that show two findings, row and column by finding; a
            finding with itself gives its positives.
        films_per_patient: Number of films -> patients who have so many.
        views: View -> films, the unknown ones last; likewise `sexes` and `ages`.
        sexes: Sex -> films.
        ages: Age band -> films.
    """

    films: int
    patients: int
    findings: tuple[str, ...]
    positives: tuple[int, ...]
    known: tuple[int, ...]
    imbalance: float | None
    complete: int
    no_finding: int
    findings_per_film: tuple[int, ...]
    together: tuple[tuple[int, ...], ...]
    films_per_patient: Mapping[int, int]
    views: Mapping[str, int]
    sexes: Mapping[str, int]
    ages: Mapping[str, int]

    @property
    def no_finding_share(self) -> float | None:
        """Share of the complete films that show nothing; None if no film is complete."""
        return self.no_finding / self.complete if self.complete else None

    def share(self, finding: str) -> float | None:
        """Share of the films known for a finding that show it; None if none is known."""
        column = self.findings.index(finding)
        return self.positives[column] / self.known[column] if self.known[column] else None

    def to_dict(self) -> dict[str, Any]:
        """Return plain numbers, texts, lists and dicts, with the shares."""
        plain: dict[str, Any] = json.loads(json.dumps(dataclasses.asdict(self)))
        plain["no_finding_share"] = self.no_finding_share
        plain["shares"] = [self.share(finding) for finding in self.findings]
        return plain


def describe(table: LabelTable) -> TableStatistics:
    """Count what a label table holds; unknown labels count neither way."""
    positive, known = table.labels == 1, ~np.isnan(table.labels)
    positives = positive.sum(axis=0)
    complete = known.all(axis=1)
    per_film = np.bincount(positive[complete].sum(axis=1), minlength=1)
    patients = Counter(table.patients.tolist())
    # Float products are exact far beyond any number of films, and many times faster.
    together = np.rint(positive.T.astype(np.float64) @ positive.astype(np.float64)).astype(int)
    return TableStatistics(
        films=len(table),
        patients=len(patients),
        findings=table.findings,
        positives=tuple(positives.tolist()),
        known=tuple(known.sum(axis=0).tolist()),
        imbalance=float(positives.max() / positives.min()) if positives.all() else None,
        complete=int(complete.sum()),
        no_finding=int(per_film[0]),
        findings_per_film=tuple(per_film.tolist()),
        together=tuple(tuple(row) for row in together.tolist()),
        films_per_patient=dict(sorted(Counter(patients.values()).items())),
        views=_counted(table.views),
        sexes=_counted(table.sexes),
        ages=_aged(table.ages),
    )


def _counted(words: NDArray[np.str_]) -> dict[str, int]:
    counts = Counter(words.tolist())
    unknown = counts.pop("", 0)
    return dict(sorted(counts.items())) | ({UNKNOWN: unknown} if unknown else {})


def _aged(ages: NDArray[np.float64]) -> dict[str, int]:
    counts = {name: int(((ages >= low) & (ages < high)).sum()) for name, low, high in AGE_BANDS}
    counts[UNKNOWN] = int(np.isnan(ages).sum())
    return {name: count for name, count in counts.items() if count}
