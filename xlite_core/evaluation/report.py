"""Everything that is said about predictions, computed once and kept as plain numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.bootstrap import (
    DRAWS,
    enough_positives,
    finding_intervals,
    macro_interval,
    patient_draws,
)
from xlite_core.evaluation.calibration import sigmoid
from xlite_core.evaluation.co_occurrence import CoOccurrence, co_occurrence
from xlite_core.evaluation.confused_pairs import ConfusedPair, confused_pairs
from xlite_core.evaluation.f1_draws import f1_draws
from xlite_core.evaluation.finding_report import FindingEvaluation, finding_evaluation
from xlite_core.evaluation.fitted import Calibration
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.judged_films import JudgedFilms
from xlite_core.evaluation.plain import from_plain, to_plain
from xlite_core.evaluation.precision_recall import average_precision
from xlite_core.evaluation.ranked import RankedFilms
from xlite_core.evaluation.reliability import Reliability, reliability
from xlite_core.evaluation.roc import auc
from xlite_core.evaluation.subgroups import Subgroup, groups_of, subgroups

FloatArray = NDArray[np.float64]
Thresholds = Mapping[str, Mapping[str, float | None]]

EVALUATION_SCHEMA = 1

FEWEST_DRAWS = 100
"""With fewer, the 2.5th percentile is little more than the lowest draw."""

_PREFERRED_POLICY = "f1"
"""Confusions are counted where a finding is called as often as suits it: a policy of fixed
sensitivity flags half of the films for a weak finding, and confuses it with everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What predictions are worth on one set of films.

    Micro-F1 and accuracy are left out on purpose: with rare findings both
    praise a model that never flags anything.

    Attributes:
        data_name: Which films, for people.
        selection: Which films calibration and thresholds were chosen on, for
            people; "" where none are used.
        selected_on_these_films: Whether those are the films judged here, so
            that numbers at thresholds flatter; None where nobody said.
        films: How many.
        patients: How many.
        draws: Resamples of patients behind each interval.
        seed: Of these resamples.
        findings: One entry a finding, in order.
        macro_auc: Mean over the `macro_findings` findings with ten positive films or more.
        macro_average_precision: Over the same.
        macro_f1: Policy -> mean F1 over those of them that have a threshold.
        macro_findings: How many findings.
        uncalibrated: Reliability of sigmoid(logit), all findings pooled.
        calibrated: Likewise of calibrated probabilities; None without calibration.
        policy: Whose thresholds the confusions below use; None without thresholds.
        confused_pairs: Largest surplus of false alarms first.
        co_occurrence: Observed and predicted pairs; None without thresholds.
        subgroups: By sex, view and age, as far as these were given.
        schema: Raised whenever the same fields would mean something else.

    Raises:
        InvalidConfiguration: The schema is another one.
    """

    data_name: str
    selection: str
    selected_on_these_films: bool | None
    films: int
    patients: int
    draws: int
    seed: int
    findings: tuple[FindingEvaluation, ...]
    macro_auc: Estimate | None
    macro_average_precision: Estimate | None
    macro_f1: Mapping[str, Estimate | None]
    macro_findings: int
    uncalibrated: Reliability | None
    calibrated: Reliability | None
    policy: str | None
    confused_pairs: tuple[ConfusedPair, ...]
    co_occurrence: CoOccurrence | None
    subgroups: tuple[Subgroup, ...]
    schema: int = EVALUATION_SCHEMA

    def __post_init__(self) -> None:
        if self.schema != EVALUATION_SCHEMA:
            raise InvalidConfiguration(
                f"The evaluation has schema {self.schema}; this version knows {EVALUATION_SCHEMA}.",
                "Evaluate the run again with this version.",
            )

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(finding.name for finding in self.findings)

    def to_dict(self) -> dict[str, Any]:
        """Return plain numbers, texts, lists and dicts."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Evaluation:
        """Rebuild what `to_dict` returned.

        Raises:
            InvalidConfiguration: The values are incomplete, unknown or of another version.
        """
        return from_plain(cls, values)


def evaluate(  # noqa: PLR0913 - one keyword each for what is judged and how
    *,
    logits: FloatArray,
    labels: FloatArray,
    patients: NDArray[np.str_],
    findings: tuple[str, ...],
    data_name: str,
    selection: str = "",
    calibration: Mapping[str, Calibration | None] | None = None,
    thresholds: Thresholds | None = None,
    fitted_on: str | None = None,
    views: NDArray[np.str_] | None = None,
    sexes: NDArray[np.str_] | None = None,
    ages: FloatArray | None = None,
    draws: int = DRAWS,
    seed: int = 42,
) -> Evaluation:
    """Judge predictions; nothing is fitted or chosen here.

    Args:
        logits: Shape (films, findings), finite wherever the label is known.
        labels: 1, 0 or NaN (unknown, left out everywhere), same shape.
        patients: Whose film each is, shape (films,).
        findings: Their names.
        data_name: Which films these are, for people.
        selection: Which films calibration and thresholds come from; must be
            said where there are any.
        calibration: Finding -> calibration, None where it could not be fitted
            (`fitted.fit_on_validation`).
        thresholds: Policy -> finding -> threshold on the calibrated
            probability, or on sigmoid(logit) without a calibration.
        fitted_on: `Fitted.fingerprint` of the films they were chosen on.
        views: "AP", "PA" or "", shape (films,).
        sexes: "F", "M" or "".
        ages: In years, NaN for unknown.
        draws: Resamples of patients behind each interval.
        seed: Makes the intervals repeatable.

    Raises:
        InvalidConfiguration: Arrays of different lengths, labels other than 1,
            0 and NaN, logits that are not finite, no film, too few draws, or
            thresholds of which nobody says where they come from.
    """
    _check_request(draws, selection, is_applied=bool(calibration or thresholds))
    groups = groups_of(views=views, sexes=sexes, ages=ages)
    films = JudgedFilms.checked(
        logits=logits,
        labels=labels,
        patients=patients,
        findings=findings,
        calibration=calibration,
        thresholds=thresholds or {},
        groups=groups,
    )
    enough = enough_positives(films.labels)
    ranking = _ranking(films, enough, draws, seed)
    f1_results, macro_f1 = _f1(films, enough, draws, seed)
    policy, pairs, together = _confusions(films)
    return Evaluation(
        data_name=data_name,
        selection=selection,
        selected_on_these_films=None if fitted_on is None else fitted_on == films.fingerprint,
        films=len(films.labels),
        patients=len(set(films.patients.tolist())),
        draws=draws,
        seed=seed,
        findings=tuple(
            finding_evaluation(
                films,
                column,
                auc=ranking.auc[column],
                average_precision=ranking.average_precision[column],
                f1_results={name: results[:, column] for name, results in f1_results.items()},
            )
            for column in range(len(findings))
        ),
        macro_auc=ranking.macro_auc,
        macro_average_precision=ranking.macro_average_precision,
        macro_f1=macro_f1,
        macro_findings=ranking.macro_findings,
        uncalibrated=reliability(sigmoid(films.logits), films.labels),
        calibrated=None
        if calibration is None
        else reliability(films.probabilities, films.judged_labels),
        policy=policy,
        confused_pairs=pairs,
        co_occurrence=together,
        subgroups=subgroups(
            films.logits, films.labels, films.patients, groups, draws=draws, seed=seed
        ),
    )


def require_enough_draws(draws: int) -> None:
    """Check what `evaluate` will check, for who has minutes of work before it.

    Raises:
        InvalidConfiguration: They are too few for an interval.
    """
    if draws < FEWEST_DRAWS:
        raise InvalidConfiguration(
            f"{draws} resamples are too few for an interval.", f"Use at least {FEWEST_DRAWS}."
        )


def _check_request(draws: int, selection: str, *, is_applied: bool) -> None:
    require_enough_draws(draws)
    if is_applied and not selection.strip():
        raise InvalidConfiguration(
            "Nobody says which films the calibration and the thresholds were chosen on.",
            "Name the selection data beside the numbers.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranking:
    auc: tuple[Estimate | None, ...]
    average_precision: tuple[Estimate | None, ...]
    macro_auc: Estimate | None
    macro_average_precision: Estimate | None
    macro_findings: int


def _ranking(films: JudgedFilms, enough: NDArray[np.bool_], draws: int, seed: int) -> _Ranking:
    """Return AUC and average precision of findings with enough positives, from the same draws."""
    columns = range(len(films.findings))
    ranked = {c: RankedFilms(films.logits[:, c], films.labels[:, c]) for c in columns if enough[c]}
    results = np.full((2, draws, len(columns)), np.nan)
    start = 0
    for drawn in patient_draws(films.patients, draws=draws, seed=seed):
        block = slice(start, start := start + len(drawn))
        for column, finding in ranked.items():
            areas, precisions = finding.auc_and_average_precision(drawn)
            results[0, block, column], results[1, block, column] = areas, precisions
    values: list[list[float | None]] = [
        [of(films.logits[:, c], films.labels[:, c]) if enough[c] else None for c in columns]
        for of in (auc, average_precision)
    ]
    macro_auc, counted = macro_interval(values[0], results[0], enough)
    return _Ranking(
        auc=finding_intervals(values[0], results[0]),
        average_precision=finding_intervals(values[1], results[1]),
        macro_auc=macro_auc,
        macro_average_precision=macro_interval(values[1], results[1], enough)[0],
        macro_findings=counted,
    )


def _f1(
    films: JudgedFilms, enough: NDArray[np.bool_], draws: int, seed: int
) -> tuple[dict[str, FloatArray], dict[str, Estimate | None]]:
    """Return each policy's resampled F1 of each finding, and its macro F1 with interval."""
    results = {
        policy: f1_draws(
            films.flagged(policy), films.labels, films.patients, draws=draws, seed=seed
        )
        for policy in films.thresholds
    }
    macro = {
        policy: macro_interval(films.f1(policy), of_policy, enough)[0]
        for policy, of_policy in results.items()
    }
    return results, macro


def _confusions(
    films: JudgedFilms,
) -> tuple[str | None, tuple[ConfusedPair, ...], CoOccurrence | None]:
    """Return the policy that confusions are counted at, and what it confuses."""
    if not films.thresholds:
        return None, (), None
    preferred = _PREFERRED_POLICY in films.thresholds
    policy = _PREFERRED_POLICY if preferred else next(iter(films.thresholds))
    flagged, labels = films.flagged(policy), films.flaggable(policy)
    return (
        policy,
        confused_pairs(flagged, labels, films.findings),
        co_occurrence(flagged, labels, films.findings),
    )
