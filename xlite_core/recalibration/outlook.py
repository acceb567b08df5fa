"""What a site's table promises before any film is read: which findings have enough of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.site_recalibration import too_few
from xlite_core.findings import display_name
from xlite_core.recalibration.cases import SiteCases

NO_COLUMN = "no column"
"""Why a finding that the table does not know stays as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingOutlook:
    """One finding of the model, as the table knows it.

    Attributes:
        name: Its key.
        positives: Films that show it.
        films: Films with a known label.
        reason: Why it cannot be recalibrated, such as "4 of 10 positives"; empty if it can.
    """

    name: str
    positives: int
    films: int
    reason: str


def outlook(cases: SiteCases, findings: Sequence[str]) -> tuple[FindingOutlook, ...]:
    """Return what to expect of each finding of a model, if all its films can be used."""
    return tuple(
        outlook_of(finding, cases.findings, cases.labels, cases.patients) for finding in findings
    )


def require_enough(expected: Sequence[FindingOutlook]) -> None:
    """Refuse a table of which no finding could be recalibrated, before hours go into it.

    Raises:
        InvalidConfiguration: There is none; the summary counts.
    """
    if all(finding.reason for finding in expected):
        counted = "; ".join(f"{display_name(f.name)}: {f.reason}" for f in expected if f.films)
        raise InvalidConfiguration(
            f"No finding has enough films to be recalibrated ({counted or NO_COLUMN}).",
            "Add films, above all positive ones.",
        )


def outlook_of(
    finding: str,
    known: Sequence[str],
    labels: NDArray[np.float64],
    patients: NDArray[np.str_],
) -> FindingOutlook:
    """Return what to expect of one finding.

    Args:
        finding: Of the model.
        known: Findings that the columns of `labels` stand for.
        labels: 1, 0 or NaN, shape (films, findings).
        patients: Whose film each is, shape (films,).
    """
    if finding not in known:
        return FindingOutlook(name=finding, positives=0, films=0, reason=NO_COLUMN)
    column = labels[:, known.index(finding)]
    return FindingOutlook(
        name=finding,
        positives=int(np.nansum(column)),
        films=int((~np.isnan(column)).sum()),
        reason=too_few(column, patients),
    )
