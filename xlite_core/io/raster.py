"""PNG, JPEG and TIFF: a film as an ordinary picture file."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import UnreadableImage, UnsupportedPixels
from xlite_core.io.colourfulness import colourfulness
from xlite_core.io.file_kind import FileKind
from xlite_core.io.radiograph import IDENTITY_8BIT, Pixels, Provenance, Radiograph
from xlite_core.io.raster_header import RasterHeader, read_header
from xlite_core.io.voi import derived_windows

MAX_PIXELS = 100_000_000
"""Larger than any film (a 35 x 43 cm film scanned at 50 um has 60 megapixels),
and small enough that a file made to exhaust the memory cannot."""

# Not IMREAD_UNCHANGED: that keeps alpha and leaves a photograph of a film lying
# on its side, where every other viewer shows it upright by its EXIF orientation.
# Alpha is dropped, not composited: screenshots and exports of films (four of the
# NIH ones) carry an opaque or meaningless alpha, and the values lie in the colours.
_AS_STORED = cv2.IMREAD_ANYDEPTH | cv2.IMREAD_ANYCOLOR


def radiograph_from_raster(data: bytes, kind: FileKind, provenance: Provenance) -> Radiograph:
    """Decode a picture file.

    The resolution tags of a raster are a wish about printing, or the scanner's,
    never the distance of pixels at a detector: `spacing_mm` is always None.

    Args:
        data: The whole file.
        kind: PNG, JPEG or TIFF.
        provenance: What is known of the file; `bits_stored` is filled in here.

    Returns:
        uint8 values as they are with the identity as their preset, or uint16,
        int16, int32 or float32 values with derived windows.  Colour becomes
        luminance; where R = G = B that is exactly the common value.

    Raises:
        UnreadableImage: The file is damaged or incomplete.
        UnsupportedPixels: It holds several pages, too many pixels, or values
            of a type that no film has.
    """
    header = read_header(data, kind)
    _check_size(header, kind)
    picture = _decoded(data, kind, header)
    colour = colourfulness(_thumbnail(data) if header.components > 1 else picture)
    pixels = _finite(_grey(picture, header.bits))
    pixels.flags.writeable = False
    presets = (IDENTITY_8BIT,) if pixels.dtype == np.uint8 else derived_windows(pixels)
    return Radiograph(
        pixels=pixels,
        presets=presets,
        # OpenCV turns 8-bit WhiteIsZero round by itself, and leaves the deeper ones as they are.
        inverted=header.min_is_white and pixels.dtype != np.uint8,
        spacing_mm=None,
        provenance=replace(provenance, bits_stored=header.bits, colour=colour),
    )


def _check_size(header: RasterHeader, kind: FileKind) -> None:
    if header.rows < 1 or header.columns < 1:
        raise UnreadableImage(
            "The picture has no rows or no columns.",
            "Export the film again from its source.",
            file_kind=kind.value,
        )
    if header.rows * header.columns > MAX_PIXELS:
        raise UnsupportedPixels(
            f"The picture has {header.columns} x {header.rows} pixels, "
            f"more than the {MAX_PIXELS // 1_000_000} million that a film may have.",
            "Save it at a smaller size and open that.",
            file_kind=kind.value,
        )


def _decoded(data: bytes, kind: FileKind, header: RasterHeader) -> Pixels:
    # A colour JPEG holds the luminance as a channel of its own: take it as it is.
    flags = cv2.IMREAD_GRAYSCALE if kind is FileKind.JPEG else _AS_STORED
    try:
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    except cv2.error:
        picture = None
    if picture is None or sorted(picture.shape[:2]) != sorted((header.rows, header.columns)):
        raise UnreadableImage(
            f"The picture data of this {kind.value} file are damaged.",
            "Copy it again from its source, or export the film again.",
            file_kind=kind.value,
        )
    pixels: Pixels = picture
    return pixels


def _thumbnail(data: bytes) -> Pixels:
    """Return a colour JPEG at an eighth of its size, for its colours: an eighth of the work."""
    try:
        small = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_REDUCED_COLOR_8)
    except cv2.error:
        small = None
    return np.zeros((1, 1), np.uint8) if small is None else small


def _grey(picture: Pixels, bits: int) -> Pixels:
    if picture.dtype == np.float64:
        picture = picture.astype(np.float32)
    if bits == 12:
        picture = picture >> 4  # OpenCV moves 12-bit samples to the top of 16 bits
    if picture.ndim == 2:
        return picture
    # ITU-R BT.601 weights as integers that sum to one: R = G = B comes back unchanged.
    grey: Pixels = cv2.cvtColor(picture[..., :3], cv2.COLOR_BGR2GRAY)
    return grey


def _finite(pixels: Pixels) -> Pixels:
    """Put the lowest measured value where nothing was measured, so that it shows black."""
    if pixels.dtype != np.float32:
        return pixels
    known: NDArray[np.bool_] = np.isfinite(pixels)
    if not known.any():
        raise UnsupportedPixels(
            "The picture holds no number at all.",
            "Export the film again from its source.",
            file_kind=FileKind.TIFF.value,
        )
    return pixels if known.all() else np.where(known, pixels, pixels[known].min())
