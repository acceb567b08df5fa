"""The file of one batch: which films, and what is known of each.

A film has one row from the moment it is listed, so a result can neither be doubled nor lose its
place.  Numbers are kept as their bytes and come back bit for bit.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock, Timeout

from xlite_core.batch.film_row import CHANGED, GONE, FilmRow, RowState, stamp_of
from xlite_core.batch.schema import open_file, refusal
from xlite_core.errors import BatchRefused
from xlite_core.inference.input_notice import InputNotice, Severity
from xlite_core.sqlite_transaction import transaction

_COLUMNS = (
    "number, path, byte_count, changed_ns, state, sha256, view, logits, probabilities, peaks,"
    " notices, reason, remark"
)
_TAKEN_BACK = (
    "UPDATE film SET state = 0, sha256 = '', view = '', logits = NULL, probabilities = NULL,"
    " peaks = NULL, notices = '[]', reason = '', remark = ?, byte_count = ?, changed_ns = ?"
    " WHERE number = ?"
)


class BatchStore:
    """One open batch.  Every method that writes has written when it returns.

    Attributes:
        file: Where it lies.
    """

    def __init__(self, file: Path) -> None:
        """Open the file, or begin it.

        Raises:
            BatchRefused: It cannot be written, is damaged, or of a newer version.
        """
        self.file = file
        self._database = open_file(file)

    def close(self) -> None:
        """Let go of the file; nothing is lost by not calling this."""
        self._database.close()

    @contextmanager
    def writer(self) -> Iterator[None]:
        """Hold the batch alone; the operating system lets go of it when the process dies.

        Raises:
            BatchRefused: Another window or command works on it.
        """
        lock = FileLock(f"{self.file}.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise BatchRefused(
                "Another window or command is working on these films.",
                "Wait until it ends, or stop it there; then go on here.",
            ) from error
        try:
            yield
        finally:
            lock.release()

    @property
    def facts(self) -> dict[str, Any]:
        """What was noted of the batch as a whole."""
        with self._asking() as database:
            return {n: json.loads(v) for n, v in database.execute("SELECT name, value FROM fact")}

    def note_facts(self, **facts: Any) -> None:
        """Note plain values of the batch as a whole, each under a name."""
        with self._changing() as database:
            database.executemany(
                "INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)",
                [(name, json.dumps(value)) for name, value in facts.items()],
            )

    def take_list(self, paths: Sequence[Path]) -> None:
        """Bring the list up to date with what the folders hold now; results stay.

        New files join at the end.  Unreadable ones are tried again.  A film whose file has
        changed waits for a new result, and one whose file is gone keeps its result and says so.
        """
        stamps = {str(path): stamp_of(path) for path in paths}
        with self._changing() as database:
            known = database.execute(
                "SELECT number, path, byte_count, changed_ns, state FROM film"
            ).fetchall()
            for number, path, size, changed, state in known:
                now = stamps.pop(path, None) or stamp_of(Path(path))
                if state == RowState.UNREADABLE or (state == RowState.WAITING and now[0] >= 0):
                    database.execute(_TAKEN_BACK, ("", *now, number))
                elif now[0] < 0 and state != RowState.WAITING:
                    database.execute("UPDATE film SET remark = ? WHERE number = ?", (GONE, number))
                elif now != (size, changed) and state != RowState.WAITING:
                    database.execute(_TAKEN_BACK, (CHANGED, *now, number))
            database.executemany(
                "INSERT INTO film (path, byte_count, changed_ns) VALUES (?, ?, ?)",
                [(path, *stamp) for path, stamp in stamps.items()],
            )

    def save(self, rows: Iterable[FilmRow]) -> None:
        """Keep results, all of them or none; each takes the place of its waiting row."""
        with self._changing() as database:
            database.executemany(
                "UPDATE film SET byte_count = ?, changed_ns = ?, state = ?, sha256 = ?, view = ?,"
                " logits = ?, probabilities = ?, peaks = ?, notices = ?, reason = ?, remark = ?"
                " WHERE number = ?",
                [_values(row) for row in rows],
            )

    def waiting(self) -> tuple[FilmRow, ...]:
        """Return the films without a result, in the order of the list."""
        return tuple(self._rows("WHERE state = 0"))

    def rows(self) -> Iterator[FilmRow]:
        """Return every film in the order of the list, one at a time."""
        return self._rows("")

    def counts(self) -> Counter[RowState]:
        """Return how many films are in each state."""
        with self._asking() as database:
            found = database.execute("SELECT state, count(*) FROM film GROUP BY state")
            return Counter({RowState(state): count for state, count in found})

    def _rows(self, condition: str) -> Iterator[FilmRow]:
        with self._asking() as database:
            query = f"SELECT {_COLUMNS} FROM film {condition} ORDER BY number"  # noqa: S608 - ours
            cursor = database.cursor()
            for values in cursor.execute(query):
                yield _row(values)

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._asking() as database, transaction(database):
            yield database

    @contextmanager
    def _asking(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._database
        except sqlite3.Error as error:
            raise refusal(error) from error


def _values(row: FilmRow) -> tuple[Any, ...]:
    notices = [[each.kind, each.sentence, each.severity.value] for each in row.notices]
    return (
        *row.stamp,
        int(row.state),
        row.sha256,
        row.view,
        _bytes(row.logits, np.float32),
        _bytes(row.probabilities, np.float64),
        _bytes(row.peaks, np.float64),
        json.dumps(notices),
        row.reason,
        row.remark,
        row.number,
    )


def _bytes(values: Any, kind: Any) -> bytes | None:
    return None if values is None else np.ascontiguousarray(values, kind).tobytes()


def _row(values: tuple[Any, ...]) -> FilmRow:
    number, path, size, changed, state, sha256, view, *numbers, notices, reason, remark = values
    logits, probabilities, peaks = numbers
    return FilmRow(
        number=number,
        path=Path(path),
        byte_count=size,
        changed_ns=changed,
        state=RowState(state),
        sha256=sha256,
        view=view,
        logits=None if logits is None else np.frombuffer(logits, np.float32),
        probabilities=None if probabilities is None else np.frombuffer(probabilities, np.float64),
        peaks=None if peaks is None else np.frombuffer(peaks, np.float64),
        notices=tuple(
            InputNotice(kind=kind, sentence=sentence, severity=Severity(severity))
            for kind, sentence, severity in json.loads(notices)
        ),
        reason=reason,
        remark=remark,
    )
