from __future__ import annotations

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    UID,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
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
from xlite_core.errors import UnreadableImage, UnsupportedPixels
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


def test_colour_captures_become_luminance():
    """A grey film stored as RGB comes back as its grey values, to be shown as they are."""
    film = read(dicom_bytes(np.stack([FILM_8] * 3, axis=-1)))

    np.testing.assert_array_equal(film.pixels, FILM_8)
    assert film.presets[0] == IDENTITY_8BIT


@pytest.mark.parametrize("syntax", COMPRESSED[:1] + COMPRESSED[2:], ids=lambda s: s.keyword)
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


def test_several_frames_are_refused_with_their_number():
    """A volume or video is no film; the sentence says how many frames there are."""
    with pytest.raises(UnsupportedPixels, match="12 frames"):
        read(dicom_bytes(FILM_8, NumberOfFrames=12))


def test_a_single_frame_may_say_so():
    """Number of Frames 1 changes nothing."""
    film = read(dicom_bytes(FILM_8, NumberOfFrames=1))

    np.testing.assert_array_equal(film.pixels, FILM_8)


def test_a_file_without_picture_is_refused_by_its_type():
    """Reports and presentation states are called by their name."""
    report = Dataset()
    report.SOPClassUID = UID("1.2.840.10008.5.1.4.1.1.104.1")
    report.SOPInstanceUID = UID("1.2.3")

    with pytest.raises(UnsupportedPixels, match="Encapsulated PDF"):
        read(file_bytes(report))


def test_a_video_is_refused_by_its_coding():
    """A transfer syntax that no film has is named."""
    dataset = film_dataset(FILM_8)
    dataset.PixelData = encapsulate([b"\x00\x00\x01\xb3"])
    dataset["PixelData"].is_undefined_length = True

    with pytest.raises(UnsupportedPixels, match="MPEG2"):
        read(file_bytes(dataset, UID("1.2.840.10008.1.2.4.100")))


def test_a_truncated_picture_says_how_much_is_there():
    """An uncompressed film that stops is refused with the share that arrived."""
    data = dicom_bytes(FILM_12)

    with pytest.raises(UnreadableImage, match="stop after 75 % of the picture"):
        read(data[: -FILM_12.nbytes // 4])


@pytest.mark.parametrize("syntax", [*COMPRESSED, JPEGBaseline8Bit, JPEGLSNearLossless])
@pytest.mark.parametrize("share", [0.5, 0.9, 0.97])
def test_a_truncated_code_stream_is_refused(syntax, share):
    """No codec's half picture is ever shown."""
    stored = FILM_8 if syntax == JPEGBaseline8Bit else FILM_12
    data = dicom_bytes(stored, syntax=syntax, bits_stored=8 * stored.itemsize)

    with pytest.raises(UnreadableImage):
        read(data[: int(len(data) * share)])


def test_a_header_that_ends_before_the_picture_is_a_truncated_file():
    """Rows without pixels: the transfer was cut short, and the sentence says so."""
    dataset = film_dataset(FILM_8)

    with pytest.raises(UnreadableImage, match="before its picture begins"):
        read(file_bytes(dataset))


@pytest.mark.parametrize(
    "elements",
    [
        {"Rows": 0},
        {"BitsStored": 20},
        {"HighBit": 3},
        {"BitsAllocated": 12},
        {"SamplesPerPixel": 2},
        {"PhotometricInterpretation": "HSV"},
        {"Rows": 60000, "Columns": 60000},
        {"RescaleSlope": "0"},
    ],
    ids=str,
)
def test_a_header_that_makes_no_sense_is_refused(elements):
    """Contradictions are told apart from pictures."""
    with pytest.raises(UnreadableImage):
        read(dicom_bytes(FILM_12, **elements))


def test_a_stream_of_another_size_is_refused():
    """The header's size and the code stream's must agree."""
    with pytest.raises(UnreadableImage, match="another size"):
        read(dicom_bytes(FILM_12, syntax=JPEG2000Lossless, Rows=32))


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
