"""Attacks made by hand: bombs, sizes beyond reason, circles, and depths without end."""

from __future__ import annotations

import functools
import struct
import zlib
from collections.abc import Mapping

import numpy as np
from pydicom.dataset import Dataset
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLSLossless,
    RLELossless,
)

from tests.fuzz.seeds import seeds
from tests.fuzz.spoiling import png_file
from tests.helpers.dicom_factory import dicom_bytes, lut_item

_FILM = np.zeros((16, 16), np.uint16)
_PIXEL_DATA = b"\xe0\x7f\x10\x00"
_ITEM = b"\xfe\xff\x00\xe0"
_ITEM_END = b"\xfe\xff\x0d\xe0\0\0\0\0"
_SEQUENCE_END = b"\xfe\xff\xdd\xe0\0\0\0\0"
_WITHOUT_END = b"\xff\xff\xff\xff"


@functools.cache
def crafted() -> Mapping[str, Mapping[str, bytes]]:
    """Return kind -> name -> a file that no good program has written."""
    return {"DICOM": _dicom(), "PNG": _png(), "JPEG": _jpeg(), "TIFF": _tiff()}


def _head(columns: int, rows: int, depth: int, colour: int) -> tuple[bytes, bytes]:
    return b"IHDR", struct.pack(">IIBBBBB", columns, rows, depth, colour, 0, 0, 0)


def _png() -> dict[str, bytes]:
    zeros, data = zlib.compress(bytes(20_000_000), 9), b"IDAT"
    end = (b"IEND", b"")
    palette = (b"PLTE", bytes(768))
    return {
        "60000 x 60000": png_file([_head(60000, 60000, 8, 0), (b"IDAT", zeros), end]),
        "2147483647 wide": png_file([_head(2**31 - 1, 1, 16, 6), (b"IDAT", zeros), end]),
        "100 megapixels of nothing": png_file([_head(10000, 10000, 8, 0), (data, zeros), end]),
        "100 megapixels, 64 bits each": png_file(
            [_head(10000, 10000, 16, 6), (data, zeros), end]
        ),
        "one column": png_file([_head(1, 90_000_000, 1, 0), (b"IDAT", zeros), end]),
        "text bomb": png_file([_head(1, 1, 8, 0), *[(b"zTXt", b"a\0\0" + zeros)] * 40, end]),
        "profile bomb": png_file([_head(1, 1, 8, 0), (b"iCCP", b"a\0\0" + zeros), end]),
        "no palette": png_file([_head(16, 16, 8, 3), (b"IDAT", zlib.compress(bytes(272))), end]),
        "palette too short": png_file(
            [_head(16, 16, 8, 3), (b"PLTE", bytes(3)), (b"IDAT", zlib.compress(b"\xff" * 272)), end]
        ),
        "two heads": png_file(
            [_head(16, 16, 8, 0), _head(9000, 9000, 16, 6), (data, zeros), end]
        ),
        "a hundred thousand chunks": png_file(
            [_head(16, 16, 8, 0), *[(b"IDAT", b"")] * 100_000, palette, end]
        ),
        "animated": png_file(
            [_head(16, 16, 8, 0), (b"acTL", struct.pack(">II", 2**31 - 1, 0)), (data, zeros), end]
        ),
        "head alone": b"\x89PNG\r\n\x1a\n",
    }  # fmt: skip


def _jpeg() -> dict[str, bytes]:
    colour = seeds()["JPEG"]["colour"]
    progressive = seeds()["JPEG"]["progressive"]

    def sized(data: bytes, rows: int, columns: int) -> bytes:
        at = max(data.find(b"\xff\xc0"), data.find(b"\xff\xc2"))
        return data[: at + 5] + struct.pack(">HH", rows, columns) + data[at + 9 :]

    scan = progressive[progressive.index(b"\xff\xda") : -2]
    many = progressive[: progressive.index(b"\xff\xda")] + scan * 3000 + b"\xff\xd9"
    return {
        "65500 x 65500": sized(colour, 65500, 65500),
        "9000 x 9000 of nothing": sized(colour, 9000, 9000),
        "9000 x 9000 progressive": sized(progressive, 9000, 9000),
        "9000 x 9000 with 3000 scans": sized(many, 9000, 9000),
        "no rows": sized(colour, 0, 80),
        "fill bytes": b"\xff\xd8" + b"\xff" * 1_000_000,
        "comments": b"\xff\xd8" + b"\xff\xfe\x00\x02" * 200_000 + colour[2:],
        "empty segment": b"\xff\xd8\xff\xe0\x00\x00" * 1000,
    }


def _tiff_of(tags: list[tuple[int, int, int, int]], tail: bytes = b"", follows: int = 0) -> bytes:
    entries = b"".join(struct.pack("<HHII", *tag) for tag in sorted(tags))
    head = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags))
    return head + entries + struct.pack("<I", follows) + tail


def _tiff() -> dict[str, bytes]:
    zeros = zlib.compress(bytes(20_000_000), 9)

    def film(columns: int, rows: int, **more: int) -> list[tuple[int, int, int, int]]:
        names = {"width": 322, "length": 323, "tiles": 324, "tile_bytes": 325, "strips": 273,
                 "strip_bytes": 279, "rows_a_strip": 278, "compression": 259, "samples": 277,
                 "predictor": 317}  # fmt: skip
        basic = [(256, 4, 1, columns), (257, 4, 1, rows), (258, 3, 1, 8), (262, 3, 1, 1)]
        return basic + [(names[name], 4, 1, value) for name, value in more.items()]

    strips = {"strips": 200, "strip_bytes": len(zeros), "compression": 8}
    return {
        "60000 x 60000": _tiff_of(film(60000, 60000, **strips), zeros),
        "100 megapixels": _tiff_of(
            film(10000, 10000, rows_a_strip=10000, **strips), bytes(90) + zeros
        ),
        "tile of 2 billion": _tiff_of(
            film(64, 64, width=2**31 - 16, length=2**31 - 16, tiles=8, tile_bytes=90), bytes(200)
        ),
        "tile of nothing": _tiff_of(
            film(64, 64, width=0, length=0, tiles=8, tile_bytes=90), bytes(99)
        ),
        "circle": _tiff_of(film(16, 16, strips=0, strip_bytes=256), bytes(300), follows=8),
        "strip beyond the end": _tiff_of(film(64, 64, strips=2**32 - 1, strip_bytes=2**32 - 1)),
        "a million strips": _tiff_of(
            [*film(1000, 60000), (273, 4, 2**30, 8), (279, 4, 2**30, 8)], bytes(1000)
        ),
        "65535 samples": _tiff_of(
            film(1000, 1000, samples=65535, strips=8, strip_bytes=90), bytes(99)
        ),
        "directory beyond the end": b"II*\0\xff\xff\xff\xff",
        "big directory": b"II+\0\x08\0\0\0" + struct.pack("<Q", 16) + b"\xff" * 400,
        "JPEG inside": _tiff_of(film(64, 64, strips=8, strip_bytes=150, compression=7), bytes(300)),
    }  # fmt: skip


def _nested(depth: int, *, ends: bool) -> bytes:
    """Return sequences of undefined length in each other, ahead of everything else."""
    opened = b"\x40\x00\x75\x02SQ\0\0" + _WITHOUT_END + _ITEM + _WITHOUT_END
    return opened * depth + ((_ITEM_END + _SEQUENCE_END) * depth if ends else b"")


def _with(data: bytes, elements: bytes, before: bytes = _PIXEL_DATA) -> bytes:
    at = data.rindex(before)
    return data[:at] + elements + data[at:]


def _after_head(elements: bytes) -> bytes:
    film = dicom_bytes(_FILM)
    at = film.rindex(_PIXEL_DATA)
    return film[:at] + elements


def _dicom() -> dict[str, bytes]:
    film = dicom_bytes(_FILM)
    big = 65500

    def sized(rows: int, columns: int, **more: object) -> bytes:
        return dicom_bytes(_FILM, Rows=rows, Columns=columns, **more)

    voi = b"\x28\x00\x10\x30SQ\0\0" + _WITHOUT_END + _ITEM + _WITHOUT_END
    items = b"\x08\0\x40\x11SQ\0\0" + _WITHOUT_END + (_ITEM + bytes(4)) * 30_000 + _SEQUENCE_END
    pixels = _PIXEL_DATA + b"OB\0\0" + _WITHOUT_END
    packed = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    bomb = packed.compress(bytes(400_000_000)) + packed.flush()
    deflated = dicom_bytes(_FILM, syntax=DeflatedExplicitVRLittleEndian)
    start = deflated.index(b"UL\x04\x00") + 8
    start += struct.unpack_from("<I", deflated, start - 4)[0]
    j2k = dicom_bytes(_FILM, syntax=JPEG2000Lossless)
    siz = j2k.index(b"\xff\x4f\xff\x51")
    return {
        "65500 x 65500": sized(big, big),
        "10000 x 10000 without pixels": sized(10000, 10000),
        "60000 frames": dicom_bytes(_FILM, NumberOfFrames="60000"),
        "minus one frame": dicom_bytes(_FILM, NumberOfFrames="-1"),
        "bits stored 0": dicom_bytes(_FILM, BitsStored=0, HighBit=0),
        "bits allocated 64": dicom_bytes(_FILM, BitsAllocated=64, BitsStored=64, HighBit=63),
        "a thousand sequences": _with(film, _nested(1000, ends=True)),
        "a thousand sequences, open": _after_head(_nested(1000, ends=False)),
        "a hundred thousand sequences": _after_head(_nested(100_000, ends=False)),
        "thirty thousand items": _with(film, items, b"\x08\x00\x60\x00"),
        "a thousand VOI sequences": _with(film, voi * 1000),
        "length beyond the end": _after_head(_PIXEL_DATA + b"OW\0\0\xf0\xff\xff\xff"),
        "fragment beyond the end": _after_head(pixels + _ITEM + b"\xf0\xff\xff\xff"),
        "fragments of nothing": _after_head(pixels + (_ITEM + bytes(4)) * 300_000 + _SEQUENCE_END),
        "RLE with 4 billion segments": dicom_bytes(_FILM, syntax=RLELossless).replace(
            b"\x02\0\0\0\x40\0\0\0", b"\xff\xff\xff\xff\x40\0\0\0"
        ),
        "RLE without pixels": _sized_in(dicom_bytes(_FILM, syntax=RLELossless), 9000),
        "deflate bomb": deflated[:start] + bomb,
        "JPEG 2000, 4 billion wide": j2k[: siz + 8] + b"\xff" * 8 + j2k[siz + 16 :],
        "JPEG 2000, tiles of 1 x 1": _sized_in(
            j2k[: siz + 8] + struct.pack(">6I", 9000, 9000, 0, 0, 1, 1) + j2k[siz + 32 :], 9000
        ),
        "JPEG 2000, 9000 x 9000 of nothing": _sized_in(
            j2k[: siz + 8] + struct.pack(">IIIIII", 9000, 9000, 0, 0, 9000, 9000) + j2k[siz + 32 :],
            9000,
        ),
        "JPEG-LS, 9000 x 9000": _framed(dicom_bytes(_FILM, syntax=JPEGLSLossless), b"\xff\xf7"),
        "JPEG, 9000 x 9000": _framed(
            dicom_bytes(_FILM.astype(np.uint8), syntax=JPEGBaseline8Bit), b"\xff\xc0"
        ),
        "table of 65536 over 32 bits": dicom_bytes(
            np.array([[0, 2**31 - 1]] * 2, np.uint32), ModalityLUTSequence=[_table()]
        ),
        "slope of infinity": dicom_bytes(_FILM, RescaleSlope="1e308", RescaleIntercept="-1e308"),
        "no pixels at all": _after_head(b""),
        "preamble alone": bytes(128) + b"DICM",
    }


def _table() -> Dataset:
    return lut_item(np.arange(16, dtype=np.uint16), first_value=0)


def _sized_in(data: bytes, side: int) -> bytes:
    """Set Rows and Columns in a finished file."""
    for element in (b"\x28\x00\x10\x00US\x02\x00", b"\x28\x00\x11\x00US\x02\x00"):
        at = data.index(element) + len(element)
        data = data[:at] + struct.pack("<H", side) + data[at + 2 :]
    return data


def _framed(data: bytes, marker: bytes) -> bytes:
    """Set the size in the header and in the frame of a JPEG or JPEG-LS stream."""
    data = _sized_in(data, 9000)
    at = data.rindex(marker)
    return data[: at + 5] + struct.pack(">HH", 9000, 9000) + data[at + 9 :]
