"""Who decides what trains next: the run under way, the queue behind it, and what may go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.errors import XLiteError
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import RunFailed, RunFinished, RunStopped, TrainingEvent
from xlite_desktop.background.training_session import OpenedRun, TrainingSession
from xlite_desktop.training.queue_keeper import QueueKeeper
from xlite_desktop.training.run_queue import EntryState
from xlite_desktop.training.run_state import RunState
from xlite_desktop.training.unfinished import Reason, UnfinishedRun
from xlite_desktop.translation import in_readers_language, tr
from xlite_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True)
class QueueOutcome:
    """What came of the runs since the queue was set going.

    Attributes:
        finished: Ids of the runs that came to their end.
        failed: Ids, or titles, of those that failed.
    """

    finished: tuple[str, ...]
    failed: tuple[str, ...]

    @property
    def words(self) -> str:
        """One sentence: "KD_001 finished." or "3 runs finished, 1 failed."."""
        if len(self.finished) + len(self.failed) == 1:
            return (
                tr("{finished} finished.", finished=self.finished[0])
                if self.finished
                else tr("{failed} failed.", failed=self.failed[0])
            )
        parts = (
            [tr("{finished} runs finished", finished=len(self.finished))] if self.finished else []
        )
        parts += [tr("{failed} failed", failed=len(self.failed))] if self.failed else []
        return ", ".join(parts) + "."


class TrainingDesk(QObject):
    """Starts one run after the other; nothing begins before somebody asks for it.

    Attributes:
        session: Of the run under way.
        keeper: Of the queue.
        run: What is under way, or was last; None before the first, and while one begins.
        held: Whether the queue rests when the run under way is over; always while nothing runs.
        unable: Why nothing can begin: there is no program that trains; None where there is.

    Signals:
        opened: `OpenedRun`, before its first event.
        queue_changed: entries, order or states.
        queue_ended: `QueueOutcome`, when nothing is left to run.
        broken: an `UnfinishedRun` that has just failed and can go on.
        refused: the exception that kept something from being done.
    """

    opened = Signal(object)
    queue_changed = Signal()
    queue_ended = Signal(object)
    broken = Signal(object)
    refused = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.session = TrainingSession(self)
        self.keeper = QueueKeeper(workspace.runs, self)
        self.run: OpenedRun | None = None
        self.held = True
        self.unable: XLiteError | None = None
        self._key: int | None = None
        self._skipping = self._suspended = False
        self._last: TrainingEvent | None = None
        self._problem: Exception | None = None
        self._finished: list[str] = []
        self._failed: list[str] = []
        self.keeper.changed.connect(self.queue_changed)
        self.keeper.failed.connect(self.refused)
        self.session.opened.connect(self._on_opened)
        self.session.advanced.connect(self._on_advanced)
        self.session.failed.connect(self._on_failed)
        self.session.ended.connect(self._on_ended)

    @property
    def lives(self) -> bool:
        """Whether a run is under way, judging included."""
        return self.session.state is not RunState.IDLE

    def start(self, config: TrainingConfig) -> None:
        """Train this now, or next where a run is under way; then whatever waits."""
        with self.keeper.changing() as queue:
            queue.add(config, first=True)
        self.go()

    def enqueue(self, configs: Iterable[TrainingConfig]) -> None:
        """Let runs wait at the end of the queue."""
        with self.keeper.changing() as queue:
            for config in configs:
                queue.add(config)

    def resume(self, directory: RunDirectory) -> None:
        """Go on with a run now, or next where another one is under way."""
        if self.run is not None and self.lives and self.run.directory == directory:
            self.session.resume()
            return
        try:
            config = TrainingConfig.read(directory.config)
        except XLiteError as error:
            self.refused.emit(error)
            return
        with self.keeper.changing() as queue:
            known = [entry.key for entry in queue.entries if entry.run == directory.name]
            key = known[0] if known else queue.add(config, run=directory.name).key
            queue.put_first(key)
        self.go()

    def go(self) -> None:
        """Let the queue run."""
        self.held = False
        if not self.lives:
            self._finished, self._failed = [], []
            self._next()
        self.queue_changed.emit()

    def hold(self) -> None:
        """Let the queue rest when the run under way is over."""
        self.held = True
        self.queue_changed.emit()

    def suspend(self) -> None:
        """Stop the run because the window closes: it keeps its turn, and so does the queue."""
        self.held, self._suspended = True, True
        self.session.stop()

    def stop(self) -> None:
        """Stop the run, and with it the queue."""
        self.held = True
        self.session.stop()

    def stop_after_epoch(self) -> None:
        """Stop the run when its epoch is finished, and with it the queue."""
        self.held = True
        self.session.stop_after_epoch()

    def skip(self, key: int) -> None:
        """Pass over an entry; one that runs is stopped, and the next one begins."""
        if key == self._key:
            self._skipping = True
            self.session.stop()
            return
        with self.keeper.changing() as queue:
            queue.skip(key)

    def shut_down(self) -> None:
        """Stop the run with a checkpoint, write the queue down, and end all threads."""
        self.session.shut_down()
        if self._key is not None:
            self.keeper.queue.change(self._key, state=EntryState.WAITING)
        self.keeper.shut_down()

    def _next(self) -> None:
        """Begin with the next entry, or rest."""
        if self.unable is not None and not self.held:
            self.held = True
            self.refused.emit(self.unable)
        entry = None if self.held else self.keeper.queue.next_waiting
        if entry is None:
            self._rest()
            return
        self._key, self._last, self._problem, self.run = entry.key, None, None, None
        self._skipping = self._suspended = False
        with self.keeper.changing() as queue:
            queue.change(entry.key, state=EntryState.RUNNING, note="")
        if entry.run:
            self.session.start(entry.config, RunDirectory(self._workspace.runs / entry.run))
        else:
            self.session.begin(entry.config, self._workspace.runs)

    def _rest(self) -> None:
        exhausted, self.held = not self.held, True
        self.queue_changed.emit()
        if exhausted and (self._finished or self._failed):
            self.queue_ended.emit(QueueOutcome(tuple(self._finished), tuple(self._failed)))

    @Slot(object)
    def _on_opened(self, run: OpenedRun) -> None:
        self.run = run
        if self._key is not None:
            with self.keeper.changing() as queue:
                queue.change(self._key, run=run.directory.name)
        self.opened.emit(run)
        self._workspace.runs_changed.emit()

    @Slot(object)
    def _on_advanced(self, event: TrainingEvent) -> None:
        if self.run is not None:
            self.run.history.hear(event)
        self._last = event

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._problem = error

    @Slot()
    def _on_ended(self) -> None:
        key, self._key = self._key, None
        if key is not None:
            self._settle(key)
        self._workspace.runs_changed.emit()
        self._next()

    def _settle(self, key: int) -> None:
        """Write down how an entry ended."""
        entry = self.keeper.queue.entry(key)
        name = RunDirectory(Path(entry.run)).experiment_id if entry.run else entry.config.name
        last = self._last
        changes: dict[str, Any]
        if isinstance(last, RunFinished):
            self._finished.append(name)
            changes = {"state": EntryState.FINISHED}
        elif isinstance(last, RunStopped):
            changes = {"state": self._stopped_state()}
        else:
            self._failed.append(name)
            changes = {"state": EntryState.FAILED, "note": self._why(last)}
        with self.keeper.changing() as queue:
            queue.change(key, **changes)
        if isinstance(last, RunFailed) and self.run is not None:
            self._offer_again(last)

    def _stopped_state(self) -> EntryState:
        if self._skipping:
            return EntryState.SKIPPED
        if self._suspended:
            return EntryState.WAITING
        # Also where somebody else stopped its process: beginning again at once would defy them.
        self.held = True
        return EntryState.STOPPED

    def _why(self, last: TrainingEvent | None) -> str:
        if isinstance(last, RunFailed):
            return in_readers_language(last.summary)
        problem = self._problem
        return (
            in_readers_language(problem.summary)
            if isinstance(problem, XLiteError)
            else tr("It could not be begun.")
        )

    def _offer_again(self, failed: RunFailed) -> None:
        assert self.run is not None
        history = self.run.history
        if not history.epochs and not self.run.directory.checkpoints.is_dir():
            return  # it would fail again, and nothing would be gained
        broken = UnfinishedRun(
            directory=self.run.directory,
            reason=Reason.FAILED,
            epoch=min(int(history.epochs_done) + 1, history.total_epochs) or None,
            epochs=history.total_epochs,
            hint=failed.summary,
        )
        self.broken.emit(broken)
