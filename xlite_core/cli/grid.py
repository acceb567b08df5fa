"""`xlite experiments grid`: the planned grids, filled with runs and studies; gaps say so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown

from xlite_core.errors import InvalidConfiguration
from xlite_core.run_directory import default_runs_folder

if TYPE_CHECKING:
    from xlite_core.evaluation.comparison import AucComparison
    from xlite_core.experiments.stored_run import StoredRun
    from xlite_core.training.teacher_gains import Compare

_DRAWS = 1000


def grid(
    studies: Annotated[
        list[Path] | None,
        typer.Argument(help="Folders of cross-validations, instead of runs.", metavar="STUDY..."),
    ] = None,
    *,
    runs: Annotated[
        Path | None,
        typer.Option(help="The runs folder; the user's own if absent.", envvar="XLITE_RUNS"),
    ] = None,
    labels: Annotated[
        Path | None, typer.Option(help="Of studies: CSV with file, patient_id and the findings.")
    ] = None,
    folds: Annotated[Path | None, typer.Option(help="Of studies: frozen fold file.")] = None,
    out: Annotated[Path | None, typer.Option(help="Also write the grids there (.md).")] = None,
    draws: Annotated[int, typer.Option(help="Resamples behind each interval.")] = _DRAWS,
) -> None:
    """Show backbones, attentions and teachers, the eight settings, temperature and alpha.

    Each cell is a macro AUC with its interval, or says that it was not run. Below, the same
    student with a teacher and without, as a paired difference.
    """
    from xlite_core.atomic_file import atomic_write
    from xlite_core.experiments.planned_grids import grids_report, planned_grids
    from xlite_core.training.teacher_gains import gains_report, teacher_gains

    filled, compare = (
        _studies(studies, labels, folds, draws)
        if studies
        else _finished(runs or default_runs_folder(), draws)
    )
    gains = gains_report(teacher_gains(filled, compare))
    report = "\n\n".join(part for part in (grids_report(planned_grids(filled)), gains) if part)
    Console().print(Markdown(report))
    if out is not None:
        with atomic_write(out) as stream:
            stream.write(report.encode())


def _finished(runs: Path, draws: int) -> tuple[Sequence[StoredRun], Compare]:
    """Return finished runs, and how two of them are compared on their validation films."""
    from xlite_core.experiments.logged_runs import logged_runs
    from xlite_core.training.paired_runs import paired_comparison

    def compare(taught: StoredRun, alone: StoredRun) -> AucComparison:
        return paired_comparison(taught.directory, alone.directory, draws=draws)

    found = logged_runs(runs)
    return [run.stored for run in found if run.stored and run.status == "completed"], compare


def _studies(
    studies: list[Path], labels: Path | None, folds: Path | None, draws: int
) -> tuple[Sequence[StoredRun], Compare]:
    """Return studies as runs, and how two of them are compared out of fold."""
    from xlite_core.cli.shortcuts import told_findings
    from xlite_core.data.folds import read_folds
    from xlite_core.data.labels import read_labels
    from xlite_core.training.study_comparison import compare_studies
    from xlite_core.training.study_predictions import stored_logits
    from xlite_core.training.study_runs import study_runs
    from xlite_core.training.study_score import StudyJudge

    if labels is None or folds is None:
        raise InvalidConfiguration(
            "Studies cannot be judged without labels and folds.", "Give --labels and --folds."
        )
    frozen = read_folds(folds)
    table = read_labels(labels, told_findings(labels))
    table = table[frozen.rows_of(table)]
    compared = compare_studies(studies, table, frozen, draws=draws)
    judge = StudyJudge.of_folds(table, frozen, compared.folds, draws=draws)

    def compare(taught: StoredRun, alone: StoredRun) -> AucComparison:
        first, second = (
            stored_logits(run.directory.path, frozen, table.findings)[0] for run in (taught, alone)
        )
        return judge.against(first, second)

    return study_runs(studies, compared), compare
