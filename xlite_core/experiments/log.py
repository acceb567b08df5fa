"""results.csv: one row a run, written by several processes at once, and never in another shape."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import LogRefused
from xlite_core.experiments.notes import NOTES, make_runs_folder, sound_notes
from xlite_core.experiments.record import COLUMNS, ID_PREFIXES, Phase, ResultRow, id_number
from xlite_core.run_directory import RunDirectory, runs_below

RESULTS = "results.csv"
LOCK = ".results.lock"
PATIENCE_S = 30.0
"""How long a writer waits for the others; each holds the table for milliseconds."""

_Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class ExperimentLog:
    """The results of a folder of runs.

    Every change is made under a lock between processes, on the table as it is
    at that moment, and takes its place in one step.  Cells that a change does
    not touch are written back letter by letter.

    Attributes:
        runs: The folder; it need not exist yet.
    """

    runs: Path

    @property
    def path(self) -> Path:
        return self.runs / RESULTS

    def rows(self) -> tuple[ResultRow, ...]:
        """Return all rows in the order of the table; none where there is no table.

        Raises:
            LogRefused: The table is damaged, or not ours.
        """
        return tuple(row for row, _ in self._read())

    def row(self, experiment_id: str) -> ResultRow:
        """Return one row.

        Raises:
            LogRefused: There is none with this id, or the table cannot be read.
        """
        for row in self.rows():
            if row.experiment_id == experiment_id:
                return row
        raise _unknown(experiment_id)

    def next_experiment_id(self, phase: Phase) -> str:
        """Return the id after the highest that any row, run folder or note of the phase bears.

        Numbers are not used twice: an id stays taken while anything still bears it.
        """
        rows = (row.experiment_id for row in self.rows())
        folders = (run.experiment_id for run in runs_below(self.runs))
        noted, _ = sound_notes(self.runs / NOTES)
        taken = (id_number(name, phase) for name in (*rows, *folders, *noted))
        highest = max((number for number in taken if number is not None), default=0)
        return f"{ID_PREFIXES[phase]}_{highest + 1:03d}"

    def enter(self, phase: Phase, make: Callable[[str], ResultRow]) -> ResultRow:
        """Append a row under the next free id, which `make` is given.

        Two processes that enter a run at the same moment get two ids.
        """
        with self._locked():
            row = make(self.next_experiment_id(phase))
            self._write([*(cells for _, cells in self._read()), row.cells()])
        return row

    def append(self, row: ResultRow) -> None:
        """Append a row whose id was chosen before.

        Raises:
            LogRefused: The id stands in the table, or the table cannot be used.
        """
        with self._locked():
            table = self._read()
            if any(other.experiment_id == row.experiment_id for other, _ in table):
                raise LogRefused(
                    f"The results already hold a row {row.experiment_id}.",
                    "Update that row, or take the next free id.",
                )
            self._write([*(cells for _, cells in table), row.cells()])

    def update(self, experiment_id: str, **changes: Any) -> ResultRow:
        """Change some fields of a row and return it.

        Raises:
            LogRefused: There is no such row, a value is not allowed, or the
                table cannot be used.
        """
        with self._locked():
            table = self._read()
            for row, cells in table:
                if row.experiment_id == experiment_id:
                    changed = dataclasses.replace(row, **changes)
                    new = changed.cells()
                    cells.update({name: new[name] for name in changes})
                    self._write([cells for _, cells in table])
                    return changed
        raise _unknown(experiment_id)

    def remove(self, experiment_id: str) -> ResultRow:
        """Take a row out of the table and return it.

        Raises:
            LogRefused: There is no such row, or the table cannot be used.
        """
        with self._locked():
            table = self._read()
            for row, _ in table:
                if row.experiment_id == experiment_id:
                    self._write([cells for other, cells in table if other is not row])
                    return row
        raise _unknown(experiment_id)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        make_runs_folder(self.runs)
        try:
            with FileLock(self.runs / LOCK, timeout=PATIENCE_S):
                yield
        except Timeout as error:
            raise LogRefused(
                f"Another process holds {RESULTS} and does not let go.",
                "Close what else uses this folder of runs, and try again.",
            ) from error

    def _read(self) -> list[tuple[ResultRow, _Cells]]:
        try:
            text = self.path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise LogRefused(
                f"{RESULTS} in the folder of runs cannot be opened: {error.strerror}.",
                "See that the folder of runs is a folder that you may read.",
            ) from error
        except UnicodeDecodeError as error:
            raise LogRefused(
                f"{RESULTS} cannot be read as text in UTF-8.",
                "Save it as CSV in UTF-8, or move it away: a new one is begun.",
            ) from error
        return _parsed(text)

    def _write(self, table: list[_Cells]) -> None:
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
        with atomic_write(self.path) as stream:
            stream.write(text.getvalue().encode())


def _parsed(text: str) -> list[tuple[ResultRow, _Cells]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    table: list[tuple[ResultRow, _Cells]] = []
    try:
        header = next(reader, None)
        if header is not None and tuple("".join(header).split(";")) == COLUMNS:
            raise LogRefused(
                f"{RESULTS} is separated by semicolons, as some spreadsheets save it; "
                "nothing was changed.",
                "Save it as CSV with commas.",
            )
        if header is None or tuple(header) != COLUMNS:
            raise LogRefused(
                f"{RESULTS} does not have the columns of a results table; nothing was changed.",
                f"They are, in this order: {','.join(COLUMNS)}.",
            )
        table.extend(_numbered(line, reader.line_num) for line in reader if line)
    except csv.Error as error:
        raise LogRefused(
            f"{RESULTS} is damaged near line {reader.line_num}; nothing was changed.",
            "Mend the line in a text editor.",
        ) from error
    ids = [row.experiment_id for row, _ in table]
    if len(set(ids)) != len(ids):
        twice = next(name for name in ids if ids.count(name) > 1)
        raise LogRefused(
            f"{RESULTS} holds {twice} twice; nothing was changed.", "Delete one of its rows."
        )
    return table


def _numbered(line: list[str], number: int) -> tuple[ResultRow, _Cells]:
    if len(line) != len(COLUMNS):
        raise LogRefused(
            f"Line {number} of {RESULTS} has {len(line)} cells instead of {len(COLUMNS)}; "
            "nothing was changed.",
            "Mend the line; texts with commas stand in double quotes.",
        )
    cells = dict(zip(COLUMNS, line, strict=True))
    try:
        return ResultRow.from_cells(cells), cells
    except LogRefused as error:
        raise LogRefused(
            f"Line {number} of {RESULTS} is damaged; nothing was changed: {error.summary}",
            error.hint,
        ) from error


def _unknown(experiment_id: str) -> LogRefused:
    return LogRefused(
        f"There is no run {experiment_id} in the results.",
        "See `xlite experiments list` for those that there are.",
    )


def run_of(runs: Path, name: str) -> RunDirectory | None:
    """Return the folder of a run by its experiment id or its own name; None without one.

    The newest counts where several bear the id.
    """
    named = [run for run in runs_below(runs) if name in (run.experiment_id, run.name)]
    return named[-1] if named else None


def shown_status(row: ResultRow, run: RunDirectory | None) -> str:
    """Return a row's status as people should see it.

    A run that says "running" while no process holds its folder was killed, or
    its machine lost power: "interrupted", and it can be resumed.
    """
    if row.status == "running" and (run is None or not run.in_use):
        return "interrupted"
    return row.status
