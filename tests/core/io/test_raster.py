from __future__ import annotations

import struct
import zlib
from typing import Any

import cv2
import imagecodecs
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.helpers.phantom import chest_phantom
from tests.helpers.tiff_factory import tiff_bytes
from xlite_core.errors import UnreadableImage, UnsupportedPixels
from xlite_core.imaging.windowing import presented
from xlite_core.io.radiograph import IDENTITY_8BIT, Radiograph
from xlite_core.io.read import read_radiograph_bytes

FILM_8 = chest_phantom(64)[:, :48].copy()
FILM_16 = FILM_8.astype(np.uint16) * 200 + 31
ALPHA = np.arange(FILM_8.size, dtype=np.uint8).reshape(FILM_8.shape)


def read(data: bytes) -> Radiograph:
    return read_radiograph_bytes(data, "film")


def encoded(suffix: str, picture: NDArray[Any], *options: int) -> bytes:
    return cv2.imencode(suffix, picture, options)[1].tobytes()


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("film", [FILM_8, FILM_16], ids=["8 bit", "16 bit"])
def test_grey_films_keep_their_values(suffix, film):
    """Eight and sixteen bits come back as stored, in their own type, read-only."""
    radiograph = read(encoded(suffix, film))

    assert radiograph.pixels.dtype == film.dtype
    np.testing.assert_array_equal(radiograph.pixels, film)
    assert not radiograph.pixels.flags.writeable
    assert not radiograph.inverted
    assert radiograph.spacing_mm is None
    assert radiograph.provenance.bits_stored == 8 * film.itemsize


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("film", [FILM_8, FILM_16], ids=["8 bit", "16 bit"])
@pytest.mark.parametrize("with_alpha", [False, True], ids=["RGB", "RGBA"])
def test_grey_stored_as_colour_keeps_its_values(suffix, film, with_alpha):
    """R = G = B gives exactly that value, and alpha has no say in it."""
    channels = [film] * 3 + [ALPHA.astype(film.dtype)] * with_alpha

    radiograph = read(encoded(suffix, np.stack(channels, axis=-1)))

    np.testing.assert_array_equal(radiograph.pixels, film)


def test_colours_become_luminance():
    """Red, green and blue weigh 0.299, 0.587 and 0.114 (ITU-R BT.601)."""
    blue_green_red = np.zeros((4, 3, 3), np.uint8)
    for channel in range(3):
        blue_green_red[:, channel, channel] = 255

    radiograph = read(encoded(".png", blue_green_red))

    assert radiograph.pixels[0].tolist() == [29, 150, 76]


def test_a_jpeg_is_close_to_its_film():
    """Grey and colour JPEG alike give the luminance of the film."""
    grey = read(encoded(".jpg", FILM_8, cv2.IMWRITE_JPEG_QUALITY, 100))
    colour = read(encoded(".jpg", np.stack([FILM_8] * 3, -1), cv2.IMWRITE_JPEG_QUALITY, 100))

    assert grey.provenance.file_kind == "JPEG"
    assert np.abs(grey.pixels.astype(int) - FILM_8).max() <= 4
    assert np.abs(colour.pixels.astype(int) - FILM_8).max() <= 4


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif"])
def test_eight_bits_are_shown_as_they_are(suffix):
    """No window is guessed for a picture that already is one."""
    radiograph = read(encoded(suffix, FILM_8))

    assert radiograph.presets == (IDENTITY_8BIT,)
    assert np.shares_memory(presented(radiograph), radiograph.pixels)


def test_sixteen_bits_get_windows_from_their_values():
    """First the percentiles, then everything."""
    ramp = np.arange(40_000, dtype=np.uint16).reshape(200, 200) + 100

    automatic, full = read(encoded(".png", ramp)).presets

    assert (automatic.name, full.name) == ("Automatic", "Full range")
    assert (full.center, full.width) == (100 + 39_999 / 2, 39_999)
    assert automatic.center == pytest.approx(full.center, abs=1)
    assert automatic.width == pytest.approx(0.99 * full.width, abs=1)


def test_a_constant_picture_is_mid_grey():
    """Nothing is divided by zero."""
    radiograph = read(encoded(".png", np.full((8, 8), 700, np.uint16)))

    assert set(presented(radiograph).ravel().tolist()) == {128}


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
@pytest.mark.parametrize("colour_type", [0, 3], ids=["grey", "palette"])
def test_png_of_few_bits_or_with_a_palette(bits, colour_type):
    """Small depths are stretched to eight bits, palettes looked up."""
    levels = 2**bits
    indices = np.arange(16 * 8).reshape(8, 16) % levels
    grey = (np.arange(levels) * 255 // (levels - 1)).astype(np.uint8)

    radiograph = read(png_bytes(indices, bits, colour_type, palette=np.repeat(grey, 3).tobytes()))

    np.testing.assert_array_equal(radiograph.pixels, grey[indices])


def png_bytes(indices: NDArray[Any], bits: int, colour_type: int, *, palette: bytes) -> bytes:
    weights = 2 ** (bits * np.arange(8 // bits)[::-1])
    rows = (indices.reshape(len(indices), -1, 8 // bits) * weights).sum(axis=-1).astype(np.uint8)
    lines = b"".join(b"\x00" + row.tobytes() for row in rows)
    header = struct.pack(">IIBBBBB", indices.shape[1], indices.shape[0], bits, colour_type, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(lines)), (b"IEND", b"")]
    if colour_type == 3:
        chunks.insert(1, (b"PLTE", palette))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


@pytest.mark.parametrize("big_endian", [False, True], ids=["II", "MM"])
@pytest.mark.parametrize("big_tiff", [False, True], ids=["TIFF", "BigTIFF"])
def test_tiff_in_every_byte_order(big_endian, big_tiff):
    """Both byte orders, both widths of offsets."""
    data = tiff_bytes(FILM_16, big_endian=big_endian, big_tiff=big_tiff)

    np.testing.assert_array_equal(read(data).pixels, FILM_16)


@pytest.mark.parametrize(
    "film", [FILM_8, FILM_16, FILM_16.astype(np.float32) / 7], ids=["8 bit", "16 bit", "float"]
)
def test_tiff_whose_smallest_value_is_white(film):
    """WhiteIsZero presents the negative of BlackIsZero, at any depth."""
    plain = presented(read(tiff_bytes(film)))

    white_is_zero = presented(read(tiff_bytes(film, photometric=0)))

    assert np.abs(plain.astype(int) + white_is_zero - 255).max() <= 1


def test_bilevel_tiff():
    """One bit a pixel is black and white."""
    bits = (FILM_8 > 100).astype(np.uint8)
    packed = np.packbits(bits, axis=1)

    radiograph = read(tiff_bytes(packed, bits=1, columns=bits.shape[1]))

    np.testing.assert_array_equal(radiograph.pixels, bits * 255)


def test_twelve_bit_tiff_keeps_its_values():
    """Two pixels in three bytes; the values stay below 4096."""
    values = (FILM_16 % 4096).astype(np.uint32)
    pairs = (values[:, ::2] << 12) | values[:, 1::2]
    packed = np.stack([pairs >> 16, pairs >> 8 & 255, pairs & 255], axis=-1).astype(np.uint8)

    radiograph = read(tiff_bytes(packed.reshape(len(values), -1), bits=12, columns=values.shape[1]))

    np.testing.assert_array_equal(radiograph.pixels, values)
    assert radiograph.provenance.bits_stored == 12


@pytest.mark.parametrize("dtype", [np.int16, np.int32, np.float32, np.float64])
def test_tiff_of_signed_and_real_numbers(dtype):
    """Hounsfield-like and floating-point values survive; doubles become single."""
    values = (FILM_16.astype(np.int32) - 20_000).astype(dtype)

    radiograph = read(tiff_bytes(values))

    assert radiograph.pixels.dtype == (np.float32 if dtype == np.float64 else dtype)
    np.testing.assert_array_equal(radiograph.pixels, values)


def test_real_numbers_between_zero_and_one_use_the_whole_range_of_grey():
    """A narrow range of values is no constant picture."""
    radiograph = read(tiff_bytes(FILM_8.astype(np.float32) / 255))

    grey = presented(radiograph)

    assert (grey.min(), grey.max()) == (0, 255)


def test_what_was_not_measured_is_black():
    """NaN and infinity take the lowest measured value."""
    values = FILM_8.astype(np.float32) + 5
    values[0, :3] = [np.nan, np.inf, -np.inf]

    radiograph = read(tiff_bytes(values))

    assert np.isfinite(radiograph.pixels).all()
    assert presented(radiograph)[0, :3].tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    "values", [np.full((4, 4), np.nan, np.float32), FILM_16.astype("u4")], ids=["NaN", "uint32"]
)
def test_tiff_of_no_numbers_or_of_strange_ones_is_refused(values):
    """All NaN, or unsigned 32 bits."""
    with pytest.raises(UnsupportedPixels):
        read(tiff_bytes(values))


def test_tiff_of_several_pages_is_refused_with_their_number():
    """Nobody can tell which page is meant."""
    pages = cv2.imencodemulti(".tif", [FILM_8, FILM_8, FILM_8])[1].tobytes()

    with pytest.raises(UnsupportedPixels, match="3 pages"):
        read(pages)


def test_a_photograph_is_turned_upright_by_its_exif_orientation():
    """As every other viewer does: orientation 6 is a quarter turn to the right."""
    jpeg = encoded(".jpg", FILM_8, cv2.IMWRITE_JPEG_QUALITY, 100)
    directory = struct.pack("<HHHIHHI", 1, 0x0112, 3, 1, 6, 0, 0)
    body = b"Exif\x00\x00II*\x00\x08\x00\x00\x00" + directory
    turned = jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]

    radiograph = read(turned)

    np.testing.assert_array_equal(radiograph.pixels, np.rot90(read(jpeg).pixels, -1))


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_picture_is_refused(suffix, share):
    """Wherever the file is cut, no half picture is shown."""
    data = encoded(suffix, FILM_8)

    with pytest.raises(UnreadableImage) as refusal:
        read(data[: int(len(data) * share)])

    assert refusal.value.file_kind in ("PNG", "JPEG", "TIFF")


def test_a_png_with_a_flipped_bit_is_refused():
    """Every chunk carries a checksum."""
    data = bytearray(encoded(".png", FILM_8))
    data[len(data) // 2] ^= 1

    with pytest.raises(UnreadableImage, match="checksum"):
        read(bytes(data))


def test_a_jpeg_that_only_dicom_files_use_is_refused():
    """Twelve bits and lossless coding are named."""
    with pytest.raises(UnsupportedPixels, match="12 bits"):
        read(imagecodecs.jpeg8_encode(FILM_16 % 4096, level=90, bitspersample=12))


def test_a_decompression_bomb_is_refused_by_its_header():
    """A tiny file that promises a huge picture never gets its memory."""
    huge = bytearray(png_bytes(np.zeros((1, 8), int), 1, 0, palette=b""))
    huge[16:24] = struct.pack(">II", 60_000, 60_000)
    huge[29:33] = struct.pack(">I", zlib.crc32(huge[12:29]))

    with pytest.raises(UnsupportedPixels, match="60000 x 60000"):
        read(bytes(huge))


def test_a_tiff_directory_that_promises_too_much_is_refused():
    """A count larger than the file is damage, and asks for no memory."""
    data = bytearray(tiff_bytes(FILM_8))
    directory = struct.unpack_from("<I", data, 4)[0]
    struct.pack_into("<I", data, directory + 2 + 12 * 5 + 4, 2**31)

    with pytest.raises(UnreadableImage):
        read(bytes(data))
