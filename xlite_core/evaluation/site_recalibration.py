"""Calibration for the films of one site: fitted there, and judged on films that did not fit it.

The network and the order of its films stay as they are, and with them every AUC: what moves is
which probability a logit stands for.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.bootstrap import patient_draws, percentile_interval
from xlite_core.evaluation.calibration import PlattScaling, fit_offset, fit_platt
from xlite_core.evaluation.calibration_slope import calibration_slope
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.reliability import brier_score

FloatArray = NDArray[np.float64]

LEAST_CASES = 10
"""Positive films, and negative ones, from which on one number may be fitted: ten events for each
fitted number (Peduzzi et al., Journal of Clinical Epidemiology, 1996)."""

CASES_FOR_SLOPE = 2 * LEAST_CASES
"""From here on two numbers, slope and offset; with fewer the slope stays the model's (updating
in steps by sample size: Steyerberg et al., Statistics in Medicine, 2004)."""

FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How well probabilities agree with what the films show.

    Attributes:
        stated: Mean probability, 0 to 1.
        brier: Mean squared distance from 0 or 1; smaller is better.
        slope: 1 is right, below 1 too extreme; None where it cannot be told.
    """

    stated: float
    brier: float
    slope: Estimate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalibration:
    """A finding's new calibration, and how it does on films that it was not fitted on.

    Attributes:
        calibration: Fitted on all films, for the share of positive films among them.
        fitted_slope: Whether the slope was fitted too, or the offset alone.
        positives: Positive films.
        films: Films with a known label.
        folds: Parts of the cross-validation; a patient's films stay together.
        before: The former calibration, at the share of positive films that it is compared at.
        after: Out of fold: each film judged by a calibration fitted without its patient.
        brier_change: After minus before, with its interval by patient; below 0 is better.
    """

    calibration: PlattScaling
    fitted_slope: bool
    positives: int
    films: int
    folds: int
    before: Agreement
    after: Agreement
    brier_change: Estimate

    @property
    def share(self) -> float:
        """Share of positive films."""
        return self.positives / self.films


def too_few(labels: FloatArray, patients: NDArray[np.str_]) -> str:
    """Return why a finding cannot be recalibrated, such as "4 of 10 positives"; empty if it can.

    Args:
        labels: 1, 0 or NaN (unknown), shape (films,).
        patients: Whose film each is, shape (films,).
    """
    positive, negative = labels == 1, labels == 0
    for there, word in ((positive, "positives"), (negative, "negatives")):
        if there.sum() < LEAST_CASES:
            return f"{int(there.sum())} of {LEAST_CASES} {word}"
    for there, word in ((positive, "positive"), (negative, "negative")):
        if len(np.unique(patients[there])) < 2:
            return f"all {word} films are one patient's"
    if _folds_of(labels, patients) is None:
        return "the films come from too few patients"
    return ""


def recalibrated(
    logits: FloatArray,
    labels: FloatArray,
    patients: NDArray[np.str_],
    former: PlattScaling,
    *,
    former_prevalence: float | None = None,
) -> Recalibration:
    """Fit a finding's calibration on a site's films, and judge it by cross-validation.

    Args:
        logits: Shape (films,), of films that the network was not trained on.
        labels: 1, 0 or NaN (unknown, left out), shape (films,).
        patients: Whose film each is, shape (films,).
        former: The calibration so far.
        former_prevalence: Share of positive films that `former` refers to, where the films were
            chosen and their own share means nothing: it is then moved to their share by Bayes'
            rule before the two are compared.  None compares it as it is.

    Raises:
        ValueError: `too_few` says why it cannot be done.
    """
    reason = too_few(labels, patients)
    if reason:
        raise ValueError(reason)
    known = ~np.isnan(labels)
    logits, labels, patients = logits[known], labels[known], patients[known]
    folds = _folds_of(labels, patients)
    assert folds is not None, "too_few has looked"
    share = float(labels.mean())
    if former_prevalence is not None:
        former = former.for_prevalence(share, fitted_at=former_prevalence)
    slope_too = _enough_for_slope(labels)
    before, after = former.probabilities(logits), np.empty_like(logits)
    for fold in range(int(folds.max()) + 1):
        inside = folds == fold
        fitted = _fit(logits[~inside], labels[~inside], former, slope_too=slope_too)
        after[inside] = fitted.probabilities(logits[inside])
    return Recalibration(
        calibration=_fit(logits, labels, former, slope_too=slope_too),
        fitted_slope=slope_too,
        positives=int(labels.sum()),
        films=len(labels),
        folds=int(folds.max()) + 1,
        before=_agreement(before, labels),
        after=_agreement(after, labels),
        brier_change=_brier_change(before, after, labels, patients),
    )


def _fit(
    logits: FloatArray, labels: FloatArray, former: PlattScaling, *, slope_too: bool
) -> PlattScaling:
    if slope_too:
        return fit_platt(logits, labels)
    return fit_offset(logits, labels, slope=former.slope)


def _enough_for_slope(labels: FloatArray) -> bool:
    return bool(min((labels == 1).sum(), (labels == 0).sum()) >= CASES_FOR_SLOPE)


def _folds_of(
    labels: FloatArray, patients: NDArray[np.str_], *, seed: int = 42
) -> NDArray[np.intp] | None:
    """Deal patients into folds, those with a positive film first, so that each fold has some.

    Returns:
        The fold of each film, shape (films,); None where one fold holds all of a class.
    """
    names, owner = np.unique(patients, return_inverse=True)
    has_positive = np.bincount(owner, weights=labels == 1, minlength=len(names)) > 0
    generator = np.random.default_rng(seed)
    with_one = generator.permutation(np.flatnonzero(has_positive))
    without = generator.permutation(np.flatnonzero(~has_positive))
    count = min(FOLDS, len(with_one))
    if count < 2:
        return None
    fold_of = np.empty(len(names), dtype=np.intp)
    # The second deal goes on where the first ended, so that folds are about equally large.
    order = np.concatenate([with_one, without])
    fold_of[order] = np.arange(len(order)) % count
    folds = fold_of[owner]
    for fold in range(count):
        others = labels[folds != fold]
        if not (others == 1).any() or not (others == 0).any():
            return None
    return folds


def _agreement(probabilities: FloatArray, labels: FloatArray) -> Agreement:
    return Agreement(
        stated=float(probabilities.mean()),
        brier=brier_score(probabilities, labels),
        slope=calibration_slope(probabilities, labels),
    )


def _brier_change(
    before: FloatArray, after: FloatArray, labels: FloatArray, patients: NDArray[np.str_]
) -> Estimate:
    difference = (after - labels) ** 2 - (before - labels) ** 2
    draws = np.concatenate(
        [counts @ difference / counts.sum(axis=1) for counts in patient_draws(patients)]
    )
    return percentile_interval(float(difference.mean()), draws)
