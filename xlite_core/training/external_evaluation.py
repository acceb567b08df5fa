"""Predictions of a model from elsewhere, judged and reported on like a run's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.manifest import Manifest, read_manifest
from xlite_core.data.splits import read_split
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.evaluation.bootstrap import DRAWS
from xlite_core.evaluation.fitted import Fitted
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.predictions import Predictions, Scale, read_predictions
from xlite_core.experiments.report import ReportSources, write_report
from xlite_core.experiments.run_figures import write_figures
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.run_directory import RunDirectory
from xlite_core.training.finish import draw_failures
from xlite_core.training.run_evaluation import JudgedPredictions, beside_labels

Part = Literal["val", "test"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalEvaluation:
    """What came of it.

    Attributes:
        metrics: The numbers.
        files: Names behind the rows of the headline evaluation.
        manifest: Where labels and films come from.
        absent: Films to be judged that nobody predicted.
    """

    metrics: RunMetrics
    files: tuple[str, ...]
    manifest: Manifest
    absent: int


def evaluate_predictions(  # noqa: PLR0913 - what is judged, and how
    path: Path,
    manifest_path: Path,
    *,
    split: Path | None = None,
    part: Part = "val",
    scale: Scale = "probability",
    why_test: str = "",
    draws: int = DRAWS,
) -> ExternalEvaluation:
    """Judge a table of predictions; films that the manifest does not have are left aside.

    Calibration and thresholds are chosen on the validation films of the split.
    Test films are judged with these where validation films are predicted, too,
    and without any where they are not: nothing is ever chosen on test films.

    Args:
        path: CSV with a column of files and one a finding.
        manifest_path: The manifest with the labels.
        split: Folder with train.csv, val.csv and test.csv; without one all
            predicted films are judged.
        part: Which films of the split.
        scale: What the numbers are.
        why_test: Why test films may be looked at; stands beside the numbers.
        draws: Resamples behind each interval.

    Raises:
        InvalidConfiguration: Test films are asked for without a reason, or
            without a split.
        InvalidLabels: Predictions, manifest or split cannot be used, or no
            film of the part is predicted.
    """
    _require_sense(split, part, why_test)
    manifest = read_manifest(manifest_path)
    predictions = read_predictions(path, known=manifest.table.findings, scale=scale)
    judged = _beside(predictions, manifest)
    if split is None:
        chosen, absent = judged, len(manifest.table) - len(judged.table)
        fitted: Fitted | None = judged.fitted("all films that have predictions")
    else:
        parts, files = read_split(split, manifest.table), manifest.table.files
        validation = _among(judged, files[parts.validation])
        wanted = parts.test if part == "test" else parts.validation
        chosen = _among(judged, files[wanted])
        absent = len(wanted) - len(chosen.table)
        fitted = validation.fitted("validation films") if len(validation.table) else None
    if not len(chosen.table):
        raise InvalidLabels(
            f"The predictions {path.name} hold no film that is to be judged.",
            "Check the names of the films, the manifest and the part.",
        )
    if part == "test":
        name = f"test films, looked at because: {why_test.strip()}"
        metrics = RunMetrics(fitted=fitted, test=chosen.evaluation(name, fitted, draws=draws))
    else:
        assert fitted is not None, "the films that are judged chose the thresholds"
        evaluation = chosen.evaluation(fitted.data_name, fitted, draws=draws)
        metrics = RunMetrics(fitted=fitted, validation=evaluation)
    return ExternalEvaluation(
        metrics=metrics, files=_files(chosen), manifest=manifest, absent=absent
    )


def _require_sense(split: Path | None, part: Part, why_test: str) -> None:
    if split is None and part == "test":
        raise InvalidConfiguration(
            "Without a split nobody knows which films are test films.", "Give --split."
        )
    if part == "test" and not why_test.strip():
        raise InvalidConfiguration(
            "Test films are judged once, at the end: each look at them spends them.",
            "Say in a sentence why it is time, with --allow-test.",
        )


def _beside(predictions: Predictions, manifest: Manifest) -> JudgedPredictions:
    """Return predictions beside labels: names as they are, or else as far as they agree."""
    files = manifest.table.files.tolist()
    exact = predictions.among(files)
    if len(exact.files):
        return beside_labels(exact, manifest.table)
    return beside_labels(predictions.among(files, loosely=True), manifest.table, loosely=True)


def _among(judged: JudgedPredictions, files: NDArray[np.str_]) -> JudgedPredictions:
    return judged[np.isin(judged.table.files, files)]


def _files(judged: JudgedPredictions) -> tuple[str, ...]:
    return tuple(judged.table.files.tolist())


def write_external_report(
    evaluation: ExternalEvaluation, name: str, folder: Path
) -> tuple[Path, Path]:
    """Write metrics.json, figures and report of predictions into a folder.

    Args:
        evaluation: What was judged.
        name: Of the predictions, for people.
        folder: Made where it is missing.

    Raises:
        MissingFeature: matplotlib or markdown-it-py is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    directory, metrics = RunDirectory(folder), evaluation.metrics
    metrics.write(directory.metrics)
    figures = write_figures((), metrics, directory.figures, name=name)
    judged = metrics.headline
    assert judged is not None
    failures = draw_failures(judged, evaluation.files, evaluation.manifest, directory)
    run = StoredRun(
        directory=directory,
        config={"name": name, "findings": list(judged.names)},
        events=(),
        provenance={"table_fingerprint": evaluation.manifest.table.fingerprint},
        metrics=metrics.to_dict(),
    )
    return write_report(ReportSources(run=run, metrics=metrics, figures=figures, failures=failures))
