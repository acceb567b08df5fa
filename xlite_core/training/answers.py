"""What labels, teacher and table say of the films of a step, mixed where the run mixes films."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from xlite_core.models.teacher import Teacher
from xlite_core.training.auxiliary import AuxiliaryTask
from xlite_core.training.config import TrainingConfig
from xlite_core.training.loader import Batch
from xlite_core.training.mixup import Mixture, draw_mixture
from xlite_core.training.passes import teacher_logits
from xlite_core.training.seeding import generator_for
from xlite_core.training.step import Moment


class Answers(NamedTuple):
    """What is known of the films of a step.

    Attributes:
        labels: Shape (films, findings); NaN where unknown.
        taught: Teacher logits, same shape; None without a teacher.
        wanted: Auxiliary targets, shape (films, targets); None without any.
        mixture: How they and the films are mixed; None without mixup.
    """

    labels: Tensor
    taught: Tensor | None
    wanted: Tensor | None
    mixture: Mixture | None


class Answering:
    """Gathers the answers of a run, batch by batch."""

    def __init__(
        self,
        config: TrainingConfig,
        teacher: Teacher | None,
        task: AuxiliaryTask | None,
        device: torch.device,
        *,
        rank: int | None,
    ) -> None:
        """Prepare to gather.

        Args:
            config: The run: findings, mixup, seed.
            teacher: None without distillation.
            task: None where nothing else is asked.
            device: Where the answers are wanted.
            rank: Of this process, which mixes the films of its own share; None where it is alone.
        """
        self._config, self._teacher, self._task = config, teacher, task
        self._device, self._rank = device, rank

    def __call__(self, batch: Batch | None, moment: Moment, *, part: int) -> Answers:
        """Return what is known of a batch.

        Args:
            batch: None where this process has no films.
            moment: When; mixtures depend on run seed, epoch and step alone.
            part: Films of one pass of a teacher.
        """
        if batch is None:
            labels = torch.empty((0, len(self._config.findings)))
            rows = np.empty(0, np.intp)
        else:
            labels, rows = torch.from_numpy(batch.labels), batch.rows
        labels = labels.to(self._device, non_blocking=True)
        taught = teacher_logits(self._teacher, batch, labels, part=part)
        wanted = None if self._task is None else self._task.wanted(rows)
        if not (self._config.loop.mixup and rows.size):
            return Answers(labels, taught, wanted, None)
        mixture = self._mixture(len(rows), taught, moment)
        return Answers(
            mixture.labels(labels),
            None if taught is None else mixture.logits(taught),
            None if wanted is None else mixture.labels(wanted),
            mixture,
        )

    def _mixture(self, films: int, taught: Tensor | None, moment: Moment) -> Mixture:
        seen = np.zeros(films, bool)
        if taught is not None:
            seen = (~torch.isnan(taught)).any(dim=1).cpu().numpy()
        keys = [moment.epoch, moment.step, *([] if self._rank is None else [self._rank])]
        loop = self._config.loop
        return draw_mixture(seen, loop.mixup, generator_for(loop.seed, "mixup", *keys))
