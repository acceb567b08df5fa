"""What held-out logits say of each finding: calibration, thresholds, counts, AUC, and limits."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.bootstrap import (
    auc_draws,
    enough_positives,
    finding_intervals,
    macro_interval,
)
from xlite_core.evaluation.calibration import PlattScaling, sigmoid
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.roc import auc, known, roc_counts
from xlite_core.evaluation.shortcut_gain import ShortcutGain
from xlite_core.evaluation.thinned_roc import thinned
from xlite_core.evaluation.thresholds import POLICIES
from xlite_core.findings import display_name
from xlite_core.inference.calibration_card import CalibrationCard
from xlite_core.inference.card_limits import limits_of
from xlite_core.inference.model_card import FindingCard
from xlite_core.training.chosen_calibration import chosen_calibration
from xlite_core.training.run_evaluation import JudgedPredictions

FloatArray = NDArray[np.float64]

DEFAULT_POLICY = "specificity_95"
"""A screen full of flags is no help: on a film without findings, fourteen thresholds of this
policy raise 0.7 flags together.  Youden's raised 5.7 for the first student, whose weak findings
it lets flag nearly everything."""

UNCALIBRATED_FLAGS = 0.05
"""Share of films that a finding flags whose thresholds no label could choose: what the default
policy lets a finding flag among films without it."""

_HALVINGS = 60
"""Of an interval of log-odds: it ends narrower than a float64 can say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedFindings:
    """The findings' part of a model card.

    Attributes:
        findings: One card a finding.
        macro_auc: Mean over findings with enough positive films; None where none has.
        macro_findings: How many those are.
        limits: What must be said of scarce films, a sentence each.
        calibration: How it was chosen; None where too few films could.
    """

    findings: tuple[FindingCard, ...]
    macro_auc: Estimate | None
    macro_findings: int
    limits: tuple[str, ...]
    calibration: CalibrationCard | None = None


def judged_findings(
    judged: JudgedPredictions,
    *,
    prevalence: Mapping[str, float],
    chosen_on: JudgedPredictions | None = None,
    shortcuts: Sequence[ShortcutGain | None] = (),
) -> JudgedFindings:
    """Return what films that a network was not trained on say of its findings.

    A finding of which no positive or no negative film is known cannot be
    calibrated: its probabilities average to the prevalence then, each of its
    thresholds flags a fixed share of films, and a limit says so.

    Args:
        judged: Films that give AUC and ROC counts.
        prevalence: Share of positive films, by finding, that probabilities
            refer to; absent for the share among the films that calibrate.
        chosen_on: Films that give calibration and thresholds; those that judge
            if absent.
        shortcuts: Of each finding, beside a regression that sees no film; empty where not
            measured.
    """
    chosen = judged if chosen_on is None else chosen_on
    table = judged.table
    areas = [auc(judged.logits[:, f], table.labels[:, f]) for f in range(len(table.findings))]
    draws = auc_draws(judged.logits, table.labels, table.patients)
    enough = enough_positives(table.labels)
    told = [area if some else None for area, some in zip(areas, enough, strict=True)]
    macro, counted = macro_interval(areas, draws, enough)
    calibration = chosen_calibration(chosen)
    cards = tuple(
        dataclasses.replace(
            _finding_card(column, judged, chosen, prevalence, interval, calibration.fits[column]),
            shortcuts=shortcuts[column] if shortcuts else None,
            reliability=calibration.reliability[column],
        )
        for column, interval in enumerate(finding_intervals(told, draws))
    )
    return JudgedFindings(
        findings=cards,
        macro_auc=macro,
        macro_findings=counted,
        limits=(*_uncalibrated(chosen), *limits_of(cards)),
        calibration=calibration.card,
    )


def positive_share(labels: FloatArray) -> float:
    """Return the share of positive films among those whose label is known, above 0 and below 1.

    Where no film is positive or none negative it is Laplace's (positives + 1) / (films + 2).

    Args:
        labels: 1, 0 or NaN, shape (films,).
    """
    films, positives = int((~np.isnan(labels)).sum()), int(np.nansum(labels))
    return positives / films if 0 < positives < films else (positives + 1) / (films + 2)


def _finding_card(  # noqa: PLR0913, PLR0917 - one finding of each
    column: int,
    judged: JudgedPredictions,
    chosen: JudgedPredictions,
    prevalence: Mapping[str, float],
    area: Estimate | None,
    fit: PlattScaling | None,
) -> FindingCard:
    name = judged.table.findings[column]
    logits, labels = chosen.logits[:, column], chosen.table.labels[:, column]
    share = positive_share(labels)
    wanted = prevalence.get(name, share)
    if fit is not None:
        calibration = fit.for_prevalence(wanted, fitted_at=share)
        curve = roc_counts(calibration.probabilities(logits), labels)
        points = {policy: choose(curve) for policy, choose in POLICIES.items()}
    else:
        calibration = averaging_to(wanted, logits)
        flagging = np.quantile(calibration.probabilities(logits), 1 - UNCALIBRATED_FLAGS)
        points = dict.fromkeys(POLICIES, float(flagging))
    counted = calibration.probabilities(judged.logits[:, column])
    curve = roc_counts(counted, judged.table.labels[:, column])
    return FindingCard(
        name=name,
        calibration=calibration,
        operating_points=points,
        roc=thinned(curve, keeping=points.values()),
        auc=area,
        prevalence=wanted,
    )


def averaging_to(prevalence: float, logits: FloatArray) -> PlattScaling:
    """Return the scaling of slope 1 under which films are positive as often as the prevalence says.

    Args:
        prevalence: Above 0 and below 1.
        logits: At least one, shape (films,).
    """
    wanted = float(np.log(prevalence) - np.log1p(-prevalence))
    # With the largest logit at the prevalence the mean is below it, with the smallest above.
    low, high = wanted - float(logits.max()), wanted - float(logits.min())
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if float(sigmoid(logits + middle).mean()) < prevalence:
            low = middle
        else:
            high = middle
    return PlattScaling(slope=1.0, offset=(low + high) / 2)


def _has_both(labels: FloatArray) -> bool:
    _, positive = known(labels, labels)
    return bool(positive.any() and not positive.all())


def _uncalibrated(chosen: JudgedPredictions) -> tuple[str, ...]:
    table = chosen.table
    names = [
        display_name(name)
        for column, name in enumerate(table.findings)
        if not _has_both(table.labels[:, column])
    ]
    if not names:
        return ()
    told = (
        f"Not calibrated, because no film with, or none without, could do it: {', '.join(names)}. "
        "There probabilities average to the prevalence, and thresholds flag "
        f"{UNCALIBRATED_FLAGS:.0%} of films."
    )
    return (told,)
