"""Opening the worklist's file: private, crash-safe, and kept aside when it is damaged.

The journal is a write-ahead log, so that a second window can read while the first one writes.
`synchronous=FULL` waits for the disk at every commit (https://www.sqlite.org/pragma.html): under
NORMAL a power cut could take back an opinion that the window had already shown as kept, and a
reader gives a few a minute, not thousands a second.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xlite_core.errors import WorklistRefused
from xlite_core.worklist.schema import migrate

FILE_NAME = "worklist.sqlite"

_PATIENCE_S = 2.0
"""How long to wait for another window's write; a write takes milliseconds."""

_COMPANIONS = ("", "-wal", "-shm")
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def open_database(file: Path) -> sqlite3.Connection:
    """Open or begin a worklist; the caller closes it.

    The connection may be used by any thread, by one at a time, and is in autocommit mode.

    Raises:
        WorklistRefused: The file is locked, cannot be written, or is of a newer version.
        sqlite3.DatabaseError: The file is damaged; see `is_damage`.
    """
    with refusals():
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            # SQLite gives its log and index the permissions of the file itself.
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
            file.chmod(0o600)
        except OSError as error:
            raise WorklistRefused(
                "The worklist cannot be written where it lies.",
                "Choose another folder for it in the settings; until then nothing is remembered.",
            ) from error
        database = sqlite3.connect(
            file, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(database)
        except BaseException:
            database.close()
            raise
    return database


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten with zeros
    answer = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise _damage(answer)
    migrate(database)


def _damage(said: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(said)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether the file's content is at fault, not its place or another window."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what SQLite refuses into a sentence; damage passes as it is."""
    try:
        yield
    except sqlite3.Error as error:
        if is_damage(error):
            raise
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise WorklistRefused(
                "Another program holds the worklist, so this was not remembered.",
                "Close other windows of this application and do it again.",
            ) from error
        if code == sqlite3.SQLITE_FULL:
            raise WorklistRefused(
                "The disk is full, so this was not remembered.",
                "Make room on the disk that holds the worklist and do it again.",
            ) from error
        raise WorklistRefused(
            "The worklist cannot be read or written, so this was not remembered.",
            "Look in the settings where it lies, and whether that folder can be written.",
        ) from error


def keep_aside(file: Path) -> Path:
    """Rename a damaged worklist and its log, and return the new name.

    Raises:
        OSError: The folder cannot be written.
    """
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    number = 0
    while (kept := file.with_name(f"{file.stem}.damaged-{stamp}-{number}{file.suffix}")).exists():
        number += 1
    for end in _COMPANIONS:
        part = Path(f"{file}{end}")
        if part.exists():
            part.rename(f"{kept}{end}")
    return kept


def kept_aside(file: Path) -> tuple[Path, ...]:
    """Return the damaged files, with their logs, that were once kept aside."""
    return tuple(sorted(file.parent.glob(f"{file.stem}.damaged-*")))
