"""Predictions as data: one report for JSON, CSV and whoever reads them.

Numbers are written in full: a report gives exactly what the window computed.
Files are named without their folders, or not at all where a policy says so, and nothing of a
header goes in.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlite_core import __version__
from xlite_core.evaluation.ranking import excess
from xlite_core.imaging.overlay import peak_evidence
from xlite_core.inference.batch import FilmResult
from xlite_core.inference.input_notice import InputNotice
from xlite_core.inference.model_card import ModelCard
from xlite_core.reporting.cell_text import harmless
from xlite_core.worklist.opinion import Opinion, by_finding
from xlite_core.written_name import written_name

_COLUMNS = ("", "_above", "_threshold", "_logit")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingReport:
    """One finding on one film.

    Attributes:
        finding: Its key.
        probability: Calibrated, 0 to 1.
        threshold: The operating point it was held against.
        above_threshold: Whether it is flagged.
        logit: Raw network output.
        evidence_peak: Strongest cell of its Grad-CAM map, in log-odds.
        opinion: The reader's; None where nothing was said.
    """

    finding: str
    probability: float
    threshold: float
    above_threshold: bool
    logit: float
    evidence_peak: float
    opinion: Opinion | None = None

    @property
    def excess(self) -> float:
        return excess(self.probability, self.threshold)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmReport:
    """One file: its findings in the model's order, or why there are none.

    `error` says why it cannot be read, `unscored` why a film that can is not scored, `notices` why
    its findings should not be believed.
    """

    file: str
    sha256: str
    findings: tuple[FindingReport, ...]
    error: str
    unscored: str = ""
    notices: tuple[InputNotice, ...] = ()

    def leading(self, count: int = 3) -> tuple[FindingReport, ...]:
        """Return the findings furthest above their thresholds, first first."""
        return tuple(sorted(self.findings, key=lambda finding: -finding.excess)[:count])


def film_report(
    result: FilmResult, thresholds: Mapping[str, float], opinions: Iterable[Opinion] = ()
) -> FilmReport:
    """Hold one film's prediction against thresholds, and beside the reader's opinions of it."""
    said = by_finding(opinions)
    if result.radiograph is not None and result.unscored:
        sha256 = result.radiograph.provenance.sha256
        return FilmReport(
            file=result.path.name, sha256=sha256, findings=(), error="", unscored=result.unscored
        )
    if result.radiograph is None or result.prediction is None:
        return FilmReport(file=result.path.name, sha256="", findings=(), error=str(result.error))
    prediction = result.prediction
    findings = tuple(
        FindingReport(
            finding=name,
            probability=float(prediction.probabilities[index]),
            threshold=thresholds[name],
            above_threshold=bool(prediction.probabilities[index] >= thresholds[name]),
            logit=float(prediction.logits[index]),
            evidence_peak=peak_evidence(prediction.evidence[index], prediction.padding),
            opinion=said.get(name),
        )
        for index, name in enumerate(prediction.findings)
    )
    sha256 = result.radiograph.provenance.sha256
    return FilmReport(
        file=result.path.name,
        sha256=sha256,
        findings=findings,
        error="",
        notices=prediction.notices,
    )


def model_facts(card: ModelCard, fingerprint: str, policy: str) -> dict[str, Any]:
    """Return what a reader must know of the model behind the numbers."""
    return {
        "name": card.name,
        "fingerprint": fingerprint,
        "network": card.network,
        "policy": policy,
        "evaluated_on": card.evaluated_on,
        "intended_use": card.intended_use,
    }


def to_json(films: Iterable[FilmReport], model: Mapping[str, Any]) -> str:
    """Return the report as indented JSON."""
    report = {
        "application": f"X-Lite {__version__}",
        "model": model,
        "films": [_film_json(film, number) for number, film in enumerate(films, 1)],
    }
    return json.dumps(report, indent=2, allow_nan=False)


def _film_json(film: FilmReport, number: int) -> dict[str, Any]:
    file = written_name(film.file, number)
    if film.error:
        return {"file": file, "error": film.error}
    if film.unscored:
        return {"file": file, "sha256": film.sha256, "not_scored": film.unscored}
    return {
        "file": file,
        "sha256": film.sha256,
        "input_check": [
            {"kind": one.kind, "severity": one.severity.value, "sentence": one.sentence}
            for one in film.notices
        ],
        "findings": [
            {
                "finding": finding.finding,
                "probability": finding.probability,
                "threshold": finding.threshold,
                "above_threshold": finding.above_threshold,
                "logit": finding.logit,
                "evidence_peak": finding.evidence_peak,
                "reader": _opinion_json(finding.opinion),
            }
            for finding in film.findings
        ],
    }


def _opinion_json(opinion: Opinion | None) -> dict[str, Any] | None:
    if opinion is None:
        return None
    return {"verdict": opinion.verdict, "present": opinion.present, "text": opinion.text}


def to_csv(films: Iterable[FilmReport], findings: Sequence[str], model: Mapping[str, Any]) -> str:
    """Return the report as CSV: a row a film, five columns a finding.

    Columns: file, error, not_scored, model, policy, input_check (kinds of notices, parted by
    spaces), then for each finding its probability, `<finding>_above` (1 or 0),
    `<finding>_threshold` and `<finding>_logit`, and in the end for each finding
    `reader_<finding>`: the reader's opinion in words, empty where nothing was said.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    columns = [f"{name}{suffix}" for name in findings for suffix in _COLUMNS]
    readers = [f"reader_{name}" for name in findings]
    writer.writerow(
        ["file", "error", "not_scored", "model", "policy", "input_check", *columns, *readers]
    )
    for number, film in enumerate(films, 1):
        cells = [
            cell
            for f in film.findings
            for cell in (
                repr(f.probability),
                int(f.above_threshold),
                repr(f.threshold),
                repr(f.logit),
            )
        ] or [""] * len(columns)
        said = {f.finding: harmless(f.opinion.words) for f in film.findings if f.opinion}
        reasons = (film.error, film.unscored)
        doubts = " ".join(notice.kind for notice in film.notices)
        file = harmless(written_name(film.file, number))
        about = [file, *reasons, model["fingerprint"], model["policy"], doubts]
        writer.writerow([*about, *cells, *(said.get(name, "") for name in findings)])
    return text.getvalue()
