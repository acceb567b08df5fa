"""Do findings go together in the predictions as they do in the labels?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.roc import present_and_absent

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoOccurrence:
    """Pairs of findings, observed and predicted, on films where both are known.

    All are square, findings by findings, and symmetric; the diagonal is a
    finding with itself.

    Attributes:
        findings: Their names.
        observed: Films that show both.
        predicted: Films flagged for both.
        observed_association: Phi coefficient of the labels, -1 to 1; None where
            one of the two is on all films or on none.
        predicted_association: Phi coefficient of the flags.  Unlike the counts
            it can be held against the labels' own: a policy that flags twice as
            many films does not by itself tie findings together.
    """

    findings: tuple[str, ...]
    observed: tuple[tuple[int, ...], ...]
    predicted: tuple[tuple[int, ...], ...]
    observed_association: tuple[tuple[float | None, ...], ...]
    predicted_association: tuple[tuple[float | None, ...], ...]

    def association_error(self) -> FloatArray:
        """Return predicted minus observed association, (findings, findings); NaN where missing.

        Above zero: the model ties two findings together more than the labels do.
        """
        predicted = np.array(self.predicted_association, dtype=np.float64)
        return predicted - np.array(self.observed_association, dtype=np.float64)


def co_occurrence(
    flagged: NDArray[np.bool_], labels: FloatArray, findings: tuple[str, ...]
) -> CoOccurrence:
    """Count how often findings go together, in the labels and in what thresholds flag.

    Args:
        flagged: What the thresholds flag, shape (films, findings).
        labels: 1, 0 or NaN, same shape; a film counts for a pair where both are known.
        findings: Their names.
    """
    present, absent = present_and_absent(labels)
    is_known = present | absent
    observed, observed_phi = _counts_and_phi(present, is_known)
    predicted, predicted_phi = _counts_and_phi(flagged & is_known, is_known)
    return CoOccurrence(
        findings=findings,
        observed=observed,
        predicted=predicted,
        observed_association=observed_phi,
        predicted_association=predicted_phi,
    )


def _counts_and_phi(
    there: NDArray[np.bool_], is_known: NDArray[np.bool_]
) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[float | None, ...], ...]]:
    """Return the fourfold tables' first cells, and their phi (Yule, 1912)."""
    x, k = there.astype(np.float64), is_known.astype(np.float64)
    films, both = k.T @ k, x.T @ x
    first, second = x.T @ k, k.T @ x
    spread = first * (films - first) * second * (films - second)
    phi = np.full(both.shape, np.nan)
    np.divide(films * both - first * second, np.sqrt(spread), out=phi, where=spread > 0)
    return (
        tuple(tuple(row) for row in both.astype(np.int64).tolist()),
        tuple(tuple(None if np.isnan(v) else v for v in row) for row in phi.tolist()),
    )
