from __future__ import annotations

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    UID,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    JPEGLSNearLossless,
    RLELossless,
)

from tests.helpers.dicom_factory import dicom_bytes, file_bytes, film_dataset
from tests.helpers.phantom import chest_phantom
from xlite_core.errors import UnreadableImage, UnsupportedPixels
from xlite_core.io.radiograph import Radiograph
from xlite_core.io.read import read_radiograph_bytes

FILM_8 = chest_phantom(64)[:, :48].copy()
FILM_12 = (FILM_8.astype(np.uint16) * 16 + 7).astype(np.uint16)
COMPRESSED = (RLELossless, JPEGLosslessSV1, JPEGLSLossless, JPEG2000Lossless)


def read(data: bytes) -> Radiograph:
    return read_radiograph_bytes(data, "film.dcm")


def test_several_frames_are_refused_with_their_number():
    """A volume or video is no film; the sentence says how many frames there are."""
    with pytest.raises(UnsupportedPixels, match="12 frames"):
        read(dicom_bytes(FILM_8, NumberOfFrames=12))


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
