"""One transaction of an SQLite database: all of it is kept, or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Hold the database's write lock for a block, and keep what it did, or nothing of it.

    Args:
        database: In autocommit mode (`isolation_level=None`), with no transaction open.

    Raises:
        sqlite3.Error: The database is locked, full or damaged; nothing was kept.
    """
    database.execute("BEGIN IMMEDIATE")
    try:
        yield database
    except BaseException:
        if database.in_transaction:  # a full disk ends it by itself
            database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
