"""Making a report's content from a film, what a model said of it, and how it was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlite_core.evaluation.operating_point import operating_characteristics
from xlite_core.evaluation.ranking import excess
from xlite_core.findings import display_name
from xlite_core.imaging.overlay import is_weak, peak_evidence
from xlite_core.inference.model_card import ModelCard
from xlite_core.inference.prediction import Prediction
from xlite_core.io.radiograph import Radiograph
from xlite_core.policy import require_identity_export
from xlite_core.reporting.report_content import (
    Identity,
    ReportContent,
    ReportedFilm,
    ReportedFinding,
    ReportedModel,
)
from xlite_core.worklist.opinion import Opinion

_KEY_DIGITS = 16

MAP_CAVEATS = (
    (
        "An evidence map shows what the network adds to the average film. It is no outline of a "
        "lesion: one cell covers several centimetres."
    ),
    "A bare map excludes nothing, and a confident map on a wrong answer looks just as convincing.",
)
"""What maps can and cannot tell; in the words of the help page on evidence maps."""

NUMBER_CAVEATS = (
    (
        "Probabilities are calibrated. Sensitivity and specificity were counted on the films named "
        "above, predictive values are for the prevalence in the table; all intervals are 95 %."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a film was read: everything beside the film and the model's answer.

    Attributes:
        thresholds: One probability a finding.
        policy: What chose them, for people.
        prevalences: Share of positive films where the model is used, for the findings for which
            it is not the card's.
        opinions: The reader's.
        words: The reader's own, for the foot of the report.
        measured: What the reader measured on the film, a phrase each.
        view: See `ReportContent`.
        unscored: Likewise.
        shown_anyway: The reader wants the findings in spite of the notices.
        identity: The patient goes into the report.
        file_name: Of the film, without folders; only goes in with the patient.
        made: When the report is made; None means now.
    """

    thresholds: Mapping[str, float]
    policy: str
    prevalences: Mapping[str, float] | None = None
    opinions: Sequence[Opinion] = ()
    words: str = ""
    measured: tuple[str, ...] = ()
    view: tuple[str, ...] = ()
    unscored: str = ""
    shown_anyway: bool = False
    identity: bool = False
    file_name: str = ""
    made: dt.datetime | None = None


def report_content(
    radiograph: Radiograph, prediction: Prediction | None, card: ModelCard | None, reading: Reading
) -> ReportContent:
    """Return what a report about one film says.

    Args:
        radiograph: The film.
        prediction: What the model says of it; None for a film that is not scored.
        card: Of that model; None where there is none.
        reading: How it was read.

    Raises:
        PolicyForbids: The patient is to go in, and the policy of this computer forbids that.
    """
    if reading.identity:
        require_identity_export()
    known = prediction is not None and card is not None
    findings = _findings(prediction, card, reading) if prediction and card else ()
    notices = prediction.notices if prediction is not None else ()
    unscored = "" if known else reading.unscored or "No model has answered for this film."
    return ReportContent(
        film=_film(radiograph),
        identity=_identity(radiograph, reading.file_name) if reading.identity else None,
        model=_model(card, prediction) if prediction and card else None,
        policy=reading.policy,
        findings=findings,
        unscored=unscored,
        notices=notices,
        greyed=bool(notices) and not reading.shown_anyway,
        view=reading.view,
        words=reading.words.strip(),
        measured=reading.measured,
        caveats=_caveats(card) if known and card else (),
        made=reading.made or dt.datetime.now().astimezone(),
    )


def _findings(
    prediction: Prediction, card: ModelCard, reading: Reading
) -> tuple[ReportedFinding, ...]:
    found = [_finding(prediction, card, reading, place) for place in range(len(card.findings))]
    return tuple(sorted(found, key=lambda f: -excess(f.probability, f.threshold)))


def _finding(
    prediction: Prediction, card: ModelCard, reading: Reading, place: int
) -> ReportedFinding:
    finding = card.findings[place]
    probability = float(prediction.probabilities[place])
    threshold = reading.thresholds[finding.name]
    prevalence = (reading.prevalences or {}).get(finding.name, finding.prevalence)
    numbers = operating_characteristics(finding.roc, threshold, prevalence)
    peak = peak_evidence(prediction.evidence[place], prediction.padding)
    opinions = {opinion.finding: opinion for opinion in reading.opinions}
    return ReportedFinding(
        name=finding.name,
        label=display_name(finding.name),
        probability=probability,
        threshold=threshold,
        above=probability >= threshold,
        evidence_peak=peak,
        weak=is_weak(peak, card.evidence_full_scale),
        sensitivity=numbers.sensitivity,
        specificity=numbers.specificity,
        ppv=numbers.ppv,
        npv=numbers.npv,
        positives=finding.roc.positives,
        negatives=finding.roc.negatives,
        prevalence=prevalence,
        beats_chance=finding.beats_chance,
        beats_shortcuts=finding.beats_shortcuts,
        opinion=opinions.get(finding.name),
    )


def _film(radiograph: Radiograph) -> ReportedFilm:
    origin = radiograph.provenance
    return ReportedFilm(
        key=origin.sha256[:_KEY_DIGITS],
        kind=origin.file_kind,
        projection=" · ".join(part for part in (origin.modality, origin.view) if part),
        rows=radiograph.rows,
        columns=radiograph.columns,
        spacing_mm=radiograph.spacing_mm,
    )


def _identity(radiograph: Radiograph, file_name: str) -> Identity:
    origin, patient = radiograph.provenance, radiograph.provenance.patient
    return Identity(
        name=patient.name,
        patient_id=patient.patient_id,
        birth_date=_day(patient.birth_date),
        study_date=_day(patient.study_date),
        age="" if origin.age_years is None else f"{origin.age_years:.0f} years",
        sex=origin.sex,
        file_name=file_name,
    )


def _day(stored: str) -> str:
    """Return a date of DICOM ("20200131", PS3.5 table 6.2-1, DA) as "2020-01-31"."""
    if len(stored) == len("YYYYMMDD") and stored.isdigit():
        return f"{stored[:4]}-{stored[4:6]}-{stored[6:]}"
    return stored


def _model(card: ModelCard, prediction: Prediction) -> ReportedModel:
    return ReportedModel(
        name=card.name,
        fingerprint=prediction.model_fingerprint,
        network=card.network,
        parameters=card.parameters,
        trained_films=card.trained_films,
        trained_patients=card.trained_patients,
        evaluated_on=card.evaluated_on,
        evaluated_films=card.evaluated_films,
        macro_auc=card.macro_auc,
        macro_findings=card.macro_findings,
        evidence_full_scale=card.evidence_full_scale,
    )


def _caveats(card: ModelCard) -> tuple[str, ...]:
    return (card.intended_use, *NUMBER_CAVEATS, *MAP_CAVEATS, *card.limits)
