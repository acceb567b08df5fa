"""A finished run judged: what its held-out predictions are worth, also beside its teacher's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest
from xlite_core.evaluation.bootstrap import DRAWS
from xlite_core.evaluation.comparison import AucComparison, compare_auc
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.judged_predictions import (
    JudgedPredictions,
    beside_labels,
    run_manifest,
    run_predictions,
)

__all__ = [
    "JudgedPredictions",
    "beside_labels",
    "evaluate_run",
    "run_manifest",
    "run_predictions",
    "stored_teacher_logits",
]


def evaluate_run(
    directory: RunDirectory, *, draws: int = DRAWS, manifest: Manifest | None = None
) -> RunMetrics:
    """Judge a finished run and write its metrics.json.

    Calibration and thresholds are chosen on the validation films; test films,
    which only a run of phase final has predictions for, are judged with them.

    Args:
        directory: The run.
        draws: Resamples behind each interval.
        manifest: What it was trained from, if already read.

    Raises:
        InvalidConfiguration: The run does not say what it was trained from.
        InvalidLabels: Predictions or labels are missing or do not fit.
        TeacherRefused: Its stored teacher values cannot be read.
    """
    config = TrainingConfig.read(directory.config)
    table = (manifest or run_manifest(config)).table
    name = directory.experiment_id
    judged = run_predictions(directory, "validation", config, table)
    fitted = judged.fitted(f"validation films of {name}")
    test = None
    if config.phase == "final" and (directory.predictions / "test.csv").is_file():
        unseen = run_predictions(directory, "test", config, table)
        test = unseen.evaluation(f"test films of {name}", fitted, draws=draws)
    metrics = RunMetrics(
        fitted=fitted,
        validation=judged.evaluation(fitted.data_name, fitted, draws=draws),
        test=test,
        teacher=_against_teacher(config, judged, draws),
    )
    metrics.write(directory.metrics)
    return metrics


def _against_teacher(
    config: TrainingConfig, judged: JudgedPredictions, draws: int
) -> AucComparison | None:
    """Compare with teachers whose values are stored; others would need the films and a GPU."""
    if config.distillation is None:
        return None
    logits = stored_teacher_logits(config.distillation.teachers, judged.table)
    if logits is None:
        return None
    table = judged.table
    return compare_auc(
        judged.logits, logits, table.labels, table.patients, table.findings, draws=draws
    )


def stored_teacher_logits(teachers: Sequence[str], table: LabelTable) -> NDArray[np.float64] | None:
    """Return the logits of a teacher that needs no pixels, shape (films, findings); else None.

    Raises:
        TeacherRefused: A file of it cannot be used.
    """
    from xlite_core.models.teacher import open_teacher

    teacher = open_teacher(teachers, findings=table.findings, files=table.files.tolist())
    if teacher.recipes:
        return None
    logits: NDArray[np.float64] = (
        teacher.logits(np.arange(len(table), dtype=np.intp), ()).double().cpu().numpy()
    )
    return logits
