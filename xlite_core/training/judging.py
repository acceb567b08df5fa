"""Judging a student after an epoch: on the validation films, and on some that it trains on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xlite_core.errors import RunInterrupted
from xlite_core.evaluation.bootstrap import enough_positives, macro_auc, macro_auc_interval
from xlite_core.evaluation.roc import auc
from xlite_core.models.student import Student
from xlite_core.models.teacher import Teacher
from xlite_core.training.config import TrainingConfig
from xlite_core.training.films import TrainingFilms
from xlite_core.training.held_out_logits import predict_logits

MOST_TRAINING_FILMS = 2_000
"""Enough to see a gap between training and validation; more would only take time."""

DRAWS = 200
"""Resamples of an epoch's interval, a fifth of a report's: it decides whether an alarm rings, not
what a paper says.  A quarter of a second for 17,000 films and 14 findings."""

LabelLoss = Callable[[Tensor, Tensor], Tensor]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What an epoch's student is worth; the fields are those of `EpochFinished`."""

    train_auc: float | None
    validation_loss: float | None
    validation_auc: float | None
    validation_findings: int
    validation_auc_low: float | None
    validation_auc_high: float | None
    finding_auc: dict[str, float | None]


class Judge:
    """Judges students on the same films after every epoch, without augmentation.

    Validation films that do not count in the headline are left out of every number.
    """

    def __init__(
        self,
        config: TrainingConfig,
        films: TrainingFilms,
        label_loss: LabelLoss,
        device: torch.device,
    ) -> None:
        """Choose the films.

        Args:
            config: Findings and recipe.
            films: Of the run.
            label_loss: (logits, labels) -> mean over known cells.
            device: Where the students are.
        """
        self._config, self._films = config, films
        self._label_loss, self._device = label_loss, device
        self._validation = films.validation[films.judging[films.validation]]
        count = min(len(films.train), MOST_TRAINING_FILMS)
        places = np.linspace(0, len(films.train) - 1, count).round().astype(np.intp)
        self._training = films.train[places]

    def judge(self, student: Student) -> Judgement:
        """Return what a student is worth; it is left in evaluation mode.

        Raises:
            RunInterrupted: It answers with what is no number.
        """
        on_training = self._logits(student, self._training)
        train_auc, _ = macro_auc(on_training, self._films.table.labels[self._training])
        names = self._config.findings
        if not self._validation.size:
            return Judgement(
                train_auc=train_auc,
                validation_loss=None,
                validation_auc=None,
                validation_findings=0,
                validation_auc_low=None,
                validation_auc_high=None,
                finding_auc=dict.fromkeys(names),
            )
        logits = self._logits(student, self._validation)
        table = self._films.table
        labels = table.labels[self._validation]
        macro, count = macro_auc_interval(
            logits, labels, table.patients[self._validation], draws=DRAWS
        )
        loss = self._label_loss(
            torch.from_numpy(logits).float().to(self._device),
            torch.from_numpy(labels).float().to(self._device),
        )
        return Judgement(
            train_auc=train_auc,
            validation_loss=float(loss),
            validation_auc=None if macro is None else macro.value,
            validation_findings=count,
            validation_auc_low=None if macro is None else macro.low,
            validation_auc_high=None if macro is None else macro.high,
            finding_auc={name: auc(logits[:, n], labels[:, n]) for n, name in enumerate(names)},
        )

    def macro(self, logits: NDArray[np.float64]) -> tuple[float | None, int]:
        """Return the macro AUC of logits on all validation films, and of how many findings."""
        counts = self._films.judging[self._films.validation]
        labels = self._films.table.labels[self._films.validation]
        return macro_auc(logits[counts], labels[counts])

    def teacher_auc(self, teacher: Teacher | None) -> float | None:
        """Return a teacher's macro AUC on the films and findings that judge the student.

        None where it would cost a pass over the films, or where the teacher keeps silent on
        some of them: its number would be about other films than the student's.
        """
        if teacher is None or teacher.recipes or not self._validation.size:
            return None
        labels = self._films.table.labels[self._validation]
        counted = enough_positives(labels)
        logits = teacher.logits(self._validation, ()).double().cpu().numpy()[:, counted]
        if np.isnan(logits[~np.isnan(labels[:, counted])]).any():
            return None
        return macro_auc(logits, labels[:, counted])[0]

    def _logits(self, student: Student, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        logits = predict_logits(
            student, self._films.films, self._config.recipe, device=self._device, rows=rows
        )
        if np.isnan(logits).any():
            raise RunInterrupted(
                "The student's answers are no longer numbers.",
                "Lower the learning rate or lengthen the warm-up, and start a new run.",
            )
        return logits
