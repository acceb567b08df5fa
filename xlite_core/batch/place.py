"""Where batches lie, which one belongs to some folders, and which are unfinished."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from xlite_core.batch.film_row import RowState
from xlite_core.batch.store import BatchStore
from xlite_core.errors import BatchRefused
from xlite_core.places import Place, folder_of

SUFFIX = ".batch"
_COMPANIONS = ("", "-wal", "-shm", ".lock")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBatch:
    """A batch from earlier.

    Attributes:
        file: Where it lies.
        roots: The files and folders it was begun with.
        model: Fingerprint of the model that works on it.
        done: Films with a result.
        total: All of its films.
        used: When it was written last, in seconds since 1970.
    """

    file: Path
    roots: tuple[Path, ...]
    model: str
    done: int
    total: int
    used: float

    @property
    def finished(self) -> bool:
        return self.done == self.total


def batches_folder() -> Path:
    """Return where batches lie when nobody says otherwise; `XLITE_BATCHES` overrides it."""
    return folder_of(Place.BATCHES)


def batch_file(folder: Path, model: str, roots: Sequence[Path]) -> Path:
    """Return the file of a batch: one for each model and each set of files and folders.

    Args:
        folder: Where batches lie.
        model: Fingerprint of the model.
        roots: What was dropped or named, in any order.
    """
    named = sorted(os.path.abspath(root) for root in roots)  # noqa: PTH100 - links stay links
    digest = hashlib.sha256("\n".join((model, *named)).encode("utf-8", "surrogateescape"))
    return folder / f"{digest.hexdigest()[:24]}{SUFFIX}"


def kept_batches(folder: Path) -> tuple[KeptBatch, ...]:
    """Return the batches of a folder, the latest first; what cannot be read is left out."""
    found = [_kept(file) for file in folder.glob(f"*{SUFFIX}")] if folder.is_dir() else []
    return tuple(sorted((kept for kept in found if kept is not None), key=lambda kept: -kept.used))


def _kept(file: Path) -> KeptBatch | None:
    try:
        used = file.stat().st_mtime
        store = BatchStore(file)
    except (BatchRefused, OSError):
        return None
    try:
        facts, counts = store.facts, store.counts()
    except BatchRefused:
        return None
    finally:
        store.close()
    total = sum(counts.values())
    if "model" not in facts or not total:
        return None
    return KeptBatch(
        file=file,
        roots=tuple(Path(root) for root in facts.get("roots", ())),
        model=facts["model"],
        done=total - counts[RowState.WAITING],
        total=total,
        used=used,
    )


def is_in_use(file: Path) -> bool:
    """Return whether a window or a command works on a batch just now."""
    if not Path(f"{file}.lock").exists():
        return False
    try:
        with FileLock(f"{file}.lock", timeout=0):
            return False
    except Timeout:
        return True


def forget_batch(file: Path) -> None:
    """Delete a batch with everything that belongs to it; no harm where there is none.

    Raises:
        BatchRefused: It is in use, or cannot be deleted.
    """
    if is_in_use(file):
        raise BatchRefused(
            "Another window or command is working on these films, so they were not forgotten.",
            "Stop it there first.",
        )
    try:
        for end in _COMPANIONS:
            Path(f"{file}{end}").unlink(missing_ok=True)
    except OSError as error:
        raise BatchRefused(
            "A list of results could not be deleted.",
            f"Delete it by hand in {file.parent}.",
        ) from error


def forget_batches(folder: Path) -> None:
    """Delete every batch of a folder.

    Raises:
        BatchRefused: One is in use, or cannot be deleted; the others are gone all the same.
    """
    refused: BatchRefused | None = None
    for file in folder.glob(f"*{SUFFIX}") if folder.is_dir() else ():
        try:
            forget_batch(file)
        except BatchRefused as error:
            refused = error
    if refused is not None:
        raise refused
