"""Test-time flips: what a student is worth when it sees each film and its mirror image.

The mean of the two logits is judged against the logits of the film alone, on the same films, out
of fold.  Nothing of it enters a model file: a heart on the right is a finding to a reader, and the
second look doubles the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray

from xlite_core.evaluation.bootstrap import DRAWS
from xlite_core.evaluation.comparison import AucComparison, compare_auc
from xlite_core.models.student import build_student
from xlite_core.training.checkpoint import load_weights, require_same_settings
from xlite_core.training.config import TrainingConfig
from xlite_core.training.cross_validation import Study, fold_settings
from xlite_core.training.held_out_logits import predict_logits, write_logits

MIRRORED = "validation_mirrored.csv"
"""Beside a fold's validation.csv."""


def judge_mirrored(
    config: TrainingConfig, study: Study, folds: Sequence[int], *, draws: int = DRAWS
) -> AucComparison:
    """Judge finished folds with mirror images against the same without.

    Args:
        config: Settings of the study.
        study: Films, labels, folds and runs.
        folds: Which ones; each gets a predictions/validation_mirrored.csv.
        draws: Resamples of patients behind each interval.

    Returns:
        With mirror images minus without, on the films that judge.

    Raises:
        CorruptCheckpoint: A fold is not finished, or was trained with other settings.
    """
    shape = (len(study.table), len(config.findings))
    plain, mirrored = np.full(shape, np.nan), np.full(shape, np.nan)
    for fold in folds:
        rows = np.flatnonzero(study.held_out(fold))
        plain[rows], mirrored[rows] = _both(config, study, fold, rows)
    there = study.folds.headline & ~np.isnan(plain).any(axis=1)
    table = study.table[np.flatnonzero(there)]
    return compare_auc(
        mirrored[there], plain[there], table.labels, table.patients, table.findings, draws=draws
    )


def _both(
    config: TrainingConfig, study: Study, fold: int, rows: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    directory = study.run_directory(fold)
    require_same_settings(fold_settings(config, fold), directory.path)
    student = build_student(replace(config.student, pretrained=False))
    student.load_state_dict(load_weights(directory.weights))
    device = torch.device("cpu")
    plain, mirrored = (
        predict_logits(
            student, study.films, config.recipe, device=device, rows=rows, mirrored=mirrored
        )
        for mirrored in (False, True)
    )
    path = directory.predictions / MIRRORED
    write_logits(path, study.table.files[rows], mirrored, config.findings)
    return plain, mirrored
