"""What a runs folder holds for the Train page: runs that are not over, and what the last taught."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from xlite_core.errors import XLiteError
from xlite_core.evaluation.report import Evaluation
from xlite_core.experiments.log import ExperimentLog, run_of
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import RunFinished
from xlite_desktop.background.training_session import OpenedRun
from xlite_desktop.training.messages_file import messages_file, read_lines
from xlite_desktop.training.run_history import RunHistory
from xlite_desktop.training.unfinished import UnfinishedRun, unfinished_runs
from xlite_desktop.translation import in_readers_language, told, tr


@dataclass(frozen=True, slots=True)
class LastRun:
    """The newest run that came to its end; where none did, the newest that could go on.

    Attributes:
        run: Its folder, settings, history and log.
        lessons: What it taught, in sentences, the most important first; none before its end.
        teacher_auc: Its teacher's macro AUC on the films that judged it, where it was compared.
    """

    run: OpenedRun
    lessons: tuple[str, ...]
    teacher_auc: float | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found.

    Attributes:
        unfinished: Newest first.
        last: None where no run has come to its end, or the last one cannot be read.
    """

    unfinished: tuple[UnfinishedRun, ...]
    last: LastRun | None


def survey(runs: Path) -> Survey:
    """Look through a runs folder.

    Raises:
        XLiteError: results.csv cannot be read.
    """
    unfinished = unfinished_runs(runs)
    done = [row.experiment_id for row in ExperimentLog(runs).rows() if row.status == "completed"]
    directory = run_of(runs, done[-1]) if done else None
    if directory is None:
        directory = unfinished[0].directory if unfinished else None
    return Survey(unfinished, None if directory is None else _remembered(directory))


def _remembered(directory: RunDirectory) -> LastRun | None:
    try:
        config = TrainingConfig.read(directory.config)
        history = RunHistory.from_journal(directory.events)
        metrics = RunMetrics.from_dict(StoredRun.read(directory).metrics)
    except (XLiteError, OSError):
        return None
    lines = read_lines(messages_file(directory))
    opened = OpenedRun(directory, config, history, lines)
    finished = isinstance(history.ending, RunFinished)
    taught = lessons(directory, history, metrics.headline) if finished else ()
    return LastRun(opened, taught, _teacher_auc(metrics))


def _teacher_auc(metrics: RunMetrics) -> float | None:
    """Return the teacher's AUC, unless it is about fewer films or findings than the student's."""
    compared, judged = metrics.teacher, metrics.validation
    if compared is None or compared.macro is None or judged is None or judged.macro_auc is None:
        return None
    # Where the teacher is silent, the comparison judges the student on less than its headline.
    same = compared.macro.positives == judged.macro_findings and math.isclose(
        compared.macro.challenger, judged.macro_auc.value, abs_tol=1e-9
    )
    return compared.macro.reference if same else None


def lessons(
    directory: RunDirectory, history: RunHistory, judged: Evaluation | None
) -> tuple[str, ...]:
    """Return what a finished run taught: its result with its interval, and the last alarm."""
    said = [_result(directory, history, judged)]
    if history.alarms:
        alarm = history.alarms[-1]
        said.append(told(alarm))
    return tuple(text for text in said if text)


def _result(directory: RunDirectory, history: RunHistory, judged: Evaluation | None) -> str:
    name, ending = directory.experiment_id, history.ending
    epoch = ending.best_epoch if isinstance(ending, RunFinished) else None
    best = (
        ""
        if epoch is None
        else tr(", epoch {epoch} of {total_epochs}", epoch=epoch, total_epochs=history.total_epochs)
    )
    if judged is not None and judged.macro_auc is not None:
        area = judged.macro_auc
        return tr(
            "{name} reached AUC {area:.3f} ({low:.3f}–{high:.3f}) on {data_name}: "
            "{macro_findings} of {findings} findings, n {films:,}{best}.",
            name=name,
            area=area.value,
            low=area.low,
            high=area.high,
            data_name=in_readers_language(judged.data_name),
            macro_findings=judged.macro_findings,
            findings=len(judged.findings),
            films=judged.films,
            best=best,
        )
    if isinstance(ending, RunFinished) and ending.validation_auc is not None:
        findings = tr(
            "{validation_findings} findings", validation_findings=ending.validation_findings
        )
        return tr(
            "{name} reached validation AUC {validation_auc:.3f} over {findings}{best}.",
            name=name,
            validation_auc=ending.validation_auc,
            findings=findings,
            best=best,
        )
    return tr(
        "{name} has finished; too few films with findings judge it to say how well.", name=name
    )
