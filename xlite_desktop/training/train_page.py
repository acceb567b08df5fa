"""The Train page: the next run on the left, the run under way, its log and the queue."""

from __future__ import annotations

from PySide6.QtCore import QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QDesktopServices, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.background.training_session import OpenedRun
from xlite_desktop.file_dialogs import FileDialogs
from xlite_desktop.settings import SettingsStore
from xlite_desktop.theme.current import current_palette
from xlite_desktop.training.ask_bar import AskBar
from xlite_desktop.training.bottom_panes import BottomPanes
from xlite_desktop.training.log_pane import LogPane
from xlite_desktop.training.messages_file import messages_file
from xlite_desktop.training.next_run_form import NextRunForm
from xlite_desktop.training.notification import Notifier
from xlite_desktop.training.pack_desk import PackDesk
from xlite_desktop.training.pack_notice import PackNotice
from xlite_desktop.training.pack_words import short_problem
from xlite_desktop.training.questions import Questions
from xlite_desktop.training.queue_clock import QueueClock
from xlite_desktop.training.queue_model import rows_of
from xlite_desktop.training.queue_pane import QueuePane
from xlite_desktop.training.run_place import RunPlace
from xlite_desktop.training.run_state import RunState
from xlite_desktop.training.run_words import line_of, now, status_words
from xlite_desktop.training.survey import Survey, survey
from xlite_desktop.training.training_desk import QueueOutcome, TrainingDesk
from xlite_desktop.training.unfinished import Reason
from xlite_desktop.translation import tr
from xlite_desktop.workspace import Workspace

LOW = 720
"""Height of the page below which log and queue share one place."""

_TELL_MS, _LOOK_AGAIN_MS = 500, 2000


class TrainPage(QWidget):
    """Joins its parts; what may run when is the desk's business.

    Signals:
        close_agreed: the run has stopped, as was wished; the window may close.
        data_requested: the Data page is wanted: there is nothing to train on.
        run_requested: folder of a run that should be shown on the Experiments page.
        status_changed: what trains, for the window's status line; empty while nothing does.
    """

    close_agreed = Signal()
    data_requested = Signal()
    run_requested = Signal(object)
    status_changed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        store: SettingsStore,
        *,
        pack: PackDesk | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.pack, self.pack_notice = pack or PackDesk(self), PackNotice()
        self.dialogs = FileDialogs()
        self._workspace, self.store = workspace, store
        self.desk = TrainingDesk(workspace, self)
        self.form = NextRunForm(workspace)
        self.place = RunPlace()
        self.log, self.queue = LogPane(), QueuePane()
        self.bar = AskBar()
        self.questions = Questions(self.bar)
        self.clock = QueueClock(workspace.runs, probe_of=self.form.probe_of, parent=self)
        self.panes = BottomPanes(self.log, self.queue)
        self.notifier = Notifier(self)
        self._leaving = False
        self._surveyor = LatestOnly(self)
        self._telling, self._looking = QTimer(self), QTimer(self)
        self._lay_out()
        self._connect()
        self._show_queue()
        self._show_empty()
        self._look_through()
        self.pack.look()

    def may_close(self) -> bool:
        """Whether no run would be cut off; else the page asks, and `close_agreed` may follow."""
        if not self.desk.session.state.trains:
            return True
        if not self._leaving:
            self.questions.ask_to_close(self._name)
        return False

    def resume(self, run: RunDirectory) -> None:
        """Go on with a run, or queue it before all others."""
        self.questions.withdraw(run.name)
        self.desk.resume(run)

    def enqueue(self, config: TrainingConfig) -> None:
        """Let a run wait at the end of the queue."""
        self.desk.enqueue([config])

    def shut_down(self) -> None:
        """End every thread; a run writes its checkpoint first."""
        self._telling.stop()
        self._looking.stop()
        self.desk.shut_down()
        if self.pack.parent() is self:
            self.pack.shut_down()
        self._surveyor.shut_down()
        self.clock.shut_down()
        self.form.shut_down()
        self.place.view.shut_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self.height() < LOW) is not self.panes.low:
            self.panes.set_low(self.height() < LOW)

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().surface0))

    @property
    def _name(self) -> str:
        run = self.desk.run
        return tr("A run") if run is None else run.directory.experiment_id

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.pack_notice)
        right.addWidget(self.bar)
        right.addWidget(self.place, 1)
        right.addWidget(self.panes)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.form)
        whole.addLayout(right, 1)

    def _connect(self) -> None:
        desk, queue, view = self.desk, self.queue, self.place.view
        self.form.start_requested.connect(desk.start)
        self.form.queue_requested.connect(desk.enqueue)
        view.pause_requested.connect(desk.session.pause)
        view.resume_requested.connect(desk.session.resume)
        view.stop_requested.connect(desk.stop)
        view.stop_after_epoch_requested.connect(desk.stop_after_epoch)
        queue.go_requested.connect(desk.go)
        queue.hold_requested.connect(desk.hold)
        queue.skip_requested.connect(desk.skip)
        queue.retry_requested.connect(desk.keeper.retry)
        queue.remove_requested.connect(desk.keeper.remove)
        queue.move_requested.connect(desk.keeper.move)
        queue.clear_requested.connect(desk.keeper.remove_finished)
        desk.queue_changed.connect(self._show_queue)
        desk.opened.connect(self._on_opened)
        desk.session.said.connect(self.log.append)
        desk.session.state_changed.connect(self._on_state_changed)
        desk.refused.connect(lambda error: self.log.append([line_of(error, now())]))
        desk.broken.connect(self.questions.offer_broken)
        desk.queue_ended.connect(self._on_queue_ended)
        self.pack.changed.connect(self._on_pack_changed)
        self.pack_notice.choose_requested.connect(lambda: self.pack.ask(self.dialogs, self))
        self.pack_notice.again_requested.connect(lambda: self.pack.look(again=True))
        self.form.column.footer.problem_wanted.connect(self._on_problem_wanted)
        self.questions.resume_chosen.connect(desk.resume)
        self.questions.close_chosen.connect(self._on_close_chosen)
        self.log.file_requested.connect(self._on_file_requested)
        self.place.run_requested.connect(self.run_requested)
        self.place.empty.preset_chosen.connect(self._on_preset_chosen)
        self.place.empty.data_requested.connect(self.data_requested)
        self._workspace.runs_changed.connect(self._look_through)
        self._workspace.data_sets_changed.connect(self._show_empty)
        self._workspace.data_sets_changed.connect(self._on_data_sets_changed)
        self.clock.changed.connect(self._show_queue)
        self._surveyor.ready.connect(self._on_surveyed)
        self._surveyor.failed.connect(lambda error: self.log.append([line_of(error, now())]))
        self._telling.timeout.connect(self._show_queue)
        self._telling.timeout.connect(self._show_status)
        self._looking.timeout.connect(self._look_through)

    @Slot()
    def _show_queue(self) -> None:
        desk, state = self.desk, self.desk.session.state
        doing = state.value.casefold()
        if state is RunState.RUNNING and desk.run is not None:
            doing = f"{desk.run.history.share_done:.0%}".replace("%", " %")
        queue = desk.keeper.queue
        under_way = desk.run.history if desk.run is not None and desk.lives else None
        times = self.clock.times(queue, under_way)
        rows = rows_of(queue, doing=doing, takes=times.waiting)
        self.queue.show_queue(rows, held=desk.held, lives=desk.lives, times=times)
        self.panes.show_waiting(queue.waiting)

    @Slot()
    def _show_status(self) -> None:
        """Tell the window; the device is known a little later than that a run trains."""
        self.status_changed.emit(status_words(self.desk.session.state, self._name, self._device))

    @Slot(object)
    def _on_state_changed(self, state: RunState) -> None:
        lives = state is not RunState.IDLE
        self.place.view.show_state(state)
        self.form.set_running(lives)
        self._show_status()
        self._show_queue()
        if lives:
            self._telling.start(_TELL_MS)
            self.place.strip.hide()
            return
        self._telling.stop()
        self.questions.forget_closing()
        if self._leaving:
            QTimer.singleShot(0, self, self.close_agreed.emit)
        self._leaving = False

    @Slot(object)
    def _on_opened(self, run: OpenedRun) -> None:
        self.place.show_run(run)
        self.log.show_lines(run.lines, run.directory.experiment_id)
        self.questions.withdraw(run.directory.name)

    @Slot()
    def _look_through(self) -> None:
        """Look in the background for runs that could go on, and for what the last one taught."""
        runs = self._workspace.runs
        self._surveyor.request(lambda: survey(runs))

    @Slot(object)
    def _on_surveyed(self, found: Survey) -> None:
        ours = None if self.desk.run is None else self.desk.run.directory
        lives = self.desk.lives
        # What this window trains may have ended since the folder was looked through.
        self.questions.offer_runs(
            run
            for run in found.unfinished
            if run.directory != ours or not (lives or run.reason is Reason.ELSEWHERE)
        )
        if self.questions.waits_for_another:
            self._looking.start(_LOOK_AGAIN_MS)
        else:
            self._looking.stop()
        if not lives:
            known = self.place.run
            self.place.show_last(found.last)
            if known is None and found.last is not None:
                opened = found.last.run
                self.log.show_lines(opened.lines, opened.directory.experiment_id)

    @Slot()
    def _show_empty(self) -> None:
        self.place.empty.show_data(some=bool(self._workspace.data_sets()))

    @Slot()
    def _on_data_sets_changed(self) -> None:
        self.clock.forget()
        self._show_queue()

    @Slot(object)
    def _on_queue_ended(self, outcome: QueueOutcome) -> None:
        self.notifier.notify(tr("Training is over"), outcome.words)

    @Slot()
    def _on_close_chosen(self) -> None:
        self._leaving = True
        self.questions.show_leaving()
        self.desk.suspend()

    @Slot()
    def _on_file_requested(self) -> None:
        if self.place.run is not None:
            file = messages_file(self.place.run.directory)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))

    @Slot()
    def _on_pack_changed(self) -> None:
        problem = self.pack.problem if self.pack.program is None else None
        self.pack_notice.show_desk(self.pack)
        self.desk.unable = problem
        self.form.set_unable("" if problem is None else short_problem(problem))

    @Slot()
    def _on_problem_wanted(self) -> None:
        if self.pack_notice.isVisible():
            self.pack_notice.choose.setFocus()

    @Slot(str)
    def _on_preset_chosen(self, preset: str) -> None:
        self.form.column.first.preset_chosen.emit(preset)
        self.form.column.footer.begin_button.setFocus()

    @property
    def _device(self) -> str:
        run = self.desk.run
        started = None if run is None else run.history.started
        return "" if started is None else started.device
