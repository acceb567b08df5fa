"""The moving average of a student's weights: the student that is judged and exported."""

from __future__ import annotations

import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from xlite_core.models.student import Student


class WeightAverage:
    """Exponential moving average of weights and batch statistics, or none of it.

    Without a decay the "average" is the student itself, so that callers ask no
    questions.
    """

    def __init__(self, student: Student, decay: float) -> None:
        """Begin with a student's present weights.

        Args:
            student: Where later weights come from.
            decay: Share of the average that a step keeps; 0 is off.
        """
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
        """Return what a checkpoint must hold; nothing without a decay."""
        return {} if self._average is None else dict(self._average.state_dict())

    def load(self, state: dict[str, torch.Tensor]) -> None:
        """Go on from `state`."""
        if self._average is not None:
            self._average.load_state_dict(state)
