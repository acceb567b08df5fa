"""What a threshold means: sensitivity, specificity and predictive values with intervals."""

from __future__ import annotations

from dataclasses import dataclass

from xlite_core.evaluation.interval import Estimate, wilson_interval
from xlite_core.evaluation.roc import RocCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatingCharacteristics:
    """The four numbers of one threshold, each None where nothing supports it.

    Attributes:
        sensitivity: Share of positive films flagged.
        specificity: Share of negative films not flagged.
        ppv: Probability that a flagged film is positive, at the given prevalence.
        npv: Probability that an unflagged film is negative, at that prevalence.
    """

    sensitivity: Estimate | None
    specificity: Estimate | None
    ppv: Estimate | None
    npv: Estimate | None


def operating_characteristics(
    roc: RocCounts, threshold: float, prevalence: float
) -> OperatingCharacteristics:
    """Read one threshold's numbers off the counts.

    Sensitivity and specificity carry Wilson intervals.  Predictive values
    follow from them by Bayes' theorem at the given prevalence, because the
    share of positive films in an evaluation set is rarely that of a ward; their
    intervals combine the worse and the better ends of both (conservative).

    Args:
        roc: Counts of an evaluation.
        threshold: A probability; films at or above it are flagged.
        prevalence: 0 to 1: share of positive films where the model is used.
    """
    true_positives, false_positives = roc.flagged_at(threshold)
    sensitivity = wilson_interval(true_positives, roc.positives) if roc.positives else None
    specificity = (
        wilson_interval(roc.negatives - false_positives, roc.negatives) if roc.negatives else None
    )
    if sensitivity is None or specificity is None:
        return OperatingCharacteristics(
            sensitivity=sensitivity, specificity=specificity, ppv=None, npv=None
        )
    return OperatingCharacteristics(
        sensitivity=sensitivity,
        specificity=specificity,
        ppv=_predictive_value(sensitivity, specificity, prevalence),
        # Seen from the negative side the roles swap: specificity finds, sensitivity clears.
        npv=_predictive_value(specificity, sensitivity, 1.0 - prevalence),
    )


def _predictive_value(found: Estimate, cleared: Estimate, share: float) -> Estimate | None:
    """P(condition | called) by Bayes' theorem, or None when nothing is ever called."""

    def bayes(hit: float, clear: float) -> float | None:
        called = hit * share + (1.0 - clear) * (1.0 - share)
        return None if called == 0 else hit * share / called

    value = bayes(found.value, cleared.value)
    low, high = bayes(found.low, cleared.low), bayes(found.high, cleared.high)
    if value is None:
        return None
    return Estimate(
        value=value,
        low=value if low is None else min(low, value),
        high=value if high is None else max(high, value),
    )
