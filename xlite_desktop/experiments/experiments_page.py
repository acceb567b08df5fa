"""The Experiments page: all runs on the left, one or several of them on the right."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from xlite_core.errors import XLiteError
from xlite_core.experiments.notes import Note
from xlite_core.experiments.record import Phase
from xlite_core.experiments.run_catalogue import Runs, RunSummary
from xlite_desktop.experiments.notes_panel import NotesPanel
from xlite_desktop.experiments.runs_desk import RunsDesk
from xlite_desktop.experiments.runs_empty import RunsEmpty
from xlite_desktop.experiments.runs_layout import RunsLayout
from xlite_desktop.experiments.runs_lines import group_note
from xlite_desktop.experiments.runs_menu import (
    DECISION_ACTS,
    WRITING_ACTS,
    RunAct,
    all_starred,
    runs_menu,
)
from xlite_desktop.experiments.runs_panel import WIDTH, RunsPanel
from xlite_desktop.experiments.runs_right import RunsRight
from xlite_desktop.experiments.runs_words import PHASES
from xlite_desktop.translation import counted, tr, within

if TYPE_CHECKING:
    from xlite_desktop.settings import SettingsStore
    from xlite_desktop.workspace import Workspace

log = logging.getLogger(__name__)
_LEAST_LEFT, _LEAST_RIGHT = 420, 500
FIRST_WIDTH = 1440
_NAME = "experiments"


class ExperimentsPage(QWidget):
    """Joins the table, the details and the notes; reads and writes through a `RunsDesk`.

    Signals:
        film_requested: A film's path and a finding, to be opened in Diagnose.
        model_chosen: A model file that Diagnose should use.
        resume_requested: The `RunDirectory` of a run that should go on.
        run_wanted: A `TrainingConfig` to add to the queue.
        train_requested: The user wants to train the first run.
    """

    film_requested = Signal(object, str)
    model_chosen = Signal(object)
    resume_requested = Signal(object)
    run_wanted = Signal(object)
    train_requested = Signal()

    def __init__(
        self,
        workspace: Workspace,
        *,
        store: SettingsStore | None = None,
        desk: RunsDesk | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the page.

        Args:
            workspace: Where the runs lie.
            store: Remembers how the page is arranged; absent, nothing is.
            desk: In place of its own.
            parent: Qt's.
        """
        super().__init__(parent)
        self.setAccessibleName(tr("Experiments"))
        self._runs: Runs | None = None
        self._store = store
        kept = RunsLayout.from_dict(store.arrangement(_NAME) if store else {})
        self._width = kept.width
        self._doomed: tuple[RunSummary, ...] = ()
        self.desk = desk or RunsDesk(workspace, parent=self)
        self.empty, self.panel = RunsEmpty(), RunsPanel()
        self.right, self.notes = RunsRight(workspace), NotesPanel()
        self._stack = QStackedWidget()
        self._build()
        self.panel.arrange(kept)
        self._connect()

    def shut_down(self) -> None:
        """End all background work; call before the window closes."""
        self.desk.shut_down()
        self.right.shut_down()

    def select(self, experiment_id: str) -> None:
        """Show one run."""
        self.panel.table.select(experiment_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.desk.watcher.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.desk.watcher.watch(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() - FIRST_WIDTH
        left = self._width or WIDTH + round(wide * (0.2 if wide > 0 else 0.375))
        self._splitter.setSizes([left, self.width() - left - 1])

    def _build(self) -> None:
        held = QWidget()
        side = QVBoxLayout(held)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.right, 1)
        side.addWidget(self.notes)
        self.panel.setMinimumWidth(_LEAST_LEFT)
        held.setMinimumWidth(_LEAST_RIGHT)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.panel)
        self._splitter.addWidget(held)
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        self._blank = QWidget()  # until the first look: neither "no runs" nor a table
        for page in (self._blank, self.empty, self._splitter):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.notes.hide()

    def _connect(self) -> None:
        panel, table = self.panel, self.panel.table
        self.desk.found.connect(self._on_found)
        self.desk.unreadable.connect(self._on_unreadable)
        self.desk.refused.connect(self._on_refused)
        self.empty.train_requested.connect(self.train_requested)
        panel.selected.connect(self._on_selected)
        panel.arranged.connect(self._keep_layout)
        panel.filter.compare_requested.connect(self._on_compare_requested)
        panel.notice.agreed.connect(self._on_trash_agreed)
        panel.notice.dismissed.connect(table.setFocus)
        table.star_toggled.connect(lambda run: self._do(RunAct.STAR, (run,)))
        table.resume_requested.connect(lambda run: self._do(RunAct.RESUME, (run,)))
        table.trash_requested.connect(lambda runs: self._do(RunAct.TRASH, runs))
        table.menu_requested.connect(self._on_menu_requested)
        table.group_menu_requested.connect(self._on_group_requested)
        self.notes.saved.connect(self._on_note_saved)
        self.right.film_requested.connect(self.film_requested)
        self.right.model_chosen.connect(self.model_chosen)
        self.right.run_wanted.connect(self.run_wanted)

    @Slot()
    def _on_splitter_moved(self) -> None:
        self._width = self.panel.width()  # from now on the reader's own choice counts
        self._keep_layout()

    @Slot()
    def _keep_layout(self) -> None:
        if self._store is not None:
            layout = dataclasses.replace(self.panel.layout_now, width=self._width)
            self._store.keep_arrangement(_NAME, layout.to_dict())

    @Slot(object)
    def _on_found(self, runs: Runs) -> None:
        first, told = self._runs is None, self._runs.problem if self._runs else None
        self._runs = runs
        if runs.problem is not None and runs.problem is not told:
            self.panel.notice.tell(runs.problem.summary, runs.problem.hint)
        self.right.show_all(runs.summaries)
        self.panel.show_runs(runs.summaries)
        self.empty.show_problem(None)
        self._stack.setCurrentWidget(self._splitter if runs.summaries else self.empty)
        shown = self.panel.shown
        if first and shown:
            best = max(shown, key=lambda run: (run.row.val_auc_macro or 0.0, run.id))
            self.panel.table.select(best.id)

    @Slot(object)
    def _on_unreadable(self, error: Exception) -> None:
        problem = _told(error)
        if self._runs is None:
            self.empty.show_problem(problem)
            self._stack.setCurrentWidget(self.empty)
        else:
            self.panel.notice.tell(problem.summary, problem.hint)

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        problem = _told(error)
        self.panel.notice.tell(problem.summary, problem.hint)

    @Slot(object)
    def _on_selected(self, runs: tuple[RunSummary, ...]) -> None:
        self.right.show_selected(runs)
        alone = runs[0] if len(runs) == 1 else None
        self.notes.setVisible(alone is not None or self.notes.writing)
        if alone is not None and not self.notes.writing:
            self.notes.show_note(alone.note or Note(subject=alone.id), alone.id)

    @Slot()
    def _on_compare_requested(self) -> None:
        self.right.compare(self.panel.table.selected_runs())

    @Slot(object, QPoint)
    def _on_menu_requested(self, runs: tuple[RunSummary, ...], spot: QPoint) -> None:
        runs_menu(self, runs, self._do).popup(spot)

    @Slot(str, QPoint)
    def _on_group_requested(self, phase: Phase, _spot: QPoint) -> None:
        self._write_group_notes(phase)

    def _write_group_notes(self, phase: Phase) -> None:
        groups = self._runs.groups if self._runs else {}
        self.notes.show()
        self.notes.write(
            group_note(groups, phase), tr("all {phases} runs", phases=within(PHASES[phase]))
        )

    @Slot(str, object)
    def _on_note_saved(self, subject: str, changes: dict[str, object]) -> None:
        self.desk.note(subject, **changes)

    @Slot()
    def _on_trash_agreed(self) -> None:
        self.desk.throw_away(self._doomed)
        self._doomed = ()

    def _do(self, act: RunAct, runs: Sequence[RunSummary]) -> None:
        """Do what a menu, a key or a click asked for."""
        run = runs[0]
        if act is RunAct.STAR:
            self.desk.star(runs, starred=not all_starred(runs))
        elif act is RunAct.COPY_ID:
            QGuiApplication.clipboard().setText("\n".join(each.id for each in runs))
        elif act is RunAct.TRASH:
            self._ask_for_trash(tuple(runs))
        elif act is RunAct.COMPARE:
            self.right.compare(tuple(runs))
        elif act is RunAct.OPEN_FOLDER and run.directory is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.directory.path)))
        elif act is RunAct.RESUME and run.directory is not None:
            self.resume_requested.emit(run.directory)
        elif act is RunAct.EXPORT:
            self.right.export_again(run)
        elif act is RunAct.REOPEN:
            self.desk.note(run.id, decision="")
        elif act in WRITING_ACTS:
            self._write(act, run)

    def _write(self, act: RunAct, run: RunSummary) -> None:
        if act is RunAct.GROUP_NOTES:
            self._write_group_notes(run.row.phase)
        else:
            self._write_notes(run, DECISION_ACTS.get(act))

    def _write_notes(self, run: RunSummary, decision: str | None) -> None:
        self.notes.show()
        self.notes.write(run.note or Note(subject=run.id), run.id, decision=decision)

    def _ask_for_trash(self, runs: tuple[RunSummary, ...]) -> None:
        live = [run.id for run in runs if run.status == "running"]
        if live:
            self.panel.notice.tell(
                tr("{live} is being trained and cannot be thrown away.", live=live[0]),
                tr("Stop it on the Train page first."),
            )
            return
        self._doomed = runs
        name = runs[0].id if len(runs) == 1 else counted(len(runs), "run")
        self.panel.notice.ask(
            tr("Move {name} to the trash?", name=name),
            tr("The folder goes to the system's trash, the row leaves results.csv; notes stay."),
            tr("Move to the trash"),
            tr("Keep"),
        )


def _told(error: Exception) -> XLiteError:
    if isinstance(error, XLiteError):
        return error
    return XLiteError(
        tr("The folder of runs cannot be used."), tr("The log file says why; see Help, About.")
    )
