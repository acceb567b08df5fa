"""One run in full: its head, its numbers, and a tab for each kind of question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from xlite_core.evaluation.report import Evaluation
from xlite_core.run_directory import RunDirectory
from xlite_desktop.experiments.report_export import ReportDesk
from xlite_desktop.experiments.run_content import (
    TEST,
    VALIDATION,
    JudgedFilms,
    RunContent,
    RunLook,
)
from xlite_desktop.experiments.run_detail_header import RunDetailHeader
from xlite_desktop.experiments.run_detail_words import chosen_on
from xlite_desktop.experiments.run_missing import RunMissing
from xlite_desktop.experiments.run_numbers import RunNumbers, numbers_of
from xlite_desktop.experiments.run_reader import RunReader
from xlite_desktop.experiments.run_tab import RunTab, edge_line
from xlite_desktop.experiments.run_tab_bar import RunTabBar
from xlite_desktop.experiments.run_tabs import build_tab, tab_names, works_without_numbers
from xlite_desktop.experiments.run_work import ModelWritten, RunWork
from xlite_desktop.experiments.summary_tab import SummaryTab
from xlite_desktop.experiments.work_line import WorkLine
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import SPACE_24, TYPE_CAPTION
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_desktop.workspace import Workspace


class RunDetail(QWidget):
    """Shows one run of a workspace; what it needs is read off the GUI thread.

    Signals:
        film_requested: A film's path and a finding, to be opened in Diagnose.
        model_chosen: A model file that Diagnose should use.
    """

    film_requested = Signal(object, str)
    model_chosen = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        *,
        work: RunWork | None = None,
        reports: ReportDesk | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Run"))
        self._workspace = workspace
        self._content: RunContent | None = None
        self._part = VALIDATION
        self._tabs: dict[str, RunTab] = {}
        self._wants_use = False
        self.reader = RunReader(workspace.runs, self)
        self.work = work or RunWork()
        self.work.setParent(self)
        self.reports = reports or ReportDesk()
        self.reports.setParent(self)
        self.header, self.numbers, self.line = RunDetailHeader(), RunNumbers(), WorkLine()
        self.bar, self.missing = RunTabBar(tab_names()), RunMissing()
        self._stack, self._chosen_on = QStackedWidget(), QLabel()
        self._build()
        self._connect()

    @property
    def content(self) -> RunContent | None:
        """What is shown; None before it was read."""
        return self._content

    @property
    def judged(self) -> Evaluation | None:
        """The evaluation that is looked at."""
        return self._content.judged(self._part) if self._content else None

    @property
    def chosen_on_text(self) -> str:
        """What is said about the films that chose calibration and thresholds."""
        return self._chosen_on.text() if self._chosen_on.isVisibleTo(self) else ""

    def show_run(self, run: RunDirectory | None) -> None:
        """Show a run, or nothing; its content follows as soon as it has been read."""
        if run is None or run != self.reader.directory:
            self._wants_use = False
            if run is None or self.work.directory != run:
                self.line.hide()
        self.reader.read(run)

    def refresh(self) -> None:
        """Read the run again: its files have changed."""
        self.reader.read(self.reader.directory)

    def export_again(self) -> None:
        """Write the run's model file anew, whether or not there is one."""
        run = self.reader.directory
        if run is not None and not self.work.export(run):
            self.line.show_words(tr("Something else is being written; wait until it is done."))

    def tab(self, name: str) -> RunTab:
        """Return a tab, built now if need be."""
        if name not in self._tabs:
            tab = self._tabs[name] = build_tab(name)
            tab.setAccessibleName(name)
            self._stack.addWidget(tab)
            if isinstance(tab, SummaryTab):
                tab.film_requested.connect(self.film_requested)
        return self._tabs[name]

    def shut_down(self) -> None:
        """End all background work; call before the window closes."""
        self.reader.shut_down()
        self.work.shut_down()
        self.reports.shut_down()
        for tab in self._tabs.values():
            tab.shut_down()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().surface1))

    def _build(self) -> None:
        inset = QWidget()
        row = QVBoxLayout(inset)
        row.setContentsMargins(SPACE_24, 0, SPACE_24, 6)
        row.addWidget(self.numbers)
        self._inset = inset
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._chosen_on.setFont(font(TYPE_CAPTION))
        self._chosen_on.setProperty("role", "faint")
        self._chosen_on.setWordWrap(True)
        self._chosen_on.setContentsMargins(SPACE_24, 4, SPACE_24, 6)
        rule = edge_line()
        for part in (self.header, self.line, inset, self.bar, rule, self._stack, self._chosen_on):
            column.addWidget(part, int(part is self._stack))
        self._stack.addWidget(self.missing)
        for part in (self.header, inset, self.bar, self._chosen_on):
            part.hide()

    def _connect(self) -> None:
        header, work = self.header, self.work
        self.reader.found.connect(self._on_found)
        self.reader.compared.connect(self._on_compared)
        self.reader.films_found.connect(self._on_films_found)
        self.bar.chosen.connect(self._on_tab_chosen)
        self.bar.part_chosen.connect(self._on_part_chosen)
        header.use_requested.connect(self._on_use_requested)
        header.export_requested.connect(self.export_again)
        header.judge_requested.connect(self._on_judge_requested)
        header.report_opened.connect(lambda: self._report(self.reports.open))
        header.report_copied.connect(lambda: self._report(self.reports.copy))
        header.report_saved.connect(
            lambda kind: self._report(lambda run: self.reports.save(run, kind, self))
        )
        self.missing.judge_requested.connect(self._on_judge_requested)
        self.reports.told.connect(self.line.show_words)
        self.reports.failed.connect(self.line.show_error)
        self.line.cancelled.connect(work.cancel)
        work.began.connect(self._on_work_began)
        work.said.connect(self._on_work_said)
        work.model_written.connect(self._on_model_written)
        work.judged.connect(self._on_judged)
        work.failed.connect(self._on_work_failed)
        work.ended.connect(self._on_work_ended)

    def _report(self, do: object) -> None:
        if self._content is not None and callable(do):
            do(self._content.directory)

    def _show(self) -> None:
        content, judged = self._content, self.judged
        for part in (self.header, self._inset, self.bar):
            part.setVisible(content is not None)
        if content is None:
            self._chosen_on.hide()
            self.missing.show_nothing()
            self._stack.setCurrentWidget(self.missing)
            return
        self.header.show_run(content, busy=self.work.directory is not None)
        for part in (self._inset, self._chosen_on):
            part.setVisible(judged is not None)
        self._chosen_on.setText(chosen_on(judged, self._part) if judged else "")
        self.numbers.show_numbers(numbers_of(content, judged, self.reader.difference))
        self.bar.show_parts(content.parts, self._part, judged)
        self._show_tab()

    def _show_tab(self) -> None:
        content, judged, name = self._content, self.judged, self.bar.current
        if content is None:
            return
        if judged is None and not (works_without_numbers(name) and content.stored is not None):
            self.missing.show_run(content, busy=self.work.directory is not None)
            self._stack.setCurrentWidget(self.missing)
            return
        tab = self.tab(name)
        tab.show_run(RunLook(content, self._part))
        if isinstance(tab, SummaryTab):
            self.reader.find_films(self._part)
        self._stack.setCurrentWidget(tab)

    @Slot(object)
    def _on_found(self, content: RunContent | None) -> None:
        before, self._content = self._content, content
        if content is not None and self._part not in content.parts:
            self._part = VALIDATION
        if content is not None and (before is None or before.directory != content.directory):
            self._part = TEST if TEST in content.parts else VALIDATION
        self._show()

    @Slot()
    def _on_compared(self) -> None:
        if self._content is not None:
            self.numbers.show_numbers(
                numbers_of(self._content, self.judged, self.reader.difference)
            )

    @Slot(object)
    def _on_films_found(self, films: JudgedFilms) -> None:
        tab = self._tabs.get(tab_names()[0])
        if isinstance(tab, SummaryTab):
            tab.show_films(films)

    @Slot(str)
    def _on_tab_chosen(self, _name: str) -> None:
        self._show_tab()

    @Slot(str)
    def _on_part_chosen(self, part: str) -> None:
        self._part = part
        self._show()

    @Slot()
    def _on_use_requested(self) -> None:
        content = self._content
        if content is None:
            return
        if content.exported:
            run, cost = content.directory, content.metrics.cost
            self.line.show_model(ModelWritten(directory=run, exported=None, cost=cost))
            self.model_chosen.emit(content.directory.model)
        else:
            self._wants_use = True
            self.export_again()

    @Slot()
    def _on_judge_requested(self) -> None:
        run = self.reader.directory
        if run is not None and not self.work.judge(run):
            self.line.show_words(tr("Something else is being written; wait until it is done."))

    @Slot(object)
    def _on_work_began(self, _run: RunDirectory) -> None:
        self.line.show_progress(tr("Starting"))
        self._show()

    @Slot(str)
    def _on_work_said(self, words: str) -> None:
        run = self.work.directory
        name = run.experiment_id if run and run != self.reader.directory else ""
        self.line.show_progress(f"{name}: {words}" if name else words)

    @Slot(object)
    def _on_model_written(self, written: ModelWritten) -> None:
        self.line.show_model(written)
        if self._wants_use and written.directory == self.reader.directory:
            self.model_chosen.emit(written.path)
        self._wants_use = False

    @Slot(object, object)
    def _on_judged(self, run: RunDirectory, problems: tuple[str, ...]) -> None:
        words = " ".join(problems) or tr(
            "{experiment_id} was judged; its report is written.", experiment_id=run.experiment_id
        )
        self.line.show_words(words, warns=bool(problems))

    @Slot(object, object)
    def _on_work_failed(self, _run: RunDirectory, error: Exception) -> None:
        self._wants_use = False
        self.line.show_error(error)

    @Slot(object)
    def _on_work_ended(self, _run: RunDirectory) -> None:
        if self.line.cancel.isVisibleTo(self.line):  # cancelled: nothing else was said
            self.line.hide()
        self.refresh()
        self._workspace.runs_changed.emit()
