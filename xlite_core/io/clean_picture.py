"""PNG, JPEG and TIFF films as PNG files of their pixels alone: no EXIF, no text, no thumbnail."""

from __future__ import annotations

import cv2
import numpy as np

from xlite_core.errors import UnsupportedPixels
from xlite_core.io.reading_pool import read_bounded_bytes

PICTURE_WARNING = (
    "The pixels are as they were: look for names at the edges before you give the copy away."
)


def clean_png(data: bytes, file_name: str) -> bytes:
    """Return the grey pixels of a film as a PNG file that holds nothing else.

    The file is decoded and written anew, so no block of it can be carried along.  A colour
    picture becomes grey, as the film is read everywhere here.

    Args:
        data: A whole PNG, JPEG or TIFF file.
        file_name: Only for sentences about it.

    Returns:
        A PNG of the chunks IHDR, IDAT and IEND, with 8 or 16 bits; a film whose file shows
        small values white is turned, so that it looks the same.

    Raises:
        UnreadableImage: The file is damaged or of another kind.
        UnsupportedPixels: Its values are neither 8 nor 16 bit whole numbers.
    """
    film = read_bounded_bytes(data, file_name)
    if film.pixels.dtype not in (np.uint8, np.uint16):
        raise UnsupportedPixels(
            "The values of this picture do not fit into a PNG file.",
            "Export the film with 8 or 16 bits and copy that.",
        )
    pixels = np.iinfo(film.pixels.dtype).max - film.pixels if film.inverted else film.pixels
    encoded, png = cv2.imencode(".png", np.ascontiguousarray(pixels))
    assert encoded
    return _essential_chunks(png.tobytes())


def _essential_chunks(png: bytes) -> bytes:
    """Keep the header, the pixels and the end (PNG specification, third edition, 11.2)."""
    kept, place = [png[:8]], 8
    while place < len(png):
        length = int.from_bytes(png[place : place + 4], "big") + 12
        if png[place + 4 : place + 8] in (b"IHDR", b"IDAT", b"IEND"):
            kept.append(png[place : place + length])
        place += length
    return b"".join(kept)
