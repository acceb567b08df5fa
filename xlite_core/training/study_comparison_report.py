"""Studies side by side as people read them: what judged, a table of worth, one of settings."""

from __future__ import annotations

from xlite_core.counting import counted
from xlite_core.experiments.ablation import NOT_RUN
from xlite_core.experiments.markdown import bold, decimal, plain, table, with_interval
from xlite_core.experiments.record import NOT_APPLICABLE
from xlite_core.training.study_comparison import ComparedStudies
from xlite_core.training.study_score import StudyScore

_TOO_FEW = "too few positive films"


def study_comparison_report(compared: ComparedStudies, *, agree_with: str = "") -> str:
    """Return the report in Markdown.

    Args:
        compared: From `compare_studies`.
        agree_with: What the table to agree with is called; empty without one.
    """
    parts = ["# Studies", _judged_on(compared), _worth(compared)]
    if compared.agreement_films:
        parts += [_agreement_on(compared, agree_with), _agreement(compared)]
    parts += ["## AUC by finding", _by_finding(compared)]
    if compared.settings:
        parts += ["## Settings that differ", _settings(compared)]
    return "\n\n".join(parts)


def _judged_on(compared: ComparedStudies) -> str:
    listed = ", ".join(map(str, compared.folds))
    if len(compared.folds) == compared.fold_count:
        folds = f"all {compared.fold_count} folds"
    else:
        noun = "fold" if len(compared.folds) == 1 else "folds"
        folds = f"{noun} {listed} of 0 to {compared.fold_count - 1}, which all studies here have"
    score = compared.scores[compared.reference]
    return (
        f"Out of fold on {counted(compared.films, 'film')} of "
        f"{counted(compared.patients, 'patient')}: {folds}. Macro AUC over "
        f"{counted(score.macro_findings, 'finding')} with at least ten positive films; intervals "
        f"are 95 % by resampled patients, and differences from {plain(compared.reference)} are "
        "paired, and not corrected for how many there are. Studies chosen by these numbers are "
        "not judged by them."
    )


def _worth(compared: ComparedStudies) -> str:
    headings = [
        "study",
        "folds finished",
        "macro AUC",
        f"minus {plain(compared.reference)}",
        "verdict",
    ]
    rows = []
    for name, folds in compared.finished.items():
        score = compared.scores.get(name)
        done = f"{len(folds)} of {compared.fold_count}"
        cells = (
            [NOT_RUN] * 3 if score is None else [with_interval(score.macro), *_difference(score)]
        )
        rows.append([plain(name), done, *cells])
    return table(headings, rows, left=(0, 4))


def _difference(score: StudyScore) -> list[str]:
    if score.against is None:
        return ["reference", ""]
    macro = score.against.macro
    if macro is None:
        return [NOT_APPLICABLE, _TOO_FEW]
    verdict = "not shown to differ"
    if macro.differs:
        verdict = "better" if macro.difference.low > 0 else "worse"
    return [with_interval(macro.difference), verdict]


def _agreement_on(compared: ComparedStudies, agree_with: str) -> str:
    score = compared.scores[compared.reference]
    return (
        f"Rank agreement with {plain(agree_with)}: Spearman's correlation, mean over "
        f"{counted(score.agreement_findings, 'finding')}, on the "
        f"{counted(compared.agreement_films, 'film')} of these folds that it knows, those outside "
        "the headline included."
    )


def _agreement(compared: ComparedStudies) -> str:
    rows = []
    for name in compared.finished:
        score = compared.scores.get(name)
        if score is None:
            rows.append([plain(name), NOT_RUN, NOT_RUN])
            continue
        gain = "reference" if score.against is None else with_interval(score.agreement_gain)
        rows.append([plain(name), with_interval(score.agreement), gain])
    return table(["study", "agreement", f"minus {plain(compared.reference)}"], rows)


def _by_finding(compared: ComparedStudies) -> str:
    """Return a table with all findings; AUCs of findings out of the macro mean are there, too."""
    rows = []
    for place, finding in enumerate(compared.findings):
        areas = [score.areas[place] for score in compared.scores.values()]
        best = max((area for area in areas if area is not None), default=None)
        cells = [bold(decimal(area), when=area == best and area is not None) for area in areas]
        rows.append([plain(finding), f"{compared.positives[place]:,}", *cells])
    return table(["finding", "positive", *map(plain, compared.scores)], rows)


def _settings(compared: ComparedStudies) -> str:
    rows = [[plain(row.name), *map(plain, row.texts)] for row in compared.settings]
    return table(["", *map(plain, compared.scores)], rows)
