"""An evaluation as rows of an interval table: findings, and groups of films."""

from __future__ import annotations

from collections.abc import Mapping

from xlite_core.evaluation.comparison import AucComparison, AucDifference
from xlite_core.evaluation.report import Evaluation
from xlite_desktop.experiments.interval_table import IntervalRow
from xlite_desktop.experiments.run_detail_words import (
    group_name,
    in_full,
    interval,
    number,
    signed,
)
from xlite_desktop.finding_names import display_name
from xlite_desktop.translation import tr


def teacher_aucs(compared: AucComparison | None) -> dict[str, tuple[float, str]]:
    """Return finding -> the teacher's AUC, and a sentence about the difference."""
    if compared is None:
        return {}
    return {
        entry.name: (
            entry.reference,
            tr(
                "teacher {reference} on the same films, difference {gap}",
                reference=number(entry.reference, 3),
                gap=_gap(entry),
            ),
        )
        for entry in compared.findings
        if entry is not None
    }


def _gap(entry: AucDifference) -> str:
    gain = entry.difference
    return f"{signed(gain.value)} ({interval(gain, 3, with_sign=True)})"


def finding_rows(
    judged: Evaluation, taught: Mapping[str, tuple[float, str]]
) -> tuple[IntervalRow, ...]:
    """Return the findings, highest AUC first; those with too few films last."""
    ordered = sorted(
        judged.findings, key=lambda f: (f.auc is None, -(f.auc.value if f.auc else f.positives))
    )
    rows = []
    for finding in ordered:
        teacher = taught.get(finding.name)
        name = display_name(finding.name)
        tip = tr(
            "{name}: AUC {in_full}; {positives:,} of {films:,} films with the finding",
            name=name,
            in_full=in_full(finding.auc),
            positives=finding.positives,
            films=finding.films,
        )
        rows.append(
            IntervalRow(
                name=name,
                count=f"{finding.positives:,}",
                estimate=finding.auc,
                comparison=teacher[0] if teacher else None,
                tip=f"{tip}; {teacher[1]}" if teacher else tip,
            )
        )
    return tuple(rows)


def group_rows(judged: Evaluation, finding: str | None = None) -> tuple[IntervalRow, ...]:
    """Return the groups of films.

    Args:
        judged: The evaluation.
        finding: Whose AUC; None for the mean over the findings that all groups of an
            attribute can be judged on.
    """
    rows = []
    attribute = ""
    for group in judged.subgroups:
        name = group_name(group.attribute, group.group)
        films = tr(
            "{films:,} films of {patients:,} patients", films=group.films, patients=group.patients
        )
        if finding is None:
            estimate, count = group.macro_auc, f"{group.films:,}"
            tip = tr(
                "{name}: macro AUC {in_full} over {macro_findings} findings",
                name=name,
                in_full=in_full(estimate),
                macro_findings=group.macro_findings,
            )
        else:
            place = judged.names.index(finding)
            estimate, count = group.auc[place], f"{group.positives[place]:,}"
            tip = tr(
                "{name}: AUC {in_full}; {count} films with the finding",
                name=name,
                in_full=in_full(estimate),
                count=count,
            )
        rows.append(
            IntervalRow(
                name=name,
                count=count,
                estimate=estimate,
                tip=f"{tip}; {films}",
                heading=bool(attribute) and group.attribute != attribute,
            )
        )
        attribute = group.attribute
    return tuple(rows)


def overall_for(judged: Evaluation) -> float | None:
    """Return the AUC on all films where groups can be held against it.

    A group's mean is over the findings that all groups of its attribute can be judged
    on; beside a mean over other findings it would say nothing.
    """
    over = {group.macro_findings for group in judged.subgroups if group.macro_auc is not None}
    same = over == {judged.macro_findings}
    return judged.macro_auc.value if judged.macro_auc and same else None


def findings_behind(judged: Evaluation) -> str:
    """Say over how many findings the groups of each attribute are averaged."""
    counts: dict[str, int] = {}
    for group in judged.subgroups:
        counts[group.attribute] = max(counts.get(group.attribute, 0), group.macro_findings)
    return ", ".join(f"{name} {count}" for name, count in counts.items())
