"""Forward passes of student and teacher over a part of a batch."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.student import Student
from xlite_core.models.teacher import Teacher
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import AlarmRaised
from xlite_core.training.loader import Batch, normalise_batch
from xlite_core.training.mixup import Mixture


class ForwardPass:
    """The student on a part of a batch, compiled where that is wanted and works."""

    def __init__(
        self, student: Student, config: TrainingConfig, device: torch.device, *, with_maps: bool
    ) -> None:
        """Prepare passes.

        Args:
            student: On the device.
            config: Its recipe normalises the films.
            device: Where to compute.
            with_maps: Whether the last map is wanted beside the logits.
        """
        self._student, self._config, self._device = student, config, device
        self._with_maps = with_maps
        self._alarms: list[AlarmRaised] = []
        self._untried = config.machine.compile
        self._network: Any = torch.compile(self._plain) if config.machine.compile else self._plain
        if config.machine.gradient_checkpointing:
            student.set_gradient_checkpointing(on=True)

    def __call__(
        self, images: NDArray[np.uint8], rows: slice, mixture: Mixture | None = None
    ) -> tuple[Tensor, Tensor | None]:
        """Return logits, and the last map where wanted.

        Args:
            images: Of the whole batch, uint8, shape (films, size, size), before normalisation.
            rows: Which of them pass.
            mixture: What is laid over them; None without mixup.
        """
        batch = _inputs(images, rows, self._config.recipe, self._device, mixture)
        if not self._config.machine.channels_last:
            batch = batch.contiguous()
        if self._untried:
            self._try_compiled(batch)
        logits, features = self._network(batch)
        return logits, features

    def alarms(self, epoch: int) -> list[AlarmRaised]:
        """Return what happened since the last question that a person should know."""
        raised = [
            AlarmRaised(kind=a.kind, epoch=epoch, summary=a.summary, hint=a.hint)
            for a in self._alarms
        ]
        self._alarms = []
        return raised

    def _plain(self, batch: Tensor) -> tuple[Tensor, Tensor | None]:
        if not self._with_maps:
            logits: Tensor = self._student(batch)
            return logits, None
        features = self._student.features(batch)
        return self._student.head(features), features

    def _try_compiled(self, batch: Tensor) -> None:
        """Compile on the first batch; what cannot be compiled runs as it is."""
        self._untried = False
        buffers = {name: value.clone() for name, value in self._student.named_buffers()}
        random = torch.get_rng_state()
        try:
            self._network(batch)
        except Exception as error:  # noqa: BLE001 - a compiler fails in a hundred ways
            self._network = self._plain
            self._alarms.append(
                AlarmRaised(
                    kind="advice",
                    epoch=0,
                    summary=f"torch.compile does not work here ({type(error).__name__}); the run"
                    " goes on without it.",
                    hint="Set machine.compile to false, or install a C++ compiler.",
                )
            )
        # The trial leaves no trace: neither batch statistics nor random numbers.
        torch.set_rng_state(random)
        with torch.no_grad():
            for name, value in self._student.named_buffers():
                value.copy_(buffers[name])


def teacher_logits(
    teacher: Teacher | None, batch: Batch | None, labels: Tensor, *, part: int
) -> Tensor | None:
    """Return a teacher's logits for a whole batch, shape (B, F); None without a teacher.

    Args:
        teacher: None without distillation.
        batch: None where this process has no films.
        labels: Of the batch; says device and findings.
        part: Films of one pass.
    """
    if teacher is None:
        return None
    if batch is None:
        return torch.full_like(labels, float("nan"))
    logits = [
        teacher.logits(batch.rows[rows], teacher_inputs(teacher, batch, rows, labels.device))
        for rows in (slice(at, at + part) for at in range(0, len(batch.rows), part))
    ]
    return torch.cat(logits).to(labels)


def _inputs(
    images: NDArray[np.uint8],
    rows: slice,
    recipe: PreprocessingRecipe,
    device: torch.device,
    mixture: Mixture | None,
) -> Tensor:
    inputs = normalise_batch(images[rows], recipe, device)
    if mixture is None:
        return inputs
    partners = normalise_batch(images[mixture.partners[rows]], recipe, device)
    return mixture.inputs(inputs, partners, rows)


def teacher_inputs(
    teacher: Teacher,
    batch: Batch,
    rows: slice,
    device: torch.device,
    mixture: Mixture | None = None,
) -> tuple[Tensor, ...]:
    """Return films for a teacher, normalised by its own recipes, and mixed where asked for."""
    return tuple(
        _inputs(images, rows, recipe, device, mixture)
        for images, recipe in zip(batch.teacher_images, teacher.recipes, strict=True)
    )


def teacher_maps(  # noqa: PLR0913, PLR0917 - everything that takes part in a pass
    teacher: Teacher | None,
    batch: Batch,
    rows: slice,
    student_map: Tensor | None,
    device: torch.device,
    mixture: Mixture | None = None,
) -> tuple[Tensor, Tensor | None] | None:
    """Return the last maps of student and teacher; None where the student's is not wanted.

    Of mixed films, where they are mixed: a teacher answers for each film, and looks at both.
    """
    if student_map is None or teacher is None:
        return None
    with torch.no_grad():
        taught = teacher.feature_map(teacher_inputs(teacher, batch, rows, device, mixture))
    return student_map, taught
