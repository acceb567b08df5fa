"""What a file is, told from its first bytes and never from its suffix."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import Enum

from xlite_core.errors import UnreadableImage, UnsupportedPixels

HEAD_BYTES = 4096
"""Enough of a file for `identify`: past a DICOM preamble and its meta header."""

_DICOMDIR_CLASS = b"1.2.840.10008.1.3.10"  # Media Storage Directory Storage, PS3.4 Annex B


class FileKind(Enum):
    """The kinds that are read.  The value is the name for people."""

    DICOM = "DICOM"
    PNG = "PNG"
    JPEG = "JPEG"
    TIFF = "TIFF"


@dataclass(frozen=True, slots=True)
class _Refusal:
    kind: str
    summary: str
    hint: str = "Export the film as DICOM, PNG, JPEG or TIFF and open that."


_PICTURES: tuple[tuple[bytes, FileKind], ...] = (
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
    (b"II+\x00", FileKind.TIFF),
    (b"MM\x00+", FileKind.TIFF),
)

_ARCHIVE_HINT = "Unpack it first, then open the films inside."
_OTHERS: tuple[tuple[int, bytes, _Refusal], ...] = (
    (0, b"%PDF", _Refusal("PDF", "This is a PDF document, not a film.")),
    (0, b"PK\x03\x04", _Refusal("ZIP", "This is a ZIP archive or an office file.", _ARCHIVE_HINT)),
    (0, b"7z\xbc\xaf", _Refusal("7-Zip", "This is a 7-Zip archive, not a film.", _ARCHIVE_HINT)),
    (0, b"Rar!", _Refusal("RAR", "This is a RAR archive, not a film.", _ARCHIVE_HINT)),
    (0, b"\x1f\x8b", _Refusal("gzip", "This is a gzip archive, not a film.", _ARCHIVE_HINT)),
    (8, b"WEBP", _Refusal("WebP", "This is a WebP picture, which is not read.")),
    (0, b"GIF8", _Refusal("GIF", "This is a GIF picture, which is not read.")),
    (0, b"BM", _Refusal("BMP", "This is a BMP picture, which is not read.")),
    (4, b"jP  ", _Refusal("JPEG 2000", "This is a bare JPEG 2000 picture, which is not read.")),
    (0, b"\xff\x4f\xff\x51", _Refusal("JPEG 2000", "This is a bare JPEG 2000 stream.")),
    (4, b"ftyphei", _Refusal("HEIC", "This is a HEIC photograph, which is not read.")),
    (4, b"ftyphev", _Refusal("HEIC", "This is a HEIC photograph, which is not read.")),
    (4, b"ftypmif1", _Refusal("HEIC", "This is a HEIC photograph, which is not read.")),
    (4, b"ftypavif", _Refusal("AVIF", "This is an AVIF picture, which is not read.")),
    (4, b"ftyp", _Refusal("video", "This is a video, not a single film.")),
    (344, b"n+1\x00", _Refusal("NIfTI", "This is a NIfTI volume, not a single film.")),
    (344, b"ni1\x00", _Refusal("NIfTI", "This is the header of a NIfTI volume, not a film.")),
    (0, b"NRRD", _Refusal("NRRD", "This is an NRRD volume, not a single film.")),
)

_EMPTY = _Refusal("empty file", "The file is empty.", "Copy it again from its source.")
_DICOMDIR = _Refusal(
    "DICOMDIR",
    "This is a DICOMDIR, the table of contents of a disc, and holds no film itself.",
    "Open the folder beside it instead: its films are found by their content.",
)
_WEB_PAGE = _Refusal(
    "web page",
    "This is a web page, not a film.",
    "A download may have saved a login page in its place: fetch the film again.",
)
_TEXT = _Refusal("text", "This is a text file, not a film.")
_UNKNOWN = _Refusal("unknown kind", "This file is of no kind that is read here.")


def identify(head: bytes) -> FileKind:
    """Return what a file is.

    Args:
        head: Its first `HEAD_BYTES` bytes, or all of a shorter file.

    Raises:
        UnreadableImage: It is nothing that is read here; the sentence says what it is.
        UnsupportedPixels: It is a DICOMDIR.
    """
    kind = _picture_kind(head)
    if kind is None:
        refusal = _refusal(head)
        raise UnreadableImage(refusal.summary, refusal.hint, file_kind=refusal.kind)
    if kind is FileKind.DICOM and is_dicomdir(head):
        raise UnsupportedPixels(_DICOMDIR.summary, _DICOMDIR.hint, file_kind=_DICOMDIR.kind)
    return kind


def is_dicomdir(head: bytes) -> bool:
    """Say whether a file is a disc's table of contents, from its first `HEAD_BYTES` bytes."""
    return _picture_kind(head) is FileKind.DICOM and _DICOMDIR_CLASS in head


def has_preamble(head: bytes) -> bool:
    """Say whether the file begins as PS3.10 wants it: 128 bytes, then "DICM"."""
    return head[128:132] == b"DICM"


def _picture_kind(head: bytes) -> FileKind | None:
    # DICOM first: the preamble is free for other uses, and a dual-personality
    # file may begin with a TIFF signature (PS3.10 Section 7.1).
    if has_preamble(head) or _is_bare_data_set(head):
        return FileKind.DICOM
    for signature, kind in _PICTURES:
        if head.startswith(signature):
            return kind
    return None


def _is_bare_data_set(head: bytes) -> bool:
    """Recognise DICOM without a preamble by a first element of group 0002 or 0008.

    Old archives and network dumps store data sets this way.  The element must be
    one of the low-numbered ones that such groups begin with, and its VR or
    length must make sense, or any file with two lucky bytes would pass.
    """
    if len(head) < 12:
        return False
    for order in "<>":
        group, element = struct.unpack_from(f"{order}HH", head)
        if group not in (0x0002, 0x0008) or element > 0x0070:
            continue
        if head[4:6].isalpha() and head[4:6].isupper():
            return True
        (length,) = struct.unpack_from("<I", head, 4)
        if order == "<" and length <= 1024 and length % 2 == 0:
            return True
    return False


def _refusal(head: bytes) -> _Refusal:
    if not head:
        return _EMPTY
    for offset, signature, refusal in _OTHERS:
        if head.startswith(signature, offset):
            return refusal
    return _refusal_of_text(head)


def _refusal_of_text(head: bytes) -> _Refusal:
    # The last character may be cut in the middle, hence "ignore".
    text = head.decode("utf-8", errors="ignore")
    if b"\x00" in head or len(text.encode()) < len(head) - 3:
        return _UNKNOWN
    start = text.lstrip("\ufeff \t\r\n").lower()
    return _WEB_PAGE if start.startswith(("<!doctype html", "<html")) else _TEXT
