"""Thresholds of the worklist: for each model its own, under names of the user's."""

from __future__ import annotations

import json
import math
import sqlite3

from xlite_core.worklist.entries import NamedThresholds
from xlite_core.worklist.store import Worklist


def keep_thresholds(worklist: Worklist, kept: NamedThresholds) -> None:
    """Keep thresholds, in place of earlier ones of the same model and name.

    Raises:
        WorklistRefused: The file cannot be written.
        ValueError: A threshold is no probability.
    """
    with worklist.changing() as database:
        insert_thresholds(database, kept)


def insert_thresholds(database: sqlite3.Connection, kept: NamedThresholds) -> None:
    """Do what `keep_thresholds` says within a transaction of the caller's."""
    if not all(math.isfinite(p) and 0.0 <= p <= 1.0 for p in kept.points.values()):
        msg = "a threshold is a probability, 0 to 1"
        raise ValueError(msg)
    points = json.dumps(dict(kept.points), allow_nan=False)
    database.execute(
        "INSERT OR REPLACE INTO thresholds (model, name, policy, points) VALUES (?, ?, ?, ?)",
        (kept.model, kept.name, kept.policy, points),
    )


def thresholds_of(worklist: Worklist, model: str) -> tuple[NamedThresholds, ...]:
    """Return what is kept for exactly this model, by name."""
    with worklist.asking() as database:
        rows = database.execute(
            "SELECT name, policy, points FROM thresholds WHERE model = ? ORDER BY name", (model,)
        ).fetchall()
    return tuple(
        NamedThresholds(model=model, name=name, policy=policy, points=json.loads(points))
        for name, policy, points in rows
    )


def forget_thresholds(worklist: Worklist, model: str, name: str) -> None:
    """Forget thresholds; no harm where there are none."""
    with worklist.changing() as database:
        database.execute("DELETE FROM thresholds WHERE model = ? AND name = ?", (model, name))


def rename_thresholds(worklist: Worklist, model: str, name: str, new: str) -> None:
    """Give thresholds another name, in place of others of that name; no harm where there are none.

    Raises:
        WorklistRefused: The file cannot be written.
    """
    with worklist.changing() as database:
        database.execute(
            "UPDATE OR REPLACE thresholds SET name = ? WHERE model = ? AND name = ?",
            (new, model, name),
        )
