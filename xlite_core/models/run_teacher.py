"""A finished run's student as a teacher."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from xlite_core.errors import InvalidConfiguration, TeacherRefused
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.models.network_teacher import NetworkTeacher
from xlite_core.models.student import build_student
from xlite_core.models.weights_file import read_weights, require_fit
from xlite_core.run_directory import RunDirectory


def open_run(folder: Path, findings: Sequence[str]) -> NetworkTeacher:
    """Open the student that a run has handed on.

    Args:
        folder: With config.json and weights.safetensors.
        findings: The student's who is to be taught.

    Raises:
        TeacherRefused: The folder is no finished run, is damaged, or knows none of
            the findings.
        MissingFeature: timm is not installed.
    """
    run = RunDirectory(folder)
    config, recipe, outputs = _settings(run)
    if not run.weights.is_file():
        raise TeacherRefused(
            f"The run {run.name} has no weights to teach with.", "Let it finish first."
        )
    weights = read_weights(run.weights)
    try:
        # A teacher that draws from torch's generator would change the student's first weights.
        with torch.random.fork_rng(devices=[]):
            student = build_student(config)
    except InvalidConfiguration as error:
        raise _unusable(run, error) from error
    require_fit(run.name, weights, student.state_dict())
    student.load_state_dict(weights)
    return NetworkTeacher(
        student,
        student.features,
        outputs=outputs,
        findings=findings,
        recipe=recipe,
        description=f"run {run.name} ({config.backbone})",
    )


def _settings(run: RunDirectory) -> tuple[StudentConfig, PreprocessingRecipe, tuple[str, ...]]:
    try:
        values: dict[str, Any] = json.loads(run.config.read_text(encoding="utf-8"))
        outputs = tuple(str(name) for name in values["findings"])
        recipe = PreprocessingRecipe.from_dict(values["recipe"])
        # Its weights are in the run: nothing is to be fetched.
        config = StudentConfig.from_dict({**values["student"], "pretrained": False})
    except InvalidConfiguration as error:
        raise _unusable(run, error) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise TeacherRefused(
            f"The folder {run.name} is no run: its config.json is missing or damaged.",
            "Give the folder of a finished run.",
        ) from error
    if len(outputs) != config.findings or recipe.channels != config.in_channels:
        raise TeacherRefused(
            f"The run {run.name} contradicts itself about its findings or channels.",
            "Give the folder of a finished run, as the run left it.",
        )
    return config, recipe, outputs


def _unusable(run: RunDirectory, error: InvalidConfiguration) -> TeacherRefused:
    return TeacherRefused(f"The run {run.name} cannot teach. {error.summary}", error.hint)
