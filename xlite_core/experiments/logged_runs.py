"""All runs of a folder at once: rows of the table, folders, notes, and what is missing of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlite_core.errors import LogRefused, XLiteError
from xlite_core.experiments.log import ExperimentLog, run_of, shown_status
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.notes import NOTES, Note, read_notes, to_dict
from xlite_core.experiments.record import ResultRow
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.run_directory import RunDirectory


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedRun:
    """One row of results.csv with all that belongs to it.

    Attributes:
        row: The row.
        directory: Its folder; None where it waits, or was deleted.
        stored: What lies in the folder; None where it cannot be read.
        metrics: Its numbers; all None before it was evaluated.
        note: What people wrote about it.
        problem: Why the folder cannot be read, a sentence; empty otherwise.
    """

    row: ResultRow
    directory: RunDirectory | None
    stored: StoredRun | None
    metrics: RunMetrics
    note: Note | None
    problem: str = ""

    @property
    def status(self) -> str:
        """As people should see it: "interrupted" for a run that was killed."""
        return shown_status(self.row, self.directory)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values: the row's columns with null for N/A, status, folder and note."""
        cells = {name: getattr(self.row, name) for name in self.row.cells()}
        return {
            **cells,
            "date": self.row.date.isoformat(),
            "shown_status": self.status,
            "folder": self.directory.name if self.directory else None,
            "problem": self.problem,
            "note": to_dict(self.note) if self.note else None,
        }


def logged_runs(runs: Path) -> tuple[LoggedRun, ...]:
    """Return the runs of a folder in the order of their rows.

    A run whose folder is damaged is there with its row and the sentence that
    says what is wrong: one bad file does not hide the others.

    Raises:
        LogRefused: results.csv or notes.jsonl cannot be read.
    """
    rows, notes = ExperimentLog(runs).rows(), read_notes(runs / NOTES)
    return tuple(_logged(runs, row, notes) for row in rows)


def _logged(runs: Path, row: ResultRow, notes: Mapping[str, Note]) -> LoggedRun:
    directory = run_of(runs, row.experiment_id)
    stored, metrics, problem = None, RunMetrics(), ""
    if directory is not None:
        try:
            stored = StoredRun.read(directory)
            metrics = RunMetrics.from_dict(stored.metrics)
        except XLiteError as error:
            problem = error.summary
    return LoggedRun(
        row=row,
        directory=directory,
        stored=stored,
        metrics=metrics,
        note=notes.get(row.experiment_id),
        problem=problem,
    )


def require_run(runs: Path, name: str) -> RunDirectory:
    """Return the folder of a run by its id, its name, or its path.

    Raises:
        LogRefused: There is none.
    """
    directory = run_of(runs, name)
    if directory is None and (Path(name) / "config.json").is_file():
        directory = RunDirectory(Path(name).resolve())
    if directory is None:
        raise LogRefused(
            f"There is no run {Path(name).name} among the runs.",
            "See `xlite experiments list` for those that there are.",
        )
    return directory
