"""What the Experiments page does to the folder of runs: notes, stars, the trash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFile, QObject, Signal, Slot

from xlite_core.errors import LogRefused
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.notes import write_note
from xlite_core.experiments.run_catalogue import RunSummary
from xlite_desktop.background.latest_only import InTurn
from xlite_desktop.background.runs_watcher import RunsWatcher
from xlite_desktop.translation import tr
from xlite_desktop.workspace import Workspace

Trash = Callable[[Path], bool]


def system_trash(path: Path) -> bool:
    """Move a folder to the system's trash; False where there is none."""
    moved: Any = QFile.moveToTrash(str(path))
    return bool(moved[0] if isinstance(moved, tuple) else moved)


class RunsDesk(QObject):
    """Reads and changes the folder of runs on background threads, one change after the other.

    Signals:
        found: `Runs`, see `RunsWatcher`.
        unreadable: Why the folder cannot be read.
        refused: Why a change was not made.
        noted: A subject whose note was written.
    """

    found = Signal(object)
    unreadable = Signal(object)
    refused = Signal(object)
    noted = Signal(str)

    def __init__(
        self, workspace: Workspace, *, trash: Trash = system_trash, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._trash = trash
        self.watcher = RunsWatcher(workspace.runs, parent=self)
        self.watcher.found.connect(self.found)
        self.watcher.failed.connect(self.unreadable)
        workspace.runs_changed.connect(self.watcher.look)
        self._changes = InTurn(self)
        self._changes.ready.connect(self._on_changed)
        self._changes.failed.connect(self._on_refused)

    def star(self, runs: Sequence[RunSummary], *, starred: bool) -> None:
        """Give runs a star, or take it away."""
        for run in runs:
            self.note(run.id, starred=starred)

    def note(self, subject: str, **changes: Any) -> None:
        """Change the note on a run or a phase."""
        folder = self._workspace.runs

        def write() -> str:
            write_note(folder, subject, **changes)
            return subject

        self._changes.request(write)

    def throw_away(self, runs: Sequence[RunSummary]) -> None:
        """Move folders to the trash and take their rows out of results.csv."""
        folder, trash = self._workspace.runs, self._trash
        for run in runs:
            self._changes.request(partial(_throw_away, folder, run, trash))

    def shut_down(self) -> None:
        """Finish the change at hand and end the threads."""
        self.watcher.shut_down()
        self._changes.shut_down()

    @Slot(object)
    def _on_changed(self, subject: str) -> None:
        if subject:
            self.noted.emit(subject)
        self._workspace.runs_changed.emit()

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        self.refused.emit(error)
        self.watcher.look()


def _throw_away(runs: Path, run: RunSummary, trash: Trash) -> str:
    directory = run.directory
    if directory is not None and directory.path.is_dir():
        if directory.in_use:
            raise LogRefused(
                tr("{run_id} is being trained and was left where it is.", run_id=run.id),
                tr("Stop it on the Train page first."),
            )
        if not trash(directory.path):
            raise LogRefused(
                tr("The system has no trash for {run_id}; it was left where it is.", run_id=run.id),
                tr("Open its folder and delete it there."),
            )
    if run.entered:
        ExperimentLog(runs).remove(run.id)
    return ""
