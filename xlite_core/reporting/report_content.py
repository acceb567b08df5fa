"""What a report about one film says, as plain values: every output is written from these.

Nothing of it says whose film it is, unless `Identity` was asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlite_core import __version__
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.operating_point import operating_characteristics
from xlite_core.evaluation.ranking import excess
from xlite_core.findings import display_name
from xlite_core.imaging.overlay import is_weak, peak_evidence
from xlite_core.inference.input_notice import InputNotice
from xlite_core.inference.model_card import ModelCard
from xlite_core.inference.prediction import Prediction
from xlite_core.io.radiograph import Radiograph
from xlite_core.worklist.opinion import Opinion

LEADING = 3
"""How many findings are shown with their evidence."""

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
        "above, predictive values are for the prevalence named in the table; all intervals are 95 %."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFinding:
    """One row of the report.

    Attributes:
        name: The finding's key.
        label: The finding as people read it.
        probability: Calibrated, 0 to 1.
        threshold: What it was held against, 0 to 1.
        above: Whether the probability is at least the threshold.
        evidence_peak: Strongest cell of its map, in log-odds, at least 0.
        weak: The peak is too small for its place to mean much.
        sensitivity, specificity: At the threshold, with Wilson's intervals; None where a class
            had no film.
        ppv, npv: By Bayes' theorem at `prevalence`; None where nothing supports them.
        positives, negatives: Films that the four numbers were counted on.
        prevalence: Share of positive films that `ppv` and `npv` refer to.
        beats_chance: The whole interval of the AUC lies above 0.5.
        opinion: What the reader said; None where nothing was said.
    """

    name: str
    label: str
    probability: float
    threshold: float
    above: bool
    evidence_peak: float
    weak: bool
    sensitivity: Estimate | None
    specificity: Estimate | None
    ppv: Estimate | None
    npv: Estimate | None
    positives: int
    negatives: int
    prevalence: float
    beats_chance: bool
    opinion: Opinion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who the film is of: in a report only where it was asked for."""

    name: str = ""
    patient_id: str = ""
    birth_date: str = ""
    study_date: str = ""
    age: str = ""
    sex: str = ""
    file_name: str = ""

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Label and value of what is known."""
        said = (
            ("Patient", self.name),
            ("ID", self.patient_id),
            ("Born", self.birth_date),
            ("Study of", self.study_date),
            ("Age", self.age),
            ("Sex", self.sex),
            ("File", self.file_name),
        )
        return tuple((label, value) for label, value in said if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFilm:
    """The film, without saying whose it is.

    Attributes:
        key: First 16 hexadecimal digits of the SHA-256 of its file.
        kind: "PNG", "DICOM, JPEG 2000".
        projection: "DX · PA"; empty where the file does not say.
        rows, columns: In pixels.
        spacing_mm: (row, column) distance of pixel centres, or None.
    """

    key: str
    kind: str
    projection: str
    rows: int
    columns: int
    spacing_mm: tuple[float, float] | None

    @property
    def facts(self) -> tuple[str, ...]:
        """What is known, one phrase each."""
        size = f"{self.columns:,} × {self.rows:,} pixels"
        if self.spacing_mm is not None:
            height, width = (
                count * step / 10
                for count, step in zip((self.rows, self.columns), self.spacing_mm, strict=True)
            )
            size = f"{size}, {width:.1f} × {height:.1f} cm"
        return tuple(fact for fact in (self.projection, size, self.kind) if fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedModel:
    """Which model said it, and what it is worth."""

    name: str
    fingerprint: str
    network: str
    parameters: int
    trained_films: int
    trained_patients: int
    evaluated_on: str
    evaluated_films: int
    macro_auc: Estimate | None
    macro_findings: int
    evidence_full_scale: float

    @property
    def facts(self) -> tuple[str, ...]:
        """The model card in a few phrases; every number with its interval and its count."""
        said = [
            f"{self.network}, {self.parameters / 1e6:.1f} M parameters",
            f"trained on {self.trained_films:,} films of {self.trained_patients:,} patients",
        ]
        if self.macro_auc is not None:
            auc = self.macro_auc
            said.append(
                f"macro AUC {auc.value:.2f} ({auc.low:.2f}–{auc.high:.2f}) over "
                f"{self.macro_findings} findings, {self.evaluated_films:,} films"
            )
        return tuple(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """All that a report says.

    Attributes:
        film: Which film, without its patient.
        identity: Whose; None where nobody asked for it.
        model: Which model; None where no model was asked.
        policy: What chose the thresholds, for people.
        findings: From the greatest excess down; empty for a film that was not scored.
        unscored: Why there are no findings, in a sentence; empty where there are.
        notices: Why the findings should not be believed.
        greyed: The reader has not asked for them in spite of the notices.
        view: How the film is shown otherwise than its file wants it, a phrase each.
        words: The reader's own.
        caveats: A sentence or two each.
        made: When, with the time zone of this computer.
        version: "X-Lite 0.1.0".
    """

    film: ReportedFilm
    identity: Identity | None
    model: ReportedModel | None
    policy: str
    findings: tuple[ReportedFinding, ...]
    unscored: str
    notices: tuple[InputNotice, ...]
    greyed: bool
    view: tuple[str, ...]
    words: str
    caveats: tuple[str, ...]
    made: dt.datetime
    version: str = f"X-Lite {__version__}"

    @property
    def leading(self) -> tuple[ReportedFinding, ...]:
        """The findings that are shown with their evidence, strongest first."""
        return self.findings[:LEADING]

    @property
    def headline(self) -> str:
        """The result in a few words: "4 of 14 above threshold"."""
        if not self.findings:
            return "Not scored"
        if self.greyed:
            return "In doubt"
        count = sum(finding.above for finding in self.findings)
        return f"{count or 'None'} of {len(self.findings)} above threshold"


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
    """
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
        birth_date=patient.birth_date,
        study_date=patient.study_date,
        age="" if origin.age_years is None else f"{origin.age_years:.0f} years",
        sex=origin.sex,
        file_name=file_name,
    )


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
