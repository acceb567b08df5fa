"""Where a film comes from, and finding films in folders."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
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
    from xlite_core.io.folder import films_below

    films: list[FilmSource] = []
    for path in paths:
        # Not Path.is_dir, which raises where a folder on the way may not be entered.
        is_folder = os.path.isdir(path)  # noqa: PTH112
        for found in films_below(path, should_stop) if is_folder else [path]:
            if should_stop() or len(films) == MOST_FILMS:
                return tuple(films)
            films.append(FilmSource(found.name, found))
    return tuple(films)
