"""Logits of films that a network was not trained on: the only ones that may judge it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import InvalidLabels
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.student import Student
from xlite_core.training.average_film import batches
from xlite_core.training.films import FilmArray


def predict_logits(  # noqa: PLR0913 - which films, and how they are seen
    student: Student,
    films: FilmArray,
    recipe: PreprocessingRecipe,
    *,
    device: torch.device,
    rows: NDArray[np.intp] | None = None,
    mirrored: bool = False,
) -> NDArray[np.float64]:
    """Return a student's logits on films as the recipe leaves them, without augmentation.

    Args:
        student: Left in evaluation mode.
        films: uint8, shape (films, size, size); a memory map is read a batch at a time.
        recipe: Its mean and standard deviation are applied.
        device: Where the student is.
        rows: Which films; all of them if absent.
        mirrored: Whether each film is seen with its mirror image, and the mean of both taken.

    Returns:
        float64, shape (films, findings).
    """

    def said(batch: Tensor) -> Tensor:
        logits: Tensor = student(batch)
        return (logits + student(batch.flip(-1))) / 2 if mirrored else logits

    student.eval()
    logits = [np.empty((0, student.config.findings))]
    with torch.inference_mode():
        logits.extend(
            said(batch).double().cpu().numpy()
            for batch in batches(films, recipe, device=device, rows=rows)
        )
    return np.concatenate(logits)


def write_logits(
    path: Path, files: NDArray[np.str_], logits: NDArray[np.float64], findings: tuple[str, ...]
) -> None:
    """Write logits as a CSV: file, then one column a finding."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("file", *findings))
    for file, row in zip(files.tolist(), logits.tolist(), strict=True):
        writer.writerow((file, *row))
    with atomic_write(path) as stream:
        stream.write(text.getvalue().encode())


def read_logits(path: Path, findings: tuple[str, ...]) -> tuple[list[str], NDArray[np.float64]]:
    """Read files and logits written by `write_logits`.

    Raises:
        InvalidLabels: The file is missing, damaged or of other findings.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        logits = np.array([[float(row[finding]) for finding in findings] for row in rows])
        return [row["file"] for row in rows], logits.reshape(len(rows), len(findings))
    except (OSError, KeyError, TypeError, ValueError, csv.Error) as error:
        raise InvalidLabels(
            f"The held-out logits {path.name} cannot be read.", "Train the fold again."
        ) from error
