"""What is chosen on validation films and then left alone: calibration and thresholds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.calibration import PlattScaling, fit_platt
from xlite_core.evaluation.isotonic import IsotonicCalibration, fit_isotonic
from xlite_core.evaluation.plain import from_plain, to_plain
from xlite_core.evaluation.roc import roc_counts
from xlite_core.evaluation.temperature import TemperatureScaling, fit_temperature
from xlite_core.evaluation.thresholds import POLICIES

FloatArray = NDArray[np.float64]
Calibration = PlattScaling | TemperatureScaling | IsotonicCalibration
CalibrationMethod = Literal["platt", "isotonic", "temperature", "temperature_per_finding"]

FITTED_SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Calibration and thresholds, with what they were fitted on.

    Attributes:
        method: How it was calibrated.
        data_name: Which films, for people: "validation films of KD_001".
        films: Their number.
        fingerprint: Of their logits and labels; an evaluation of the same films
            says that its thresholds were chosen on what they are judged on.
        calibration: One a finding, None where positives or negatives are missing.
        thresholds: Policy -> finding -> calibrated probability, None likewise.
        schema: Raised whenever the same fields would mean something else.

    Raises:
        InvalidConfiguration: The schema is another one.
    """

    method: CalibrationMethod
    data_name: str
    films: int
    fingerprint: str
    calibration: Mapping[str, Calibration | None]
    thresholds: Mapping[str, Mapping[str, float | None]]
    schema: int = FITTED_SCHEMA

    def __post_init__(self) -> None:
        if self.schema != FITTED_SCHEMA:
            raise InvalidConfiguration(
                f"The calibration has schema {self.schema}; this version knows {FITTED_SCHEMA}.",
                "Evaluate the run again with this version.",
            )

    def to_dict(self) -> dict[str, Any]:
        """Return plain numbers, texts, lists and dicts."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Fitted:
        """Rebuild what `to_dict` returned.

        Raises:
            InvalidConfiguration: The values are incomplete, unknown or contradictory.
        """
        return from_plain(cls, values)


def film_fingerprint(logits: FloatArray, labels: FloatArray) -> str:
    """Return a hash of logits and labels: equal for the same predictions on the same films."""
    digest = hashlib.sha256(repr(labels.shape).encode())
    for values in (logits, labels):
        digest.update(np.ascontiguousarray(values, dtype="<f8").tobytes())
    return digest.hexdigest()


def fit_on_validation(
    logits: FloatArray,
    labels: FloatArray,
    findings: tuple[str, ...],
    *,
    data_name: str,
    method: CalibrationMethod = "platt",
) -> Fitted:
    """Calibrate and choose the thresholds of every policy on validation films.

    Args:
        logits: Shape (films, findings), from films the network was not trained on.
        labels: 1, 0 or NaN (unknown, left out), same shape.
        findings: Their names.
        data_name: Which films these are, for people.
        method: "temperature" fits one temperature for all findings, the others
            fit each finding by itself.

    Raises:
        InvalidConfiguration: The method is unknown.
    """
    logits = np.asarray(logits, dtype=np.float64)
    labels = np.asarray(labels, dtype=np.float64)
    fit = _fitting(method, logits, labels)
    calibration: dict[str, Calibration | None] = {}
    thresholds: dict[str, dict[str, float | None]] = {policy: {} for policy in POLICIES}
    for column, finding in enumerate(findings):
        x, y = logits[:, column], labels[:, column]
        both = bool((y == 1).any() and (y == 0).any())
        calibrated = calibration[finding] = fit(x, y) if both else None
        roc = roc_counts(calibrated.probabilities(x), y) if calibrated else None
        for policy, choose in POLICIES.items():
            thresholds[policy][finding] = choose(roc) if roc else None
    return Fitted(
        method=method,
        data_name=data_name,
        films=len(labels),
        fingerprint=film_fingerprint(logits, labels),
        calibration=calibration,
        thresholds=thresholds,
    )


def _fitting(
    method: str, logits: FloatArray, labels: FloatArray
) -> Callable[[FloatArray, FloatArray], Calibration]:
    if method == "temperature":
        shared: list[TemperatureScaling] = []

        def once(_x: FloatArray, _y: FloatArray) -> TemperatureScaling:
            # Only asked for where some finding has both kinds of films.
            if not shared:
                shared.append(fit_temperature(logits, labels))
            return shared[0]

        return once
    methods: Mapping[str, Callable[[FloatArray, FloatArray], Calibration]] = {
        "platt": fit_platt,
        "isotonic": fit_isotonic,
        "temperature_per_finding": fit_temperature,
    }
    if method not in methods:
        raise InvalidConfiguration(
            f"There is no calibration called {method!r}.",
            f"Choose one of: {', '.join(get_args(CalibrationMethod))}.",
        )
    return methods[method]
