"""How many channels a picture file has, told from its beginning and without decoding it."""

from __future__ import annotations

import struct
from pathlib import Path

from xlite_core.errors import UnreadableImage
from xlite_core.io.file_kind import FileKind, identify

_ENOUGH = 65_536
"""A JPEG's frame follows its metadata; in a file with more of them nothing is said."""
_PNG_CHANNELS = {0: 1, 2: 3, 3: 3, 4: 2, 6: 4}
_NO_FRAME = (0xC4, 0xC8, 0xCC)


def channels_of(path: Path) -> int | None:
    """Return 1 for grey, 2 with transparency, 3 for colour, 4 for both; None if it is not said.

    Only PNG and JPEG are looked at: the others are made by devices and scanners, which know grey.

    Raises:
        OSError: The file cannot be opened.
    """
    with path.open("rb") as stream:
        head = stream.read(_ENOUGH)
    try:
        kind = identify(head)
        if kind is FileKind.PNG:
            return _PNG_CHANNELS.get(head[25])
        return _jpeg(head) if kind is FileKind.JPEG else None
    except (UnreadableImage, IndexError, struct.error):
        return None


def _jpeg(head: bytes) -> int | None:
    position = 2
    while head[position] == 0xFF:
        marker = head[position + 1]
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            return head[position + 9]
        if marker == 0xDA:
            return None
        (length,) = struct.unpack_from(">H", head, position + 2)
        position += 1 if marker == 0xFF else 2 + length
    return None
