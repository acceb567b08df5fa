"""Two predictions on the same films: by how much does one rank them better?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.bootstrap import (
    DRAWS,
    MINIMUM_POSITIVES,
    auc_draws,
    enough_positives,
    mean_over_findings,
    percentile_interval,
)
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.plain import from_plain, to_plain
from xlite_core.evaluation.roc import auc, present_and_absent

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class AucDifference:
    """One finding, or the macro mean, judged by two predictions.

    Attributes:
        name: The finding's key, or "macro".
        positives: Known positive films; of a macro mean, how many findings it averages.
        challenger: AUC of the one.
        reference: AUC of the other.
        difference: Challenger minus reference, with a paired interval.
    """

    name: str
    positives: int
    challenger: float
    reference: float
    difference: Estimate

    @property
    def differs(self) -> bool:
        """Whether the whole interval lies on one side of 0."""
        return self.difference.low > 0 or self.difference.high < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AucComparison:
    """A challenger held against a reference.

    Attributes:
        films: Films that both have an opinion on.
        patients: Whose they are.
        findings: One entry a finding, None with too few positive films.
        names: Names of all findings, in order.
        macro: Mean over the findings with at least ten positive films.
    """

    films: int
    patients: int
    names: tuple[str, ...]
    findings: tuple[AucDifference | None, ...]
    macro: AucDifference | None

    def to_dict(self) -> dict[str, Any]:
        """Return plain numbers, texts, lists and dicts."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> AucComparison:
        """Rebuild what `to_dict` returned.

        Raises:
            InvalidConfiguration: The values are incomplete, unknown or contradictory.
        """
        return from_plain(cls, values)


def compare_auc(  # noqa: PLR0913 - draws and seed go by name
    challenger: FloatArray,
    reference: FloatArray,
    labels: FloatArray,
    patients: NDArray[np.str_],
    findings: tuple[str, ...],
    *,
    draws: int = DRAWS,
    seed: int = 42,
) -> AucComparison:
    """Return the differences in AUC, with intervals from resampled patients.

    Each resample judges both predictions on the same films.  What is easy or
    hard about these films then cancels, and the interval is far narrower than
    those of the two AUCs would suggest.

    Args:
        challenger: Logits or probabilities, shape (films, findings); NaN where
            it has no opinion, and such cells count for neither.
        reference: Likewise, on the same films.
        labels: 1, 0 or NaN, same shape.
        patients: Whose film each is, shape (films,).
        findings: Their names.
        draws: Resamples of an interval.
        seed: Makes the intervals repeatable.

    Raises:
        InvalidConfiguration: The predictions are not on the same films and findings.
    """
    if not challenger.shape == reference.shape == labels.shape == (len(patients), len(findings)):
        raise InvalidConfiguration(
            "The two predictions are not on the same films and findings.",
            "Compare them on the films and findings that both have.",
        )
    judged = np.where(np.isnan(challenger) | np.isnan(reference), np.nan, labels)
    present, absent = present_and_absent(judged)
    columns = np.flatnonzero(enough_positives(judged) & absent.any(axis=0)).tolist()
    films = (present | absent).any(axis=1)
    entries: list[AucDifference | None] = [None] * len(findings)
    macro = None
    if columns:
        kept = judged[:, columns]
        first, second = challenger[:, columns], reference[:, columns]
        gains = auc_draws(first, kept, patients, draws=draws, seed=seed) - auc_draws(
            second, kept, patients, draws=draws, seed=seed
        )
        for place, column in enumerate(columns):
            entries[column] = _difference(
                findings[column],
                int(present[:, column].sum()),
                _area(first[:, place], kept[:, place]),
                _area(second[:, place], kept[:, place]),
                gains[:, place],
            )
        there = [entry for entry in entries if entry is not None]
        macro = _difference(
            "macro",
            len(there),
            float(np.mean([entry.challenger for entry in there])),
            float(np.mean([entry.reference for entry in there])),
            mean_over_findings(gains),
        )
    return AucComparison(
        films=int(films.sum()),
        patients=len(set(patients[films].tolist())),
        names=findings,
        findings=tuple(entries),
        macro=macro,
    )


def _area(scores: FloatArray, labels: FloatArray) -> float:
    area = auc(scores, labels)
    assert area is not None, f"fewer than {MINIMUM_POSITIVES} positives were let through"
    return area


def _difference(
    name: str, positives: int, challenger: float, reference: float, gains: FloatArray
) -> AucDifference:
    return AucDifference(
        name=name,
        positives=positives,
        challenger=challenger,
        reference=reference,
        difference=percentile_interval(challenger - reference, gains),
    )
