"""Predictions held against labels: a run's own, or those of a model from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.folds import read_folds
from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest, read_manifest
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.evaluation.bootstrap import DRAWS
from xlite_core.evaluation.comparison import AucComparison, compare_auc
from xlite_core.evaluation.fitted import Fitted, fit_on_validation
from xlite_core.evaluation.report import Evaluation, evaluate
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.predictions import Predictions, read_predictions
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig


@dataclass(frozen=True, slots=True, eq=False)
class JudgedPredictions:
    """Predictions beside what is known of their films.

    Attributes:
        logits: float64, shape (films, findings).
        table: The films, in the same order, with the predictions' findings.
    """

    logits: NDArray[np.float64]
    table: LabelTable

    def __getitem__(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> JudgedPredictions:
        return JudgedPredictions(self.logits[rows], self.table[rows])

    def fitted(self, data_name: str) -> Fitted:
        """Return calibration and thresholds chosen on these films."""
        return fit_on_validation(
            self.logits, self.table.labels, self.table.findings, data_name=data_name
        )

    def evaluation(
        self, data_name: str, fitted: Fitted | None, *, draws: int = DRAWS
    ) -> Evaluation:
        """Judge the predictions with calibration and thresholds that were chosen before."""
        table = self.table
        return evaluate(
            logits=self.logits,
            labels=table.labels,
            patients=table.patients,
            findings=table.findings,
            data_name=data_name,
            selection=fitted.data_name if fitted else "",
            calibration=fitted.calibration if fitted else None,
            thresholds=fitted.thresholds if fitted else None,
            fitted_on=fitted.fingerprint if fitted else None,
            # A column that is empty throughout tells of no groups.
            views=table.views if (table.views != "").any() else None,
            sexes=table.sexes if (table.sexes != "").any() else None,
            ages=None if np.isnan(table.ages).all() else table.ages,
            draws=draws,
        )


def beside_labels(
    predictions: Predictions, table: LabelTable, *, loosely: bool = False
) -> JudgedPredictions:
    """Return predictions with the labels of their films.

    Args:
        predictions: Of films that are all in the table.
        table: Of at least these films and findings.
        loosely: See `Predictions.rows_in`.

    Raises:
        InvalidLabels: A film or a finding is not in the table.
    """
    missing = [name for name in predictions.findings if name not in table.findings]
    if missing:
        raise InvalidLabels(
            f"The manifest knows no finding {missing[0]}, which is predicted.",
            f"It knows: {', '.join(table.findings)}.",
        )
    rows = predictions.rows_in(table.files.tolist(), loosely=loosely)
    return JudgedPredictions(predictions.logits, table.for_findings(predictions.findings)[rows])


def run_manifest(config: TrainingConfig) -> Manifest:
    """Return the manifest that a run was trained from.

    Raises:
        InvalidConfiguration: Its configuration names none.
        InvalidLabels: It cannot be read.
    """
    if config.data is None:
        raise InvalidConfiguration(
            "The run's configuration does not say where its films are.",
            "Evaluate its predictions with a manifest: xlite evaluate PREDICTIONS --manifest M.",
        )
    return read_manifest(config.data.manifest)


def run_predictions(
    directory: RunDirectory, part: str, config: TrainingConfig, table: LabelTable
) -> JudgedPredictions:
    """Return a run's predictions for one part, without films that train but do not judge.

    Args:
        directory: The run.
        part: "validation" or "test".
        config: Its settings.
        table: Of its manifest.

    Raises:
        InvalidLabels: There are no such predictions, or they do not fit the table.
    """
    path = directory.predictions / f"{part}.csv"
    if not path.is_file():
        raise InvalidLabels(
            f"The run {directory.name} has no predictions for its {part} films.",
            "They are written when a run ends; those for test films in the phase final alone.",
        )
    findings = config.findings or table.findings
    judged = beside_labels(read_predictions(path, findings=findings), table)
    if config.data is None or config.data.folds is None:
        return judged
    folds = read_folds(config.data.folds)
    headline = set(folds.files[folds.headline].tolist())
    return judged[np.array([file in headline for file in judged.table.files.tolist()])]


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
