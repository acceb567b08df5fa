"""TIFF files with exactly the tags a test wants: OpenCV writes only some of them."""

from __future__ import annotations

import struct
from typing import Any

from numpy.typing import NDArray

_SAMPLE_FORMATS = {"u": 1, "i": 2, "f": 3}


def tiff_bytes(
    rows: NDArray[Any],
    *,
    photometric: int = 1,
    bits: int | None = None,
    columns: int | None = None,
    big_endian: bool = False,
    big_tiff: bool = False,
) -> bytes:
    """Return an uncompressed grey TIFF of one strip.

    Args:
        rows: The samples, or packed bytes, shape (rows, columns).
        photometric: 0 for WhiteIsZero, 1 for BlackIsZero.
        bits: Of a sample; given only where `rows` holds packed bytes.
        columns: Width in pixels; likewise.
        big_endian: "MM" instead of "II".
        big_tiff: 64-bit offsets.
    """
    order = ">" if big_endian else "<"
    strip = rows.astype(rows.dtype.newbyteorder(order)).tobytes()
    head = 16 if big_tiff else 8
    tags = {
        256: columns or rows.shape[1],
        257: rows.shape[0],
        258: bits or 8 * rows.dtype.itemsize,
        259: 1,
        262: photometric,
        273: head,
        277: 1,
        278: rows.shape[0],
        279: len(strip),
        339: _SAMPLE_FORMATS[rows.dtype.kind],
    }
    offset, count = ("Q", "Q") if big_tiff else ("I", "H")
    mark = b"MM" if big_endian else b"II"
    version = struct.pack(f"{order}HHH", 43, 8, 0) if big_tiff else struct.pack(f"{order}H", 42)
    start = mark + version + struct.pack(order + offset, head + len(strip))
    entry = f"{order}HH{offset}{offset}"
    kind = 16 if big_tiff else 4
    entries = b"".join(struct.pack(entry, tag, kind, 1, value) for tag, value in tags.items())
    directory = struct.pack(order + count, len(tags)) + entries + struct.pack(order + offset, 0)
    return start + strip + directory
