"""Teachers: what a student is shown besides labels.

A teacher is frozen: in evaluation mode, without gradients, read from files that
hold weights or numbers and no program.

No teacher knows which films judge the student.  A checkpoint or a table made
with films of the student's validation or test part leaks what it remembers of
their labels; give a teacher that was trained without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xlite_core.errors import TeacherRefused
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.densenet_teacher import open_densenet
from xlite_core.models.network_teacher import NetworkTeacher
from xlite_core.models.run_teacher import open_run
from xlite_core.models.stored_probabilities import StoredTeacher, open_stored
from xlite_core.models.teacher_ensemble import TeacherEnsemble
from xlite_core.run_directory import RunDirectory, run_meant


class Teacher(Protocol):
    """What a trainer asks of a teacher.

    Attributes:
        findings: Columns of the logits: the student's findings, in its order.
        opinions: Those of them that it can say anything about.
        recipes: How films must be prepared for it, one for each kind of film it
            looks at; empty where it needs none.
        description: One line for logs.
    """

    @property
    def findings(self) -> tuple[str, ...]: ...

    @property
    def opinions(self) -> tuple[str, ...]: ...

    @property
    def recipes(self) -> tuple[PreprocessingRecipe, ...]: ...

    @property
    def description(self) -> str: ...

    def logits(self, rows: NDArray[np.intp], images: tuple[Tensor, ...]) -> Tensor:
        """Return what it says of some films.

        Args:
            rows: Row numbers in the table of films that it was opened for.
            images: One tensor for each of `recipes`, float32, shape (batch,
                channels, size, size), normalised by it, on the teacher's device.

        Returns:
            float32, shape (batch, findings), on its device, without gradient; NaN
            where it has no opinion.
        """

    def feature_map(self, images: tuple[Tensor, ...]) -> Tensor | None:
        """Return its last map, shape (batch, C, h, w), for attention transfer; None without one."""

    def to(self, device: torch.device) -> Teacher:
        """Move to a device, and return itself."""


def open_teacher(paths: Sequence[str], *, findings: Sequence[str], files: Sequence[str]) -> Teacher:
    """Open a teacher, or several as one.

    Args:
        paths: Each a run's folder (`run_meant`) or its weights.safetensors, a
            file of weights in a published layout (`chexnet_layouts`), or a table
            of stored probabilities, .csv or .csv.gz (`stored_probabilities`).
        findings: The student's, in its order.
        files: Names of all films of the label table, in the order of its rows.

    Raises:
        TeacherRefused: A teacher cannot be read, is of no known layout, or knows
            none of the findings or films.
    """
    if not paths:
        raise TeacherRefused("No teacher is named.", "Name one, or train without.")
    members = [_open(run_meant(Path(path)), findings, files) for path in paths]
    return members[0] if len(members) == 1 else TeacherEnsemble(members)


def _open(
    path: Path, findings: Sequence[str], files: Sequence[str]
) -> NetworkTeacher | StoredTeacher:
    if path.is_dir():
        return open_run(path, findings)
    run = RunDirectory(path.parent)
    if path == run.weights and run.config.is_file():
        return open_run(path.parent, findings)
    if path.name.endswith((".csv", ".csv.gz")):
        return open_stored(path, findings, files)
    return open_densenet(path, findings)
