"""How often maps lie on the finding: means over boxed findings, with intervals by patient."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.bootstrap import DRAWS, patient_draws, percentile_interval
from xlite_core.evaluation.interval import Estimate, wilson_interval
from xlite_core.evaluation.map_measures import OVERLAP_SHARES, MapMeasures

FloatArray = NDArray[np.float64]

CARD_OVERLAP = 0.5
"""Of `OVERLAP_SHARES`: where the map is cut for the one overlap that a card tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapMethod:
    """One way to draw a map.

    Attributes:
        name: "Grad-CAM".
        layer: Whose map it is: "last", "finer"; empty for what does not look at the film.
        cells: "7 x 7", or empty.
    """

    name: str
    layer: str = ""
    cells: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapScore:
    """How one map of one film matches the boxes of one finding.

    Attributes:
        file: Of the film.
        patient: Whose film it is.
        finding: Its key.
        boxes: How many the finding has on this film.
        method: How the map was drawn.
        measures: What came out.
    """

    file: str
    patient: str
    finding: str
    boxes: int
    method: MapMethod
    measures: MapMeasures


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedMethod:
    """Means over all boxed findings of all films.

    Attributes:
        method: Which.
        pointing: See `MapMeasures`.
        overlaps: One for each of `OVERLAP_SHARES`.
        energy: See `MapMeasures`.
        gain: Pointing minus that of the reference, on the same resamples; None for itself.
        blank: Maps that are nowhere above 0.
    """

    method: MapMethod
    pointing: Estimate
    overlaps: tuple[Estimate, ...]
    energy: Estimate
    gain: Estimate | None
    blank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Localisation:
    """What a model card says of where its maps lie.

    Attributes:
        films: With boxes.
        patients: Whose films they are.
        boxed: Finding -> films on which it has a box.
        cells: Of the map: "7 x 7".
        pointing: Share of boxed findings where the map's maximum lies in a box.
        overlap: Mean intersection over union at `CARD_OVERLAP` of the maximum.
        energy: Mean share of the evidence that lies in the boxes.
        prior_pointing: The same for the average box of other patients.
        prior_overlap: The same.
        chance: Mean share of the film that the boxes cover: all three, for a map without any
            preference.
        source: Whose boxes they are, one sentence.

    Raises:
        InvalidConfiguration: A share lies outside 0 to 1, or nothing was boxed.
    """

    films: int
    patients: int
    boxed: Mapping[str, int]
    cells: str
    pointing: Estimate
    overlap: Estimate
    energy: Estimate
    prior_pointing: Estimate
    prior_overlap: Estimate
    chance: float
    source: str = ""

    def __post_init__(self) -> None:
        told = (self.pointing, self.overlap, self.energy, self.prior_pointing, self.prior_overlap)
        shares = (self.chance, *(end for each in told for end in (each.low, each.high)))
        if self.total < 1 or not all(0 <= share <= 1 for share in shares):
            raise InvalidConfiguration(
                "What the model says of where its maps lie is no share of any films.",
                "Measure it again with xlite experiments localise.",
            )

    @property
    def total(self) -> int:
        """Boxed findings: one finding on one film, however many boxes it has there."""
        return sum(self.boxed.values())


def judged_methods(
    scores: Sequence[MapScore], *, reference: MapMethod, draws: int = DRAWS
) -> tuple[JudgedMethod, ...]:
    """Return what each method is worth, all on the same films and the same resamples of patients.

    Args:
        scores: Of every method on every boxed finding of every film; at least one finding.
        reference: The method that the others are held against.
        draws: Resamples behind each interval.

    Returns:
        One a method, in the order of their first score.
    """
    methods = list(dict.fromkeys(score.method for score in scores))
    own = [[score for score in scores if score.method == method] for method in methods]
    values = np.array([[_numbers(score.measures) for score in rows] for rows in own])
    patients = np.array([score.patient for score in own[0]])
    means = values.mean(axis=1)
    results = _resampled(values, patients, draws)
    against = methods.index(reference)
    judged = []
    for number, method in enumerate(methods):
        _, *overlaps, energy = (
            percentile_interval(float(means[number, measure]), results[:, number, measure])
            for measure in range(means.shape[1])
        )
        gain = _difference(
            values[number, :, 0] - values[against, :, 0],
            results[:, number, 0] - results[:, against, 0],
            patients,
        )
        judged.append(
            JudgedMethod(
                method=method,
                pointing=_share(values[number, :, 0], results[:, number, 0], patients),
                overlaps=tuple(overlaps),
                energy=energy,
                gain=None if number == against else gain,
                blank=sum(score.measures.blank for score in own[number]),
            )
        )
    return tuple(judged)


def _share(hits: FloatArray, results: FloatArray, patients: NDArray[np.str_]) -> Estimate:
    """Return the mean of hits; all or none of them cannot be resampled, so Wilson tells then."""
    value, count = float(hits.mean()), len(set(patients.tolist()))
    if value in {0.0, 1.0}:
        return wilson_interval(round(value) * count, count)
    return percentile_interval(value, results)


def _difference(gains: FloatArray, results: FloatArray, patients: NDArray[np.str_]) -> Estimate:
    """Return the mean difference.

    Where no film shows any, resampling sees none either: it is at most the share of patients who
    might show one, of whom none was met.
    """
    if not gains.any():
        most = wilson_interval(0, len(set(patients.tolist()))).high
        return Estimate(value=0.0, low=-most, high=most)
    return percentile_interval(float(gains.mean()), results)


def _numbers(measures: MapMeasures) -> tuple[float, ...]:
    return (measures.pointing, *measures.overlaps, measures.energy)


def _resampled(values: FloatArray, patients: NDArray[np.str_], draws: int) -> FloatArray:
    """Return means over resamples, shape (draws, methods, measures), of (methods, rows, measures).

    All boxed findings of a patient are drawn together.
    """
    blocks = [
        np.einsum("dr,mrn->dmn", drawn, values) / drawn.sum(axis=1)[:, None, None]
        for drawn in patient_draws(patients, draws=draws)
    ]
    return np.concatenate(blocks)


def smallest_difference(judged: Sequence[JudgedMethod]) -> float | None:
    """Return below what differences in the pointing game cannot be seen with these boxes.

    It is half the widest interval of a difference from the reference; None where nothing is held
    against it.
    """
    widths = [each.gain.high - each.gain.low for each in judged if each.gain is not None]
    return max(widths) / 2 if widths else None


def localisation_of(  # noqa: PLR0913 - the three methods go by name
    judged: Sequence[JudgedMethod],
    scores: Sequence[MapScore],
    *,
    shown: MapMethod,
    prior: MapMethod,
    chance: MapMethod,
    source: str = "",
) -> Localisation:
    """Return the part of it that a model card tells.

    Args:
        judged: From `judged_methods`.
        scores: What they were made from.
        shown: The map that the application shows.
        prior: The average box.
        chance: The map without preference.
        source: Whose boxes they are.
    """
    by_method = {each.method: each for each in judged}
    own = [score for score in scores if score.method == shown]
    column = OVERLAP_SHARES.index(CARD_OVERLAP)
    findings = [score.finding for score in own]
    return Localisation(
        films=len({score.file for score in own}),
        patients=len({score.patient for score in own}),
        boxed={finding: findings.count(finding) for finding in sorted(set(findings))},
        cells=shown.cells,
        pointing=by_method[shown].pointing,
        overlap=by_method[shown].overlaps[column],
        energy=by_method[shown].energy,
        prior_pointing=by_method[prior].pointing,
        prior_overlap=by_method[prior].overlaps[column],
        chance=by_method[chance].pointing.value,
        source=source,
    )
