"""Moving the worklist to another folder."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from xlite_core.errors import WorklistRefused
from xlite_core.worklist.store import Worklist


def move_worklist(worklist: Worklist, target: Path) -> None:
    """Close a worklist and put its file elsewhere; it is opened anew by whoever wants it.

    Leaving the write-ahead log needs the file alone (https://www.sqlite.org/wal.html), so
    this refuses while another window has it open: that one would go on writing into nothing.

    Raises:
        WorklistRefused: There is a worklist already, another window is open, or one of the
            folders cannot be written.  The file then stays where it was.
    """
    if target.exists():
        raise WorklistRefused(
            "There is a worklist in that folder already.",
            "Choose an empty folder; two worklists are never mixed.",
        )
    _leave_log(worklist)
    worklist.close()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(worklist.file, target)
    except OSError as error:
        raise WorklistRefused(
            "The worklist could not be moved to that folder.",
            "Choose a folder that you can write; the worklist stays where it was.",
        ) from error


def _leave_log(worklist: Worklist) -> None:
    try:
        with worklist.asking() as database:
            mode = database.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    except WorklistRefused as error:
        if not isinstance(error.__cause__, sqlite3.OperationalError):
            raise
        mode = "wal"
    if mode != "delete":
        raise WorklistRefused(
            "Another window has the worklist open, so it was not moved.",
            "Close the other windows of this application and move it again.",
        )
