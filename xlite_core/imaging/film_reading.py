"""From a file to what a cache may keep of it: the window's door and recipe, for many films."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2

from xlite_core.errors import UnreadableImage, UnsupportedPixels
from xlite_core.imaging.preprocessing import PreprocessingRecipe, network_grey
from xlite_core.imaging.windowing import GreyImage, presented
from xlite_core.io.radiograph import Radiograph
from xlite_core.io.reading_pool import read_bounded

Read = Callable[[Path], Radiograph]
"""A door for films: in a bounded child, or inside."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ReadFilm:
    """A film as the recipe leaves it before normalisation.

    Attributes:
        grey: uint8, shape (size, size).
        sha256: Of the whole file, 64 hexadecimal digits.
        byte_count: Of the whole file.
    """

    grey: GreyImage
    sha256: str
    byte_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableFilm:
    """A film that was asked for and cannot be had.

    Attributes:
        file: Its name, as it was given.
        reason: A full sentence.
    """

    file: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file} ({self.reason})"


def read_film(path: Path, recipe: PreprocessingRecipe, read: Read | None = None) -> ReadFilm:
    """Read a film through the same door and recipe that the window uses.

    Args:
        path: Where it is.
        recipe: Size and CLAHE settings.
        read: The door; a bounded child by default.  A trainer, which may break down, reads inside.

    Raises:
        UnreadableImage: The file is missing, damaged, of another kind, or no film.
    """
    radiograph = (read or read_bounded)(path)
    try:
        grey = network_grey(presented(radiograph), recipe)
    except (cv2.error, MemoryError) as error:
        raise UnsupportedPixels(
            "The film does not fit into the memory once it is padded to a square.",
            "Crop it: a radiograph is not many times longer than wide.",
        ) from error
    provenance = radiograph.provenance
    return ReadFilm(grey=grey, sha256=provenance.sha256, byte_count=provenance.byte_count)


def read_or_reason(
    path: Path, file: str, recipe: PreprocessingRecipe, read: Read | None = None
) -> ReadFilm | UnreadableFilm:
    """Return the film, or why it cannot be read, for callers who go on with the others.

    Args:
        path: Where it is.
        file: What its table calls it.
        recipe: Size and CLAHE settings.
        read: As for `read_film`.
    """
    try:
        return read_film(path, recipe, read)
    except UnreadableImage as error:
        return UnreadableFilm(file=file, reason=error.summary)
