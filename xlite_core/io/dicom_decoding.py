"""Compressed DICOM pixel data through imagecodecs, one library for every syntax.

The code stream decides which codec runs, not the transfer syntax: the two
disagree in files whose header was edited, and only the stream can be decoded.
pydicom's decoder plug-ins are not used: registering one is not thread-safe, and
its runner masks lossy values that overshoot, so that the whitest pixels of a
10-bit film (1024 from the codec) would turn black.
"""

from __future__ import annotations

import struct

import numpy as np
from pydicom.encaps import generate_fragments

from xlite_core.errors import UnreadableImage
from xlite_core.io.dicom_dataset import damage_as_a_sentence
from xlite_core.io.dicom_pixel_header import PixelHeader
from xlite_core.io.radiograph import Pixels
from xlite_core.io.raster_header import fewest_bits

_JPEG_START = b"\xff\xd8"
_J2K_START = b"\xff\x4f\xff\x51"  # behind some boxes, if the encoder wrote a JP2 file
_RLE = "1.2.840.10008.1.2.5"
_JPEG_LS_FRAME = 0xF7  # ISO/IEC 14495-1
_LOSSLESS_FRAME = 0xC3  # ITU-T T.81, Table B.1
_FRAMES = (0xC0, 0xC1, 0xC2, _LOSSLESS_FRAME, _JPEG_LS_FRAME)


def decoded_frame(encapsulated: bytes, syntax: str, header: PixelHeader) -> Pixels:
    """Decode the only frame of encapsulated pixel data.

    Args:
        encapsulated: Offset table and fragments (PS3.5 Annex A.4).
        syntax: The transfer syntax; needed to recognise RLE only.
        header: What the picture must turn out to be.

    Returns:
        Integers of 8 or 16 bits, of the header's shape.

    Raises:
        UnreadableImage: The stream is damaged, incomplete, or of another size.
    """
    name = header.kind.removeprefix("DICOM, ")
    damaged = f"The {name} data of the picture are damaged or end too early."
    with damage_as_a_sentence(damaged, header.kind):
        fragments = list(generate_fragments(encapsulated))[1:]  # the first is the offset table
        if syntax == _RLE:
            values = _rle(fragments[0], header)
        else:
            values = _code_stream(b"".join(fragments), header)
    if values.shape != header.shape:
        raise _other_size(header)
    return values


def _other_size(header: PixelHeader) -> UnreadableImage:
    return UnreadableImage(
        "The compressed picture has another size than the header says.",
        "Export the film again from its source.",
        file_kind=header.kind,
    )


def _code_stream(stream: bytes, header: PixelHeader) -> Pixels:
    import imagecodecs  # at the first compressed film, not at start-up

    # Before decoding: a damaged or hostile stream may ask for any amount of memory.
    if _announced_size(stream) != (header.rows, header.columns):
        raise _other_size(header)
    values: Pixels
    if not stream.startswith(_JPEG_START):
        values = imagecodecs.jpeg2k_decode(stream)
        return values
    frame, precision = _jpeg_frame(stream)
    if frame == _JPEG_LS_FRAME:
        values = imagecodecs.jpegls_decode(stream)
    elif 8 * len(stream) < fewest_bits(header.rows, header.columns):
        raise ValueError  # the codec would paint what is missing grey
    elif frame == _LOSSLESS_FRAME:
        values = imagecodecs.jpeg8_decode(stream)
        # The prediction runs away after a damaged bit, and nothing else tells.
        if int(values.max()) >> precision:
            raise ValueError
    else:
        # Told the same colour space on both sides, the codec leaves the samples as they are.
        model = "YCBCR" if header.luminance_is_first else "RGB"
        model = model if header.samples == 3 else "GRAYSCALE"
        values = imagecodecs.jpeg8_decode(stream, colorspace=model, outcolorspace=model)
        values = np.minimum(
            values, values.dtype.type(min(2**header.bits_stored - 1, _largest(values)))
        )
    return values


def _announced_size(stream: bytes) -> tuple[int, int]:
    """Return (rows, columns) from the frame header, or from SIZ (ISO/IEC 15444-1 A.5.1)."""
    if stream.startswith(_JPEG_START):
        rows, columns = struct.unpack_from(">HH", stream, _frame_position(stream) + 5)
        return rows, columns
    right, bottom, left, top = struct.unpack_from(">4I", stream, stream.index(_J2K_START) + 8)
    return bottom - top, right - left


def _jpeg_frame(stream: bytes) -> tuple[int, int]:
    """Return the start-of-frame marker and the sample precision.

    Raises:
        ValueError: The end marker is missing.  libjpeg fills what it lacks with
            grey and says nothing, so this is where a cut stream is noticed.
    """
    position = _frame_position(stream)
    if stream.rfind(b"\xff\xd9", position) < 0:  # from the end, where it belongs
        raise ValueError
    return stream[position + 1], stream[position + 4]


def _frame_position(stream: bytes) -> int:
    position = 2
    while stream[position + 1] not in _FRAMES:
        if stream[position] != 0xFF:
            raise ValueError
        if stream[position + 1] == 0xFF:  # a fill byte
            position += 1
            continue
        position += 2 + int(struct.unpack_from(">H", stream, position + 2)[0])
    return position


def _largest(values: Pixels) -> int:
    return int(np.iinfo(values.dtype).max)


def _rle(frame: bytes, header: PixelHeader) -> Pixels:
    """Undo the run lengths of PS3.5 Annex G: one segment a byte plane, most significant first."""
    import imagecodecs

    count, *offsets = struct.unpack_from("<16I", frame)
    item = header.bits_allocated // 8
    if count != header.samples * item:
        raise ValueError
    pixels = header.rows * header.columns
    ends = [*offsets[1:count], len(frame)]
    planes = np.empty((header.samples, pixels, item), np.uint8)
    for segment, (start, end) in enumerate(zip(offsets[:count], ends, strict=True)):
        plane = imagecodecs.packbits_decode(frame[start:end])
        sample, byte = divmod(segment, item)
        planes[sample, :, byte] = np.frombuffer(plane, np.uint8, pixels)  # refuses a short plane
    values = planes.view(f">u{item}")[..., 0].astype(f"u{item}")
    return np.ascontiguousarray(values.T).reshape(header.shape)
