"""Taking over, once, what another file remembered before there was a worklist."""

from __future__ import annotations

from collections.abc import Iterable

from xlite_core.worklist.entries import NamedThresholds, Study
from xlite_core.worklist.named_thresholds import insert_thresholds
from xlite_core.worklist.store import Worklist
from xlite_core.worklist.studies import insert_study


def take_over(
    worklist: Worklist,
    source: str,
    studies: Iterable[Study],
    thresholds: Iterable[NamedThresholds] = (),
) -> bool:
    """Copy studies and thresholds into the worklist, all or nothing, and never a second time.

    Once only: what was forgotten since must not come back at the next start.

    Args:
        worklist: Where to.
        source: What they are taken from.
        studies: Their numbers and marks do not count.
        thresholds: As they were kept.

    Returns:
        Whether anything was done; False where this source had been taken over before.

    Raises:
        WorklistRefused: The file cannot be written.
        ValueError: A threshold is no probability.
    """
    with worklist.changing() as database:
        new = database.execute("INSERT OR IGNORE INTO taken_over VALUES (?)", (source,)).rowcount
        if not new:
            return False
        for study in studies:
            insert_study(database, study.paths, study.films, study.opened)
        for kept in thresholds:
            insert_thresholds(database, kept)
    return True
