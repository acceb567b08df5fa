from __future__ import annotations

import numpy as np
import pytest
from pydicom.uid import (
    UID,
    ExplicitVRBigEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGExtended12Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    JPEGLSNearLossless,
    RLELossless,
)

from tests.helpers.dicom_factory import (
    DX_STORAGE,
    LOSSLESS,
    NATIVE,
    NEAR_LOSSLESS_ERROR,
    bare_bytes,
    dicom_bytes,
    file_bytes,
    film_dataset,
)
from tests.helpers.phantom import chest_phantom
from xlite_core.io.radiograph import IDENTITY_8BIT, Radiograph, Window, WindowFunction
from xlite_core.io.read import read_radiograph_bytes

FILM_8 = chest_phantom(64)[:, :48].copy()
FILM_12 = (FILM_8.astype(np.uint16) * 16 + 7).astype(np.uint16)
COMPRESSED = (RLELossless, JPEGLosslessSV1, JPEGLSLossless, JPEG2000Lossless)


def read(data: bytes) -> Radiograph:
    return read_radiograph_bytes(data, "film.dcm")


@pytest.mark.parametrize("syntax", [*NATIVE, *LOSSLESS], ids=lambda syntax: syntax.keyword)
@pytest.mark.parametrize("stored", [FILM_8, FILM_12], ids=["8 bit", "12 bit"])
def test_lossless_syntaxes_give_the_stored_values(syntax, stored):
    """Whatever the coding, the pixels are the values that were stored, in their own type."""
    bits = 8 if stored.dtype == np.uint8 else 12

    film = read(dicom_bytes(stored, syntax=syntax, bits_stored=bits))

    assert film.pixels.dtype == stored.dtype
    np.testing.assert_array_equal(film.pixels, stored)
    assert film.provenance.bits_stored == bits


@pytest.mark.parametrize(
    ("syntax", "stored", "error"),
    [
        (JPEGBaseline8Bit, FILM_8, 4),
        (JPEGExtended12Bit, FILM_12, 8),
        (JPEGLSNearLossless, FILM_12, NEAR_LOSSLESS_ERROR),
    ],
    ids=["JPEG", "JPEG Extended 12 bit", "JPEG-LS near-lossless"],
)
def test_lossy_syntaxes_come_close_to_the_stored_values(syntax, stored, error):
    """A lossy coding at its best quality changes values by a few steps only."""
    bits = 8 if stored.dtype == np.uint8 else 12

    film = read(dicom_bytes(stored, syntax=syntax, bits_stored=bits))

    difference = np.abs(film.pixels.astype(int) - stored)

    assert difference.max() <= error


def test_lossy_values_that_overshoot_stay_white():
    """JPEG Extended works with 12 bits; what exceeds a 10-bit film is clipped, not wrapped."""
    edge = np.zeros((32, 32), np.uint16)
    edge[:, 13:] = 1023

    film = read(dicom_bytes(edge, syntax=JPEGExtended12Bit, bits_stored=10))

    assert film.pixels.max() == 1023
    assert film.pixels[:, 16:].min() > 900


def test_sixteen_bits_stay_sixteen_bits_without_a_copy_to_float():
    """An identity modality LUT leaves the type alone, and nobody may write to the pixels."""
    film = read(dicom_bytes(FILM_12, RescaleSlope="1", RescaleIntercept="0"))

    assert film.pixels.dtype == np.uint16
    assert not film.pixels.flags.writeable


def test_a_signed_film_keeps_its_negative_values():
    """Pixel Representation 1 is two's complement of Bits Stored bits, not of the whole word."""
    signed = FILM_12.astype(np.int16) - 2048
    twelve_bits = (signed & 0x0FFF).astype(np.uint16)

    film = read(dicom_bytes(twelve_bits, bits_stored=12, PixelRepresentation=1))

    assert film.pixels.dtype == np.int16
    np.testing.assert_array_equal(film.pixels, signed)


@pytest.mark.parametrize("syntax", [JPEGLSLossless, JPEG2000Lossless, RLELossless])
def test_a_signed_film_survives_compression(syntax):
    """The sign is the header's business: the codec only hands over bits."""
    signed = FILM_12.astype(np.int16) - 2048
    twelve_bits = (signed & 0x0FFF).astype(np.uint16)

    film = read(dicom_bytes(twelve_bits, syntax=syntax, bits_stored=12, PixelRepresentation=1))

    np.testing.assert_array_equal(film.pixels, signed)


def test_overlay_bits_above_the_stored_bits_are_cut_off():
    """Old files keep an overlay in the unused high bits; it is no part of the film."""
    film = read(dicom_bytes(FILM_12 | 0x8000, bits_stored=12))

    np.testing.assert_array_equal(film.pixels, FILM_12)


def test_the_high_bit_says_where_the_stored_bits_lie():
    """Values stored at the top of the word are moved down."""
    film = read(dicom_bytes(FILM_12 << 4, bits_stored=12, HighBit=15))

    np.testing.assert_array_equal(film.pixels, FILM_12)


def test_bytes_of_a_big_endian_word_stream_are_swapped_back():
    """Eight-bit pixels travel in pairs under OW in big endian."""
    swapped = FILM_8.reshape(-1, 2)[:, ::-1].reshape(FILM_8.shape)
    dataset = film_dataset(FILM_8)
    dataset.PixelData = swapped.tobytes()
    dataset["PixelData"].VR = "OW"

    film = read(file_bytes(dataset, ExplicitVRBigEndian))

    np.testing.assert_array_equal(film.pixels, FILM_8)


@pytest.mark.parametrize("implicit", [True, False], ids=["implicit", "explicit"])
def test_a_data_set_without_preamble_is_read(implicit):
    """Neither the 128 bytes nor the meta header are needed."""
    film = read(bare_bytes(FILM_12, implicit=implicit, bits_stored=12))

    np.testing.assert_array_equal(film.pixels, FILM_12)
    assert film.provenance.file_kind == "DICOM"


def test_monochrome1_is_inverted_and_its_presentation_shape_does_not_invert_again():
    """Photometric Interpretation alone decides; INVERSE beside it says the same once more."""
    plain = read(dicom_bytes(FILM_8))
    inverse = read(
        dicom_bytes(FILM_8, PhotometricInterpretation="MONOCHROME1", PresentationLUTShape="INVERSE")
    )

    assert not plain.inverted
    assert inverse.inverted
    np.testing.assert_array_equal(inverse.pixels, FILM_8)


def test_the_provenance_tells_what_the_header_says():
    """Kind, modality, view, age and sex come through; who it is stays apart and out of sight."""
    data = dicom_bytes(
        FILM_8, syntax=JPEG2000Lossless, Modality="CR", ViewPosition="PA", PatientAge="081Y",
        PatientSex="F", PatientName="Doe^Jane", PatientID="4711", StudyDate="20240229",
    )  # fmt: skip

    film = read(data)

    provenance = film.provenance
    assert provenance.file_kind == "DICOM, JPEG 2000"
    assert (provenance.modality, provenance.view, provenance.sex) == ("CR", "PA", "F")
    assert provenance.age_years == 81
    assert provenance.patient.name == "Doe Jane"
    assert (provenance.patient.patient_id, provenance.patient.study_date) == ("4711", "20240229")
    assert "Doe" not in repr(film)
    assert "4711" not in repr(film)


@pytest.mark.parametrize(
    ("age", "years"),
    [("005Y", 5), ("018M", 1.5), ("81", 81), ("", None), ("??", None), ("Y", None)],
)
def test_ages_are_given_in_years(age, years):
    """Months, weeks and days count too; what is no age is unknown."""
    film = read(dicom_bytes(FILM_8, PatientAge=age))

    assert film.provenance.age_years == years


@pytest.mark.parametrize(
    ("elements", "spacing"),
    [
        ({"PixelSpacing": ["0.2", "0.3"], "ImagerPixelSpacing": ["0.4", "0.4"]}, (0.2, 0.3)),
        ({"ImagerPixelSpacing": ["0.4", "0.5"]}, (0.4, 0.5)),
        ({"NominalScannedPixelSpacing": ["0.1", "0.1"]}, (0.1, 0.1)),
        ({"ImagerPixelSpacing": ["0.000", "0.000"]}, None),
        ({}, None),
    ],
)
def test_spacing_is_the_calibrated_one_before_that_of_the_detector(elements, spacing):
    """Calibrated, else detector, else scanner; zero means that nobody knows."""
    film = read(dicom_bytes(FILM_8, **elements))

    assert film.spacing_mm == spacing


def test_a_single_frame_may_say_so():
    """Number of Frames 1 changes nothing."""
    film = read(dicom_bytes(FILM_8, NumberOfFrames=1))

    np.testing.assert_array_equal(film.pixels, FILM_8)


def test_the_code_stream_decides_which_codec_runs():
    """A JPEG-LS stream under the label JPEG 2000 is read all the same."""
    mislabelled = dicom_bytes(FILM_12, syntax=JPEGLSLossless).replace(
        b"1.2.840.10008.1.2.4.80", b"1.2.840.10008.1.2.4.90"
    )

    film = read(mislabelled)

    np.testing.assert_array_equal(film.pixels, FILM_12)


def test_an_unknown_character_set_warns_nobody():
    """Oddities that pydicom would warn about, process-wide, are none of the user's business."""
    odd = dicom_bytes(FILM_8, PatientName="Doe^Jane").replace(b"MONOCHROME2", b"MONOCHROME2")
    dataset = film_dataset(FILM_8, SpecificCharacterSet="ISO_IR 6666", PatientAge="not an age")
    dataset.PixelData = FILM_8.tobytes()
    dataset.PatientID = "x" * 100

    film = read(file_bytes(dataset))

    np.testing.assert_array_equal(film.pixels, read(odd).pixels)


def test_an_unsigned_film_of_eight_bits_shows_as_its_png_would():
    """No VOI means the identity, which only says something for eight bits."""
    film = read(dicom_bytes(FILM_8))

    assert film.presets[0] == IDENTITY_8BIT


def test_a_deeper_film_without_window_gets_the_percentiles():
    """Twelve bits without any VOI start at the automatic window."""
    film = read(dicom_bytes(FILM_12, bits_stored=12))

    first = film.presets[0]
    assert isinstance(first, Window)
    assert first.name == "Automatic"
    assert first.function is WindowFunction.LINEAR_EXACT


def test_the_storage_class_does_not_matter():
    """A film labelled as CT or as a secondary capture is still a film."""
    capture = UID("1.2.840.10008.5.1.4.1.1.7")

    film = read(dicom_bytes(FILM_8, SOPClassUID=capture, Modality="CT"))

    assert capture != DX_STORAGE
    assert film.provenance.modality == "CT"
    np.testing.assert_array_equal(film.pixels, FILM_8)
