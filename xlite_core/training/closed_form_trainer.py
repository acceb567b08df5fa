"""A trainer that fits instead of descending: each epoch adds an augmented copy of every film."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xlite_core.counting import counted
from xlite_core.errors import InvalidConfiguration
from xlite_core.models.scattering import ScatteringMap
from xlite_core.models.student import Student, build_student
from xlite_core.models.teacher import Teacher
from xlite_core.training.closed_form import (
    PENALTIES,
    SeenFilms,
    fit_closed_form,
    install,
)
from xlite_core.training.config import TrainingConfig
from xlite_core.training.distillation import TrainingLoss
from xlite_core.training.events import AlarmRaised
from xlite_core.training.films import TrainingFilms
from xlite_core.training.label_statistics import LabelStatistics
from xlite_core.training.loader import Batch, normalise_batch
from xlite_core.training.passes import teacher_logits
from xlite_core.training.schedule import RateSchedule
from xlite_core.training.seeding import seed_for
from xlite_core.training.step import Moment, StepLosses
from xlite_core.training.trainer import require_finite
from xlite_core.training.weight_average import WeightAverage

MOST_FILMS = 12_000
"""Copies counted: see `closed_form_settings.bytes_of_films`, which says 3.3 GB of so many."""

_FILMS_AT_ONCE = 512
_LEAST_SPREAD = 1e-4
"""Of a coefficient's logarithm: cells of plain padding stay zero instead of being blown up."""


class ClosedFormTrainer:
    """Has what `TrainingLoop` asks of a `Trainer`.

    Attributes:
        student: What the loop judges after every epoch.
        average: The student itself.
        optimizer: Of rate 0, for whoever asks for the rate.
        schedule: Of no use, as above.
        loss: What labels cost in the judgement.
        teacher: What else it learns from, or None.
        device: Where coefficients are computed.
        part: Films of one pass of a teacher.
    """

    def __init__(
        self,
        config: TrainingConfig,
        statistics: LabelStatistics,
        films: TrainingFilms,
        *,
        device: torch.device,
        teacher: Teacher | None = None,
    ) -> None:
        """Build a student with fresh weights.

        Raises:
            InvalidConfiguration: There are more films, copies counted, than the memory holds.
        """
        _require_suitable(config, len(films.train))
        self.config, self.device, self.teacher, self._films = config, device, teacher, films
        torch.manual_seed(seed_for(config.loop.seed, "init"))
        self.student: Student = build_student(config.student).to(device)
        self.average = WeightAverage(self.student, 0.0)
        self.optimizer = torch.optim.SGD(self.student.parameters(), lr=0.0)
        self.schedule = RateSchedule(config.optimisation, config.loop.epochs)
        self.loss = TrainingLoss(
            config,
            torch.tensor(statistics.positive_weights, dtype=torch.float32, device=device),
            torch.tensor(statistics.shares, dtype=torch.float32, device=device),
        )
        self.part = config.loop.batch_size
        self._rows: list[NDArray[np.intp]] = []
        self._taught: list[NDArray[np.float64]] = []
        self._fresh: list[NDArray[np.float16]] = []
        self._scaled = np.empty((0, self._backbone.middle.numel()), np.float16)
        self._penalties: tuple[float, ...] = ()
        self._error = 1.0

    @property
    def _backbone(self) -> ScatteringMap:
        backbone = self.student.backbone
        assert isinstance(backbone, ScatteringMap)
        return backbone

    def begin_epoch(self, epoch: int, *, afresh: bool) -> None:
        """Do nothing: there is no dropout to seed, and nothing to freeze."""
        del epoch, afresh

    def alarms(self) -> list[AlarmRaised]:
        """Return none: what could go wrong is refused."""
        return []

    def step(self, batch: Batch | None, moment: Moment) -> StepLosses:
        """Take in the coefficients of a batch; after the last of an epoch, fit to all so far.

        Returns:
            As loss, the mean squared error of the latest fit on patients who were left out, where a
            constant's is 1.
        """
        assert batch is not None
        images = normalise_batch(batch.images, self.config.recipe, self.device)
        self._fresh.append(self._backbone.scattering(images).flatten(1).half().cpu().numpy())
        self._rows.append(batch.rows)
        labels = torch.from_numpy(batch.labels).to(self.device)
        taught = teacher_logits(self.teacher, batch, labels, part=self.part)
        if taught is not None:
            self._taught.append(taught.double().cpu().numpy())
        if moment.step == moment.steps:
            self._fit(moment.epoch)
        return StepLosses(loss=self._error, components={}, learning_rate=0.0)

    def state(self) -> dict[str, Any]:
        """Return what a checkpoint holds: weights to look at, nothing to go on from."""
        others = ("average", "optimizer", "scaler", "random", "auxiliary")
        return {"student": self.student.state_dict()} | {name: {} for name in others}

    def require_finite(self) -> None:
        """Refuse to keep weights that are no numbers.

        Raises:
            RunInterrupted: Some are infinite or NaN.
        """
        require_finite(self.student)

    def _fit(self, epoch: int) -> None:
        fresh = np.concatenate(self._fresh)
        self._fresh.clear()
        if epoch == 1:
            self._backbone.scale_by(*_middle_and_spread(fresh, self._backbone.middle))
        self._scaled = np.concatenate([self._scaled, self._scale(fresh)])
        rows, table = np.concatenate(self._rows), self._films.table
        fit = fit_closed_form(
            SeenFilms(
                features=self._scaled,
                labels=table.labels[rows],
                taught=np.concatenate(self._taught) if self._taught else None,
                patients=table.patients[rows],
                judging=self._films.judging[rows],
            ),
            # A copy of every film doubles what the penalty is weighed against.
            [(p * epoch,) for p in self._penalties] or [PENALTIES, PENALTIES],
        )
        self._penalties = self._penalties or fit.penalties
        self._error = fit.error
        install(self.student, fit)

    def _scale(self, fresh: NDArray[np.float16]) -> NDArray[np.float16]:
        """Return coefficients of mean 0 and variance 1 over the first epoch's films."""
        middle = self._backbone.middle.flatten().cpu().numpy()
        spread = self._backbone.spread.flatten().cpu().numpy()
        for start in range(0, len(fresh), _FILMS_AT_ONCE):
            part = fresh[start : start + _FILMS_AT_ONCE]
            part[:] = (part.astype(np.float32) - middle) / spread
        return fresh


def _middle_and_spread(fresh: NDArray[np.float16], like: Tensor) -> tuple[Tensor, Tensor]:
    middle = fresh.mean(axis=0, dtype=np.float64)
    square = np.zeros_like(middle)
    for start in range(0, len(fresh), _FILMS_AT_ONCE):
        part = fresh[start : start + _FILMS_AT_ONCE].astype(np.float64)
        square += np.square(part - middle).sum(axis=0)
    spread = np.sqrt(square / len(fresh)) + _LEAST_SPREAD
    shaped = [torch.from_numpy(v).reshape(like.shape).to(like) for v in (middle, spread)]
    return shaped[0], shaped[1]


def _require_suitable(config: TrainingConfig, films: int) -> None:
    if films * config.loop.epochs > MOST_FILMS:
        raise InvalidConfiguration(
            f"A closed form holds all films in memory, at most {MOST_FILMS:,}; "
            f"{films:,} films in {counted(config.loop.epochs, 'epoch')} are more.",
            "Lower loop.epochs, train on a part of the films, or descend by gradient.",
        )
