"""The tables of a batch's file, and opening it.

The journal is a write-ahead log: whoever looks does not wait for whoever writes.  `synchronous =
NORMAL` (https://www.sqlite.org/pragma.html): a process that is killed loses nothing that was
committed; a power cut may take the last second of a computation, which is then done again.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from xlite_core.errors import BatchRefused

SCHEMA = 1
_PATIENCE_S = 5.0

_TABLES = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE film (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    byte_count INTEGER NOT NULL,
    changed_ns INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT NOT NULL DEFAULT '',
    view TEXT NOT NULL DEFAULT '',
    logits BLOB,
    probabilities BLOB,
    peaks BLOB,
    notices TEXT NOT NULL DEFAULT '[]',
    reason TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT ''
);
CREATE INDEX film_by_state ON film (state, number);
"""


def open_file(file: Path) -> sqlite3.Connection:
    """Open or begin the file of a batch, readable by its owner alone; the caller closes it.

    Raises:
        BatchRefused: It cannot be written, is damaged, or of a newer version.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))  # its log gets the same rights
        database = sqlite3.connect(
            file, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.Error) as error:
        raise BatchRefused(
            "The list of results cannot be written where it belongs.",
            "Look whether the folder can be written and the disk has room.",
        ) from error
    try:
        _prepare(database)
    except BaseException as error:
        database.close()
        if isinstance(error, sqlite3.Error):
            raise refusal(error) from error
        raise
    return database


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA secure_delete = ON")
    if database.execute("PRAGMA user_version").fetchone()[0] == SCHEMA:
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        version = database.execute("PRAGMA user_version").fetchone()[0]
        _require_known(version)
        if version == 0:
            for statement in _TABLES.split(";"):
                if statement.strip():
                    database.execute(statement)
            database.execute(f"PRAGMA user_version = {SCHEMA}")
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _require_known(version: int) -> None:
    if version > SCHEMA:
        raise BatchRefused(
            "The list of results was written by a newer version of this application.",
            "Install that version, or begin the folder anew elsewhere.",
        )


def refusal(error: sqlite3.Error) -> BatchRefused:
    """Return what SQLite refuses as sentences."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return BatchRefused(
            "The list of results is damaged.",
            "Delete it and begin the folder anew; the films themselves are untouched.",
        )
    if code == sqlite3.SQLITE_FULL:
        return BatchRefused(
            "The disk is full, so the batch has stopped.",
            "Make room and go on: what was saved is kept.",
        )
    return BatchRefused(
        "The list of results cannot be read or written.",
        "Look whether its folder can be written and no other program holds it.",
    )
