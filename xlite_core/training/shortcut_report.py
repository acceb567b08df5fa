"""The shortcut baseline as people read it: a sentence, a table, and what it means for a student."""

from __future__ import annotations

from collections.abc import Mapping

from xlite_core.counting import counted
from xlite_core.evaluation.comparison import AucDifference
from xlite_core.experiments.markdown import decimal, plain, table, with_interval
from xlite_core.training.shortcut_baseline import ShortcutBaseline


def shortcut_report(
    judged: Mapping[str, ShortcutBaseline], *, subject: str = "", folds: str = ""
) -> str:
    """Return the report in Markdown.

    Args:
        judged: From `judged_shortcuts`.
        subject: What the predictions are called; empty without any.
        folds: In words, which folds judged; empty for all.
    """
    full = judged["all"]
    parts = ["# Shortcut baseline", _worth(full, judged["demographic"]), folds]
    if full.comparison is not None:
        parts.append(_verdict(full, subject))
    return "\n\n".join([*(part for part in parts if part), _table(full)])


def _worth(full: ShortcutBaseline, small: ShortcutBaseline) -> str:
    return (
        f"A logistic regression that never sees the film, told {_listed(full.features)}, reaches a "
        f"macro AUC of {with_interval(full.macro)} over "
        f"{counted(full.macro_findings, 'finding')} with at least ten positive films; told "
        f"{_listed(small.features)} alone, {with_interval(small.macro)}. Where only films of one "
        f"fold are compared, which does weak models justice, {with_interval(full.within)} and "
        f"{with_interval(small.within)}. Out of fold on {counted(full.films, 'film')} of "
        f"{counted(full.patients, 'patient')}; intervals are 95 % by resampled patients, and "
        "differences are paired."
    )


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _verdict(baseline: ShortcutBaseline, subject: str) -> str:
    compared = baseline.comparison
    assert compared is not None
    if compared.macro is None:
        return "No finding has ten positive films, so the student cannot be compared."
    not_better = [
        plain(entry.name) for entry in compared.findings if entry and entry.difference.low <= 0
    ]
    said = (
        f"{plain(subject)} {'beats' if baseline.beaten else 'is not shown to beat'} it: macro AUC "
        f"{decimal(compared.macro.challenger)}, difference "
        f"{with_interval(compared.macro.difference)}, within folds "
        f"{with_interval(baseline.within_gain)}."
    )
    if not not_better:
        return f"{said} It is better on every finding that is judged."
    return f"{said} It is not shown to be better on {', '.join(not_better)}."


def _table(baseline: ShortcutBaseline) -> str:
    compared = baseline.comparison
    differences: Mapping[str, AucDifference] = {}
    if compared is not None:
        differences = {entry.name: entry for entry in compared.findings if entry}
        if compared.macro is not None:
            differences = {**differences, "macro": compared.macro}
    rows = [
        [plain(name), f"{count:,}", with_interval(area)]
        for name, count, area in zip(
            baseline.findings, baseline.positives, baseline.areas, strict=True
        )
    ]
    rows.append([f"macro, {baseline.macro_findings} findings", "", with_interval(baseline.macro)])
    headings = ["finding", "positive", "AUC of the baseline"]
    if compared is not None:
        headings += ["AUC of the student", "student minus baseline", "beats it"]
        named = zip(rows, (*baseline.findings, "macro"), strict=True)
        rows = [[*row, *_cells(differences.get(name))] for row, name in named]
    return table(headings, rows)


def _cells(entry: AucDifference | None) -> list[str]:
    if entry is None:
        return ["n/a", "n/a", "too few positive films"]
    low, high = entry.difference.low, entry.difference.high
    verdict = "yes" if low > 0 else "worse" if high < 0 else "not shown"
    return [decimal(entry.challenger), with_interval(entry.difference), verdict]
