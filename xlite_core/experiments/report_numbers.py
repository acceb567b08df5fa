"""The parts of a report that show an evaluation: one function a table, each Markdown."""

from __future__ import annotations

from xlite_core.counting import counted
from xlite_core.evaluation.finding_report import FindingEvaluation
from xlite_core.evaluation.report import Evaluation
from xlite_core.experiments.markdown import decimal, plain, table, with_interval
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.record import NOT_APPLICABLE
from xlite_core.experiments.targets import FINDING_AUC
from xlite_core.findings import display_name

POLICIES = {
    "f1": "best F1",
    "youden": "Youden",
    "sensitivity_90": "sensitivity 0.90",
    "sensitivity_95": "sensitivity 0.95",
    "specificity_95": "specificity 0.95",
}
"""Policy -> what a report calls it."""

CONFUSED_MOST = 10


def headline(judged: Evaluation) -> str:
    """Return the one number, with what it was measured on and what chose it."""
    area = with_interval(judged.macro_auc)
    told = (
        f"**Macro AUC {area}** over {judged.macro_findings} of "
        f"{counted(len(judged.findings), 'finding')}: {counted(judged.films, 'film')} of "
        f"{counted(judged.patients, 'patient')} ({plain(judged.data_name)}).\n"
    )
    if judged.macro_auc is None:
        told = (
            f"**No macro AUC**: no finding has ten positive films among {judged.films:,} "
            f"({plain(judged.data_name)}).\n"
        )
    chosen = {
        True: "Thresholds and calibration were chosen on these same films, so numbers at "
        "thresholds and calibration flatter.",
        False: f"Thresholds and calibration were chosen on other films: {plain(judged.selection)}.",
        None: "",
    }[judged.selected_on_these_films]
    return (
        f"{told}\nIntervals are 95 %, from {judged.draws:,} resamples of patients. {chosen}".strip()
        + "\n"
    )


def findings_table(judged: Evaluation) -> str:
    """Return ranking numbers a finding; the last column is the gap to the goal of 0.80."""
    rows = []
    for finding in judged.findings:
        gap = None if finding.auc is None else finding.auc.value - FINDING_AUC
        rows.append(
            [
                plain(display_name(finding.name)),
                f"{finding.positives:,}",
                f"{finding.films:,}",
                with_interval(finding.auc),
                _signed(gap),
                with_interval(finding.average_precision),
                decimal(finding.prevalence),
            ]
        )
    if judged.macro_auc is not None:
        rows.append(
            [
                f"**Mean of {judged.macro_findings}**",
                "",
                "",
                f"**{with_interval(judged.macro_auc)}**",
                _signed(judged.macro_auc.value - FINDING_AUC),
                f"**{with_interval(judged.macro_average_precision)}**",
                "",
            ]
        )
    heading = ["Finding", "Positive", "Films", "ROC-AUC", f"to {FINDING_AUC:.2f}"]
    left = "Chance is 0.5 for ROC-AUC and the share of positive films for PR-AUC.\n"
    return f"{table([*heading, 'PR-AUC', 'Share'], rows)}\n{left}"


def operating_tables(judged: Evaluation) -> str:
    """Return a table for each policy of thresholds: what it does to each finding."""
    return "\n".join(operating_table(judged, policy) for policy in judged.macro_f1)


def operating_table(judged: Evaluation, policy: str) -> str:
    """Return what the thresholds of one policy do to each finding, below a heading."""
    rows = [_operating_row(finding, policy) for finding in judged.findings]
    heading = ["Finding", "Threshold", "Sensitivity", "Specificity", "Precision", "F1"]
    name = POLICIES.get(policy, policy)
    return (
        f"### {plain(name[:1].upper() + name[1:])}\n\n"
        f"Macro F1 {with_interval(judged.macro_f1[policy])}.\n\n{table(heading, rows)}"
    )


def _operating_row(finding: FindingEvaluation, policy: str) -> list[str]:
    name, numbers = plain(display_name(finding.name)), finding.operating.get(policy)
    if numbers is None:
        return [name, *[NOT_APPLICABLE] * 5]
    counts = numbers.confusion
    f1 = with_interval(numbers.f1) if numbers.f1 else decimal(counts.f1)
    return [
        name,
        decimal(numbers.threshold),
        with_interval(counts.sensitivity, 2),
        with_interval(counts.specificity, 2),
        with_interval(counts.precision, 2),
        f1,
    ]


def calibration_table(judged: Evaluation) -> str:
    """Return Brier scores and calibration errors, before and after calibration."""
    rows = []
    for name, before, after in (
        *((display_name(f.name), f.uncalibrated, f.calibrated) for f in judged.findings),
        ("All findings pooled", judged.uncalibrated, judged.calibrated),
    ):
        cells = [plain(name)]
        for part in (before, after):
            cells.append(decimal(part.calibration_error if part else None))
            cells.append(decimal(part.brier if part else None))
        rows.append([*cells, decimal(after.brier_skill if after else None)])
    heading = ["Finding", "ECE before", "Brier before", "ECE after", "Brier after", "Skill after"]
    said = "Before and after calibration. Skill is 0 for always stating the share of positives.\n"
    return f"{table(heading, rows)}\n{said}"


def subgroup_table(judged: Evaluation) -> str:
    """Return the macro AUC of each group of films, on the findings all groups share."""
    rows = [
        [
            plain(f"{group.attribute}: {group.group}"),
            f"{group.films:,}",
            f"{group.patients:,}",
            with_interval(group.macro_auc),
            str(group.macro_findings),
        ]
        for group in judged.subgroups
    ]
    return table(["Group", "Films", "Patients", "Macro AUC", "Findings"], rows)


def confusion_table(judged: Evaluation) -> str:
    """Return the pairs of findings that are confused most."""
    rows = [
        [
            plain(display_name(pair.called)),
            plain(display_name(pair.shown)),
            f"{pair.false_alarms:,} of {pair.films:,}",
            with_interval(pair.rate, 2),
            decimal(pair.elsewhere, 2),
            f"{pair.swapped:,}",
        ]
        for pair in judged.confused_pairs[:CONFUSED_MOST]
    ]
    heading = ["Called", "Film shows", "False alarms", "Rate", "Rate elsewhere", "Swapped"]
    return table(heading, rows, left=(0, 1))


def teacher_table(metrics: RunMetrics) -> str:
    """Return student against teacher on the same films, with paired intervals."""
    if metrics.teacher is None:
        return ""
    entries = [*metrics.teacher.findings, metrics.teacher.macro]
    rows = [
        [
            "**Macro**" if entry is metrics.teacher.macro else plain(display_name(entry.name)),
            decimal(entry.challenger),
            decimal(entry.reference),
            with_interval(entry.difference),
            "yes" if entry.differs else "not shown",
        ]
        for entry in entries
        if entry is not None
    ]
    return table(["Finding", "Student", "Teacher", "Difference", "Differs"], rows)


def _signed(value: float | None) -> str:
    text = decimal(value)
    return text if value is None or value <= 0 else f"+{text}"
