"""What PNG, JPEG and TIFF files say of themselves, read before decoding anything.

OpenCV shows what is left of a truncated picture without a word, and believes
any size it is told.  So structure and size are checked here first.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from xlite_core.errors import UnreadableImage, UnsupportedPixels
from xlite_core.io.file_kind import FileKind
from xlite_core.io.tiff_header import read_tiff_header


@dataclass(frozen=True, slots=True)
class RasterHeader:
    """Size and depth of a raster picture.

    Attributes:
        rows: Height in pixels, before any EXIF orientation.
        columns: Width in pixels, likewise.
        bits: Meaningful bits of a decoded sample: 8, 12, 16, 32 or 64.
        min_is_white: The smallest value is white (TIFF only).
        components: Of a JPEG: 3 where it has colours; 1 elsewhere, which says nothing.
    """

    rows: int
    columns: int
    bits: int
    min_is_white: bool = False
    components: int = 1


def read_header(data: bytes, kind: FileKind) -> RasterHeader:
    """Check a picture's structure and return its size.

    Raises:
        UnreadableImage: The file ends too early or contradicts itself.
        UnsupportedPixels: It holds several pages, or samples that are not read.
    """
    try:
        if kind is FileKind.PNG:
            return _png(data)
        if kind is FileKind.JPEG:
            return _jpeg(data)
        tiff = read_tiff_header(data)
    except (struct.error, IndexError, OverflowError) as error:
        raise _truncated(kind) from error
    return RasterHeader(tiff.rows, tiff.columns, max(tiff.bits, 8), tiff.min_is_white)


def _png(data: bytes) -> RasterHeader:
    """Walk the chunks: each must be whole and match its checksum, the last must be IEND."""
    columns, rows, depth = struct.unpack_from(">IIB", data, 16)
    view = memoryview(data)
    position, name = 8, b""
    while name != b"IEND":
        (length,) = struct.unpack_from(">I", data, position)
        name = data[position + 4 : position + 8]
        (checksum,) = struct.unpack_from(">I", data, position + 8 + length)
        if zlib.crc32(view[position + 4 : position + 8 + length]) != checksum:
            raise UnreadableImage(
                "The picture data of this PNG file are damaged: a checksum does not match.",
                "Copy it again from its source.",
                file_kind="PNG",
            )
        position += 12 + length
    return RasterHeader(rows, columns, 16 if depth == 16 else 8)


# Start of frame markers and what they announce (ITU-T T.81, Table B.1).  OpenCV
# decodes the Huffman-coded lossy ones; C4, C8 and CC are other markers.
_DECODED_FRAMES = (0xC0, 0xC1, 0xC2)
_ALL_FRAMES = tuple(m for m in range(0xC0, 0xD0) if m not in (0xC4, 0xC8, 0xCC))


def _jpeg(data: bytes) -> RasterHeader:
    """Walk the segments up to the first scan, then look for the end marker.

    Inside a scan the bytes FF D9 cannot occur by chance, so the first pair after
    its start is the end of the picture.  (An EXIF thumbnail has one too, but
    lies before the scan.)
    """
    header: RasterHeader | None = None
    position = 2
    while True:
        if data[position] != 0xFF:
            raise _damaged_jpeg()
        marker = data[position + 1]
        if marker == 0xFF:  # a fill byte
            position += 1
            continue
        if marker == 0xDA:
            break
        (length,) = struct.unpack_from(">H", data, position + 2)
        if marker in _ALL_FRAMES:
            header = _jpeg_frame(data, position, marker)
        position += 2 + length
    if header is None:
        raise _damaged_jpeg()
    if data.rfind(b"\xff\xd9", position) < 0:  # from the end: it is nearly always right there
        raise _truncated(FileKind.JPEG)
    if 8 * (len(data) - position) < fewest_bits(header.rows, header.columns):
        raise _truncated(FileKind.JPEG)
    return header


def fewest_bits(rows: int, columns: int) -> int:
    """Return what a Huffman-coded lossy JPEG takes at least: a bit for each 8 x 8 block.

    Each block of the finest component has a DC code of its own, of one bit or more (ITU-T T.81,
    F.1.2.1 and G.1.2.1).  libjpeg paints what is missing grey, up to any size that is announced.
    """
    return -(-rows // 8) * -(-columns // 8)


def _jpeg_frame(data: bytes, position: int, marker: int) -> RasterHeader:
    depth, rows, columns = struct.unpack_from(">BHH", data, position + 4)
    if marker not in _DECODED_FRAMES or depth != 8:
        raise UnsupportedPixels(
            f"This JPEG file has {depth} bits a sample or a coding that only DICOM files use.",
            "Open the DICOM file it came from, or export the film as PNG.",
            file_kind="JPEG",
        )
    return RasterHeader(rows, columns, 8, components=data[position + 9])


def _damaged_jpeg() -> UnreadableImage:
    return UnreadableImage(
        "The picture data of this JPEG file are damaged.",
        "Copy it again from its source.",
        file_kind="JPEG",
    )


def _truncated(kind: FileKind) -> UnreadableImage:
    return UnreadableImage(
        f"This {kind.value} file stops before the end of its picture.",
        "Copy it again from its source: the transfer was cut short.",
        file_kind=kind.value,
    )
