"""From dropped folders to the list of a batch."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from xlite_core.batch.store import BatchStore
from xlite_core.errors import BatchRefused
from xlite_core.io.studies import Gathering, gather


def list_films(
    store: BatchStore,
    roots: Sequence[Path],
    *,
    should_stop: Callable[[], bool] = lambda: False,
    tell: Callable[[int, int], None] = lambda _seen, _films: None,
) -> Gathering:
    """Search files and folders, and bring the list of a batch up to date.

    Args:
        store: The batch; its `writer` must be held.
        roots: Files, DICOMDIRs and folders, as for `gather`.
        should_stop: As for `gather`; a search that was called off leaves the list as it was.
        tell: As for `gather`.

    Returns:
        What was found, with what was left out and why.

    Raises:
        BatchRefused: There is no film to list, the batch was begun with other files and folders,
            or its file cannot be written.
    """
    named = [os.path.abspath(root) for root in roots]  # noqa: PTH100 - links stay links
    before = set(store.facts.get("roots", ()))
    # More may join, and what is gone cannot be named; but nothing is scored that nobody named.
    if any(os.path.lexists(root) for root in before.difference(named)):
        raise BatchRefused(
            "The unfinished results here are of other films.",
            f"Finish those first with the same command, or delete {store.file.name} to drop them.",
        )
    found = gather(roots, should_stop=should_stop, tell=tell)
    if found.stopped:
        return found
    if not found.films and not store.counts():
        raise BatchRefused(
            "There is no film in what was given.",
            "Give PNG, JPEG, TIFF or DICOM files, or a folder that holds some.",
        )
    store.note_facts(roots=named)
    store.take_list([_absolute(film.path) for film in found.films])
    return found


def _absolute(path: Path) -> Path:
    """Name a file from the root: the batch may go on from another folder."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would follow links
