"""From a finished cross-validation to the card of the student that ships."""

from __future__ import annotations

import dataclasses

import numpy as np

from xlite_core.data.labels import LabelTable
from xlite_core.errors import InvalidLabels
from xlite_core.inference.model_card import ModelCard
from xlite_core.models.registry import display_name as student_name
from xlite_core.models.student import Student, build_student
from xlite_core.training.card_shortcuts import card_shortcuts
from xlite_core.training.card_subgroups import card_subgroups
from xlite_core.training.checkpoint import require_same_settings
from xlite_core.training.config import TrainingConfig
from xlite_core.training.cross_validation import Study, fold_settings, out_of_fold_logits
from xlite_core.training.finding_card import DEFAULT_POLICY, judged_findings
from xlite_core.training.run_evaluation import JudgedPredictions
from xlite_core.training.shipped_student import (
    averaged_rows,
    evidence_peaks,
    full_scale,
    shipped_student,
)

_LIMITS = (
    "Not a medical device; it has seen far too few films for any clinical use.",
    "The students that were measured left one fold out each; the one that ships saw all films.",
)


def trained_student(config: TrainingConfig, study: Study, fold: int | None) -> Student:
    """Return the student of a finished run, in evaluation mode on the CPU.

    Its evidence counts from the average of the films it was trained on.

    Args:
        config: Settings of the run.
        study: Where its folder is.
        fold: A fold, or None for the student that ships.

    Raises:
        CorruptCheckpoint: The run is not finished, or had other settings.
    """
    directory = study.run_directory(fold)
    require_same_settings(fold_settings(config, fold), directory.path)
    training = np.flatnonzero(~study.held_out(fold))
    return shipped_student(config, directory, study.films, averaged_rows(training))


def student_card(config: TrainingConfig, study: Study) -> ModelCard:
    """Return the card: calibration, operating points and metrics, all out of fold.

    Raises:
        InvalidLabels: A fold is not finished, or no film that judges shows a finding.
        CorruptCheckpoint: A fold was trained with other settings.
    """
    judging, logits = study.folds.headline, out_of_fold_logits(config, study)
    table = study.table[judging]
    judged = JudgedPredictions(logits[judging], table)
    shortcuts = card_shortcuts(logits, study.table, study.folds, images=study.image_folder)
    about = study.description
    shares = {name: about.prevalence(name) for name in config.findings}
    said = judged_findings(
        judged,
        prevalence={name: share for name, share in shares.items() if share is not None},
        shortcuts=shortcuts.findings if shortcuts else (),
    )
    student = build_student(dataclasses.replace(config.student, pretrained=False))
    return ModelCard(
        name=config.name,
        network=student_name(config.student),
        parameters=sum(p.numel() for p in student.parameters()),
        findings=said.findings,
        recipe=config.recipe,
        default_policy=DEFAULT_POLICY,
        evidence_full_scale=evidence_full_scale(config, study),
        evaluated_on=_evaluated_on(table, study),
        evaluated_films=len(table),
        trained_films=len(study.table),
        trained_patients=_patients(study.table),
        macro_auc=said.macro_auc,
        macro_findings=said.macro_findings,
        run_id=f"{config.name}, seed {config.loop.seed}",
        data_fingerprint=study.table.fingerprint,
        limits=(*_LIMITS, *about.limits, *said.limits),
        citation=about.citation,
        subgroups=card_subgroups(judged),
        shortcuts=shortcuts.macro if shortcuts else None,
        calibration=said.calibration,
    )


def _evaluated_on(table: LabelTable, study: Study) -> str:
    about = study.description
    calibrated = (
        f"calibrated there and moved to the prevalence of {about.population}"
        if about.population
        else "calibrated there"
    )
    return (
        f"Out-of-fold on {len(table):,} {about.judging_films}, of {_patients(table):,} patients; "
        f"{study.folds.count} folds grouped by patient; nothing was chosen on held-out films "
        f"except calibration and thresholds. Probabilities are {calibrated}."
    )


def _patients(table: LabelTable) -> int:
    return len(set(table.patients.tolist()))


def evidence_full_scale(config: TrainingConfig, study: Study) -> float:
    """Return the evidence of full colour, from the films that each fold's student never saw.

    Raises:
        InvalidLabels: No held-out film shows a finding that a map argues for.
    """
    peaks = []
    for fold in range(study.folds.count):
        student = trained_student(config, study, fold)
        rows = np.flatnonzero(study.held_out(fold) & study.folds.headline)
        peaks += evidence_peaks(student, study.films, config.recipe, study.table.labels, rows)
    scale = full_scale(peaks)
    if scale is None:
        raise InvalidLabels(
            "No held-out film shows a finding that a map argues for.",
            "Let films judge that show the findings.",
        )
    return scale
