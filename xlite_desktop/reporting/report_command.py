"""Reports from the command line, without a window: `xlite-desktop --report FOLDER FILMS`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from rich.console import Console
from rich.markup import escape

from xlite_core.errors import ReportRefused, XLiteError
from xlite_core.policy import require_identity_export
from xlite_desktop.reporting.paper import Paper

if TYPE_CHECKING:
    from xlite_core.inference.classifier import Classifier
    from xlite_core.worklist.entries import FilmMarks
    from xlite_desktop.reporting.report_batch import FilmToReport, ReportPlan, ReportWritten

_PAPERS: Mapping[str, Paper] = {"a4": Paper.A4, "letter": Paper.LETTER}


def write_from_command_line(options: argparse.Namespace) -> int:
    """Write a report of every film; return 1 where a film has none, else 0."""
    errors = Console(stderr=True, soft_wrap=True)
    application = _application()
    try:
        return 0 if _write(options, errors) else 1
    except XLiteError as error:
        errors.print(f"[red]Error:[/red] {escape(str(error))}", highlight=False)
        return 1
    finally:
        del application


def _application() -> QGuiApplication:
    """Return what fonts and pictures of Qt need; no screen is."""
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    return QGuiApplication([sys.argv[0], "-platform", "offscreen"])


def _write(options: argparse.Namespace, errors: Console) -> bool:
    from xlite_core.io.gathering_words import remarks
    from xlite_core.io.studies import gather
    from xlite_desktop.reporting.report_batch import write_reports
    from xlite_desktop.reporting.report_document import FOOT_WORDS

    if options.identity:
        require_identity_export()
    found = gather(options.files)
    for remark in remarks(found):
        errors.print(f"[yellow]{escape(remark)}[/yellow]", highlight=False)
    if not found.films:
        raise ReportRefused(
            "There is no film in the given folders.",
            "Give PNG, JPEG, TIFF or DICOM files, or a folder that holds some.",
        )
    films = [_film(film.path) for film in found.films]
    done: list[ReportWritten] = []
    for one in write_reports(films, _plan(options, errors), options.report, single=options.single):
        done.append(one)
        if one.problem is not None:
            said = f"[red]{escape(one.name)}:[/red] {escape(str(one.problem))}"
            errors.print(said, highlight=False)
    written = sum(one.file is not None for one in done)
    errors.print(
        f"{written:,} of {len(films):,} reports are in {escape(str(options.report))}. {FOOT_WORDS}",
        highlight=False,
    )
    return written == len(films)


def _film(path: Path) -> FilmToReport:
    from xlite_core.io.reading_pool import read_bounded
    from xlite_desktop.reporting.report_batch import FilmToReport

    return FilmToReport(name=path.name, read=lambda: read_bounded(path))


def _plan(options: argparse.Namespace, errors: Console) -> ReportPlan:
    from xlite_desktop.reporting.report_batch import ReportPlan
    from xlite_desktop.reporting.report_phrases import policy_phrase

    classifier = _opened(options.model, errors)
    card = classifier.card
    policy = options.policy or card.default_policy
    return ReportPlan(
        card=card,
        thresholds=card.operating_points(policy),
        policy=policy_phrase(policy),
        identity=options.identity,
        paper=_PAPERS[options.paper or "a4"],
        answer=classifier.predict,
        marks=_marks(classifier.fingerprint, errors),
    )


def _opened(model: Path | None, errors: Console) -> Classifier:
    from xlite_core.fixed_model import open_model
    from xlite_core.installed_model import open_for_diagnose

    if model is not None:
        return open_model(model)
    classifier, found = open_for_diagnose()
    if found.problem is not None:
        errors.print(escape(str(found.problem)), style="yellow", highlight=False)
    return classifier


def _marks(model: str, errors: Console) -> Mapping[str, FilmMarks]:
    """Return the reader's marks by the SHA-256 of a film, as `xlite diagnose` finds them."""
    from xlite_core.cli.kept_marks import kept_marks

    return kept_marks(model, errors)
