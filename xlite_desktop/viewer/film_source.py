"""Where a film comes from, and finding films in folders."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # reading needs numpy and pydicom, which a window without films does not
    from xlite_core.io.radiograph import Radiograph

MOST_FILMS = 5_000
"""A folder with more is not a study but a disk; the first ones are enough to notice."""


@dataclass(frozen=True, slots=True)
class FilmSource:
    """A file, or bytes that were pasted.

    Attributes:
        name: File name without folders, or our own word for pasted pixels.
        path: The file; None for pasted pixels.
        data: A whole image file in memory; None for files.
    """

    name: str
    path: Path | None = None
    data: bytes | None = field(default=None, repr=False)

    def read(self) -> Radiograph:
        """Read the film.

        Raises:
            UnreadableImage: The content is damaged or no image.
        """
        from xlite_core.io.read import read_radiograph, read_radiograph_bytes

        if self.data is not None:
            return read_radiograph_bytes(self.data, self.name)
        assert self.path is not None
        return read_radiograph(self.path)

    @property
    def byte_count(self) -> int:
        """Size in bytes; 0 where the file cannot be asked."""
        if self.data is not None:
            return len(self.data)
        try:
            return self.path.stat().st_size if self.path is not None else 0
        except OSError:
            return 0


def find_films(
    paths: Sequence[Path], should_stop: Callable[[], bool] = lambda: False
) -> tuple[FilmSource, ...]:
    """Return the films that dropped files and folders stand for.

    A file that was named is always taken, whatever it is: a refusal with its
    reason is more help than silence.  In a folder, and in the folders below it,
    only files that look like images are taken.
    """
    films: list[FilmSource] = []
    for path in paths:
        for found in _below(path, should_stop) if path.is_dir() else [path]:
            if should_stop() or len(films) == MOST_FILMS:
                return tuple(films)
            films.append(FilmSource(found.name, found))
    return tuple(films)


def _below(folder: Path, should_stop: Callable[[], bool]) -> Iterator[Path]:
    from xlite_core.io.read import looks_readable

    for parent, folders, names in os.walk(folder):
        folders[:] = sorted((f for f in folders if not f.startswith(".")), key=natural_key)
        for name in sorted(names, key=natural_key):
            if should_stop():
                return
            path = Path(parent, name)
            # DICOMDIR is an index in DICOM's own clothes, and holds no pixels.
            if name.startswith(".") or name.upper() == "DICOMDIR" or not looks_readable(path):
                continue
            yield path


def natural_key(name: str) -> tuple[tuple[int, int | str], ...]:
    """Sort IM-2 before IM-10, as people do."""
    return tuple(
        (0, int(part)) if part.isdigit() else (1, part.casefold())
        for part in re.split(r"(\d+)", name)
        if part
    )
