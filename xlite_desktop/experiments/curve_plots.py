"""Curves of an evaluation as plain values for small multiples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xlite_core.evaluation.confusion import Confusion
from xlite_core.evaluation.curve import Curve
from xlite_core.evaluation.finding_report import FindingEvaluation
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.report import Evaluation
from xlite_desktop.experiments.run_detail_words import in_full, percent
from xlite_desktop.finding_names import display_name
from xlite_desktop.translation import tr

CurveKind = Literal["roc", "precision_recall"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePlot:
    """One small plot.

    Attributes:
        name: Of the finding.
        positives: Films with it.
        curve: None where it cannot be drawn.
        area: Below it; None with too few films.
        chance: Ends of the line of guessing, as (x, y).
        point: Where the threshold lies; None without one.
        tip: The numbers in words.
    """

    name: str
    positives: int
    curve: Curve | None
    area: Estimate | None
    chance: tuple[tuple[float, float], tuple[float, float]]
    point: tuple[float, float] | None
    tip: str


def plots_of(judged: Evaluation, kind: CurveKind, policy: str) -> tuple[CurvePlot, ...]:
    """Return a plot for each finding, in the order of the findings."""
    return tuple(_plot(finding, kind, policy) for finding in judged.findings)


def _plot(finding: FindingEvaluation, kind: CurveKind, policy: str) -> CurvePlot:
    roc = kind == "roc"
    share = finding.prevalence or 0.0
    numbers = finding.operating.get(policy)
    area = finding.auc if roc else finding.average_precision
    name = display_name(finding.name)
    tip = tr(
        "{name}: {measure} {area}; {positives:,} of {films:,} films",
        name=name,
        measure="AUC" if roc else "PR-AUC",
        area=in_full(area),
        positives=finding.positives,
        films=finding.films,
    )
    point = None
    if numbers is not None:
        point = _point(numbers.confusion, roc=roc)
        tip += tr("; threshold {threshold}", threshold=percent(numbers.threshold))
    return CurvePlot(
        name=name,
        positives=finding.positives,
        curve=finding.roc if roc else finding.precision_recall,
        area=area,
        chance=((0.0, 0.0), (1.0, 1.0)) if roc else ((0.0, share), (1.0, share)),
        point=point,
        tip=tip,
    )


def _point(counts: Confusion, *, roc: bool) -> tuple[float, float] | None:
    if counts.sensitivity is None:
        return None
    recall = counts.sensitivity.value
    if roc:
        return None if counts.specificity is None else (1 - counts.specificity.value, recall)
    return None if counts.precision is None else (recall, counts.precision.value)
