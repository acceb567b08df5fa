"""A whole DICOM data set: for objects that refer to a film, and for copies without identity."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pydicom
from pydicom.dataset import Dataset

from xlite_core.errors import UnreadableImage
from xlite_core.io.dicom_dataset import damage_as_a_sentence
from xlite_core.io.file_kind import HEAD_BYTES, FileKind, identify
from xlite_core.io.read import MAX_FILE_BYTES

_PIXELS = 0x7FE00010
"""Pixel Data, and beyond it only padding and signatures."""


def is_dicom(data: bytes) -> bool:
    """Say whether a file is DICOM, from its first bytes.

    Args:
        data: The whole file, or at least its first `HEAD_BYTES` bytes.

    Raises:
        UnreadableImage: It is nothing that is read here.
    """
    return identify(data[:HEAD_BYTES]) is FileKind.DICOM


def file_bytes(path: Path) -> bytes:
    """Return a file's content.

    Raises:
        UnreadableImage: It cannot be opened, or has more than 1 GB.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except OSError:
        # "from None": the operating system's message holds the path.
        raise UnreadableImage(
            "The file cannot be opened.",
            "Check whether it was moved, or its drive unplugged.",
        ) from None
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableImage(
            "The file has more than 1 GB, which no single film has.", "Open the films one by one."
        )
    return data


def whole_dataset(data: bytes, *, pixels: bool) -> Dataset:
    """Parse every element of a DICOM file.

    Args:
        data: The whole file.
        pixels: Read the picture too; without it, parsing stops before Pixel Data (7FE0,0010).

    Returns:
        The data set, every element of it parsed, with `file_meta`.

    Raises:
        UnreadableImage: The structure is damaged.
    """
    with damage_as_a_sentence("The header of this DICOM file is damaged."):
        dataset = pydicom.dcmread(BytesIO(data), force=True, stop_before_pixels=not pixels)
        for _ in dataset.iterall():  # pydicom parses a value when it is first looked at
            pass
        return dataset
