from __future__ import annotations

import numpy as np
import pytest
from pydicom.uid import (
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)

from tests.helpers.dicom_factory import dicom_bytes, file_bytes, film_dataset
from tests.helpers.phantom import chest_phantom
from xlite_core.io.radiograph import IDENTITY_8BIT, Radiograph
from xlite_core.io.read import read_radiograph_bytes

FILM_8 = chest_phantom(64)[:, :48].copy()
COMPRESSED = (RLELossless, JPEGLosslessSV1, JPEGLSLossless, JPEG2000Lossless)


def read(data: bytes) -> Radiograph:
    return read_radiograph_bytes(data, "film.dcm")


def test_colour_captures_become_luminance():
    """A grey film stored as RGB comes back as its grey values, to be shown as they are."""
    film = read(dicom_bytes(np.stack([FILM_8] * 3, axis=-1)))

    np.testing.assert_array_equal(film.pixels, FILM_8)
    assert film.presets[0] == IDENTITY_8BIT


@pytest.mark.parametrize("syntax", COMPRESSED, ids=lambda s: s.keyword)
def test_compressed_colour_equals_uncompressed_colour(syntax):
    """The luminance of a colour capture does not depend on its lossless coding."""
    colour = np.stack([FILM_8, FILM_8 // 2, 255 - FILM_8], axis=-1)

    film = read(dicom_bytes(colour, syntax=syntax))

    np.testing.assert_array_equal(film.pixels, read(dicom_bytes(colour)).pixels)


def test_planes_and_pixels_are_two_ways_to_store_the_same_colours():
    """Planar Configuration 1 keeps all red first."""
    colour = np.stack([FILM_8, FILM_8 // 2, 255 - FILM_8], axis=-1)
    planes = film_dataset(colour, PlanarConfiguration=1)
    planes.PixelData = colour.transpose(2, 0, 1).tobytes()

    film = read(file_bytes(planes))

    np.testing.assert_array_equal(film.pixels, read(dicom_bytes(colour)).pixels)


def test_the_first_channel_of_ybr_is_the_luminance():
    """YBR_FULL names its own grey picture, and so does YBR_FULL_422."""
    full = np.stack([FILM_8, np.full_like(FILM_8, 90), np.full_like(FILM_8, 140)], axis=-1)
    pairs = np.stack([FILM_8[:, ::2], FILM_8[:, 1::2], full[:, ::2, 1], full[:, ::2, 2]], axis=-1)
    subsampled = film_dataset(full, PhotometricInterpretation="YBR_FULL_422")
    subsampled.PixelData = pairs.tobytes()

    from_full = read(dicom_bytes(full, PhotometricInterpretation="YBR_FULL"))
    from_half = read(file_bytes(subsampled))

    np.testing.assert_array_equal(from_full.pixels, FILM_8)
    np.testing.assert_array_equal(from_half.pixels, FILM_8)


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian])
def test_a_palette_is_looked_up(syntax):
    """Indices become the luminance of their colours; 16-bit palettes count by their high byte."""
    ramp = (255 - np.arange(256)).astype(np.uint16) * 257
    order = ">u2" if syntax == ExplicitVRBigEndian else "<u2"
    palette = {}
    for colour in ("Red", "Green", "Blue"):
        palette[f"{colour}PaletteColorLookupTableDescriptor"] = [256, 0, 16]
        palette[f"{colour}PaletteColorLookupTableData"] = ramp.astype(order).tobytes()

    film = read(
        dicom_bytes(FILM_8, syntax=syntax, PhotometricInterpretation="PALETTE COLOR", **palette)
    )

    np.testing.assert_array_equal(film.pixels, 255 - FILM_8)


@pytest.mark.parametrize("photometric", ["YBR_FULL_422", "YBR_FULL"])
def test_a_colour_jpeg_gives_the_luminance_of_its_film(photometric):
    """JPEG keeps Y, Cb and Cr; the first is the film."""
    data = dicom_bytes(
        np.stack([FILM_8] * 3, axis=-1),
        syntax=JPEGBaseline8Bit,
        PhotometricInterpretation=photometric,
    )

    film = read(data)

    assert np.abs(film.pixels.astype(int) - FILM_8).max() <= 4
