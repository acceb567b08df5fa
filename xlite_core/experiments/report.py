"""A run's report: everything that was set, measured and decided, as Markdown and as a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlite_core.atomic_file import atomic_write
from xlite_core.experiments import report_numbers, report_sections
from xlite_core.experiments.compare import compare_runs
from xlite_core.experiments.failures import FailurePicture
from xlite_core.experiments.markdown import plain
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.notes import Note
from xlite_core.experiments.report_page import to_page
from xlite_core.experiments.stored_run import StoredRun

RESEARCH_ONLY = (
    "Research use only. Not a medical device: not for diagnosis, treatment or any other clinical "
    "decision."
)

MARKDOWN = "report.md"
PAGE = "report.html"

CAPTIONS: Mapping[str, str] = {
    "training": "Loss and AUC over the epochs",
    "roc": "ROC curves",
    "precision_recall": "Precision against recall",
    "reliability": "Reliability: stated probability against observed share",
    "subgroups": "AUC of groups of films",
    "confusion": "Confusion of each finding",
    "confused_pairs": "Findings called in place of others",
    "co_occurrence": "Findings tied together more, or less, than in the labels",
    "comparison": "Student against teacher",
}
"""Name of a figure's file -> its caption; figures of other names are shown last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSources:
    """What a report is made of.

    Attributes:
        run: The run.
        metrics: Its numbers.
        note: What people wrote about it.
        figures: PNG files below the run's folder, in any order.
        failures: The worst failures.
        failures_missing: Why there are none, a sentence, if that needs saying.
        against: A run to compare it with, or None.
    """

    run: StoredRun
    metrics: RunMetrics
    note: Note | None = None
    figures: Sequence[Path] = ()
    failures: Sequence[FailurePicture] = ()
    failures_missing: str = ""
    against: StoredRun | None = None


def write_report(sources: ReportSources) -> tuple[Path, Path]:
    """Write report.md and a self-contained report.html into the run's folder.

    Returns:
        Both paths.

    Raises:
        MissingFeature: markdown-it-py is not installed.
    """
    folder = sources.run.directory.path
    text = to_markdown(sources)
    page = to_page(text, title=f"{sources.run.experiment_id}: report", folder=folder)
    for name, content in ((MARKDOWN, text), (PAGE, page)):
        with atomic_write(folder / name) as stream:
            stream.write(content.encode())
    return folder / MARKDOWN, folder / PAGE


def to_markdown(sources: ReportSources) -> str:
    """Return the report; pictures are named relative to the run's folder."""
    run, metrics, judged = sources.run, sources.metrics, sources.metrics.headline
    parts = [
        f"# {plain(run.experiment_id)}: {plain(run.config.get('name', ''))}\n",
        f"{RESEARCH_ONLY}\n",
        report_numbers.headline(judged) if judged else "The run has not been evaluated.\n",
        report_sections.why(sources.note),
    ]
    sections = {
        "What was run": report_sections.main_settings(run),
        "Course of the run": report_sections.course(run) + _pictures(sources, ["training"]),
    }
    if judged is not None:
        sections |= {
            "Findings": report_numbers.findings_table(judged)
            + _pictures(sources, ["roc", "precision_recall"]),
            "Operating points": report_numbers.operating_tables(judged),
            "Calibration": report_numbers.calibration_table(judged)
            + _pictures(sources, ["reliability"]),
            "Groups of films": report_numbers.subgroup_table(judged)
            + _pictures(sources, ["subgroups"]),
            "Confusions": report_numbers.confusion_table(judged)
            + _pictures(sources, ["confusion", "confused_pairs", "co_occurrence"]),
            "Student against teacher": report_numbers.teacher_table(metrics)
            + _pictures(sources, ["comparison"]),
            "Worst failures": _failures(sources),
        }
    if metrics.test is not None and metrics.validation is not None:
        sections["Validation films"] = report_numbers.headline(metrics.validation)
    if sources.against is not None:
        compared = compare_runs([run, sources.against]).to_markdown()
        sections[f"Against {plain(sources.against.experiment_id)}"] = compared
    sections |= {
        "More figures": _pictures(sources, None),
        "Cost": report_sections.cost(metrics),
        "Goals of the earlier work": report_sections.goals(run, metrics),
        "Making it again": report_sections.reproduction(run),
        "All settings": report_sections.all_settings(run),
    }
    parts += [f"## {name}\n\n{text}" for name, text in sections.items() if text.strip()]
    return "\n".join(part for part in parts if part)


def _pictures(sources: ReportSources, names: Sequence[str] | None) -> str:
    """Return the figures of these names, or all of names that nobody knows."""
    found = {path.stem: path for path in sources.figures}
    if names is None:
        names = sorted(set(found) - set(CAPTIONS))
    folder = sources.run.directory.path
    return "".join(
        f"\n![{plain(CAPTIONS.get(name, name.replace('_', ' ')))}]({_link(found[name], folder)})\n"
        for name in names
        if name in found
    )


def _failures(sources: ReportSources) -> str:
    if not sources.failures:
        missing = plain(sources.failures_missing)
        return f"They cannot be shown: {missing}\n" if missing else ""
    folder = sources.run.directory.path
    told = (
        "False alarms with the highest probabilities and positive films with the lowest. Labels "
        "mined from reports are wrong at times, and this is where it shows first.\n"
    )
    return told + "".join(
        f"\n{plain(failure.caption)}\n"
        if failure.path is None
        else f"\n![{plain(failure.caption)}]({_link(failure.path, folder)})\n"
        for failure in sources.failures
    )


def _link(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix().replace(" ", "%20")
