"""Stored values of a DICOM picture: bytes in, an array of what the header describes out."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from xlite_core.errors import UnreadableImage, UnsupportedPixels
from xlite_core.io.dicom_dataset import transfer_syntax
from xlite_core.io.dicom_decoding import decoded_frame
from xlite_core.io.dicom_pixel_header import PixelHeader
from xlite_core.io.lookup_table import palette_table
from xlite_core.io.radiograph import Pixels

_BIG_ENDIAN = "1.2.840.10008.1.2.2"


def stored_values(dataset: Dataset, header: PixelHeader) -> Pixels:
    """Return the stored values, before the modality LUT.

    Returns:
        Shape (rows, columns), or (rows, columns, samples) for colour; the
        smallest of uint8, uint16, int16, int32 that the header allows.  May be
        read-only.

    Raises:
        UnreadableImage: The picture data are damaged or end too early.
        UnsupportedPixels: Values of more than 31 bits.
    """
    data = dataset["PixelData"]
    if data.is_undefined_length:
        values = decoded_frame(data.value, transfer_syntax(dataset), header)
    else:
        values = _native(bytes(data.value or b""), header, dataset)
    return _meaningful_bits(values, header)


def grey_of_colour(values: Pixels, header: PixelHeader, dataset: Dataset) -> Pixels:
    """Return the luminance of a colour or palette picture, shape (rows, columns).

    ITU-R BT.601, the definition of Y in YBR_FULL (PS3.3 C.7.6.3.1.2), so that the
    colour models agree with each other and with the raster files.
    """
    if header.is_palette:
        values = _through_palette(values, dataset)
    elif header.luminance_is_first:
        luminance: Pixels = np.ascontiguousarray(values[..., 0])
        return luminance
    grey: Pixels = cv2.cvtColor(np.ascontiguousarray(values), cv2.COLOR_RGB2GRAY)
    return grey


def _native(data: bytes, header: PixelHeader, dataset: Dataset) -> Pixels:
    big_endian = transfer_syntax(dataset) == _BIG_ENDIAN or dataset.original_encoding[1] is False
    per_pixel = 2 if header.is_subsampled else header.samples
    item = header.bits_allocated // 8
    expected = header.rows * header.columns * per_pixel * item
    if len(data) < expected:
        raise UnreadableImage(
            f"The image data stop after {100 * len(data) // expected} % of the picture.",
            "Copy the file again from its source: the transfer was cut short.",
            file_kind=header.kind,
        )
    values = np.frombuffer(data, f"{'>' if big_endian else '<'}u{item}", expected // item)
    if big_endian and item == 1 and dataset["PixelData"].VR == "OW":
        # Bytes travel in pairs there: PS3.5 Annex A.3.
        even = np.frombuffer(data[: len(data) // 2 * 2], np.uint8)
        values = even.reshape(-1, 2)[:, ::-1].reshape(-1)[:expected]
    values = values.astype(values.dtype.newbyteorder("="), copy=False)
    if header.is_subsampled:  # Y1 Y2 Cb Cr (PS3.3 C.7.6.3.1.2)
        return values.reshape(-1, 4)[:, :2].reshape(header.rows, header.columns, 1)
    if header.samples > 1 and header.by_plane:
        return values.reshape(header.samples, header.rows, header.columns).transpose(1, 2, 0)
    return values.reshape(header.shape)


def _meaningful_bits(values: Pixels, header: PixelHeader) -> Pixels:
    """Cut out the stored bits: the others held overlays, once (PS3.5 Section 8.1.2)."""
    shift = header.high_bit + 1 - header.bits_stored
    if values.dtype.kind == "u":
        if shift and values.dtype.itemsize * 8 == header.bits_allocated:
            values = values >> shift
        width = values.dtype.itemsize * 8
        if header.bits_stored < width and int(values.max()) >> header.bits_stored:
            values = values & values.dtype.type(2**header.bits_stored - 1)
        if header.signed:
            values = _sign_extended(values, min(header.bits_stored, width))
    return _narrow(values, header)


def _sign_extended(values: Pixels, bits: int) -> Pixels:
    width = values.dtype.itemsize * 8
    moved = (values << (width - bits)).view(f"i{values.dtype.itemsize}")
    extended: Pixels = moved >> (width - bits)
    return extended


def _narrow(values: Pixels, header: PixelHeader) -> Pixels:
    """Bring the rarer integer types to those that a radiograph may have."""
    if values.dtype == np.int8:
        return values.astype(np.int16)
    if values.dtype != np.uint32:
        return values
    largest = int(values.max())
    if largest > np.iinfo(np.int32).max:
        raise UnsupportedPixels(
            "The picture has values of 32 bits, which no film has.",
            "Export it with 16 bits a pixel.",
            file_kind=header.kind,
        )
    return values.astype(np.uint16 if largest <= np.iinfo(np.uint16).max else np.int32)


def _through_palette(indices: Pixels, dataset: Dataset) -> NDArray[np.uint8]:
    """Return RGB, shape (rows, columns, 3) (PS3.3 C.7.6.3.1.5 and .6)."""
    picked = []
    for colour in ("Red", "Green", "Blue"):
        entries, first = palette_table(dataset, colour)
        picked.append(entries[np.clip(indices.astype(np.int32) - first, 0, len(entries) - 1)])
    rgb: NDArray[np.uint8] = np.stack(picked, axis=-1)
    return rgb
