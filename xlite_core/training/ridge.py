"""Ridge regression with more features than films, and what it says of films it was not fitted to.

With n films and many more features the dual form costs n cubed, whatever the features are
(Saunders et al., "Ridge regression learning algorithm in dual variables", ICML 1998):

    K = X X' / features,   A = (K + penalty I)^-1 (Y - mean Y),   weights = X' A / features

Leaving a patient's films out needs no second fit: with G = (K + penalty I)^-1 the residuals of the
films b that are left out are G_bb^-1 A_b (block form of Allen's PRESS; Cook and Weisberg,
"Residuals and influence in regression", 1982, section 2.2).  So the penalty can be chosen without
looking at any film but those that train.

Shapes:  n films, D features, F findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Features = NDArray[np.float32] | NDArray[np.float16]

_INTERCEPT_VARIANCE = 10.0
"""Of the constant feature, where the others together have a variance of one: hardly penalised."""
_FILMS_AT_ONCE = 512


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RidgeFit:
    """A linear function of the features.

    Attributes:
        weights: float64, shape (D, F).
        intercept: float64, shape (F,).
        penalty: Chosen from those that were offered.
        left_out: What each film would have been told by a fit without its patient's films, shape
            (n, F).
        error: Mean squared error of that.
    """

    weights: FloatArray
    intercept: FloatArray
    penalty: float
    left_out: FloatArray
    error: float

    def predict(self, features: Features) -> FloatArray:
        """Return what films are told, shape (films, F)."""
        weights = self.weights.astype(np.float32)
        told = [part @ weights for part in _in_parts(features)]
        return np.concatenate([np.empty((0, weights.shape[1])), *told]) + self.intercept


def gram(features: Features) -> FloatArray:
    """Return the films' inner products, over their number of features, shape (n, n).

    Args:
        features: Of mean 0 and variance 1 each, shape (n, D).
    """
    products = np.empty((len(features), len(features)))
    start = 0
    for part in _in_parts(features):
        end = start + len(part)
        products[start:end, :end] = np.hstack(
            [part @ other.T for other in _in_parts(features[:end])]
        )
        products[:start, start:end] = products[start:end, :start].T
        start = end
    products /= features.shape[1]
    return products


def _in_parts(features: Features) -> Iterator[NDArray[np.float32]]:
    """Yield some films at a time in float32: float16 saves memory, and is slow to compute in."""
    for start in range(0, len(features), _FILMS_AT_ONCE):
        yield features[start : start + _FILMS_AT_ONCE].astype(np.float32, copy=False)


def fit_ridge(
    features: Features,
    targets: FloatArray,
    patients: NDArray[np.str_],
    penalties: Sequence[float],
) -> RidgeFit:
    """Fit a linear function with the penalty that errs least on patients who are left out.

    Args:
        features: Of mean 0 and variance 1 each, shape (n, D).
        targets: Shape (n, F); of the same unit in each column, for one penalty serves all.
        patients: Whose film each is, shape (n,).
        penalties: To choose from, above 0; in units of a film's mean squared feature.
    """
    kernel = gram(features) + _INTERCEPT_VARIANCE
    films_of = _films_by_patient(patients)
    middle = np.asarray(targets.mean(axis=0), np.float64)
    fits = []
    for penalty in penalties:
        inverse = np.asarray(np.linalg.inv(kernel + penalty * np.eye(len(kernel))), np.float64)
        dual = inverse @ (targets - middle)
        left_out = targets - _residuals_left_out(inverse, dual, films_of)
        error = float(np.square(left_out - targets).mean())
        fits.append((error, penalty, dual, left_out))
    error, penalty, dual, left_out = min(fits, key=lambda fit: fit[0])
    weights, start = np.zeros((features.shape[1], targets.shape[1])), 0
    for part in _in_parts(features):
        weights += part.T @ dual[start : start + len(part)].astype(np.float32)
        start += len(part)
    return RidgeFit(
        weights=weights / features.shape[1],
        intercept=middle + _INTERCEPT_VARIANCE * dual.sum(axis=0),
        penalty=penalty,
        left_out=left_out,
        error=error,
    )


def _films_by_patient(patients: NDArray[np.str_]) -> list[NDArray[np.intp]]:
    order = np.argsort(patients, kind="stable")
    starts = np.flatnonzero(patients[order][1:] != patients[order][:-1]) + 1
    return np.split(order, starts)


def _residuals_left_out(
    inverse: FloatArray, dual: FloatArray, films_of: Sequence[NDArray[np.intp]]
) -> FloatArray:
    residuals = np.empty_like(dual)
    for films in films_of:
        residuals[films] = np.linalg.solve(inverse[np.ix_(films, films)], dual[films])
    return residuals
