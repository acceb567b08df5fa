"""The table behind estimates: every student's size, memory and arithmetic, measured once.

Run as a module it prints what ships as `resources/students.json`; that takes some minutes.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import numpy as np
import torch

from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.complexity import complexity
from xlite_core.models.config import StudentConfig
from xlite_core.models.registry import BACKBONES, attentions_of
from xlite_core.models.student import build_student
from xlite_core.training.arithmetic import arithmetic, device_of
from xlite_core.training.config import TrainingConfig
from xlite_core.training.distributed import World
from xlite_core.training.estimate import SIZE, Row
from xlite_core.training.label_statistics import LabelStatistics
from xlite_core.training.loader import Batch
from xlite_core.training.sections import LoopConfig, MachineConfig
from xlite_core.training.space_needed import kept_bytes
from xlite_core.training.step import Moment
from xlite_core.training.trainer import Trainer

_FILMS, _STEPS = 4, 3


TEACHER = StudentConfig(backbone="densenet121", attention="none")
"""CheXNet's network: no student, but the full-scale plan trains it as a teacher."""


def rows() -> Iterator[Row]:
    """Yield a row for every backbone with every attention it may have, and the teacher's."""
    for backbone in BACKBONES:
        for attention in attentions_of(backbone):
            yield row(StudentConfig(backbone=backbone, attention=attention))
    yield row(TEACHER)


def row(student: StudentConfig) -> Row:
    """Measure one student at 224 pixels."""
    size = complexity(student, input_size=SIZE)
    network = build_student(student)
    images = torch.zeros(2, student.in_channels, SIZE, SIZE)
    return Row(
        backbone=student.backbone,
        attention=student.attention,
        parameters=size.parameters,
        macs=size.macs,
        head_inputs=network.head.hidden.in_features,
        kept_bytes=kept_bytes(network, images),
        core_seconds=round(_core_seconds(student), 4),
    )


def _core_seconds(student: StudentConfig) -> float:
    """Return the processor seconds of one film's share of a step, on one core."""
    config = TrainingConfig(
        name="estimate",
        student=student,
        recipe=PreprocessingRecipe(size=SIZE),
        findings=tuple(f"F{number}" for number in range(student.findings)),
        loop=LoopConfig(batch_size=_FILMS),
        machine=MachineConfig(device="cpu", threads=1),
    )
    even = np.ones(student.findings)
    with arithmetic(config.machine):
        trainer = Trainer(
            config,
            LabelStatistics(positive_weights=even, shares=even / 2, sampling=None),
            device=device_of(config.machine),
            world=World(),
        )
        batch = Batch(
            rows=np.arange(_FILMS),
            images=np.zeros((_FILMS, SIZE, SIZE), np.uint8),
            teacher_images=(),
            labels=np.zeros((_FILMS, student.findings), np.float32),
        )
        trainer.begin_epoch(1, afresh=True)
        taken = []
        for step in range(1, _STEPS + 2):
            # Processor time: what else runs on the machine does not count.
            began = time.process_time()
            trainer.step(batch, Moment(epoch=1, step=step, steps=100, epochs=1))
            taken.append(time.process_time() - began)
    return min(taken[1:]) / _FILMS


def table() -> dict[str, Any]:
    """Return the whole table, as it is written."""
    return {"schema": 1, "size": SIZE, "students": [asdict(row) for row in rows()]}


if __name__ == "__main__":
    json.dump(table(), sys.stdout, indent=1)
    sys.stdout.write("\n")
