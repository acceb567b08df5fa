"""Reports about many films: one PDF each, or one with all; each film is in memory by itself."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from xlite_core.errors import ReportRefused, XLiteError
from xlite_core.reporting.report_of_film import Reading, report_content
from xlite_desktop.reporting.paper import Paper
from xlite_desktop.reporting.report_document import ReportDocument
from xlite_desktop.reporting.report_pdf import PdfReports, pdf_file, refusing, write_pdf
from xlite_desktop.reporting.report_pictures import report_pictures

if TYPE_CHECKING:
    from xlite_core.inference.model_card import ModelCard
    from xlite_core.inference.prediction import Prediction
    from xlite_core.io.radiograph import Radiograph
    from xlite_core.reporting.report_content import ReportContent
    from xlite_core.worklist.entries import FilmMarks
    from xlite_core.worklist.opinion import Opinion
    from xlite_desktop.viewer.evidence_layer import OverlaySettings
    from xlite_desktop.viewer.film_view import FilmView

_NUMBERED = re.compile(r"reports?-(\d+)(-[0-9a-f]+)?\.pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmToReport:
    """One film, and what is known of it.

    Attributes:
        name: Of its file, for the list of results; goes into a report only with the patient.
        read: Gives its pixels; called in the background, once.
        prediction: What the model says of it; None asks `ReportPlan.answer`.
        opinions: The reader's, beside that model.
        words: The reader's, about the film as a whole.
        measured: What the reader measured on it, a phrase each.
        unscored: Why no model is asked about it; empty where one is.
        shown_anyway: The reader wants the findings in spite of the notices.
        view: Window, inversion and turn; None means as its file wants it.
        key: SHA-256 of the file that all this is about; empty where nothing was said of it yet.
    """

    name: str
    read: Callable[[], Radiograph]
    prediction: Prediction | None = None
    opinions: Sequence[Opinion] = ()
    words: str = ""
    measured: tuple[str, ...] = ()
    unscored: str = ""
    shown_anyway: bool = False
    view: FilmView | None = None
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPlan:
    """What is true of all reports of a batch.

    Attributes:
        card: Of the model that answered; None where there is none.
        thresholds: One probability a finding.
        policy: What chose them, for people.
        prevalences: Where they are not the card's.
        identity: The patient goes in.
        overlays: The maps of the leading findings go in.
        settings: How they are painted.
        paper: What the reports are for.
        answer: Asks the model about a film that has no prediction yet.
        marks: SHA-256 of a file -> what the reader left on it, for films that bring no words and
            no opinions of their own.
        made: When; None means now.
    """

    card: ModelCard | None
    thresholds: Mapping[str, float]
    policy: str
    prevalences: Mapping[str, float] | None = None
    identity: bool = False
    overlays: bool = True
    settings: OverlaySettings | None = None
    paper: Paper = Paper.A4
    answer: Callable[[Radiograph], Prediction] | None = field(default=None, repr=False)
    marks: Mapping[str, FilmMarks] = field(default_factory=dict, repr=False)
    made: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWritten:
    """What became of one film: a file, or why there is none."""

    name: str
    file: Path | None = None
    problem: XLiteError | None = None


def report_document(film: FilmToReport, plan: ReportPlan) -> ReportDocument:
    """Read a film, ask about it where needed, and lay its report out; may run on any thread.

    Raises:
        UnreadableImage: The film cannot be read, or is no longer what was answered for.
    """
    from xlite_core.io.projection import unscored_reason
    from xlite_core.reporting.unchanged_film import require_unchanged

    radiograph = film.read()
    require_unchanged(radiograph, film.key)
    unscored = film.unscored or unscored_reason(radiograph.provenance)
    if film.prediction is None and not unscored and plan.answer is not None:
        film = replace(film, prediction=plan.answer(radiograph))
    marks = plan.marks.get(radiograph.provenance.sha256)
    if marks is not None and not film.words and not film.opinions:
        film = replace(film, words=marks.note, opinions=marks.opinions)
    content = said_of(replace(film, unscored=unscored), plan, radiograph)
    wanted = plan.overlays and not content.greyed  # a map would be believed before the sentence
    pictures = report_pictures(
        radiograph,
        film.prediction,
        plan.card,
        [finding.name for finding in content.leading] if wanted else (),
        view=film.view,
        settings=plan.settings,
    )
    return ReportDocument(content, pictures, plan.paper)


def said_of(film: FilmToReport, plan: ReportPlan, radiograph: Radiograph) -> ReportContent:
    """Return what the report about a film says; nobody is asked for an answer."""
    from xlite_desktop.reporting.report_phrases import view_phrases

    reading = Reading(
        thresholds=plan.thresholds,
        policy=plan.policy,
        prevalences=plan.prevalences,
        opinions=film.opinions,
        words=film.words,
        view=view_phrases(film.view) if film.view is not None else (),
        unscored=film.unscored,
        measured=film.measured,
        shown_anyway=film.shown_anyway,
        identity=plan.identity,
        file_name=film.name,
        made=plan.made,
    )
    return report_content(radiograph, film.prediction, plan.card, reading)


def write_reports(
    films: Sequence[FilmToReport],
    plan: ReportPlan,
    folder: Path,
    *,
    single: bool = False,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[ReportWritten]:
    """Write reports; a film that cannot be read does not stop the others.

    Files are named by number and by the film's hash, because names of films may name patients.

    Args:
        films: In the order of the reports.
        plan: What is true of all of them.
        folder: Where to; made where it does not exist.
        single: All in one PDF, which is there only when the last film is in it.
        should_stop: Asked before every film.  Files that were written stay.

    Raises:
        ReportRefused: The folder, or the one PDF, cannot be written.
    """
    with refusing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        number = _next_number(folder)
    if single:
        yield from _written_together(films, plan, folder / f"reports-{number:04d}.pdf", should_stop)
        return
    for place, film in enumerate(films):
        if should_stop():
            return
        try:
            document = report_document(film, plan)
            target = folder / _file_name(number + place, document.content.film.key)
            write_pdf(document, target)
        except ReportRefused:  # the next film would find the same folder
            raise
        except XLiteError as error:
            yield ReportWritten(name=film.name, problem=error)
        else:
            yield ReportWritten(name=film.name, file=target)


class _NothingToKeep(Exception):  # noqa: N818 - no error: the user cancelled, or no film was good
    """Leaves a PDF unwritten."""


def _written_together(
    films: Sequence[FilmToReport], plan: ReportPlan, target: Path, should_stop: Callable[[], bool]
) -> Iterator[ReportWritten]:
    with contextlib.suppress(_NothingToKeep), pdf_file(target) as reports:
        kept = False
        for film in films:
            if should_stop():
                raise _NothingToKeep
            done = _added(film, plan, reports, target)
            kept = kept or done.file is not None
            yield done
        if not kept:  # a PDF without a page is none
            raise _NothingToKeep


def _added(
    film: FilmToReport, plan: ReportPlan, reports: PdfReports, target: Path
) -> ReportWritten:
    try:
        reports.add(report_document(film, plan))
    except XLiteError as error:
        return ReportWritten(name=film.name, problem=error)
    return ReportWritten(name=film.name, file=target)


def _file_name(number: int, key: str) -> str:
    """Name a report by its number and the film's hash, where there is one."""
    return f"report-{number:04d}-{key[:8]}.pdf" if key else f"report-{number:04d}.pdf"


def _next_number(folder: Path) -> int:
    """Go on after the reports in a folder, so that nothing is ever written over."""
    found = (_NUMBERED.fullmatch(path.name) for path in folder.iterdir())
    return max((int(match[1]) for match in found if match), default=0) + 1
