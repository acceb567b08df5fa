"""The worklist: everything that is remembered, keyed by the content of a film.

A film's key is the SHA-256 of its file, so an opinion stays with a film that was moved or
renamed.  Names of patients are never stored; paths only in studies, and only where the caller
remembers studies at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from xlite_core.errors import WorklistRefused
from xlite_core.sqlite_transaction import transaction
from xlite_core.worklist.database import (
    is_damage,
    keep_aside,
    kept_aside,
    open_database,
    refusals,
)
from xlite_core.worklist.entries import LONGEST_NOTE, FilmMarks
from xlite_core.worklist.opinion import Opinion
from xlite_core.worklist.schema import TABLES


class Worklist:
    """One open worklist.  Every method that writes has written when it returns.

    Attributes:
        file: Where it lies.
        set_aside: Where a damaged one was put at opening; None as a rule.
    """

    def __init__(self, file: Path) -> None:
        """Open the file, or begin it; a damaged one is kept aside and a new one begun.

        Raises:
            WorklistRefused: It is locked, cannot be written, or is of a newer version.
        """
        self.file = file
        self.set_aside: Path | None = None
        try:
            self._database = open_database(file)
        except sqlite3.DatabaseError:
            self._database = self._begin_anew()

    def _begin_anew(self) -> sqlite3.Connection:
        try:
            self.set_aside = keep_aside(self.file)
        except OSError as error:
            raise _damaged() from error
        try:
            return open_database(self.file)
        except sqlite3.DatabaseError as error:
            raise _damaged() from error

    def close(self) -> None:
        """Let go of the file; nothing is lost by not calling this."""
        self._database.close()

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """Hold one transaction: all of the block is kept, or nothing of it.

        Raises:
            WorklistRefused: Another window holds the file, the disk is full, or it is damaged.
        """
        with self.asking() as database, transaction(database):
            yield database

    @contextmanager
    def asking(self) -> Iterator[sqlite3.Connection]:
        """Use the connection; what SQLite refuses is raised as a sentence.

        Raises:
            WorklistRefused: The file cannot be used.
        """
        try:
            with refusals():
                yield self._database
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            raise _damaged() from error

    def marks(self, film: str, model: str | None = None) -> FilmMarks:
        """Return what was left on a film, in one go.

        Args:
            film: SHA-256 of its file, hexadecimal.
            model: Fingerprint of the model beside which the opinions were given; None for the
                latest of each finding, whichever model it was.
        """
        with self.asking() as database:
            row = database.execute(
                "SELECT flagged, note FROM film WHERE key = ?", (film,)
            ).fetchone()
        flagged, note = row or (0, "")
        return FilmMarks(flagged=bool(flagged), note=note, opinions=self.opinions(film, model))

    def opinions(self, film: str, model: str | None = None) -> tuple[Opinion, ...]:
        """Return the reader's opinions of a film, one a finding, in the order they were given."""
        query = "SELECT finding, verdict, text, present FROM opinion WHERE film = ?"
        with self.asking() as database:
            if model is None:
                rows = database.execute(f"{query} ORDER BY given, rowid", (film,)).fetchall()
            else:
                rows = database.execute(
                    f"{query} AND model = ? ORDER BY given, rowid", (film, model)
                ).fetchall()
        latest = {row[0]: row for row in rows}
        return tuple(_opinion(row) for row in latest.values())

    def give_opinion(self, film: str, model: str, opinion: Opinion) -> None:
        """Keep an opinion, in place of an earlier one of the same finding beside this model."""
        with self.changing() as database:
            _know_film(database, film)
            database.execute(
                "INSERT OR REPLACE INTO opinion (film, finding, model, verdict, text, present,"
                " given) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    film,
                    opinion.finding,
                    model,
                    opinion.verdict,
                    opinion.text,
                    opinion.present,
                    datetime.now(UTC).isoformat(timespec="microseconds"),
                ),
            )

    def withdraw_opinion(self, film: str, model: str, finding: str) -> None:
        """Forget an opinion; no harm where there is none."""
        with self.changing() as database:
            database.execute(
                "DELETE FROM opinion WHERE film = ? AND model = ? AND finding = ?",
                (film, model, finding),
            )

    def flag(self, film: str, *, flagged: bool) -> None:
        """Mark a film to be looked at again, or take the mark away."""
        self._mark(film, "flagged", int(flagged))

    def note(self, film: str, text: str) -> None:
        """Keep a note to a film; an empty one forgets it."""
        self._mark(film, "note", text.strip()[:LONGEST_NOTE])

    def forget_everything(self) -> None:
        """Remove every study, mark, note, opinion and threshold, so that no byte of them is left.

        Rows are overwritten, the file is written anew, the log is cut to nothing, and damaged
        files that were kept aside are deleted.  There is no way back.

        Raises:
            WorklistRefused: Another window holds the file; then rows are gone, but their bytes
                may still be in it.
        """
        with self.changing() as database:
            for table in TABLES:
                database.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
        with self.asking() as database:
            # The log first: VACUUM may not reuse what it still holds.
            self._cut_log(database)
            database.execute("VACUUM")
            self._cut_log(database)
        try:
            for part in kept_aside(self.file):
                part.unlink(missing_ok=True)
        except OSError as error:
            raise WorklistRefused(
                "Everything was forgotten, but a damaged file from earlier could not be deleted.",
                "Delete it by hand in the folder of the worklist.",
            ) from error

    def _cut_log(self, database: sqlite3.Connection) -> None:
        busy = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise WorklistRefused(
                "Everything was forgotten, but another window still holds traces of it.",
                "Close other windows of this application and forget everything once more.",
            )

    def _mark(self, film: str, column: str, value: Any) -> None:
        with self.changing() as database:
            _know_film(database, film)
            database.execute(
                f"UPDATE film SET {column} = ? WHERE key = ?",  # noqa: S608 - a name of ours
                (value, film),
            )


def _know_film(database: sqlite3.Connection, film: str) -> None:
    database.execute("INSERT OR IGNORE INTO film (key) VALUES (?)", (film,))


def _opinion(row: tuple[Any, ...]) -> Opinion:
    finding, verdict, text, present = row
    return Opinion(
        finding=finding,
        verdict=verdict,
        text=text,
        present=None if present is None else bool(present),
    )


def _damaged() -> WorklistRefused:
    return WorklistRefused(
        "The worklist is damaged, so nothing is remembered for now.",
        "Start the application again; the damaged file is then kept aside and a new one begun.",
    )
