"""One finding's numbers: ranking, calibration, operating points, worst films."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.bootstrap import MINIMUM_POSITIVES, percentile_interval
from xlite_core.evaluation.calibration import sigmoid
from xlite_core.evaluation.confusion import Confusion, confusion_at
from xlite_core.evaluation.curve import Curve
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.judged_films import JudgedFilms
from xlite_core.evaluation.precision_recall import precision_recall_curve, roc_curve
from xlite_core.evaluation.reliability import Reliability, reliability
from xlite_core.evaluation.roc import roc_counts
from xlite_core.evaluation.worst_cases import WorstCases, worst_cases

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatingNumbers:
    """What one threshold does on these films.

    Attributes:
        threshold: On the probabilities that were judged.
        confusion: The four counts; sensitivity, specificity and precision with
            their Wilson intervals follow from them.
        f1: With its interval by patient; None with fewer than ten positive films.
    """

    threshold: float
    confusion: Confusion
    f1: Estimate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingEvaluation:
    """All that is said about one finding.

    Attributes:
        name: The finding's key.
        films: Films on which it is known.
        positives: Of these, the positive ones.
        auc: Computed on logits, with its interval by patient; None ("n/a") with
            fewer than ten positive films, or without negative ones.
        average_precision: Likewise; chance is `prevalence`.
        roc: The curve; None without positives or without negatives.
        precision_recall: Likewise.
        uncalibrated: Reliability of sigmoid(logit); None where nothing is known.
        calibrated: Reliability of the calibrated probability; None without a
            calibration.
        operating: Policy -> what its threshold does; None where the policy has
            no threshold for the finding.
        worst: Rows of the worst failures; None without probabilities.
    """

    name: str
    films: int
    positives: int
    auc: Estimate | None
    average_precision: Estimate | None
    roc: Curve | None
    precision_recall: Curve | None
    uncalibrated: Reliability | None
    calibrated: Reliability | None
    operating: Mapping[str, OperatingNumbers | None]
    worst: WorstCases | None

    @property
    def negatives(self) -> int:
        return self.films - self.positives

    @property
    def prevalence(self) -> float | None:
        """Share of positive films; None where nothing is known."""
        return self.positives / self.films if self.films else None


def finding_evaluation(
    films: JudgedFilms,
    column: int,
    *,
    auc: Estimate | None,
    average_precision: Estimate | None,
    f1_results: Mapping[str, FloatArray],
) -> FindingEvaluation:
    """Put together one finding's numbers.

    Args:
        films: What is judged.
        column: The finding's place.
        auc: Already estimated, from draws shared by all findings.
        average_precision: Likewise.
        f1_results: Policy -> F1 on each resample, shape (draws,).
    """
    name = films.findings[column]
    logits, labels = films.logits[:, column], films.labels[:, column]
    counts = roc_counts(logits, labels)
    judged, calibrated = films.judged(column), films.calibrated(column)
    operating: dict[str, OperatingNumbers | None] = {}
    for policy, thresholds in films.thresholds.items():
        threshold = thresholds[name]
        operating[policy] = (
            None
            if judged is None or threshold is None
            else _operating(judged, labels, threshold, f1_results[policy])
        )
    return FindingEvaluation(
        name=name,
        films=counts.positives + counts.negatives,
        positives=counts.positives,
        auc=auc,
        average_precision=average_precision,
        roc=roc_curve(counts),
        precision_recall=precision_recall_curve(counts),
        uncalibrated=reliability(sigmoid(logits), labels),
        calibrated=None if calibrated is None else reliability(calibrated, labels),
        operating=operating,
        worst=None if judged is None else worst_cases(judged, labels),
    )


def _operating(
    judged: FloatArray, labels: FloatArray, threshold: float, f1_results: FloatArray
) -> OperatingNumbers:
    confusion = confusion_at(judged, labels, threshold)
    f1 = None
    if confusion.f1 is not None and confusion.positives >= MINIMUM_POSITIVES:
        f1 = percentile_interval(confusion.f1, f1_results)
    return OperatingNumbers(threshold=threshold, confusion=confusion, f1=f1)
