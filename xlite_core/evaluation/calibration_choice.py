"""Which calibration a student gets: judged by log loss on patients that did not fit it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.bootstrap import (
    DRAWS,
    enough_positives,
    patient_draws,
    percentile_interval,
)
from xlite_core.evaluation.calibration import PlattScaling, fit_platt
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.isotonic import IsotonicCalibration, fit_isotonic
from xlite_core.evaluation.shared_slope import fit_shared_slope

FloatArray = NDArray[np.float64]
HeldMethod = Literal["temperature", "platt"]
Method = HeldMethod | Literal["isotonic"]
Fits = tuple[PlattScaling | IsotonicCalibration | None, ...]

SIMPLEST_FIRST: tuple[Method, ...] = ("temperature", "platt", "isotonic")
"""By the numbers they fit: one and an offset a finding, two a finding, a curve a finding."""

CAN_BE_HELD: tuple[HeldMethod, ...] = ("temperature", "platt")
"""What a model card holds: a slope and an offset a finding.  Isotonic regression is compared, but
its curves need thousands of films; until it wins somewhere, a card need not hold them."""

_SAME = 1e-9
"""Nats: one finding's temperature and its Platt scaling are the same but for rounding."""

FOLDS, MOST_DEALS, DEALT_FILMS = 5, 5, 5000
"""Parts that patients are dealt into, and how often: for findings with a dozen positive films one
deal would be a throw of the dice, and of thousands of films one is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateLoss:
    """How one method does on films that did not fit it.

    Attributes:
        method: "temperature", "platt" or "isotonic".
        log_loss: Mean over films and findings, in nats, with its interval by patient.
        excess: Its log loss minus that of the best one that a card can hold, with its paired
            interval; below 0 where isotonic regression does better than both.
        standard_error: Of the excess: the standard deviation of its resamples.
    """

    method: str
    log_loss: Estimate
    excess: Estimate
    standard_error: float


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CalibrationChoice:
    """The comparison, and what it chose.

    Attributes:
        method: The simplest one that a card can hold within one standard error of the best such.
        candidates: All of them, simplest first.
        share_loss: Log loss of always stating the share of positive films of the other patients.
        films: Films that judged.
        findings: Findings that judged: those with ten positive films, of which every part leaves
            some of both kinds.
        probabilities: Of the chosen method, each film's from the first deal, by a calibration that
            its patient did not fit; shape (films, findings), NaN for findings that did not judge.
    """

    method: HeldMethod
    candidates: tuple[CandidateLoss, ...]
    share_loss: float
    films: int
    findings: int
    probabilities: FloatArray


def held_calibrations(
    method: HeldMethod, logits: FloatArray, labels: FloatArray
) -> tuple[PlattScaling | None, ...]:
    """Fit a method that a card can hold; None where positives or negatives are missing.

    Args:
        method: Which one.
        logits: Shape (films, findings), from films the network was not trained on.
        labels: 1, 0 or NaN (unknown, left out), same shape.
    """
    if method == "temperature":
        return fit_shared_slope(logits, labels)
    return tuple(
        fit_platt(x, y) if (y == 1).any() and (y == 0).any() else None
        for x, y in zip(logits.T, labels.T, strict=True)
    )


def _calibrations(method: Method, logits: FloatArray, labels: FloatArray) -> Fits:
    if method != "isotonic":
        return held_calibrations(method, logits, labels)
    return tuple(fit_isotonic(x, y) for x, y in zip(logits.T, labels.T, strict=True))


def choose_calibration(
    logits: FloatArray,
    labels: FloatArray,
    patients: NDArray[np.str_],
    *,
    draws: int = DRAWS,
    seed: int = 42,
) -> CalibrationChoice | None:
    """Compare methods by cross-validation over patients, and choose one for the whole student.

    The simplest method within one standard error of the best is chosen (Breiman et al.,
    "Classification and Regression Trees", 1984, section 3.4.3); the error is that of the paired
    difference, over resampled patients.

    Args:
        logits: Shape (films, findings), from films the network was not trained on.
        labels: 1, 0 or NaN (unknown, left out), same shape.
        patients: Whose film each is, shape (films,).
        draws: Resamples of patients.
        seed: Makes deals and resamples repeatable.

    Returns:
        None where no finding can judge, or there are fewer patients than parts.
    """
    deals = _deals(patients, seed)
    columns = _judging(labels, deals)
    if not columns:
        return None
    x, y = logits[:, columns], labels[:, columns]
    losses: dict[Method, FloatArray] = {}
    first: dict[Method, FloatArray] = {}
    for method in SIMPLEST_FIRST:
        of_deals = [_out_of_part(method, x, y, deal) for deal in deals]
        first[method] = of_deals[0]
        losses[method] = np.mean([_log_loss(p, y) for p in of_deals], axis=0)
    shares = np.mean([_log_loss(_shares(y, deal), y) for deal in deals], axis=0)
    candidates = _candidates(losses, patients, draws, seed)
    excess = {candidate.method: candidate for candidate in candidates}
    chosen = next(
        method
        for method in CAN_BE_HELD
        if excess[method].excess.value <= excess[method].standard_error + _SAME
    )
    probabilities = np.full(labels.shape, np.nan)
    probabilities[:, columns] = first[chosen]
    return CalibrationChoice(
        method=chosen,
        candidates=candidates,
        share_loss=float(np.nanmean(shares)),
        films=len(labels),
        findings=len(columns),
        probabilities=probabilities,
    )


def _deals(patients: NDArray[np.str_], seed: int) -> list[NDArray[np.intp]]:
    """Return the part of each film in each deal; none where there are too few patients."""
    _, owner = np.unique(patients, return_inverse=True)
    count = int(owner.max()) + 1 if len(owner) else 0
    if count < FOLDS:
        return []
    generator = np.random.default_rng(seed)
    deals = max(1, min(MOST_DEALS, DEALT_FILMS // len(owner)))
    return [(generator.permutation(count) % FOLDS)[owner] for _ in range(deals)]


def _judging(labels: FloatArray, deals: list[NDArray[np.intp]]) -> list[int]:
    """Return the findings that can be fitted without any part of any deal."""
    judging = enough_positives(labels) & bool(deals)
    for deal in deals:
        for part in range(FOLDS):
            others = labels[deal != part]
            judging &= (others == 1).any(axis=0) & (others == 0).any(axis=0)
    return np.flatnonzero(judging).tolist()


def _out_of_part(
    method: Method, logits: FloatArray, labels: FloatArray, parts: NDArray[np.intp]
) -> FloatArray:
    probabilities = np.empty(labels.shape)
    for part in range(FOLDS):
        inside = parts == part
        fits = _calibrations(method, logits[~inside], labels[~inside])
        for column, fit in enumerate(fits):
            assert fit is not None, "_judging has looked"
            probabilities[inside, column] = fit.probabilities(logits[inside, column])
    return probabilities


def _shares(labels: FloatArray, parts: NDArray[np.intp]) -> FloatArray:
    shares = np.empty(labels.shape)
    for part in range(FOLDS):
        shares[parts == part] = np.nanmean(labels[parts != part], axis=0)
    return shares


def _log_loss(probabilities: FloatArray, labels: FloatArray) -> FloatArray:
    """Return -log of the probability of what is true, shape (films, findings); NaN if unknown."""
    # No method here claims certainty; a float64 may round to it.
    stated = np.clip(np.where(labels == 1, probabilities, 1 - probabilities), 1e-12, 1.0)
    return np.where(np.isnan(labels), np.nan, -np.log(stated))


def _candidates(
    losses: Mapping[Method, FloatArray], patients: NDArray[np.str_], draws: int, seed: int
) -> tuple[CandidateLoss, ...]:
    methods = list(losses)
    known = (~np.isnan(losses[methods[0]])).sum(axis=1)
    sums = np.array([np.nansum(losses[method], axis=1) for method in methods])
    values = sums.sum(axis=1) / known.sum()
    resampled = np.concatenate(
        [
            counts @ sums.T / (counts @ known)[:, np.newaxis]
            for counts in patient_draws(patients, draws=draws, seed=seed)
        ]
    )
    best = min((methods.index(method) for method in CAN_BE_HELD), key=values.__getitem__)
    excess = resampled - resampled[:, [best]]
    return tuple(
        CandidateLoss(
            method=method,
            log_loss=percentile_interval(float(values[place]), resampled[:, place]),
            excess=percentile_interval(float(values[place] - values[best]), excess[:, place]),
            standard_error=float(excess[:, place].std()),
        )
        for place, method in enumerate(methods)
    )
