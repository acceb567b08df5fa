"""The input check as a model file keeps it: parameters and their worth, in plain values."""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.interval import Estimate
from xlite_core.inference.input_notice import KINDS

LEAST_FILMS = 20
"""With fewer films of a kind nothing is said about how well it is told: "not measured"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindMeasured:
    """How well one kind is told, on films that built nothing.

    Attributes:
        kind: A key of `KINDS`.
        films: How many of the kind there were.
        made: Where they came from: "made from good films".
        auc: ROC-AUC against good films; None: not measured.
        sensitivity: Share of them with any notice at the shipped thresholds; None: not measured.
        named: Share of them with the notice of this kind; None: not measured.
    """

    kind: str
    films: int
    made: str
    auc: Estimate | None
    sensitivity: Estimate | None
    named: Estimate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InputCheckCard:
    """A linear detector per kind, on standardised features of film and embedding.

    Arrays are base64 of little-endian numbers.

    Attributes:
        kinds: Keys of `KINDS`, one a row of the weights.
        features: How many features there are: of the film, then the embedding.
        centre: float32, shape (features,): mean of good films.
        scale: float32, shape (features,): their standard deviation.
        weights: float16, shape (kinds, features).
        biases: One a kind; weights and bias give log-odds of the kind against a good film.
        thresholds: Log-odds from which a kind is said, one a kind.
        built_on: One sentence: which films.
        measured_on: One sentence: which films.
        measured: One entry a kind, also for kinds without a detector.
        good_films: Number of good films that judged.
        false_alarms: Share of them with any notice; None: not measured.

    Raises:
        InvalidConfiguration: A kind is unknown, or lengths or numbers are not what they must be.
    """

    kinds: tuple[str, ...]
    features: int
    centre: str
    scale: str
    weights: str
    biases: tuple[float, ...]
    thresholds: tuple[float, ...]
    built_on: str
    measured_on: str
    measured: tuple[KindMeasured, ...]
    good_films: int
    false_alarms: Estimate | None

    def __post_init__(self) -> None:
        known = set(self.kinds) | {one.kind for one in self.measured} <= KINDS.keys()
        numbers = (*self.biases, *self.thresholds)
        fits = len(self.biases) == len(self.thresholds) == len(self.kinds)
        if not (known and fits and self.kinds and all(map(math.isfinite, numbers))):
            raise _damaged()
        self.arrays()

    def arrays(self) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
        """Return centre and scale, shape (features,), and weights, shape (kinds, features).

        Raises:
            InvalidConfiguration: They are damaged.
        """
        try:
            centre = _decoded(self.centre, "<f4", (self.features,))
            scale = _decoded(self.scale, "<f4", (self.features,))
            weights = _decoded(self.weights, "<f2", (len(self.kinds), self.features))
        except (ValueError, binascii.Error) as error:
            raise _damaged() from error
        if not (scale > 0).all():
            raise _damaged()
        return centre, scale, weights

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> InputCheckCard:
        """Rebuild it from JSON.

        Raises:
            KeyError, TypeError: Fields are missing or unknown.
            InvalidConfiguration: See the class.
        """
        return cls(
            **{
                **values,
                "kinds": tuple(values["kinds"]),
                "biases": tuple(values["biases"]),
                "thresholds": tuple(values["thresholds"]),
                "measured": tuple(_measured(one) for one in values["measured"]),
                "false_alarms": _estimate(values["false_alarms"]),
            }
        )


def encoded(values: NDArray[Any], kind: str) -> str:
    """Return an array as base64 of a NumPy number type, "<f4" or "<f2"."""
    return base64.b64encode(np.ascontiguousarray(values, dtype=kind).tobytes()).decode("ascii")


def _decoded(text: str, kind: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
    values = np.frombuffer(base64.b64decode(text, validate=True), kind).reshape(shape)
    if not np.isfinite(values).all():
        msg = "not all are numbers"
        raise ValueError(msg)
    return values.astype(np.float32)


def _measured(values: Mapping[str, Any]) -> KindMeasured:
    shares = {name: _estimate(values[name]) for name in ("auc", "sensitivity", "named")}
    return KindMeasured(**{**values, **shares})


def _estimate(values: Mapping[str, float] | None) -> Estimate | None:
    return None if values is None else Estimate(**values)


def _damaged() -> InvalidConfiguration:
    return InvalidConfiguration(
        "The input check of the model is damaged.", "Export the model again."
    )
