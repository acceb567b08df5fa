"""Where a film comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from xlite_core.io.film_group import FilmGroup

if TYPE_CHECKING:  # reading needs numpy and pydicom, which a window without films does not
    from xlite_core.io.radiograph import Radiograph

MANY_FILMS = 50
"""More than that nobody pages through: a drop of more films becomes a table."""

MOST_FILMS = 5_000
"""A folder with more is not a study but a disk; the first ones are enough to notice."""


@dataclass(frozen=True, slots=True)
class FilmSource:
    """A file, or bytes that were pasted.

    Attributes:
        name: File name without folders, or our own word for pasted pixels.
        path: The file; None for pasted pixels.
        data: A whole image file in memory; None for files.
        group: The study it belongs to; None where no header names one.
    """

    name: str
    path: Path | None = None
    data: bytes | None = field(default=None, repr=False)
    group: FilmGroup | None = None

    def read(self) -> Radiograph:
        """Read the film.

        Raises:
            UnreadableImage: The content is damaged or no image.
        """
        from xlite_core.io.reading_pool import read_bounded, read_bounded_bytes

        if self.data is not None:
            return read_bounded_bytes(self.data, self.name)
        assert self.path is not None
        return read_bounded(self.path)

    @property
    def byte_count(self) -> int:
        """Size in bytes; 0 where the file cannot be asked."""
        if self.data is not None:
            return len(self.data)
        try:
            return self.path.stat().st_size if self.path is not None else 0
        except OSError:
            return 0
