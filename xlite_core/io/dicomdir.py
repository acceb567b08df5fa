"""A DICOMDIR: the table of contents of a disc, resolved to the files that it names (PS3.10, 8)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from pydicom import dcmread
from pydicom.dataset import Dataset

from xlite_core.errors import UnreadableImage
from xlite_core.io.dicom_dataset import all_values, damage_as_a_sentence, first_value
from xlite_core.io.disc_contents import Contents
from xlite_core.io.file_kind import HEAD_BYTES, is_dicomdir

MOST_BYTES = 64_000_000
"""A record takes about a kilobyte: no disc holds more."""


def is_index(path: Path) -> bool:
    """Say whether a file is a DICOMDIR, by its content."""
    try:
        with path.open("rb") as stream:
            return is_dicomdir(stream.read(HEAD_BYTES))
    except OSError:
        return False


def size_of(index: Path) -> int:
    """Return how many bytes of a DICOMDIR `contents` reads; 0 where it cannot be asked."""
    try:
        return min(index.stat().st_size, MOST_BYTES)
    except OSError:
        return 0


def contents(index: Path) -> Contents:
    """Read a DICOMDIR.

    Args:
        index: The file; what it names lies beside and below it.

    Raises:
        UnreadableImage: It is damaged, cannot be opened, or is larger than `MOST_BYTES`.
    """
    data = _bytes_of(index)
    films: list[Path] = []
    missing: list[str] = []
    others = 0
    folders = _Folders()
    with damage_as_a_sentence("The DICOMDIR is damaged.", "DICOMDIR"):
        records = dcmread(BytesIO(data), force=True).get("DirectoryRecordSequence") or ()
        for record in records:
            parts = [str(part).strip(" \x00") for part in all_values(record, "ReferencedFileID")]
            if not parts:
                continue  # a patient, a study or a series
            if not _is_image(record):
                others += 1
            elif (found := folders.find(index.parent, parts)) is not None:
                films.append(found)
            else:
                missing.append(parts[-1])
    return Contents(tuple(films), tuple(missing), others)


def _bytes_of(index: Path) -> bytes:
    try:
        with index.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError:
        raise UnreadableImage(
            "The DICOMDIR could not be read from its drive.",
            "Check the drive, or open the folder beside it.",
            file_kind="DICOMDIR",
        ) from None
    if len(data) > MOST_BYTES:
        raise UnreadableImage(
            "The DICOMDIR is larger than that of any disc.",
            "Open the folder beside it: its films are found by their content.",
            file_kind="DICOMDIR",
        )
    return data


def _is_image(record: Dataset) -> bool:
    return str(first_value(record, "DirectoryRecordType") or "").strip().upper() == "IMAGE"


class _Folders:
    """Finds files whatever the case of their names, listing each folder once.

    A disc's names are upper case; systems show them in lower case, and some with
    a version (";1", ISO 9660) or a trailing dot.
    """

    def __init__(self) -> None:
        self._listed: dict[Path, dict[str, Path]] = {}

    def find(self, root: Path, parts: list[str]) -> Path | None:
        """Return the file below a folder; None where it is not, or where the name leads out."""
        place = root
        for part in parts:
            if part in ("", ".", "..") or any(mark in part for mark in "/\\:"):
                return None
            inside = self._names(place).get(_bare(part))
            if inside is None or inside.is_symlink():
                return None
            place = inside
        return place if place.is_file() else None

    def _names(self, folder: Path) -> dict[str, Path]:
        if folder not in self._listed:
            self._listed[folder] = dict(_entries(folder))
        return self._listed[folder]


def _entries(folder: Path) -> Iterator[tuple[str, Path]]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    yield from ((_bare(entry.name), entry) for entry in entries)


def _bare(name: str) -> str:
    return name.partition(";")[0].rstrip(".").casefold()
