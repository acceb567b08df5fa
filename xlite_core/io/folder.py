"""Finding films in folders: one rule for every door."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from xlite_core.io.read import looks_readable


def films_below(folder: Path, should_stop: Callable[[], bool] = lambda: False) -> Iterator[Path]:
    """Find the films in a folder and in all folders below it, in natural order.

    A folder's own files come before those of its folders.  Hidden files and
    folders are left out, and so are links to folders, which could lead in circles.

    Args:
        folder: Where to search.  A folder that may not be opened holds nothing.
        should_stop: Asked before every file; True ends the search.

    Yields:
        Files whose first bytes are those of a format that is read.
    """
    for path in files_below(folder, should_stop):
        # DICOMDIR is an index in DICOM's own clothes, and holds no pixels.
        if path.name.upper() != "DICOMDIR" and looks_readable(path):
            yield path


def files_below(folder: Path, should_stop: Callable[[], bool] = lambda: False) -> Iterator[Path]:
    """Find the files of every kind in a folder and below it; see `films_below`."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted((f for f in folders if not f.startswith(".")), key=natural_key)
        for name in sorted(names, key=natural_key):
            if should_stop():
                return
            path = Path(parent, name)
            # Opening a pipe or a device could wait for ever.
            if not name.startswith(".") and path.is_file():
                yield path


def natural_key(name: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key that sorts IM-2 before IM-10, as people do."""
    return tuple(
        (0, int(part)) if part.isdecimal() else (1, part.casefold())
        for part in re.split(r"(\d+)", name)
        if part
    )
