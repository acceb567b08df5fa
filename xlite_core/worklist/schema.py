"""The tables of the worklist, and how an older file becomes one of today."""

from __future__ import annotations

import sqlite3

from xlite_core.errors import WorklistRefused

_FIRST = """
CREATE TABLE film (
    key TEXT PRIMARY KEY,
    flagged INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE opinion (
    film TEXT NOT NULL REFERENCES film (key) ON DELETE CASCADE,
    finding TEXT NOT NULL,
    model TEXT NOT NULL,
    verdict TEXT NOT NULL,
    text TEXT NOT NULL,
    present INTEGER,
    given TEXT NOT NULL,
    PRIMARY KEY (film, finding, model)
);
CREATE TABLE study (
    number INTEGER PRIMARY KEY,
    opened TEXT NOT NULL,
    films INTEGER NOT NULL,
    paths TEXT NOT NULL UNIQUE
);
CREATE INDEX study_by_time ON study (opened);
CREATE TABLE study_film (
    study INTEGER NOT NULL REFERENCES study (number) ON DELETE CASCADE,
    film TEXT NOT NULL REFERENCES film (key) ON DELETE CASCADE,
    PRIMARY KEY (study, film)
);
CREATE INDEX study_of_film ON study_film (film);
CREATE TABLE thresholds (
    model TEXT NOT NULL,
    name TEXT NOT NULL,
    policy TEXT NOT NULL,
    points TEXT NOT NULL,
    PRIMARY KEY (model, name)
);
CREATE TABLE taken_over (source TEXT PRIMARY KEY);
"""

STEPS: tuple[str, ...] = (_FIRST,)
"""Step n leads from `user_version` n to n + 1.  Never alter a step that has been released."""

TABLES = ("study_film", "study", "opinion", "film", "thresholds")
"""Everything that tells of a reader or a film, in an order in which rows can be deleted."""


def migrate(database: sqlite3.Connection, steps: tuple[str, ...] = STEPS) -> None:
    """Bring a file up to today's tables: all steps of it, or none.

    Two windows that open an old file at the same time do this one after the other.

    Raises:
        WorklistRefused: A newer application wrote the file.
        sqlite3.Error: The file cannot be written.
    """
    if _version(database) == len(steps):
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        version = _version(database)  # another window may have been faster
        _require_known(version, len(steps))
        for step in steps[version:]:
            for statement in step.split(";"):
                if statement.strip():
                    database.execute(statement)
        database.execute(f"PRAGMA user_version = {len(steps)}")
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _require_known(version: int, newest: int) -> None:
    if version > newest:
        raise WorklistRefused(
            "The worklist was written by a newer version of this application.",
            "Install that version; until then nothing is remembered.",
        )


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])
