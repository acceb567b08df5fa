"""Studies of the worklist: what was opened together, and what was left on its films."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from xlite_core.worklist.entries import Study
from xlite_core.worklist.store import Worklist

_ALL = """
SELECT s.number, s.paths, s.films, s.opened,
       COALESCE(SUM(f.flagged), 0),
       COALESCE(SUM(f.note <> ''), 0),
       COALESCE(SUM(EXISTS (SELECT 1 FROM opinion o WHERE o.film = f.key)), 0),
       COALESCE(MIN(NULLIF(f.note, '')), '')
FROM study s
LEFT JOIN study_film l ON l.study = s.number
LEFT JOIN film f ON f.key = l.film
GROUP BY s.number
ORDER BY s.opened DESC, s.number DESC
"""


def studies(worklist: Worklist) -> tuple[Study, ...]:
    """Return every study, the one opened last first.

    Raises:
        WorklistRefused: The file cannot be read.
    """
    with worklist.asking() as database:
        rows = database.execute(_ALL).fetchall()
    return tuple(
        Study(
            number=number,
            paths=tuple(Path(path) for path in json.loads(paths)),
            films=films,
            opened=datetime.fromisoformat(opened),
            flagged=flagged,
            noted=noted,
            read=read,
            note=note,
        )
        for number, paths, films, opened, flagged, noted, read, note in rows
    )


def remember_study(
    worklist: Worklist, paths: Sequence[Path], films: int, opened: datetime | None = None
) -> int:
    """Remember a drop, or that it was opened once more, and return its number.

    Args:
        worklist: Where.
        paths: What was dropped; the same paths are the same study.
        films: How many films they held.
        opened: When, with a time zone; None for now.

    Raises:
        WorklistRefused: The file cannot be written.
    """
    with worklist.changing() as database:
        return insert_study(database, paths, films, opened or datetime.now(UTC))


def insert_study(
    database: sqlite3.Connection, paths: Sequence[Path], films: int, opened: datetime
) -> int:
    """Do what `remember_study` says within a transaction of the caller's."""
    when = opened.astimezone(UTC).isoformat(timespec="microseconds")
    (number,) = database.execute(
        "INSERT INTO study (opened, films, paths) VALUES (?, ?, ?)"
        " ON CONFLICT (paths) DO UPDATE SET"
        " opened = MAX(opened, excluded.opened), films = excluded.films RETURNING number",
        (when, films, json.dumps([str(path) for path in paths])),
    ).fetchone()
    return int(number)


def link_films(worklist: Worklist, links: Iterable[tuple[int, str]]) -> None:
    """Say which films belong to which studies, by study number and film key.

    A study that was forgotten meanwhile is passed over.
    """
    with worklist.changing() as database:
        for study, film in links:
            known = database.execute("SELECT 1 FROM study WHERE number = ?", (study,)).fetchone()
            if known is not None:
                database.execute("INSERT OR IGNORE INTO film (key) VALUES (?)", (film,))
                database.execute("INSERT OR IGNORE INTO study_film VALUES (?, ?)", (study, film))


def forget_study(worklist: Worklist, number: int) -> None:
    """Forget that a study was opened; marks and opinions stay with its films."""
    with worklist.changing() as database:
        database.execute("DELETE FROM study WHERE number = ?", (number,))


def forget_studies(worklist: Worklist) -> None:
    """Forget what was opened, paths and all; marks and opinions stay with the films."""
    with worklist.changing() as database:
        database.execute("DELETE FROM study")
