"""How a report writes its numbers, and a whole report as text for a clipboard."""

from __future__ import annotations

import math

from xlite_core.evaluation.interval import Estimate
from xlite_core.reporting.report_content import ReportContent, ReportedFinding

NOT_KNOWN = "–"
NO_CHANCE = "Not shown to be better than chance."
NO_GUESS = "Not shown to beat a guess made without the film."


def share(value: float) -> str:
    """Return a probability or threshold in per cent: "41.8 %"."""
    return f"{100 * value:.1f} %"


def prevalence_words(value: float) -> str:
    """Return a prevalence in per cent: "5.2 %", and "0.04 %" where a decimal would hide it."""
    return share(value) if value >= 0.001 else f"{100 * value:.2g} %"


def shares(estimate: Estimate | None) -> tuple[str, str]:
    """Return an estimate and its interval in per cent: "74 %", "62–84".

    Close to either end whole per cents would hide what they are about, so there they get a
    decimal.
    """
    if estimate is None:
        return NOT_KNOWN, "too few"
    at_an_end = 0 < estimate.value < 0.01 or 0.99 < estimate.value < 1
    value, low, high = (
        f"{100 * number:.{int(at_an_end)}f}"
        for number in (estimate.value, estimate.low, estimate.high)
    )
    return f"{value} %", f"{low}–{high}"


def made_words(content: ReportContent) -> str:
    """Return when the report was made: "2026-11-21 12:40"."""
    return content.made.strftime("%Y-%m-%d %H:%M")


def model_line(content: ReportContent) -> str:
    """Return the model card in one line; empty where no model answered."""
    model = content.model
    if model is None:
        return ""
    return " · ".join((f"{model.name} {model.fingerprint}", *model.facts))


def evidence_number(value: float, full_scale: float) -> str:
    """Return log-odds with two digits of the scale: "0.36" of 0.40, "0.028" of 0.069."""
    decimals = max(0, 1 - math.floor(math.log10(full_scale)))
    return f"{value:.{decimals}f}"


def peak_words(finding: ReportedFinding, full_scale: float) -> str:
    """Return what is to be said of a map: "peak 0.36 of 0.40 log-odds per cell"."""
    weak = ", weak evidence" if finding.weak else ""
    peak = evidence_number(finding.evidence_peak, full_scale)
    return f"peak {peak} of {evidence_number(full_scale, full_scale)} log-odds per cell{weak}"


def to_text(content: ReportContent) -> str:
    """Return a report as plain text, a line a fact and a line a finding."""
    lines = [f"Chest X-ray report. {content.headline}.", ""]
    if content.identity is not None:
        lines += [f"{label}: {value}" for label, value in content.identity.facts]
    lines.append(f"Film {content.film.key}: {' · '.join(content.film.facts)}")
    lines += [f"{view}." for view in content.view]
    lines += [notice.sentence for notice in content.notices]
    if content.unscored:
        lines.append(content.unscored)
    if content.findings:
        lines += ["", f"Thresholds: {content.policy}"]
        lines += [_finding_line(finding) for finding in content.findings]
    if content.model is not None:
        scale = content.model.evidence_full_scale
        lines += ["", "Evidence maps:"]
        lines += [f"{f.label}: {peak_words(f, scale)}" for f in content.leading]
    if content.words:
        lines += ["", "Reader's words:", content.words]
    if content.measured:
        lines += ["", "Measured by the reader:", *content.measured]
    if content.model is not None:
        lines += ["", f"Model: {model_line(content)}", content.model.evaluated_on]
    lines += ["", *content.caveats, f"{content.version}, {made_words(content)}"]
    return "\n".join(lines)


def _finding_line(finding: ReportedFinding) -> str:
    side = "above" if finding.above else "below"
    said = [
        (
            f"{finding.label}: {share(finding.probability)}, {side} threshold "
            f"{share(finding.threshold)}"
        )
    ]
    for label, estimate in (
        ("sensitivity", finding.sensitivity),
        ("specificity", finding.specificity),
        ("PPV", finding.ppv),
        ("NPV", finding.npv),
    ):
        value, interval = shares(estimate)
        said.append(f"{label} {value} ({interval})")
    films = finding.positives + finding.negatives
    said.append(
        f"n {finding.positives:,} of {films:,} films, prevalence "
        f"{prevalence_words(finding.prevalence)}"
    )
    if finding.opinion is not None:
        said.append(f"reader: {finding.opinion.words}")
    line = "; ".join(said)
    if not finding.beats_chance:
        return f"{line}. {NO_CHANCE}"
    return line if finding.beats_shortcuts else f"{line}. {NO_GUESS}"
