"""Films, predictions and thresholds that fit each other, checked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.calibration import sigmoid
from xlite_core.evaluation.confusion import confusion_at
from xlite_core.evaluation.fitted import Calibration, film_fingerprint

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JudgedFilms:
    """What an evaluation is computed from.

    Attributes:
        logits: Shape (films, findings); 0 where the label is unknown and the
            prediction was no number.
        labels: 1, 0 or NaN, same shape.
        patients: Whose film each is, shape (films,).
        findings: Their names.
        probabilities: Calibrated, or sigmoid(logit) without a calibration; NaN
            in the columns of findings whose calibration is None.
        has_calibration: Whether one was given.
        thresholds: Policy -> finding -> threshold or None, for all findings.
        fingerprint: Of the logits and labels as they were given.
    """

    logits: FloatArray
    labels: FloatArray
    patients: NDArray[np.str_]
    findings: tuple[str, ...]
    probabilities: FloatArray
    has_calibration: bool
    thresholds: Mapping[str, Mapping[str, float | None]]
    fingerprint: str

    @classmethod
    def checked(  # noqa: PLR0913 - called once, with everything that must fit together
        cls,
        *,
        logits: FloatArray,
        labels: FloatArray,
        patients: NDArray[np.str_],
        findings: tuple[str, ...],
        calibration: Mapping[str, Calibration | None] | None,
        thresholds: Mapping[str, Mapping[str, float | None]],
        groups: Mapping[str, NDArray[np.str_]],
    ) -> JudgedFilms:
        """Return the films, or say what does not fit.

        Raises:
            InvalidConfiguration: See `report.evaluate`.
        """
        logits = np.asarray(logits, dtype=np.float64)
        labels = np.asarray(labels, dtype=np.float64)
        patients = np.asarray(patients, dtype=np.str_)
        _check_shapes(logits, labels, patients, findings, groups)
        _check_values(logits, labels)
        _check_names(findings, calibration, thresholds)
        fingerprint = film_fingerprint(logits, labels)
        logits = np.where(np.isfinite(logits), logits, 0.0)
        return cls(
            logits=logits,
            labels=labels,
            patients=patients,
            findings=findings,
            probabilities=_probabilities(logits, findings, calibration),
            has_calibration=calibration is not None,
            thresholds=thresholds,
            fingerprint=fingerprint,
        )

    @property
    def judged_labels(self) -> FloatArray:
        """Labels, NaN in the columns that have no probability."""
        return np.where(np.isnan(self.probabilities), np.nan, self.labels)

    def judged(self, column: int) -> FloatArray | None:
        """Return the probabilities that thresholds apply to; None where there are none."""
        column_of = self.probabilities[:, column]
        return None if np.isnan(column_of).any() else column_of

    def calibrated(self, column: int) -> FloatArray | None:
        """Return a finding's calibrated probabilities; None where there are none."""
        return self.judged(column) if self.has_calibration else None

    def flagged(self, policy: str) -> NDArray[np.bool_]:
        """Return what a policy flags, shape (films, findings); False without a threshold."""
        # No film reaches infinity, and NaN reaches nothing.
        of_policy = self.thresholds[policy]
        limits = [np.inf if of_policy[f] is None else of_policy[f] for f in self.findings]
        flagged: NDArray[np.bool_] = self.probabilities >= np.array(limits, dtype=np.float64)
        return flagged

    def flaggable(self, policy: str) -> FloatArray:
        """Return the labels, NaN in the columns for which the policy has no threshold."""
        missing = [self.thresholds[policy][finding] is None for finding in self.findings]
        return np.where(np.array(missing), np.nan, self.judged_labels)

    def f1(self, policy: str) -> list[float | None]:
        """Return each finding's F1 at a policy's thresholds; None where there is none."""
        values: list[float | None] = []
        for column, finding in enumerate(self.findings):
            threshold, judged = self.thresholds[policy][finding], self.judged(column)
            if threshold is None or judged is None:
                values.append(None)
            else:
                values.append(confusion_at(judged, self.labels[:, column], threshold).f1)
        return values


def _probabilities(
    logits: FloatArray,
    findings: tuple[str, ...],
    calibration: Mapping[str, Calibration | None] | None,
) -> FloatArray:
    if calibration is None:
        return sigmoid(logits)
    probabilities = np.full(logits.shape, np.nan)
    for column, finding in enumerate(findings):
        fitted = calibration[finding]
        if fitted is not None:
            probabilities[:, column] = fitted.probabilities(logits[:, column])
    return probabilities


def _check_shapes(
    logits: FloatArray,
    labels: FloatArray,
    patients: NDArray[np.str_],
    findings: tuple[str, ...],
    groups: Mapping[str, NDArray[np.str_]],
) -> None:
    films = len(patients)
    if films == 0 or not findings:
        raise InvalidConfiguration(
            "There is no film or no finding to evaluate.", "Choose a part that holds films."
        )
    lengths = {len(names) for names in groups.values()} | {films}
    if not (logits.shape == labels.shape == (films, len(findings)) and lengths == {films}):
        raise InvalidConfiguration(
            f"Predictions, labels and descriptions do not fit {films} films and "
            f"{len(findings)} findings.",
            "Evaluate predictions beside the label table of the same films, in the same order.",
        )


def _check_values(logits: FloatArray, labels: FloatArray) -> None:
    known = ~np.isnan(labels)
    if not np.isin(labels[known], (0.0, 1.0)).all():
        raise InvalidConfiguration(
            "A label is neither 1, nor 0, nor unknown.", "Mend the label table."
        )
    if not np.isfinite(logits[known]).all():
        raise InvalidConfiguration(
            "A prediction is no finite number on a film whose label is known.",
            "Predict again; probabilities of exactly 0 or 1 have no logit and must be clipped.",
        )


def _check_names(
    findings: tuple[str, ...],
    calibration: Mapping[str, Calibration | None] | None,
    thresholds: Mapping[str, Mapping[str, float | None]],
) -> None:
    wanted = set(findings)
    given = [*thresholds.values(), *(() if calibration is None else (calibration,))]
    if len(wanted) != len(findings) or any(wanted - set(names) for names in given):
        raise InvalidConfiguration(
            "A finding is named twice, or lacks its calibration or a threshold.",
            "Fit calibration and thresholds for the same findings; None says that there is none.",
        )
