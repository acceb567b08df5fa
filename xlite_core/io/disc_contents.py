"""What a disc says that it holds, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Contents:
    """What a DICOMDIR names.

    Attributes:
        films: Files of its image records that are there, in its order.
        missing: Names, without folders, of image files that are not there.
        others: Number of its records of objects without a picture.
    """

    films: tuple[Path, ...]
    missing: tuple[str, ...]
    others: int
