"""Fits an input check: one softmax over all kinds, thresholds from folds, all measured elsewhere.

Thresholds come from the building films alone, out of fold by patient: the
odds above which no more than a kind's share of good films would be named.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

import numpy as np
import torch
from numpy.typing import NDArray

from xlite_core.evaluation.interval import wilson_interval
from xlite_core.export.input_check_learning import (
    CHILD,
    GOOD,
    VARIED,
    VARIED_CHILD,
    Observations,
)
from xlite_core.export.patient_auc import patient_auc
from xlite_core.export.spoilt_films import SPOILT
from xlite_core.inference.input_check import MOST_DEVIATIONS, InputCheck, leading_kind
from xlite_core.inference.input_check_card import (
    LEAST_FILMS,
    InputCheckCard,
    KindMeasured,
    encoded,
)
from xlite_core.inference.input_notice import KINDS

FALSE_ALARMS: Mapping[str, float] = {
    "flipped": 0.010,
    "cropped": 0.005,
    CHILD: 0.004,
    "not_chest": 0.003,
}
"""Share of good films that a kind may name, of the building films; all kinds together below 3 %."""

_OTHER_FALSE_ALARMS = 0.001
_FOLDS = 4
_RIDGE = 1e-3
_STEPS = 150
_SMALLEST_SCALE = 1e-3

_MADE_FROM: Mapping[str, str] = {
    CHILD: "films of children under 13 years",
    "not_chest": "drawn pictures, and parts of films without their anatomy",
}
_RULES: Mapping[str, str] = {
    "lateral": "header only",
    "uniform": "counted on the pixels",
    "colour": "counted on the pixels",
    "low_resolution": "counted on the pixels",
}
_MADE = "made from good films"


def fit_input_check(
    building: Observations,
    measuring: Observations,
    *,
    built_on: str,
    measured_on: str,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> InputCheckCard:
    """Return a fitted check with what it is worth.

    Args:
        building: From films of some patients.
        measuring: From films of others; they choose nothing.
        built_on: One sentence.
        measured_on: One sentence.
        progress: Called with fits done and fits in all.
    """
    kinds = _kinds_in(building)
    good = building.features[building.kinds == GOOD]
    centre, scale = good.mean(axis=0), good.std(axis=0) + _SMALLEST_SCALE
    standard = np.clip(
        (building.features - centre) / scale, -MOST_DEVIATIONS, MOST_DEVIATIONS
    ).astype(np.float32)
    classes = _classes(building.kinds, kinds)
    odds = np.zeros((len(classes), len(kinds)), np.float32)
    folds = _fold_of(building.patients)
    for fold in range(_FOLDS):
        progress(fold, _FOLDS + 1)
        held = folds == fold
        weights, biases = _softmax(standard[~held], classes[~held], len(kinds) + 1)
        odds[held] = standard[held] @ weights.T + biases
    progress(_FOLDS, _FOLDS + 1)
    weights, biases = _softmax(standard, classes, len(kinds) + 1)
    thresholds = _thresholds(odds[classes == 0], kinds)
    card = InputCheckCard(
        kinds=kinds,
        features=building.features.shape[1],
        centre=encoded(centre, "<f4"),
        scale=encoded(scale, "<f4"),
        weights=encoded(weights, "<f2"),
        biases=tuple(round(float(value), 5) for value in biases),
        thresholds=thresholds,
        built_on=built_on,
        measured_on=measured_on,
        measured=(),
        good_films=0,
        false_alarms=None,
    )
    progress(_FOLDS + 1, _FOLDS + 1)
    return measured(card, measuring)


def measured(card: InputCheckCard, films: Observations) -> InputCheckCard:
    """Return the check with what it is worth on some films; kinds with too few are not measured."""
    check = InputCheck.of(card)
    odds = check.log_odds(films.features)
    named = np.array([leading_kind(row, check.thresholds) for row in odds], np.intp)
    good = films.kinds == GOOD
    shown, alarms = int(good.sum()), int((named[good] >= 0).sum())
    worth = tuple(
        _worth(kind, films.kinds == kind, good, odds, named, card.kinds, films.patients)
        for kind in KINDS
    )
    return dataclasses.replace(
        card,
        measured=worth,
        good_films=shown,
        false_alarms=wilson_interval(alarms, shown) if shown >= LEAST_FILMS else None,
    )


def _worth(  # noqa: PLR0913, PLR0917 - one call
    kind: str,
    rows: NDArray[np.bool_],
    good: NDArray[np.bool_],
    odds: NDArray[np.float32],
    named: NDArray[np.intp],
    kinds: tuple[str, ...],
    patients: NDArray[np.str_],
) -> KindMeasured:
    films = int(rows.sum())
    made = _RULES.get(kind) or _MADE_FROM.get(kind, _MADE)
    if kind not in kinds or films < LEAST_FILMS or good.sum() < LEAST_FILMS:
        return KindMeasured(
            kind=kind, films=films, made=made, auc=None, sensitivity=None, named=None
        )
    column = kinds.index(kind)
    judged = rows | good
    return KindMeasured(
        kind=kind,
        films=films,
        made=made,
        auc=patient_auc(odds[judged, column], rows[judged], patients[judged]),
        sensitivity=wilson_interval(int((named[rows] >= 0).sum()), films),
        named=wilson_interval(int((named[rows] == column).sum()), films),
    )


def _kinds_in(films: Observations) -> tuple[str, ...]:
    """Return the kinds that can be learnt: those with enough films in each fold."""
    return tuple(kind for kind in (*SPOILT, CHILD) if (films.kinds == kind).sum() >= LEAST_FILMS)


def _classes(names: NDArray[np.str_], kinds: tuple[str, ...]) -> NDArray[np.int64]:
    numbers = {GOOD: 0, VARIED: 0, **{kind: place for place, kind in enumerate(kinds, 1)}}
    numbers[VARIED_CHILD] = numbers.get(CHILD, -1)
    return np.array([numbers.get(name, -1) for name in names.tolist()], np.int64)


def _fold_of(patients: NDArray[np.str_]) -> NDArray[np.intp]:
    _, numbers = np.unique(patients, return_inverse=True)
    return np.asarray(numbers % _FOLDS, np.intp)


def _thresholds(odds: NDArray[np.float32], kinds: tuple[str, ...]) -> tuple[float, ...]:
    shares = [FALSE_ALARMS.get(kind, _OTHER_FALSE_ALARMS) for kind in kinds]
    return tuple(
        round(max(float(np.quantile(odds[:, place], 1 - share)), 0.0), 3)
        for place, share in enumerate(shares)
    )


def _softmax(
    features: NDArray[np.float32], classes: NDArray[np.int64], count: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Fit a multinomial logistic regression with a ridge; L-BFGS from zero, so without chance.

    Rare classes weigh up to six times as much.

    Returns:
        Weights, shape (count - 1, features), and biases: log-odds against class 0.
    """
    known = classes >= 0
    inputs, wanted = torch.from_numpy(features[known]), torch.from_numpy(classes[known])
    sizes = torch.bincount(wanted, minlength=count).clamp(min=1)
    weighing = (sizes[1:].max() / sizes / 2).clamp(1.0, 6.0)
    weights = torch.zeros(count, features.shape[1], requires_grad=True)
    biases = torch.zeros(count, requires_grad=True)
    search = torch.optim.LBFGS(
        [weights, biases], max_iter=_STEPS, history_size=10, line_search_fn="strong_wolfe"
    )

    def loss() -> torch.Tensor:
        search.zero_grad()
        scores = inputs @ weights.T + biases
        misfit = torch.nn.functional.cross_entropy(scores, wanted, weight=weighing)
        total = misfit + _RIDGE * (weights**2).sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    search.step(loss)  # type: ignore[no-untyped-call]
    fitted, offsets = weights.detach().numpy(), biases.detach().numpy()
    return fitted[1:] - fitted[:1], offsets[1:] - offsets[:1]
