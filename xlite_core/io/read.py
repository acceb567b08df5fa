"""The one door: any file that may be a radiograph goes in here.

What comes from outside goes through it in a process of its own: see `bounded_reading`.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from xlite_core.errors import UnreadableImage
from xlite_core.io.file_kind import HEAD_BYTES, FileKind, identify
from xlite_core.io.radiograph import Provenance, Radiograph
from xlite_core.io.raster import radiograph_from_raster

MAX_FILE_BYTES = 1_000_000_000
"""No single film comes near it; a volume or video that was dropped by mistake does."""


def read_radiograph(path: Path) -> Radiograph:
    """Read one radiograph, whatever file it is kept in.

    The pixels come back as the modality measured them: the modality LUT is
    applied, windows and inversion are not.  How to show them travels beside them.

    Args:
        path: A DICOM, PNG, JPEG or TIFF file.  The content decides, not the suffix.

    Raises:
        UnreadableImage: The file is missing, damaged, or of another kind.
        UnsupportedPixels: The file is sound but holds, say, several frames.
    """
    data, kind = file_content(path)
    return decoded(data, kind, path.name)


def file_content(path: Path) -> tuple[bytes, FileKind]:
    """Return a file's bytes and what they are; of a file beyond all sizes no more than is refused.

    Raises:
        UnreadableImage: The file is missing, or of a kind that is not read.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
            kind = identify(head)  # before reading on: the rest may be a disc image
            # Python reserves what it is asked for: ask for the file's size, not for a gigabyte.
            size = os.fstat(stream.fileno()).st_size or MAX_FILE_BYTES  # a pipe has none
            return head + stream.read(max(min(size, MAX_FILE_BYTES) - len(head), 0) + 1), kind
    except OSError as error:
        # "from None": the operating system's message holds the path.
        raise _unopened(error, is_folder=path.is_dir()) from None


def read_radiograph_bytes(data: bytes, file_name: str) -> Radiograph:
    """Read one radiograph from memory: a pasted picture, or a member of an archive.

    Args:
        data: The whole file.
        file_name: What to call it on the screen.

    Raises:
        UnreadableImage: As for `read_radiograph`.
    """
    return decoded(data, identify(data[:HEAD_BYTES]), file_name)


def looks_readable(path: Path) -> bool:
    """Say whether a file is of a kind that is read, from its first bytes alone.

    For dropped folders: cheap, and wrong only for files that turn out damaged.
    """
    try:
        with path.open("rb") as stream:
            identify(stream.read(HEAD_BYTES))
    except (OSError, UnreadableImage):
        return False
    return True


def decoded(data: bytes, kind: FileKind, file_name: str) -> Radiograph:
    """Decode a file that is in memory.

    Args:
        data: The whole file.
        kind: What `identify` calls it.
        file_name: Without folders, for the screen.

    Raises:
        UnreadableImage: As for `read_radiograph`.
    """
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableImage(
            "The file has more than 1 GB, which no single film has.",
            "Open the films one by one.",
            file_kind=kind.value,
        )
    provenance = Provenance(
        file_name=file_name,
        file_kind=kind.value,
        byte_count=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    if kind is FileKind.DICOM:
        from xlite_core.io.dicom import radiograph_from_dicom  # a PNG need not wait for pydicom

        return radiograph_from_dicom(data, provenance)
    return radiograph_from_raster(data, kind, provenance)


def _unopened(error: OSError, *, is_folder: bool) -> UnreadableImage:
    if is_folder:
        return UnreadableImage(
            "This is a folder, not a file.",
            "Open the films inside it, or drop the folder on the window.",
            file_kind="folder",
        )
    if isinstance(error, FileNotFoundError):
        return UnreadableImage(
            "The file does not exist any more.",
            "Check whether it was moved or renamed, or its drive unplugged.",
        )
    if isinstance(error, PermissionError):
        return UnreadableImage(
            "You are not allowed to read this file.",
            "Ask its owner for permission, or copy it to a folder of your own.",
        )
    return UnreadableImage(
        "The file could not be read from its drive.",
        "Check the drive or the network connection, and try again.",
    )
