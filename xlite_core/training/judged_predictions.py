"""Predictions beside the labels of their films, with what they chose and what they are worth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.folds import read_folds
from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest, read_manifest
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.evaluation.bootstrap import DRAWS
from xlite_core.evaluation.fitted import Fitted, fit_on_validation
from xlite_core.evaluation.report import Evaluation, evaluate
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
