"""After a run: judge it, fill its row of results.csv, draw its figures, write its report."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.manifest import Manifest
from xlite_core.errors import XLiteError
from xlite_core.evaluation.bootstrap import DRAWS
from xlite_core.evaluation.report import Evaluation
from xlite_core.experiments.failures import FailurePicture, write_failures
from xlite_core.experiments.latency import model_cost
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.metrics import HEADLINE_POLICY, RunMetrics
from xlite_core.experiments.notes import NOTES, read_notes
from xlite_core.experiments.report import ReportSources, write_report
from xlite_core.experiments.run_figures import write_figures
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.imaging.windowing import presented
from xlite_core.io.read import read_radiograph
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.run_evaluation import evaluate_run, run_manifest, run_predictions

FAILURES = "failures"
"""Folder below the figures with the pictures of worst failures."""


def finish_run(directory: RunDirectory, *, draws: int = DRAWS) -> tuple[str, ...]:
    """Do all that follows a completed run; what fails is said and hurts nothing else.

    Args:
        directory: A run with its weights and predictions.
        draws: Resamples behind each interval.

    Returns:
        A sentence for each thing that could not be done; empty if all went well.
    """
    failures: list[str] = []
    _try("evaluated", lambda: evaluate_run(directory, draws=draws), failures)
    if directory.model.is_file():
        _try("measured", lambda: measure_model(directory), failures)
    _try("entered into the results", lambda: update_row(directory), failures)
    _try("drawn", lambda: draw_figures(directory), failures)
    _try("reported", lambda: write_run_report(directory), failures)
    return tuple(failures)


def _try(done: str, work: Callable[[], object], failures: list[str]) -> None:
    try:
        work()
    except XLiteError as error:
        failures.append(f"The run could not be {done}: {error.summary} {error.hint}")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        failures.append(f"The run could not be {done}: {reason or type(error).__name__}.")


def run_metrics(directory: RunDirectory) -> RunMetrics:
    """Return a run's numbers, all None before it was evaluated.

    Raises:
        LogRefused: The run or its metrics cannot be read.
        InvalidConfiguration: The metrics are of another version.
    """
    return RunMetrics.from_dict(StoredRun.read(directory).metrics)


def measure_model(directory: RunDirectory) -> None:
    """Measure the exported model; write its cost to metrics.json and results.csv.

    Call it after an export: before, a run has no model and its cost is N/A.

    Raises:
        ModelFileRefused: There is no model, or it cannot be opened.
        LogRefused: The run or the results cannot be read.
    """
    cost = model_cost(directory.model)
    dataclasses.replace(run_metrics(directory), cost=cost).write(directory.metrics)
    update_row(directory)


def update_row(directory: RunDirectory) -> None:
    """Bring a run's row of results.csv up to what its files say.

    Raises:
        LogRefused: The run has no row, or a file cannot be read.
    """
    run, metrics = StoredRun.read(directory), run_metrics(directory)
    changes: dict[str, float] = {}
    if run.kept_epoch is not None:
        changes["train_loss"] = run.kept_epoch["train_loss"]
    changes |= _of_part("val", metrics.validation)
    if run.config.get("phase") == "final":
        changes |= _of_part("test", metrics.test)
    if metrics.cost is not None:
        changes["inference_time_ms"] = metrics.cost.cpu_ms
        changes["model_size_mb"] = metrics.cost.megabytes
    ExperimentLog(directory.path.parent).update(run.experiment_id, **changes)


def _of_part(name: str, judged: Evaluation | None) -> dict[str, float]:
    if judged is None:
        return {}
    f1 = judged.macro_f1.get(HEADLINE_POLICY)
    found = {f"{name}_auc_macro": judged.macro_auc, f"{name}_f1_macro": f1}
    return {column: part.value for column, part in found.items() if part is not None}


def draw_figures(directory: RunDirectory) -> tuple[Path, ...]:
    """Draw a run's figures into its folder.

    Raises:
        MissingFeature: matplotlib is not installed.
    """
    run = StoredRun.read(directory)
    metrics = RunMetrics.from_dict(run.metrics)
    return write_figures(run.events, metrics, directory.figures, name=run.experiment_id)


def write_run_report(
    directory: RunDirectory, *, against: RunDirectory | None = None
) -> tuple[Path, Path]:
    """Write a run's report from what lies in its folder; return the Markdown and the page.

    Raises:
        LogRefused: A file of the run is damaged.
        MissingFeature: markdown-it-py is not installed.
    """
    run = StoredRun.read(directory)
    metrics = RunMetrics.from_dict(run.metrics)
    failures, problem = _failures(directory, metrics)
    return write_report(
        ReportSources(
            run=run,
            metrics=metrics,
            note=read_notes(directory.path.parent / NOTES).get(run.experiment_id),
            figures=tuple(sorted(directory.figures.glob("*.png"))),
            failures=failures,
            failures_missing=problem,
            against=None if against is None else StoredRun.read(against),
        )
    )


def _failures(
    directory: RunDirectory, metrics: RunMetrics
) -> tuple[tuple[FailurePicture, ...], str]:
    """Return the worst failures, or none and the sentence that says why."""
    if metrics.headline is None:
        return (), ""
    part = "test" if metrics.test is not None else "validation"
    try:
        config = TrainingConfig.read(directory.config)
        manifest = run_manifest(config)
        files = run_predictions(directory, part, config, manifest.table).table.files.tolist()
    except XLiteError as error:
        return (), error.summary
    return draw_failures(metrics.headline, files, manifest, directory), ""


def draw_failures(
    judged: Evaluation, files: Sequence[str], manifest: Manifest, directory: RunDirectory
) -> tuple[FailurePicture, ...]:
    """Write pictures of the worst failures below the figures; films not at hand are named.

    Args:
        judged: Whose rows are those of `files`.
        files: As the manifest names them.
        manifest: Where the films are.
        directory: Whose figures they join.
    """

    def film_of(file: str) -> NDArray[np.uint8] | None:
        try:
            return presented(read_radiograph(manifest.root / file))
        except XLiteError:
            return None  # the caption names it all the same

    return write_failures(judged, files, film_of, directory.figures / FAILURES)
