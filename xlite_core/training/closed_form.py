"""A scattering student in closed form: what teacher and labels say, as one linear function.

Two ridge regressions on the coefficients of training films: one to the teacher's logits, on the
films that it has seen, one to the labels, on all.  Each tells films of patients that it leaves out,
and a logistic regression on those weighs the two: one weight each for all findings, because rare
findings could not choose their own, and an intercept a finding.  So nothing is chosen by films that
judge the student.  The sum of two linear functions is one: the student is no larger for it.

Shapes:  n films (a film's augmented copies count), X coefficients times cells, F findings.
"""

# ruff: noqa: N806 - the suffix of an array's name is its shape

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from xlite_core.models.attention import AttentionStage
from xlite_core.models.scattering import ScatteringMap
from xlite_core.models.student import Student
from xlite_core.training.ridge import Features, FloatArray, RidgeFit, fit_ridge

PENALTIES = (0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
"""To choose from, by patients who are left out; around the 0.3 that teachers' logits and the 3 that
labels asked for when this was tried on 2,322 films."""

_HARDLY_PENALISED = 1e4
"""scikit-learn's C: finite, so that findings without a positive film have an intercept."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SeenFilms:
    """What the films of a fit show, and what is known of them.

    Attributes:
        features: Scaled coefficients, float16 or float32, shape (n, X).
        labels: 1, 0 or NaN, shape (n, F).
        taught: Teacher logits, NaN where it keeps silent, shape (n, F); None without a teacher.
        patients: Whose film each is, shape (n,).
        judging: Films like those that will judge, shape (n,): they weigh teacher against labels.
    """

    features: Features
    labels: FloatArray
    taught: FloatArray | None
    patients: NDArray[np.str_]
    judging: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LinearStudent:
    """Logits as a linear function of scaled coefficients.

    Attributes:
        weights: float64, shape (X, F).
        intercept: float64, shape (F,).
        error: Mean squared error of both regressions on patients who were left out, where a
            constant's is 1.
        penalties: Of the labels' regression, and of the teacher's where there is one.
        shares: What each weighs in the logits, 0 or above.
    """

    weights: FloatArray
    intercept: FloatArray
    error: float
    penalties: tuple[float, ...]
    shares: tuple[float, ...]


def fit_closed_form(films: SeenFilms, penalties: Sequence[Sequence[float]]) -> LinearStudent:
    """Fit both regressions, and weigh them.

    A finding's unknown labels and silent opinions count as its mean.

    Args:
        films: To fit to.
        penalties: What the labels' regression may choose from, then the teacher's if there is one.
    """
    parts = [_fit(films, films.labels, np.ones(len(films.labels), bool), penalties[0])]
    if films.taught is not None:
        seen = np.asarray((~np.isnan(films.taught)).any(axis=1), np.bool_)
        parts.append(_fit(films, films.taught, seen, penalties[1]))
    shares, intercept = _weighed([part.told for part in parts], films)
    weighed = list(zip(shares, [part.fit for part in parts], strict=True))
    return LinearStudent(
        weights=np.sum([share * fit.weights for share, fit in weighed], axis=0),
        intercept=intercept + np.sum([share * fit.intercept for share, fit in weighed], axis=0),
        error=float(np.mean([fit.error for _, fit in weighed])),
        penalties=tuple(fit.penalty for _, fit in weighed),
        shares=tuple(shares.tolist()),
    )


class _Part(NamedTuple):
    """A regression, and what it says of every film when its patient is left out, shape (n, F)."""

    fit: RidgeFit
    told: FloatArray


def _fit(
    films: SeenFilms, values: FloatArray, rows: NDArray[np.bool_], penalties: Sequence[float]
) -> _Part:
    values = values[rows]
    middle, spread = np.nanmean(values, axis=0), np.nanstd(values, axis=0)
    # In one unit: one penalty serves all findings.
    targets = np.nan_to_num((values - middle) / np.where(spread > 0, spread, 1.0))
    fit = fit_ridge(films.features[rows], targets, films.patients[rows], penalties)
    told = np.empty((len(rows), fit.intercept.size))
    told[rows] = fit.left_out
    told[~rows] = fit.predict(films.features[~rows])
    return _Part(fit, told)


def _weighed(told: list[FloatArray], films: SeenFilms) -> tuple[FloatArray, FloatArray]:
    """Return the weight of each part, 0 or above, and each finding's intercept."""
    from sklearn.linear_model import LogisticRegression

    chosen = films.judging if films.judging.any() else np.ones_like(films.judging)
    labels_nF = films.labels[chosen]
    known, findings = ~np.isnan(labels_nF), labels_nF.shape[1]
    which = np.eye(findings)[np.nonzero(known)[1]]
    parts = np.column_stack([part[chosen][known] for part in told])
    while True:
        fit = LogisticRegression(C=_HARDLY_PENALISED, fit_intercept=False, max_iter=1000).fit(
            np.hstack([which, parts]), labels_nF[known]
        )
        shares: FloatArray = fit.coef_[0, findings:]
        if (shares >= 0).all():
            return shares, fit.coef_[0, :findings]
        # A part that would count against the other tells nothing.
        parts[:, shares.argmin()] = 0.0


@torch.no_grad()
def install(student: Student, linear: LinearStudent) -> None:
    """Make a student's logits the linear function; its maps and embedding follow from it.

    The function takes the first channels of the map and two hidden units a finding, z and -z, of
    which the head's ReLU keeps one: `relu(z) - relu(-z) = z`.  Attention adds nothing yet.

    Args:
        student: With a scattering backbone, attention of its full width or none, and at least two
            hidden units a finding.
        linear: Of as many findings as the student has.
    """
    backbone, hidden, logits = student.backbone, student.head.hidden, student.head.logits
    assert isinstance(backbone, ScatteringMap)
    cells, coefficients, _ = backbone.weight.shape
    findings = logits.out_features
    weights = torch.from_numpy(linear.weights.reshape(coefficients, cells, findings))
    # The head averages over cells; half of the factor stands before it, half behind.
    half = float(cells) ** 0.5
    backbone.weight[:, :, :findings] = weights.permute(1, 0, 2).to(backbone.weight) * half
    backbone.bias[:, :, :findings] = 0.0
    if isinstance(student.attention, AttentionStage):
        for layer in student.attention.layers:
            out = layer.get_submodule("out")
            assert isinstance(out, nn.Linear)
            nn.init.zeros_(out.weight)
            nn.init.zeros_(out.bias)
    here = torch.arange(findings)
    nn.init.zeros_(logits.weight)
    hidden.weight[: 2 * findings] = 0.0
    hidden.bias[: 2 * findings] = 0.0
    for sign, first in ((1.0, 0), (-1.0, findings)):
        hidden.weight[first + here, here] = sign * half
        logits.weight[here, first + here] = sign
    logits.bias.copy_(torch.from_numpy(linear.intercept))
