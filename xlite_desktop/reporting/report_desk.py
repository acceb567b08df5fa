"""Stands behind the page of a report: lays it out anew with every change, saves, prints, copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication, QImage
from shiboken6 import isValid

from xlite_core.errors import XLiteError
from xlite_core.reporting.report_words import to_text
from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.background.long_work import LongWork
from xlite_desktop.data.pace import Stopwatch
from xlite_desktop.reporting.paper import Paper
from xlite_desktop.reporting.report_batch import (
    FilmToReport,
    ReportPlan,
    ReportWritten,
    report_document,
    said_of,
)
from xlite_desktop.reporting.report_choice import (
    ReportChoice,
    other_film,
    report_plan,
    shown_film,
)
from xlite_desktop.reporting.report_document import ReportDocument
from xlite_desktop.reporting.report_phrases import measured_phrases
from xlite_desktop.reporting.report_printing import AskPrinter, ask_printer, print_document
from xlite_desktop.reporting.report_work import Outcome, failure, many_reports, one_report, outcome
from xlite_desktop.translation import tr
from xlite_desktop.viewer.state import ViewerState
from xlite_desktop.worklist.worklist_topic import WorklistTopic

if TYPE_CHECKING:
    from xlite_desktop.background.long_work import Work
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.reporting.report_page import ReportPage

COPY_WIDTH = 1654
"""Pixels of a copied page: A4 at 200 dots per inch."""


@dataclass(frozen=True, slots=True, eq=False)
class _LaidOut:
    """A report, and its pages as pictures for the screen."""

    document: ReportDocument
    images: tuple[QImage, ...]


class ReportDesk(QObject):
    """One page at a time; writing goes on while it is closed, and the page finds it again.

    Attributes:
        ask_printer: How the reader is asked for a printer; tests put an answer in its place.
        page: The page, while it is open.
    """

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.ask_printer: AskPrinter = ask_printer
        self._page: ReportPage | None = None
        self._choice = ReportChoice(paper=usual_paper())
        self._words: dict[int, str] = {}
        self._number: int | None = None
        self._document: ReportDocument | None = None
        self._of_report = _of_report(ViewerState())
        self._printing = False
        self._wanted = 0
        self._single = False
        self._watch: Stopwatch | None = None
        self._layout = LatestOnly(self)
        self._layout.ready.connect(self._on_laid_out)
        self._layout.failed.connect(self._on_not_laid_out)
        self._work = LongWork(self)
        self._work.progressed.connect(self._on_progressed)
        self._work.finished.connect(self._on_written)
        self._work.failed.connect(self._on_failed)
        self._work.ended.connect(self._show)
        window.desk.state_changed.connect(self._on_state_changed)
        worklist = next(one for one in window.topics if isinstance(one, WorklistTopic))
        worklist.forgotten.connect(self._on_forgotten)

    @property
    def page(self) -> ReportPage | None:
        return self._page if self._page is not None and isValid(self._page) else None

    @property
    def state(self) -> ViewerState:
        return self._window.desk.state

    def take_page(self, page: ReportPage) -> None:
        """Fill a new page: nobody's identity is ticked, words that were typed are there again."""
        self._page, self._printing = page, False
        self._begin_film()
        self._choice = replace(self._choice, all_films=False)
        page.form.changed.connect(self._on_changed)
        page.form.save_requested.connect(self._on_save_requested)
        page.form.print_requested.connect(self._on_print_requested)
        page.form.copy_requested.connect(self._on_copy_requested)
        page.cancel_requested.connect(self._work.cancel)
        page.preview.resized.connect(self._lay_out)
        self._show()

    def _begin_film(self) -> None:
        """Words and identity belong to one film: another one begins with its own, and no tick."""
        self._number, self._document = self.state.current, None
        self._choice = replace(self._choice, words=self._words_of_film(), identity=False)

    def print_when_ready(self) -> None:
        """Ask for a printer as soon as the page is laid out."""
        self._printing = True

    def text(self) -> str:
        """Return the report about the film on the canvas as plain text, without its patient."""
        pixels = self._window.desk.pixels
        if pixels is None:
            return ""
        choice = replace(self._choice, words=self._words_of_film(), identity=False)
        plan = report_plan(self.state, choice)
        return to_text(said_of(self._shown_film(choice), plan, pixels))

    def shut_down(self) -> None:
        """End both threads; a file that is being written is not there."""
        self._layout.shut_down()
        self._work.shut_down()

    def _words_of_film(self) -> str:
        """Return what was typed for this film, else its note."""
        film = self.state.film
        return "" if film is None else self._words.get(film.number, film.marks.note)

    def _shown_film(self, choice: ReportChoice) -> FilmToReport:
        area, pixels = self._window.page.area, self._window.desk.pixels
        view = area.canvas.view if area is not None else None
        measured = measured_phrases(area.measuring) if area is not None else ()
        return shown_film(self.state, choice, pixels, view, measured)

    def _plan(self) -> ReportPlan:
        classifier = self._window.desk.classifier
        answer = None if classifier is None else classifier.predict
        return report_plan(self.state, self._choice, answer)

    @Slot()
    def _lay_out(self) -> None:
        """Lay the page out anew, in the background."""
        page = self.page
        if page is None or self.state.film is None:
            return
        self._of_report = _of_report(self.state)
        work = partial(
            _laid_out, self._shown_film(self._choice), self._plan(), page.preview.page_width
        )
        self._layout.request(work)

    @Slot(object)
    def _on_laid_out(self, made: _LaidOut) -> None:
        page = self.page
        if page is None:
            return
        self._document = made.document
        page.show_pages(made.images, to_text(made.document.content))
        self._show()
        if self._printing:
            self._printing = False
            self._on_print_requested()

    @Slot(object)
    def _on_not_laid_out(self, error: Exception) -> None:
        self._document, self._printing = None, False
        self._tell(failure(error))
        self._show()

    @Slot(object)
    def _on_state_changed(self, state: ViewerState) -> None:
        """Follow an answer, or another film, that comes while the page is open."""
        if self.page is not None and state.current != self._number:
            self._begin_film()
            self._show()
        now = _of_report(state)
        same = all(a is b for a, b in zip(now, self._of_report, strict=True))
        if self.page is not None and not same:
            self._lay_out()

    @Slot()
    def _on_forgotten(self) -> None:
        """Drop what was typed for any film."""
        self._words.clear()

    @Slot(object)
    def _on_changed(self, choice: ReportChoice) -> None:
        film = self.state.film
        if film is not None:
            self._words[film.number] = choice.words
        before, self._choice = self._choice, choice
        self._show()
        on_page = replace(before, all_films=choice.all_films, single=choice.single)
        if on_page != choice:
            self._lay_out()

    @Slot()
    def _on_save_requested(self) -> None:
        choice, films = self._choice, self.state.films
        many = choice.all_films and len(films) > 1
        dialogs, window, document = self._window.dialogs, self._window, self._document
        if many:
            folder = dialogs.folder(window, tr("Folder for the reports"))
            if folder is not None:
                each = [self._film(film.number) for film in films]
                work = many_reports(each, self._plan(), folder, single=choice.single)
                self._start(work, len(films), single=choice.single)
        elif document is not None:
            name = f"report-{document.content.film.key[:8]}.pdf"
            target = dialogs.save(window, tr("Save the report"), name, "PDF")
            if target is not None:
                self._start(one_report(self._shown_film(choice), self._plan(), target), 1)

    def _film(self, number: int) -> FilmToReport:
        film = self.state.film_numbered(number)
        assert film is not None
        if number == self.state.current:
            return self._shown_film(self._choice)
        return other_film(film, self._words.get(number, film.marks.note))

    def _start(self, work: Work, films: int, *, single: bool = False) -> None:
        if self._work.start(work):
            self._wanted, self._single, self._watch = films, single, Stopwatch()
            self._on_progressed(0)
            self._show()

    @Slot()
    def _on_print_requested(self) -> None:
        if self._document is None:
            return
        try:
            printer = self.ask_printer(self._window)
            if printer is not None:
                print_document(self._document, printer)
        except XLiteError as error:
            self._tell(failure(error))
        else:
            if printer is not None:
                self._tell(Outcome(what=tr("Printed."), words=tr("The report is on its way.")))

    @Slot()
    def _on_copy_requested(self) -> None:
        """Copy picture and text: whoever pastes takes what it can show."""
        if self._document is None:
            return
        data = QMimeData()
        data.setImageData(self._document.image(COPY_WIDTH))
        data.setText(to_text(self._document.content))
        QGuiApplication.clipboard().setMimeData(data)
        self._tell(Outcome(what=tr("Copied."), words=tr("Picture and text are on the clipboard.")))

    @Slot(object)
    def _on_progressed(self, done: int) -> None:
        if self.page is not None and self._watch is not None:
            pace = self._watch.pace(done, self._wanted)
            self.page.show_progress(pace, cancelling=self._work.cancelling)

    @Slot(object)
    def _on_written(self, done: Sequence[ReportWritten]) -> None:
        self._tell(outcome(done, self._wanted, single=self._single))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._tell(failure(error))

    def _tell(self, said: Outcome) -> None:
        if self.page is not None:
            self.page.show_outcome(said.what, said.words, said.role, said.problems)

    @Slot()
    def _show(self) -> None:
        if self.page is not None:
            self.page.show_choice(
                self._choice,
                len(self.state.films),
                ready=self._document is not None,
                busy=self._work.busy,
            )


def _of_report(state: ViewerState) -> tuple[object, ...]:
    """Return what a report is laid out from; to be compared by identity, films hold arrays."""
    return (state.film, state.card, state.thresholds, state.prevalences)


def usual_paper() -> Paper:
    """Return what is printed on where this computer stands."""
    letter = QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if QLocale.system().measurementSystem() == letter else Paper.A4


def _laid_out(film: FilmToReport, plan: ReportPlan, width: int) -> _LaidOut:
    document = report_document(film, plan)
    images = tuple(document.image(width, page) for page in range(document.pages))
    return _LaidOut(document, images)
