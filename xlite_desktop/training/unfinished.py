"""Runs that could go on: cut off by a crash, stopped by somebody, or finished and never judged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from xlite_core.errors import XLiteError
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.run_directory import RunDirectory, runs_below
from xlite_desktop.translation import tr


class Reason(Enum):
    """Why a run is offered, in the words that follow its name."""

    INTERRUPTED = tr("was interrupted")
    STOPPED = tr("was stopped")
    ELSEWHERE = tr("is being trained by another process")
    FAILED = tr("failed")
    UNJUDGED = tr("is trained, but was not evaluated")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedRun:
    """One run, and why it is not over.

    Attributes:
        directory: Its folder.
        reason: Why.
        epoch: The epoch that it goes on with; None where it was cut off before any checkpoint.
        epochs: How many it is to have.
        hint: What to do first, a sentence; empty where there is nothing.
    """

    directory: RunDirectory
    reason: Reason
    epoch: int | None = None
    epochs: int = 0
    hint: str = ""

    @property
    def can_go_on(self) -> bool:
        return self.reason is not Reason.ELSEWHERE

    @property
    def words(self) -> str:
        """The sentence that says so: "KD_001 was interrupted in epoch 3 of 50."."""
        name = self.directory.experiment_id
        if self.reason in (Reason.ELSEWHERE, Reason.UNJUDGED):
            return f"{name} {self.reason.value}."
        where = (
            tr("before its first checkpoint")
            if self.epoch is None
            else tr("in epoch {epoch} of {epochs}", epoch=self.epoch, epochs=self.epochs)
        )
        return f"{name} {self.reason.value} {where}."


def unfinished_runs(runs: Path) -> tuple[UnfinishedRun, ...]:
    """Return the runs of a folder that are not over, newest first.

    Raises:
        XLiteError: results.csv cannot be read.
    """
    rows = {row.experiment_id: row.status for row in ExperimentLog(runs).rows()}
    folders = {run.experiment_id: run for run in runs_below(runs)}
    found = []
    for name, run in reversed(folders.items()):
        reason = _reason(rows.get(name, ""), run)
        if reason is not None:
            found.append(_described(run, reason))
    return tuple(found)


def _reason(status: str, run: RunDirectory) -> Reason | None:
    if status == "completed":
        judged = run.metrics.exists() or not run.weights.exists()
        return None if judged else Reason.UNJUDGED
    if status not in ("running", "paused"):
        return None
    if run.in_use:
        return Reason.ELSEWHERE
    if run.weights.exists():  # the window died between the last event and the row
        return Reason.UNJUDGED
    return Reason.INTERRUPTED if status == "running" else Reason.STOPPED


def _described(run: RunDirectory, reason: Reason) -> UnfinishedRun:
    try:
        stored = StoredRun.read(run)
    except XLiteError:
        return UnfinishedRun(directory=run, reason=reason)
    saved: Any = stored.last("CheckpointSaved")
    epochs = int(stored.config.get("loop", {}).get("epochs", 0))
    if saved is None:
        return UnfinishedRun(directory=run, reason=reason, epochs=epochs)
    epoch = int(saved["epoch"]) if saved["step"] else int(saved["epoch"]) + 1
    return UnfinishedRun(directory=run, reason=reason, epoch=min(epoch, epochs), epochs=epochs)
