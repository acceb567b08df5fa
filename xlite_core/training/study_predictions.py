"""The held-out logits that a cross-validation has stored, fold by fold."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.folds import FoldFile
from xlite_core.errors import InvalidLabels
from xlite_core.experiments.predictions import Scale, read_predictions


def finished_folds(directory: Path, folds: FoldFile) -> tuple[int, ...]:
    """Return the folds of a study that have predictions, in order."""
    return tuple(fold for fold in range(folds.count) if _stored(directory, fold).is_file())


def _stored(directory: Path, fold: int) -> Path:
    return directory / f"fold_{fold}" / "predictions" / "validation.csv"


def stored_logits(
    directory: Path, folds: FoldFile, findings: tuple[str, ...]
) -> tuple[NDArray[np.float64], tuple[int, ...]]:
    """Return the logits of a study, each from the fold that had not seen the film.

    Args:
        directory: Folder of the study: fold_0 and so on.
        folds: Its fold file.
        findings: Those wanted, in this order.

    Returns:
        float64, shape (films of the fold file, findings), NaN in folds that are not finished; and
        the folds that are.

    Raises:
        InvalidLabels: No fold is finished, or one has logits of other films than it holds out.
    """
    logits = np.full((len(folds.files), len(findings)), np.nan)
    finished = finished_folds(directory, folds)
    for fold in finished:
        told = read_predictions(_stored(directory, fold), findings=findings)
        rows = np.flatnonzero(folds.folds == fold)
        if sorted(told.files.tolist()) != sorted(folds.files[rows].tolist()):
            raise InvalidLabels(
                f"Fold {fold} of {directory.name} has predictions of other films than it holds"
                " out.",
                "Give the fold file that the study was trained with.",
            )
        place = {file: row for row, file in enumerate(folds.files.tolist())}
        logits[[place[file] for file in told.files.tolist()]] = told.logits
    if not finished:
        raise InvalidLabels(
            f"No fold of {directory.name} has predictions.",
            "Train one first: xlite cross-validate CONFIG --fold 0.",
        )
    return logits, finished


def table_logits(
    path: Path, folds: FoldFile, findings: tuple[str, ...], *, probabilities: bool
) -> NDArray[np.float64]:
    """Return the logits of a table of predictions, for the films of a fold file.

    Args:
        path: A CSV with a column of files and one a finding; films that the fold file does not
            name are left aside.
        folds: Which films, in which order.
        findings: Those wanted.
        probabilities: Whether the numbers are probabilities instead of logits.

    Returns:
        float64, shape (films, findings); NaN where the table has no film of that name.

    Raises:
        InvalidLabels: The table cannot be used, or knows none of the films.
    """
    scale: Scale = "probability" if probabilities else "logit"
    names = folds.files.tolist()
    told = read_predictions(path, findings=findings, scale=scale)
    exact = told.among(names)
    loosely = not len(exact.files)
    told = told.among(names, loosely=True) if loosely else exact
    if not len(told.files):
        raise InvalidLabels(
            f"The predictions {path.name} know no film of the fold file.",
            "Check the names of the films.",
        )
    logits = np.full((len(names), len(findings)), np.nan)
    logits[told.rows_in(names, loosely=loosely)] = told.logits
    return logits
