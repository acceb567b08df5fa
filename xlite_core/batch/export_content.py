"""What an export of a batch says: the model, the thresholds, and one entry a film.

CSV, JSON and XLSX are written from these.  Files are named without their folders, or not at all
where a policy says so, and nothing of a header goes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from xlite_core import __version__
from xlite_core.batch.film_row import FilmRow, RowState
from xlite_core.inference.model_card import ModelCard
from xlite_core.worklist.entries import FilmMarks
from xlite_core.worklist.opinion import by_finding
from xlite_core.written_name import written_name

NO_MARKS: Mapping[str, FilmMarks] = MappingProxyType({})
_UNMARKED = FilmMarks()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportHead:
    """What holds for every film.

    Attributes:
        model_name, fingerprint: Which model file said it.
        network: For people.
        policy: Which operating points the thresholds started from.
        thresholds: One probability a finding, 0 to 1, in the model's order.
        evaluated_on: Which films the model was judged on.
        intended_use: Said plainly.
        marks: SHA-256 of a film -> what the reader left on it.
    """

    model_name: str
    fingerprint: str
    network: str
    policy: str
    thresholds: Mapping[str, float]
    evaluated_on: str
    intended_use: str
    marks: Mapping[str, FilmMarks] = field(default_factory=lambda: NO_MARKS)

    @property
    def application(self) -> str:
        return f"X-Lite {__version__}"

    def facts(self) -> dict[str, str]:
        """Return what a reader must know of the model behind the numbers."""
        return {
            "name": self.model_name,
            "fingerprint": self.fingerprint,
            "network": self.network,
            "policy": self.policy,
            "evaluated_on": self.evaluated_on,
            "intended_use": self.intended_use,
        }


def export_head(
    card: ModelCard,
    fingerprint: str,
    policy: str,
    thresholds: Mapping[str, float],
    marks: Mapping[str, FilmMarks] = NO_MARKS,
) -> ExportHead:
    """Return the head of an export with these thresholds."""
    return ExportHead(
        model_name=card.name,
        fingerprint=fingerprint,
        network=card.network,
        policy=policy,
        thresholds={name: thresholds[name] for name in card.finding_names},
        evaluated_on=card.evaluated_on,
        intended_use=card.intended_use,
        marks=marks,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFinding:
    """One finding on one film; `reader` is the reader's opinion in words, or empty."""

    finding: str
    probability: float
    threshold: float
    above_threshold: bool
    logit: float
    evidence_peak: float
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFilm:
    """One file.  `findings` is empty where it has no score; then a reason says why."""

    number: int
    file: str
    sha256: str
    error: str
    not_scored: str
    notices: tuple[tuple[str, str, str], ...]
    remark: str
    flagged: bool
    note: str
    findings: tuple[ExportFinding, ...]

    @property
    def notice_words(self) -> str:
        """What the input check says, a sentence after the other."""
        return " ".join(sentence for _, _, sentence in self.notices)


def export_films(rows: Iterable[FilmRow], head: ExportHead) -> Iterator[ExportFilm]:
    """Hold rows against thresholds, one at a time; films that still wait say so."""
    for row in rows:
        marks = head.marks.get(row.sha256, _UNMARKED)
        waiting = "Not scored yet." if row.state is RowState.WAITING else ""
        unscored = row.reason if row.state is RowState.UNSCORED else waiting
        yield ExportFilm(
            number=row.number,
            file=written_name(row.path.name, row.number),
            sha256=row.sha256,
            error=row.reason if row.state is RowState.UNREADABLE else "",
            not_scored=unscored,
            notices=tuple((n.kind, n.severity.value, n.sentence) for n in row.notices),
            remark=row.remark,
            flagged=marks.flagged,
            note=marks.note,
            findings=_findings(row, head, marks),
        )


def _findings(row: FilmRow, head: ExportHead, marks: FilmMarks) -> tuple[ExportFinding, ...]:
    if row.probabilities is None or row.logits is None or row.peaks is None:
        return ()
    opinions = by_finding(marks.opinions)
    numbers: Any = zip(
        head.thresholds.items(),
        row.probabilities.tolist(),
        row.logits.tolist(),
        row.peaks.tolist(),
        strict=True,
    )
    return tuple(
        ExportFinding(
            finding=name,
            probability=probability,
            threshold=threshold,
            above_threshold=probability >= threshold,
            logit=logit,
            evidence_peak=peak,
            reader=opinions[name].words if name in opinions else "",
        )
        for (name, threshold), probability, logit, peak in numbers
    )
