"""The student of a finished run as it ships: maps count from the average film, on one scale."""

from __future__ import annotations

import dataclasses

import numpy as np
import torch
from numpy.typing import NDArray

from xlite_core.errors import CorruptCheckpoint
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.student import Student, build_student
from xlite_core.run_directory import RunDirectory
from xlite_core.training.average_film import batches, mean_features
from xlite_core.training.checkpoint import load_weights
from xlite_core.training.config import TrainingConfig
from xlite_core.training.films import FilmArray

AVERAGED_FILMS = 500
"""Enough for an average: the standard error is a twentieth of the films' own spread."""

FULL_SCALE_PERCENTILE = 95.0
"""Of the peak evidence for findings that held-out films really show."""

_AT_ONCE = 8
"""Films whose maps are held together."""


def averaged_rows(training: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return evenly spaced training films that stand for all: about `AVERAGED_FILMS`."""
    return training[:: max(len(training) // AVERAGED_FILMS, 1)]


def shipped_student(
    config: TrainingConfig,
    directory: RunDirectory,
    films: FilmArray,
    rows: NDArray[np.intp],
) -> Student:
    """Return a finished run's student, in evaluation mode on the CPU.

    Args:
        config: Settings of the run.
        directory: Of the run.
        films: uint8, shape (films, size, size), as the recipe leaves them.
        rows: Training films, whose average evidence counts from.

    Raises:
        CorruptCheckpoint: The weights are missing, damaged, or of another network.
    """
    # Its weights are in the run: nothing is to be fetched.
    student = build_student(dataclasses.replace(config.student, pretrained=False))
    try:
        student.load_state_dict(load_weights(directory.weights))
    except RuntimeError as error:
        raise CorruptCheckpoint(
            f"The weights of {directory.name} belong to another network than its settings name.",
            "Restore config.json and weights as the run left them, or train again.",
        ) from error
    student.count_from(mean_features(student.eval(), films, config.recipe, rows))
    return student


def evidence_peaks(
    student: Student,
    films: FilmArray,
    recipe: PreprocessingRecipe,
    labels: NDArray[np.float64],
    rows: NDArray[np.intp],
) -> list[float]:
    """Return the peaks of the maps of findings that films really show, in log-odds a cell.

    Args:
        student: From `shipped_student`.
        films: uint8, shape (films, size, size).
        recipe: The student's.
        labels: 1, 0 or NaN, shape (films, findings).
        rows: Films it was not trained on; those without findings count for nothing.

    Returns:
        0 or above, one for each film and finding that it shows.
    """
    showing = rows[(labels[rows] == 1).any(axis=1)]
    peaks: list[float] = []
    cpu = torch.device("cpu")
    for number, images in enumerate(
        batches(films, recipe, device=cpu, rows=showing, size=_AT_ONCE)
    ):
        with torch.inference_mode():
            tops = student.forward_with_evidence(images).evidence.amax(dim=(2, 3)).clamp(min=0)
        shown = labels[showing[number * _AT_ONCE : (number + 1) * _AT_ONCE]] == 1
        peaks.extend(tops.numpy()[shown].tolist())
    return peaks


def full_scale(peaks: list[float]) -> float | None:
    """Return the evidence, in log-odds a cell, that maps paint in full colour.

    One constant for all films and findings: most maps stay below it, so a weak
    map looks weak.

    Returns:
        None where no film shows a finding, or no map argues for one.
    """
    scale = float(np.percentile(peaks, FULL_SCALE_PERCENTILE)) if peaks else 0.0
    return scale or None
