"""The calibration of a student that ships: compared, chosen, fitted to all films that may."""

from __future__ import annotations

from dataclasses import dataclass

from xlite_core.evaluation.calibration import PlattScaling
from xlite_core.evaluation.calibration_choice import (
    CalibrationChoice,
    choose_calibration,
    held_calibrations,
)
from xlite_core.evaluation.cross_fitted import CrossFitted, cross_fitted
from xlite_core.inference.calibration_card import CalibrationCard
from xlite_core.training.judged_predictions import JudgedPredictions


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenCalibration:
    """One method for the whole student.

    Attributes:
        fits: One a finding, fitted to all films; None where positives or negatives are missing.
        reliability: One a finding, cross-fitted; None where it could not be judged.
        card: The comparison; None where too few films could make one, and the method is Platt's.
    """

    fits: tuple[PlattScaling | None, ...]
    reliability: tuple[CrossFitted | None, ...]
    card: CalibrationCard | None


def chosen_calibration(films: JudgedPredictions) -> ChosenCalibration:
    """Choose and fit the calibration of a student.

    Args:
        films: That it was not trained on, and that may choose.
    """
    labels, patients = films.table.labels, films.table.patients
    choice = choose_calibration(films.logits, labels, patients)
    fits = held_calibrations(choice.method if choice else "platt", films.logits, labels)
    if choice is None:
        return ChosenCalibration(fits=fits, reliability=(None,) * len(fits), card=None)
    p = choice.probabilities
    reliability = tuple(
        cross_fitted(p[:, [column]], labels[:, [column]], patients) for column in range(p.shape[1])
    )
    pooled = cross_fitted(p, labels, patients)
    return ChosenCalibration(fits=fits, reliability=reliability, card=_card(choice, pooled))


def _card(choice: CalibrationChoice, reliability: CrossFitted | None) -> CalibrationCard:
    return CalibrationCard(
        method=choice.method,
        candidates=choice.candidates,
        share_loss=choice.share_loss,
        films=choice.films,
        findings=choice.findings,
        reliability=reliability,
    )
