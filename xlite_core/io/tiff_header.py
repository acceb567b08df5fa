"""The first page of a TIFF file: its size, its sample type, and whether it is all there.

TIFF 6.0 (Adobe, 1992) and BigTIFF, in both byte orders.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from xlite_core.errors import UnreadableImage, UnsupportedPixels

_SUBFILE, _OLD_SUBFILE, _COLUMNS, _ROWS, _BITS = 254, 255, 256, 257, 258
_PHOTOMETRIC, _STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES, _FORMAT = 262, 273, 279, 324, 325, 339
_WANTED = {
    _SUBFILE, _OLD_SUBFILE, _COLUMNS, _ROWS, _BITS,
    _PHOTOMETRIC, _STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES, _FORMAT,
}  # fmt: skip
_FIELD_CODES = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}  # field type -> struct code

_UNSIGNED, _SIGNED, _FLOAT = 1, 2, 3
_PALETTE = 3
_READ_SAMPLES = {
    (1, _UNSIGNED), (8, _UNSIGNED), (12, _UNSIGNED), (16, _UNSIGNED),
    (16, _SIGNED), (32, _SIGNED), (32, _FLOAT), (64, _FLOAT),
}  # fmt: skip

_MAX_PAGES = 10_000

Tags = Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class TiffHeader:
    """What the first page says of itself.

    Attributes:
        rows: Height in pixels.
        columns: Width in pixels.
        bits: Bits of a sample: 1, 4, 8, 12, 16, 32 or 64.
        min_is_white: PhotometricInterpretation is WhiteIsZero.
    """

    rows: int
    columns: int
    bits: int
    min_is_white: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    """How classic TIFF and BigTIFF differ: widths of counts and offsets."""

    order: str
    offset: str
    count: str
    inline_bytes: int
    first: int


def read_tiff_header(data: bytes) -> TiffHeader:
    """Return the first page's header.

    Raises:
        struct.error: The file ends inside its directory.
        UnreadableImage: Strips or tiles lie beyond the end of the file.
        UnsupportedPixels: There are several pages, or an unusual sample type.
    """
    layout = _layout(data)
    pages = [tags for tags in _directories(data, layout) if _is_picture(tags)]
    if not pages:
        raise UnreadableImage(
            "This TIFF file holds no picture.", "Export the film again.", file_kind="TIFF"
        )
    if len(pages) > 1:
        raise UnsupportedPixels(
            f"This TIFF file holds {len(pages)} pages; only single pictures are read.",
            "Save the page you want as a file of its own.",
            file_kind="TIFF",
        )
    page = pages[0]
    _check_complete(page, len(data))
    photometric = _first(page, _PHOTOMETRIC, 1)
    bits = _checked_bits(page, photometric)
    return TiffHeader(_first(page, _ROWS, 0), _first(page, _COLUMNS, 0), bits, photometric == 0)


def _layout(data: bytes) -> _Layout:
    order = "<" if data[:2] == b"II" else ">"
    (version,) = struct.unpack_from(f"{order}H", data, 2)
    if version == 43:
        return _Layout(order, "Q", "Q", 8, struct.unpack_from(f"{order}Q", data, 8)[0])
    return _Layout(order, "I", "H", 4, struct.unpack_from(f"{order}I", data, 4)[0])


def _directories(data: bytes, layout: _Layout) -> list[Tags]:
    pages: list[Tags] = []
    seen: set[int] = set()
    position = layout.first
    while position and position not in seen and len(pages) < _MAX_PAGES:
        seen.add(position)
        (entries,) = struct.unpack_from(layout.order + layout.count, data, position)
        position += struct.calcsize(layout.count)
        entry_bytes = 4 + 2 * layout.inline_bytes
        page: dict[int, tuple[int, ...]] = {}
        for start in range(position, position + entries * entry_bytes, entry_bytes):
            tag, kind = struct.unpack_from(f"{layout.order}HH", data, start)
            if tag in _WANTED and kind in _FIELD_CODES:
                page[tag] = _values(data, layout, start + 4, _FIELD_CODES[kind])
        pages.append(page)
        end = position + entries * entry_bytes
        (position,) = struct.unpack_from(layout.order + layout.offset, data, end)
    return pages


def _values(data: bytes, layout: _Layout, position: int, code: str) -> tuple[int, ...]:
    (count,) = struct.unpack_from(layout.order + layout.offset, data, position)
    position += layout.inline_bytes
    if count * struct.calcsize(code) > layout.inline_bytes:
        (position,) = struct.unpack_from(layout.order + layout.offset, data, position)
    if count * struct.calcsize(code) > len(data):  # before asking for that much memory
        raise struct.error
    return struct.unpack_from(f"{layout.order}{count}{code}", data, position)


def _is_picture(tags: Tags) -> bool:
    """Tell a page from its thumbnail or mask (NewSubfileType bits 0 and 2)."""
    return not _first(tags, _SUBFILE, 0) & 0b101 and _first(tags, _OLD_SUBFILE, 1) != 2


def _check_complete(page: Tags, file_bytes: int) -> None:
    starts = page.get(_STRIPS) or page.get(_TILES) or ()
    counts = page.get(_STRIP_BYTES) or page.get(_TILE_BYTES) or ()
    ends = [start + count for start, count in zip(starts, counts, strict=False)]
    if not starts or max(ends, default=max(starts)) > file_bytes:
        raise UnreadableImage(
            "This TIFF file stops before the end of its picture.",
            "Copy it again from its source: the transfer was cut short.",
            file_kind="TIFF",
        )


def _checked_bits(page: Tags, photometric: int) -> int:
    bits = _first(page, _BITS, 1)
    sample = _first(page, _FORMAT, _UNSIGNED)
    indexed = photometric == _PALETTE and bits in (1, 4, 8)
    if not indexed and (bits, sample) not in _READ_SAMPLES:
        name = {_SIGNED: "signed", _FLOAT: "floating-point"}.get(sample, "unsigned")
        raise UnsupportedPixels(
            f"This TIFF file has {bits}-bit {name} samples, which no film has.",
            "Save it with 8 or 16 bits a sample.",
            file_kind="TIFF",
        )
    return bits


def _first(tags: Tags, tag: int, default: int) -> int:
    values = tags.get(tag)
    return values[0] if values else default
