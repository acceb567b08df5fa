"""What a finding's threshold would have done on the films that it was chosen on, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_core.evaluation.interval import Estimate
    from xlite_core.inference.model_card import FindingCard

_CURVE_POINTS = 48


@dataclass(frozen=True, slots=True)
class OperatingNumber:
    """One line: "Sensitivity", "74 %", "62–84"."""

    label: str
    value: str
    interval: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatingNumbers:
    """The four numbers of one threshold, the point on the curve, and what they rest on.

    Attributes:
        lines: Sensitivity, specificity, PPV, NPV.
        point: (false positive rate, true positive rate); None where either is unknown.
        films: How many films: "59 of 2,322 films".
        prevalence: What PPV and NPV refer to: "5.2 %".
        own_prevalence: It is the user's, not that of the model's table.
        doubt: A warning where the model may be no better than a guess; else empty.
    """

    lines: tuple[OperatingNumber, ...]
    point: tuple[float, float] | None
    films: str
    prevalence: str
    own_prevalence: bool
    doubt: str

    @property
    def basis(self) -> str:
        """How many films, and the prevalence that PPV and NPV refer to."""
        values = {"films": self.films, "prevalence": self.prevalence}
        if self.own_prevalence:
            return tr("{films} · prevalence set for your site to {prevalence}", **values)
        return tr("{films} · prevalence set to {prevalence}", **values)

    @property
    def spoken(self) -> str:
        """The numbers as a screen reader says them."""
        said = (
            tr(
                "{label} {n}, 95 % interval {interval}",
                label=n.label,
                n=n.value,
                interval=n.interval,
            )
            for n in self.lines
        )
        return ". ".join((*said, self.basis, *([self.doubt] if self.doubt else [])))


@dataclass(frozen=True, slots=True, kw_only=True)
class RocCurve:
    """A curve that never changes while thresholds do.

    Attributes:
        points: (false positive rate, sensitivity, its low end, its high end),
            from (0, 0) to (1, 1).
        auc: "AUC 0.86", or empty where there is none.
    """

    points: tuple[tuple[float, float, float, float], ...]
    auc: str


def operating_numbers(
    finding: FindingCard, threshold: float, prevalence: float | None = None
) -> OperatingNumbers:
    """Return the operating numbers of a threshold.

    Args:
        finding: With the counts that they come from.
        threshold: A probability.
        prevalence: Share of positive films where the user works; it moves PPV and NPV, and
            nothing else.  None for that of the model's table.
    """
    from xlite_core.evaluation.operating_point import operating_characteristics

    share = finding.prevalence if prevalence is None else prevalence
    found = operating_characteristics(finding.roc, threshold, share)
    sensitivity, specificity = found.sensitivity, found.specificity
    known = sensitivity is not None and specificity is not None
    films = finding.roc.positives + finding.roc.negatives
    return OperatingNumbers(
        lines=(
            _line(tr("Sensitivity"), sensitivity),
            _line(tr("Specificity"), specificity),
            _line(tr("PPV"), found.ppv),
            _line(tr("NPV"), found.npv),
        ),
        point=(1 - specificity.value, sensitivity.value) if known else None,  # type: ignore[union-attr]
        films=tr("{positives:,} of {films:,} films", positives=finding.roc.positives, films=films),
        prevalence=share_words(share),
        own_prevalence=prevalence is not None,
        doubt=_doubt(finding),
    )


def _doubt(finding: FindingCard) -> str:
    if not finding.beats_chance:
        return tr("Not shown to be better than chance")
    return "" if finding.beats_shortcuts else tr("Not shown to beat a guess made without the film")


def share_words(share: float) -> str:
    """Return a prevalence as people read it: "5.2 %", and "0.04 %" where a decimal hides it."""
    from xlite_core.reporting.report_words import prevalence_words

    return prevalence_words(share)


def roc_curve(finding: FindingCard) -> RocCurve:
    """Return a finding's curve with its band; no points where a class has no films."""
    from xlite_core.evaluation.interval import wilson_interval

    roc = finding.roc
    auc = "" if finding.auc is None else tr("AUC {auc:.2f}", auc=finding.auc.value)
    if not roc.positives or not roc.negatives:
        return RocCurve(points=(), auc=auc)
    # Every hundredth of the axis is closer than the plot can show.
    stride = max(1, len(roc.thresholds) // _CURVE_POINTS)
    counts = zip(roc.false_positives[::stride], roc.true_positives[::stride], strict=True)
    steps = sorted({(0, 0), *counts, (roc.negatives, roc.positives)})
    points = []
    for false_positives, true_positives in steps:
        rate = wilson_interval(true_positives, roc.positives)
        points.append((false_positives / roc.negatives, rate.value, rate.low, rate.high))
    return RocCurve(points=tuple(points), auc=auc)


def _line(label: str, estimate: Estimate | None) -> OperatingNumber:
    if estimate is None:
        return OperatingNumber(label, "–", tr("too few films"))
    # "100 %, 100–100" would hide what the NPV of a rare finding is all about.
    at_an_end = 0 < estimate.value < 0.01 or 0.99 < estimate.value < 1
    value, low, high = (
        f"{100 * share:.{int(at_an_end)}f}"
        for share in (estimate.value, estimate.low, estimate.high)
    )
    return OperatingNumber(label, f"{value} %", f"{low}–{high}")
