"""One run at a time, driven from a background thread while a child process does the arithmetic."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QThread, Signal, Slot

from xlite_core.errors import RunDirectoryInUse, XLiteError
from xlite_core.run_directory import RunDirectory
from xlite_core.training.after_run import finish_in_child
from xlite_core.training.config import TrainingConfig
from xlite_core.training.control import RunControl
from xlite_core.training.events import (
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    TrainingEvent,
)
from xlite_core.training.listeners.results_log import keep_log
from xlite_core.training.new_run import new_run
from xlite_core.training.process import run_in_child
from xlite_desktop.training.messages_file import messages_file, read_lines, write_lines
from xlite_desktop.training.run_history import RunHistory
from xlite_desktop.training.run_state import RunState
from xlite_desktop.training.run_words import LogLine, Teller, Weight, line_of, now
from xlite_desktop.translation import tr

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenedRun:
    """A run that is about to begin or to go on.

    Attributes:
        directory: Its folder.
        config: Its settings.
        history: What it said in earlier attempts; from now on the listener's own.
        lines: The log of earlier attempts.
    """

    directory: RunDirectory
    config: TrainingConfig
    history: RunHistory
    lines: tuple[LogLine, ...] = ()


@dataclass(frozen=True, slots=True)
class _Job:
    open: Callable[[], OpenedRun]
    control: RunControl = field(default_factory=RunControl)
    cancelled: Event = field(default_factory=Event)


class _Worker(QObject):
    """Lives on the background thread and drives one run after the other.

    Signals:
        opened: `OpenedRun`, before its first event.
        advanced: a `TrainingEvent`, in the order the run produced them.
        said: a tuple of `LogLine`; they are in the run's own file already.
        judging: the run has finished, and is being judged.
        failed: the exception that ended it.
        ended: last signal of every run, however it ended.
    """

    opened = Signal(object)
    advanced = Signal(object)
    said = Signal(object)
    judging = Signal()
    failed = Signal(object)
    ended = Signal()

    @Slot(object)
    def run(self, job: _Job) -> None:
        path: Path | None = None
        try:
            run = job.open()
            path = messages_file(run.directory)
            self.opened.emit(run)
            if self._train(run, job, path) and not job.cancelled.is_set():
                self.judging.emit()
                self._judge(run.directory, job, path)
        except XLiteError as error:  # expected: a sentence for the user, nothing for the log
            if not job.cancelled.is_set():
                self._give_up(error, path)
        except Exception as error:  # nothing may escape from a slot into Qt
            log.exception("a run failed unexpectedly")
            self._give_up(error, path)
        finally:
            self.ended.emit()

    def _train(self, run: OpenedRun, job: _Job, path: Path) -> bool:
        """Pass on what the run says, and return whether it came to its end."""
        teller = Teller(steps_down=run.config.optimisation.schedule == "plateau")
        events = run_in_child(run.config, run.directory, job.control)
        last: TrainingEvent | None = None
        for event in keep_log(events, run.config, run.directory):
            lines = tuple(teller.tell(event, now()))
            self._say(lines, path)
            self.advanced.emit(event)
            last = event
        return isinstance(last, RunFinished)

    def _judge(self, directory: RunDirectory, job: _Job, path: Path) -> None:
        begin = tr("Judging it on its validation films; figures and report follow.")
        self._say((LogLine(when=now(), text=begin),), path)
        problems = finish_in_child(directory, cancelled=job.cancelled.is_set)
        lines = [LogLine(when=now(), text=text, weight=Weight.WARNING) for text in problems]
        end = LogLine(when=now(), text=tr("Evaluated; its report is on the Experiments page."))
        self._say(tuple(lines) or (end,), path)

    def _give_up(self, error: Exception, path: Path | None) -> None:
        self._say((line_of(error, now()),), path)
        self.failed.emit(error)

    def _say(self, lines: tuple[LogLine, ...], path: Path | None) -> None:
        if lines:
            if path is not None:
                write_lines(path, lines)
            self.said.emit(lines)


class TrainingSession(QObject):
    """Owns the thread and the run under way; requests are answered at once by a new state.

    Signals:
        opened: `OpenedRun`, before the run's first event.
        advanced: a `TrainingEvent`; steps come ten times a second at most.
        said: a tuple of `LogLine`.
        state_changed: the `RunState`.
        failed: the exception that kept a run from beginning or from being judged.
        ended: last signal of every run, however it ended.
    """

    opened = Signal(object)
    advanced = Signal(object)
    said = Signal(object)
    state_changed = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _submitted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = RunState.IDLE
        self._job: _Job | None = None
        self._directory: RunDirectory | None = None
        self._closed = False
        self._thread = QThread(self)
        self._worker = _Worker()  # no parent: an object with a parent cannot change thread
        self._worker.moveToThread(self._thread)
        self._submitted.connect(self._worker.run)
        self._worker.opened.connect(self._on_opened)
        self._worker.advanced.connect(self._on_advanced)
        self._worker.said.connect(self._on_said)
        self._worker.judging.connect(self._on_judging)
        self._worker.failed.connect(self._on_failed)
        self._worker.ended.connect(self._on_ended)
        self._thread.finished.connect(self._worker.deleteLater)

    @property
    def state(self) -> RunState:
        return self._state

    @property
    def directory(self) -> RunDirectory | None:
        """Folder of the run under way."""
        return self._directory

    def begin(self, config: TrainingConfig, runs: Path) -> bool:
        """Make a new run in a runs folder, and train it; False while another one is under way."""
        return self._go(lambda: _begun(config, runs))

    def start(self, config: TrainingConfig, directory: RunDirectory) -> bool:
        """Train in a folder that exists; False while another run is under way."""
        return self._go(lambda: _opened(config, directory))

    def go_on(self, directory: RunDirectory) -> bool:
        """Go on with a run by its own settings; False while another one is under way."""
        return self._go(lambda: _opened(TrainingConfig.read(directory.config), directory))

    def pause(self) -> None:
        """Ask the run to wait between two steps."""
        if self._job is not None and self._state.can_pause:
            self._job.control.pause()
            self._turn(RunState.PAUSING)

    def resume(self) -> None:
        """Let a paused run go on."""
        if self._job is not None and self._state.can_resume:
            self._job.control.resume()
            self._turn(self._going(self._job))

    def stop(self) -> None:
        """Ask the run to write a checkpoint and end."""
        if self._job is not None and self._state.can_stop:
            self._job.control.stop()
            self._turn(RunState.STOPPING)

    def stop_after_epoch(self) -> None:
        """Ask the run to end when its epoch is finished; a paused one goes on until then."""
        if self._job is not None and self._state.can_stop:
            self._job.control.stop_after_epoch()
            self._turn(RunState.STOPPING_AFTER_EPOCH)

    def shut_down(self) -> None:
        """Stop the run with a checkpoint, and wait for it; call before the window closes."""
        self._closed = True
        if self._job is not None:
            self._job.control.stop()
            self._job.cancelled.set()
        self._thread.quit()
        self._thread.wait()

    def _go(self, opening: Callable[[], OpenedRun]) -> bool:
        if self._job is not None or self._closed:
            return False
        if not self._thread.isRunning():  # the thread starts with its first run
            self._thread.start()
        self._job = _Job(opening)
        self._turn(RunState.STARTING)
        self._submitted.emit(self._job)
        return True

    def _going(self, job: _Job) -> RunState:
        """Return what a run that goes on is doing: a wish to end after the epoch stays."""
        ending = job.control.stop_after_epoch_requested
        return RunState.STOPPING_AFTER_EPOCH if ending else RunState.RUNNING

    def _turn(self, state: RunState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    @Slot(object)
    def _on_opened(self, run: OpenedRun) -> None:
        self._directory = run.directory
        if not self._closed:
            self.opened.emit(run)

    @Slot(object)
    def _on_advanced(self, event: TrainingEvent) -> None:
        if self._closed or self._job is None:
            return
        # Events may be older than what was asked for since: the request is what holds.
        paused = self._job.control.paused
        if isinstance(event, RunStarted) and self._state is RunState.STARTING:
            self._turn(RunState.RUNNING)
        elif isinstance(event, RunPaused) and self._state is RunState.PAUSING and paused:
            self._turn(RunState.PAUSED)
        elif isinstance(event, RunResumed) and self._state is RunState.PAUSED and not paused:
            self._turn(self._going(self._job))
        self.advanced.emit(event)

    @Slot(object)
    def _on_said(self, lines: tuple[LogLine, ...]) -> None:
        if not self._closed:
            self.said.emit(lines)

    @Slot()
    def _on_judging(self) -> None:
        if not self._closed:
            self._turn(RunState.JUDGING)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not self._closed:
            self.failed.emit(error)

    @Slot()
    def _on_ended(self) -> None:
        self._job = None
        self._directory = None
        if not self._closed:
            self._turn(RunState.IDLE)
            self.ended.emit()


def _begun(config: TrainingConfig, runs: Path) -> OpenedRun:
    directory = new_run(config, runs, started=now())
    return OpenedRun(directory, config, RunHistory(directory.experiment_id))


def _opened(config: TrainingConfig, directory: RunDirectory) -> OpenedRun:
    if directory.in_use:
        raise RunDirectoryInUse(
            tr(
                "{experiment_id} is being trained by another process.",
                experiment_id=directory.experiment_id,
            ),
            tr("Wait until it ends, or stop it there; two would spoil each other's checkpoints."),
        )
    history = RunHistory.from_journal(directory.events)
    return OpenedRun(directory, config, history, read_lines(messages_file(directory)))
