"""A picture without what its file says beside the pixels."""

from __future__ import annotations

import struct
import zlib

import cv2
import numpy as np
import pytest

from tests.helpers.phantom import chest_phantom
from xlite_core.errors import UnreadableImage, UnsupportedPixels
from xlite_core.io.clean_picture import clean_png
from xlite_core.io.read import read_radiograph_bytes

FILM = chest_phantom(32)


def png(pixels) -> bytes:
    """Return a PNG with a text chunk and an EXIF chunk."""
    plain = cv2.imencode(".png", pixels)[1].tobytes()
    chunks = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"tEXt", b"Patient\0MARKED"), (b"eXIf", b"MM\0*\0\0\0\x08\0\0MARKED"))
    )
    return plain[:33] + chunks + plain[33:]


def jpeg(pixels) -> bytes:
    """Return a JPEG with an EXIF block and a comment."""
    plain = cv2.imencode(".jpg", pixels)[1].tobytes()
    blocks = b"".join(
        marker + struct.pack(">H", len(body) + 2) + body
        for marker, body in ((b"\xff\xe1", b"Exif\0\0MARKED"), (b"\xff\xfe", b"MARKED"))
    )
    return plain[:2] + blocks + plain[2:]


def tiff(pixels) -> bytes:
    """Return a TIFF with text behind its pixels."""
    return cv2.imencode(".tif", pixels)[1].tobytes() + b"MARKED"


@pytest.mark.parametrize("make", [png, jpeg, tiff])
def test_nothing_but_pixels_is_left(make):
    """Text, EXIF and comments are gone; the pixels are those that were read."""
    data = make(FILM)
    assert b"MARKED" in data

    clean = clean_png(data, "film")

    assert b"MARKED" not in clean
    before, after = (read_radiograph_bytes(d, "film").pixels for d in (data, clean))
    assert np.array_equal(before, after)


def test_sixteen_bits_stay_sixteen_bits():
    """No value is rounded."""
    deep = FILM.astype(np.uint16) * 257

    clean = clean_png(png(deep), "film")

    assert np.array_equal(cv2.imdecode(np.frombuffer(clean, np.uint8), -1), deep)


def test_only_the_chunks_of_the_picture_are_written():
    """IHDR, IDAT and IEND."""
    clean, place, kinds = clean_png(png(FILM), "film"), 8, set()
    while place < len(clean):
        kinds.add(clean[place + 4 : place + 8])
        place += int.from_bytes(clean[place : place + 4], "big") + 12

    assert kinds == {b"IHDR", b"IDAT", b"IEND"}


def test_what_does_not_fit_or_is_no_film_is_refused():
    """Fractions have no place in a PNG, and a text is no picture."""
    fractions = cv2.imencode(".tif", FILM.astype(np.float32) / 3)[1].tobytes()

    with pytest.raises((UnsupportedPixels, UnreadableImage)):
        clean_png(fractions, "film")
    with pytest.raises(UnreadableImage):
        clean_png(b"no film", "film")
