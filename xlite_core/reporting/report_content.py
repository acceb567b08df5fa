"""What a report about one film says, as plain values: every output is written from these.

Nothing of it says whose film it is, unless `Identity` was asked for.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xlite_core import __version__
from xlite_core.evaluation.interval import Estimate
from xlite_core.inference.input_notice import InputNotice
from xlite_core.worklist.opinion import Opinion

LEADING = 3
"""How many findings are shown with their evidence."""


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
        beats_shortcuts: It is better than a guess made without the film, as far as measured.
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
    beats_shortcuts: bool = True
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
        measured: What the reader measured on the film, a phrase each.
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
    measured: tuple[str, ...]
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
