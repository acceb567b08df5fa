"""Reports of the films that the Folders page shows, one PDF each, in the background."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from xlite_desktop.background.long_work import LongWork
from xlite_desktop.data.pace import Stopwatch
from xlite_desktop.reporting.report_choice import ReportChoice, report_plan
from xlite_desktop.reporting.report_work import Outcome, failure, many_reports, outcome
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_core.worklist.entries import FilmMarks
    from xlite_desktop.folders.folder_desk import FolderDesk
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.reporting.report_batch import FilmToReport, ReportWritten


class FolderReports(QObject):
    """One batch of reports at a time, with the thresholds and marks of the moment it was asked for.

    No patient goes in: who is on hundreds of films is nothing to tick once.
    """

    def __init__(self, desk: FolderDesk, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, window
        self._strip = desk.page.reports
        self._watch = Stopwatch()
        self._wanted = 0
        self._work = LongWork(self)
        self._work.progressed.connect(self._on_progressed)
        self._work.finished.connect(self._on_finished)
        self._work.failed.connect(self._on_failed)
        self._strip.cancel_requested.connect(self._work.cancel)
        desk.page.head.reports_requested.connect(self._on_requested)

    def shut_down(self) -> None:
        """End the thread; a report that is being written is not there."""
        self._work.shut_down()

    @Slot()
    def _on_requested(self) -> None:
        classifier = self._window.desk.classifier
        if classifier is None or self._work.busy:
            return
        folder = self._window.dialogs.folder(self._window, tr("Folder for the reports"))
        if folder is None:
            return
        table = self._desk.table
        places = [int(place) for place in self._desk.page.model.shown]
        films = [_film(table.rows[place].path, table.marks(place)) for place in places]
        plan = report_plan(self._window.desk.state, ReportChoice(), classifier.predict)
        if films and self._work.start(many_reports(films, plan, folder, single=False)):
            self._watch, self._wanted = Stopwatch(), len(films)
            self._on_progressed(0)

    @Slot(object)
    def _on_progressed(self, done: int) -> None:
        pace = self._watch.pace(done, self._wanted)
        self._strip.show_progress(tr("Writing reports"), pace, cancelling=self._work.cancelling)

    @Slot(object)
    def _on_finished(self, done: Sequence[ReportWritten]) -> None:
        self._tell(outcome(done, self._wanted))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._tell(failure(error))

    def _tell(self, said: Outcome) -> None:
        words = " ".join((said.words, *said.problems))
        self._strip.show_outcome(said.what, words, said.role)
        self._window.research.noted.emit("Folders", said.words)


def _film(path: Path, marks: FilmMarks) -> FilmToReport:
    from xlite_core.io.reading_pool import read_bounded
    from xlite_desktop.reporting.report_batch import FilmToReport

    return FilmToReport(
        name=path.name,
        read=lambda: read_bounded(path),
        opinions=marks.opinions,
        words=marks.note,
    )
