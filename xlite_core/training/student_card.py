"""From a finished cross-validation to the card of the student that ships."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from xlite_core.data.description import DataDescription
from xlite_core.data.labels import LabelTable
from xlite_core.evaluation.bootstrap import MINIMUM_POSITIVES, macro_auc, patient_bootstrap
from xlite_core.evaluation.calibration import fit_platt
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.roc import auc, roc_counts
from xlite_core.evaluation.thresholds import POLICIES
from xlite_core.findings import display_name
from xlite_core.imaging.preprocessing import normalised
from xlite_core.inference.model_card import FindingCard, ModelCard
from xlite_core.models.registry import display_name as student_name
from xlite_core.models.student import Student, build_student
from xlite_core.training.average_film import mean_features
from xlite_core.training.checkpoint import load_weights, require_same_settings
from xlite_core.training.config import TrainingConfig
from xlite_core.training.cross_validation import Study, out_of_fold_logits

DEFAULT_POLICY = "specificity_95"
"""A screen full of flags is no help: on a film without findings, fourteen thresholds of this
policy raise 0.7 flags together.  Youden's raised 5.7 for the first student, whose weak findings
it lets flag nearly everything."""

FULL_SCALE_PERCENTILE = 95.0
"""Of the peak evidence for findings that held-out films really show."""

_AVERAGED_FILMS = 500
"""Enough for an average: the standard error is a twentieth of the films' own spread."""

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
    require_same_settings(config, directory.path)
    student = build_student(config.student)
    student.load_state_dict(load_weights(directory.weights))
    training = study.films[~study.held_out(fold)]
    evenly_spaced = training[:: max(len(training) // _AVERAGED_FILMS, 1)]
    student.count_from(mean_features(student.eval(), evenly_spaced, config.recipe))
    return student


def student_card(config: TrainingConfig, study: Study) -> ModelCard:
    """Return the card: calibration, operating points and metrics, all out of fold.

    Raises:
        InvalidLabels: A fold is not finished.
        InvalidConfiguration: A finding has no positive film that judges.
    """
    judging = study.folds.headline
    table, logits = study.table[judging], out_of_fold_logits(config, study)[judging]
    macro, counted = _macro_auc(logits, table)
    about = study.description
    findings = tuple(
        _finding_card(name, logits[:, column], table, column, about)
        for column, name in enumerate(config.findings)
    )
    return ModelCard(
        name=config.name,
        network=student_name(config.student),
        parameters=sum(p.numel() for p in build_student(config.student).parameters()),
        findings=findings,
        recipe=config.recipe,
        default_policy=DEFAULT_POLICY,
        evidence_full_scale=evidence_full_scale(config, study),
        evaluated_on=_evaluated_on(table, study),
        evaluated_films=len(table),
        trained_films=len(study.table),
        trained_patients=_patients(study.table),
        macro_auc=macro,
        macro_findings=counted,
        run_id=f"{config.name}, seed {config.loop.seed}",
        data_fingerprint=study.table.fingerprint,
        limits=(*_LIMITS, *about.limits, *_scarce(table), *_unproven(findings)),
        citation=about.citation,
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


def _scarce(table: LabelTable) -> tuple[str, ...]:
    """Return the limit that names findings with few positive films, if there are any."""
    positives = np.nansum(table.labels, axis=0).astype(int).tolist()
    scarce = [
        f"{display_name(name)} ({count})"
        for name, count in zip(table.findings, positives, strict=True)
        if count < 3 * MINIMUM_POSITIVES
    ]
    return (f"Few positive films judge: {', '.join(scarce)}.",) if scarce else ()


def _unproven(findings: tuple[FindingCard, ...]) -> tuple[str, ...]:
    """Return the limit that names findings whose AUC may as well be a coin's, if there are any."""
    unproven = [display_name(finding.name) for finding in findings if not finding.beats_chance]
    return (f"Not shown to be better than chance: {', '.join(unproven)}.",) if unproven else ()


def _macro_auc(logits: NDArray[np.float64], table: LabelTable) -> tuple[Estimate | None, int]:
    """Return the macro AUC with its interval, and how many findings it averages.

    The findings are chosen once, on all films: a resample that brings a finding
    below the minimum must not change what is averaged.
    """
    _, counted = macro_auc(logits, table.labels)
    enough = np.nansum(table.labels, axis=0) >= MINIMUM_POSITIVES
    chosen, labels = logits[:, enough], table.labels[:, enough]
    estimate = patient_bootstrap(
        lambda rows: macro_auc(chosen[rows], labels[rows], minimum_positives=1)[0],
        table.patients,
    )
    return estimate, counted


def _patients(table: LabelTable) -> int:
    return len(set(table.patients.tolist()))


def _finding_card(
    name: str,
    logits: NDArray[np.float64],
    table: LabelTable,
    column: int,
    about: DataDescription,
) -> FindingCard:
    labels = table.labels[:, column]
    share = float(np.nanmean(labels))
    prevalence = about.prevalence(name) or share
    calibration = fit_platt(logits, labels).for_prevalence(prevalence, fitted_at=share)
    roc = roc_counts(calibration.probabilities(logits), labels)
    area: Estimate | None = None
    if roc.positives >= MINIMUM_POSITIVES:
        area = patient_bootstrap(lambda rows: auc(logits[rows], labels[rows]), table.patients)
    return FindingCard(
        name=name,
        calibration=calibration,
        operating_points={policy: choose(roc) for policy, choose in POLICIES.items()},
        roc=roc,
        auc=area,
        prevalence=prevalence,
    )


def evidence_full_scale(config: TrainingConfig, study: Study) -> float:
    """Return the evidence, in log-odds a cell, that maps paint in full colour.

    One constant for all films and findings: the 95th percentile of the maps'
    peaks, over the findings that held-out films really show.  Most maps stay
    below it, so a weak map looks weak.
    """
    peaks = []
    for fold in range(study.folds.count):
        student = trained_student(config, study, fold)
        rows = np.flatnonzero(study.held_out(fold) & study.folds.headline)
        for row in rows:
            shown = np.flatnonzero(study.table.labels[row] == 1)
            if shown.size:
                image = torch.from_numpy(normalised(study.films[row], config.recipe)[None])
                with torch.inference_mode():
                    evidence = student.forward_with_evidence(image).evidence[0]
                peaks.extend(evidence[shown.tolist()].amax(dim=(1, 2)).clamp(min=0).tolist())
    return float(np.percentile(peaks, FULL_SCALE_PERCENTILE))
