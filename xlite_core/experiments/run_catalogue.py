"""All runs of a folder as a table shows them; a second look reads only what has changed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xlite_core.errors import LogRefused, XLiteError
from xlite_core.evaluation.interval import Estimate
from xlite_core.experiments.log import ExperimentLog, shown_status
from xlite_core.experiments.notes import NOTES, Note, sound_notes
from xlite_core.experiments.record import ResultRow, Status, row_for
from xlite_core.experiments.run_progress import RunProgress, progress_of
from xlite_core.run_directory import RunDirectory, runs_below

UNFINISHED = ("running", "paused", "interrupted")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """One run as a line of a table.

    Attributes:
        row: Its row of results.csv; made from its settings where it was never entered.
        directory: Its folder; None where it waits, or was deleted.
        status: As people should see it: "interrupted" for a run that was killed.
        auc: Validation macro AUC with its interval; None before it was evaluated.
        findings: Over how many findings.
        films: On how many films.
        progress: Of an unfinished run.
        told: When it last reported, seconds since 1970; None of a finished one.
        note: What people wrote about it.
        problem: Why its folder cannot be read, a sentence; empty otherwise.
        entered: Whether results.csv holds it.
    """

    row: ResultRow
    directory: RunDirectory | None = None
    status: str = "pending"
    auc: Estimate | None = None
    findings: int | None = None
    films: int | None = None
    progress: RunProgress | None = None
    told: float | None = None
    note: Note | None = None
    problem: str = ""
    entered: bool = True

    @property
    def id(self) -> str:
        return self.row.experiment_id

    @property
    def resumable(self) -> bool:
        """Whether it has begun, has not come to its end, and nobody is at it."""
        return self.directory is not None and self.status in ("paused", "interrupted", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """What one look at a folder found.

    Attributes:
        summaries: In the order of results.csv; then those that were never entered.
        groups: Notes that are about no run: subject -> note.
        problem: Why some notes are missing; None where all are there.
    """

    summaries: tuple[RunSummary, ...] = ()
    groups: Mapping[str, Note] = field(default_factory=dict)
    problem: LogRefused | None = None


_Stamp = tuple[int, int]


@dataclass(slots=True)
class RunCatalogue:
    """Looks at a folder of runs, again and again; for one thread.

    Attributes:
        runs: The folder; it need not exist yet.
    """

    runs: Path
    _read: dict[Path, tuple[_Stamp, Any]] = field(default_factory=dict)
    _last: Runs = field(default_factory=Runs)

    def look(self, *, quickly: bool = False) -> Runs:
        """Return the runs as they are now; what has not changed is the same object as before.

        Args:
            quickly: Leave intervals and progress out unless they were read before.

        Raises:
            LogRefused: results.csv cannot be read.
        """
        log = ExperimentLog(self.runs)
        rows: tuple[ResultRow, ...] = self._once(log.path, lambda _: log.rows()) or ()
        found_notes = self._once(self.runs / NOTES, sound_notes)
        notes: Mapping[str, Note] = found_notes[0] if found_notes else {}
        problem = found_notes[1] if found_notes else None
        # The newest counts where several folders bear one id.
        folders = {run.experiment_id: run for run in runs_below(self.runs)}
        entered = {row.experiment_id for row in rows}
        found = [
            self._summary(row, folders.get(row.experiment_id), notes, quickly=quickly)
            for row in rows
        ]
        if not quickly:
            strangers = [run for name, run in folders.items() if name not in entered]
            found += [
                self._summary(row, run, notes, entered=False)
                for run in strangers
                if (row := self._once(run.config, lambda _, run=run: _unentered(run))) is not None
            ]
        ids = {summary.id for summary in found}
        groups = {name: note for name, note in notes.items() if name not in ids}
        return self._settled(Runs(summaries=tuple(found), groups=groups, problem=problem))

    def _settled(self, found: Runs) -> Runs:
        before = {summary.id: summary for summary in self._last.summaries}
        summaries = tuple(
            before[summary.id] if before.get(summary.id) == summary else summary
            for summary in found.summaries
        )
        runs = dataclasses.replace(found, summaries=summaries)
        if runs != self._last:
            self._last = runs
        return self._last

    def _summary(
        self,
        row: ResultRow,
        directory: RunDirectory | None,
        notes: Mapping[str, Note],
        *,
        entered: bool = True,
        quickly: bool = False,
    ) -> RunSummary:
        note = notes.get(row.experiment_id)
        status = shown_status(row, directory)
        if directory is None or (quickly and directory.metrics not in self._read):
            return RunSummary(
                row=row, directory=directory, status=status, note=note, entered=entered
            )
        judged: dict[str, Any] = {}
        progress, told, problem = None, None, ""
        try:
            judged = self._once(directory.metrics, _judged) or {}
            if status in UNFINISHED:
                progress = self._once(directory.events, _progress)
                told = _changed(directory.events)
        except XLiteError as error:
            problem = error.summary
        return RunSummary(
            row=row,
            directory=directory,
            status=status,
            progress=progress,
            told=told,
            note=note,
            problem=problem,
            entered=entered,
            **judged,
        )

    def _once(self, path: Path, read: Any) -> Any:
        """Return what was read of a file, reading it again only if it changed; None without it."""
        try:
            stat = path.stat()
        except OSError:
            self._read.pop(path, None)
            return None
        stamp = (stat.st_mtime_ns, stat.st_size)
        known = self._read.get(path)
        if known is not None and known[0] == stamp:
            if isinstance(known[1], XLiteError):
                raise known[1]
            return known[1]
        try:
            result = read(path)
        except XLiteError as error:
            self._read[path] = (stamp, error)
            raise
        self._read[path] = (stamp, result)
        # A thousand files in a row would keep the window's thread from the interpreter.
        time.sleep(0)
        return result


def _judged(path: Path) -> dict[str, Any]:
    """Return the headline of a metrics.json without rebuilding all that it holds."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))["validation"]
        if values is None or values["macro_auc"] is None:
            return {}
        area = Estimate(**values["macro_auc"])
        return {
            "auc": area,
            "findings": int(values["macro_findings"]),
            "films": int(values["films"]),
        }
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise LogRefused(
            f"The run's {path.name} is damaged.", "Restore it, or evaluate the run again."
        ) from error


def _progress(path: Path) -> RunProgress | None:
    try:
        *whole, _torn = path.read_text(encoding="utf-8").split("\n")
        return progress_of([json.loads(line) for line in whole if line])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LogRefused(
            f"The run's {path.name} is damaged.", "Restore it, or leave the run out."
        ) from error


def _changed(path: Path) -> float | None:
    try:
        return path.stat().st_mtime
    except OSError:
        return None


def _unentered(run: RunDirectory) -> ResultRow | None:
    """Return a row for a folder that results.csv does not know; None if it makes none."""
    try:
        config = json.loads(run.config.read_text(encoding="utf-8"))
        begun = dt.datetime.strptime(run.name[:15], "%Y%m%d_%H%M%S").date()  # noqa: DTZ007
        status: Status = "completed" if run.weights.exists() else "running"
        return row_for(config, experiment_id=run.experiment_id, date=begun, status=status)
    except (OSError, ValueError, TypeError, AttributeError, XLiteError):
        return None
