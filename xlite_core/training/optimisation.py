"""Optimiser, learning-rate schedule and moving average of a run."""

from __future__ import annotations

import math

import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from xlite_core.models.student import Student
from xlite_core.training.config import TrainingConfig


def build_optimizer(student: Student, config: TrainingConfig) -> torch.optim.AdamW:
    """Return AdamW; norms and biases do not decay (Loshchilov and Hutter, ICLR 2019)."""
    decaying = [p for p in student.parameters() if p.ndim > 1]
    staying = [p for p in student.parameters() if p.ndim <= 1]
    groups = [
        {"params": decaying, "weight_decay": config.weight_decay},
        {"params": staying, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=config.learning_rate)


def learning_rate(config: TrainingConfig, epochs_done: float) -> float:
    """Return the rate after a (fractional) number of epochs: linear rise, cosine fall."""
    if epochs_done < config.warmup_epochs:
        return config.learning_rate * epochs_done / config.warmup_epochs
    span = max(config.epochs - config.warmup_epochs, 1e-9)
    progress = min((epochs_done - config.warmup_epochs) / span, 1.0)
    return config.learning_rate * 0.5 * (1.0 + math.cos(math.pi * progress))


class WeightAverage:
    """Exponential moving average of weights and batch statistics, or none of it.

    Without a decay the "average" is the student itself, so that callers ask no
    questions.
    """

    def __init__(self, student: Student, decay: float) -> None:
        self._student = student
        self._average = (
            AveragedModel(
                student,
                multi_avg_fn=get_ema_multi_avg_fn(decay),  # type: ignore[no-untyped-call]
                use_buffers=True,  # batch statistics are averaged with the weights they belong to
            )
            if decay
            else None
        )

    @property
    def student(self) -> Student:
        """The averaged student: the one to evaluate and export."""
        if self._average is None:
            return self._student
        module: nn.Module = self._average.module
        assert isinstance(module, Student)
        return module

    def update(self) -> None:
        """Take in the weights after a step."""
        if self._average is not None:
            self._average.update_parameters(self._student)

    def state(self) -> dict[str, torch.Tensor]:
        return {} if self._average is None else dict(self._average.state_dict())

    def load(self, state: dict[str, torch.Tensor]) -> None:
        if self._average is not None:
            self._average.load_state_dict(state)
