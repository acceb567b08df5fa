"""A secondary capture shows film and map, says what it is, and where it comes from."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import numpy as np
import pydicom
import pytest

from tests.helpers.cards import FINGERPRINT, example_card, example_prediction
from tests.helpers.dicom_objects import (
    SIDE,
    STAMP,
    UIDS,
    dciodvfy_errors,
    film_to_refer_to,
    identified_film,
    output_of,
)
from tests.helpers.radiographs import radiograph_of
from xlite_core.imaging.windowing import presented
from xlite_core.inference.input_notice import notice
from xlite_core.io.read import read_radiograph_bytes
from xlite_core.reporting.dicom_capture import (
    captured_picture,
    leading_finding,
    secondary_capture,
)
from xlite_core.reporting.dicom_object import RESEARCH_USE_ONLY, to_file

CARD = example_card()
PREDICTION = example_prediction(rows=SIDE, columns=SIDE)
FILM = read_radiograph_bytes(identified_film(), "film.dcm")


def picture():
    return captured_picture(FILM, PREDICTION, "Effusion", CARD, 0.15)


def capture_bytes(source) -> bytes:
    pixels, lines = picture()
    made = secondary_capture(
        source, pixels, derivation="; ".join(lines), spacing_mm=(0.2, 0.3), stamp=STAMP
    )
    return to_file(made)


def test_the_film_is_painted_and_the_words_stand_below_it():
    """The film keeps its own grid; the strip below is black with light words."""
    pixels, lines = picture()

    film, strip = pixels[:SIDE, :SIDE], pixels[SIDE:]
    assert pixels.dtype == np.uint8
    assert pixels.shape[1] == 320
    assert not pixels[:SIDE, SIDE:].any()
    assert (film != presented(FILM)[:, :, None]).any()
    assert strip.max() > 100
    assert np.median(strip) == 0
    assert lines[0] == "Effusion 33.6 %, threshold 15.0 %"
    assert FINGERPRINT in lines[2]
    assert lines[-1] == RESEARCH_USE_ONLY


def test_evidence_has_as_many_digits_as_in_a_report():
    """Two digits of the full scale: with 0.069 a peak of 0.028 must not read 0.03."""
    faint = replace(CARD, evidence_full_scale=0.069)

    _, lines = captured_picture(FILM, PREDICTION, "Effusion", faint, 0.15)

    assert re.fullmatch(r"Grad-CAM peak \d\.\d{3} log-odds, full colour 0\.069.*", lines[1])


def test_the_readers_verdict_is_burnt_in_and_every_letter_can_be_drawn():
    """OpenCV draws ASCII: an accent is left away rather than two question marks drawn."""
    plain, accented = (replace(CARD, name=name) for name in ("Student Koln", "Student Köln"))
    said = "Reader: disagree, absent"

    first, lines = captured_picture(FILM, PREDICTION, "Effusion", plain, 0.15, reader=said)
    second, _ = captured_picture(FILM, PREDICTION, "Effusion", accented, 0.15, reader=said)

    assert lines[1] == said
    assert np.array_equal(first, second)


@pytest.mark.parametrize("shape", [(1, 1), (8, 8), (400, 20)], ids=str)
def test_words_can_be_read_below_the_narrowest_film(shape):
    """They take the same room as below a film of 320 columns, and are all there."""
    narrow = radiograph_of(np.full(shape, 99, np.uint8))
    prediction = example_prediction(rows=shape[0], columns=shape[1])
    wide = radiograph_of(np.full((320, 320), 99, np.uint8))

    pixels, _ = captured_picture(narrow, prediction, "Effusion", CARD, 0.15)
    usual, _ = captured_picture(
        wide, example_prediction(rows=320, columns=320), "Effusion", CARD, 0.15
    )

    assert pixels.shape[1] == 320
    drawn, expected = (np.count_nonzero(p[-14:] > 100) for p in (pixels, usual))
    assert drawn == expected > 50


def test_doubts_of_the_input_check_are_burnt_in_too():
    """A picture that should not be believed says so."""
    doubtful = replace(PREDICTION, notices=(notice("flipped"),))

    _, lines = captured_picture(FILM, doubtful, "Effusion", CARD, 0.15)

    assert "Input check: Mirrored" in lines


def test_the_leading_finding_is_the_one_furthest_above_its_threshold():
    """Mass in the example, as in every other list of the application."""
    assert leading_finding(PREDICTION, CARD.operating_points("youden")) == "Mass"


def test_the_capture_says_what_it_is_and_what_it_was_made_from():
    """Derived, secondary, with burnt-in text; same study, new series, a pointer to the film."""
    made = pydicom.dcmread(BytesIO(capture_bytes(film_to_refer_to())))

    assert made.SOPClassUID.name == "Secondary Capture Image Storage"
    assert list(made.ImageType) == ["DERIVED", "SECONDARY"]
    assert made.BurnedInAnnotation == "YES"
    assert RESEARCH_USE_ONLY in made.DerivationDescription
    assert made.StudyInstanceUID == UIDS["StudyInstanceUID"]
    assert made.SeriesInstanceUID != UIDS["SeriesInstanceUID"]
    source = made.SourceImageSequence[0]
    assert source.ReferencedSOPInstanceUID == UIDS["SOPInstanceUID"]
    assert source.PurposeOfReferenceCodeSequence[0].CodeValue == "121322"
    assert list(made.PixelSpacing) == [0.2, 0.3]
    assert b"MARKED" not in capture_bytes(film_to_refer_to())


def test_it_opens_here_with_its_own_pixels():
    """Our door reads the capture: the grey of what was painted."""
    film = read_radiograph_bytes(capture_bytes(film_to_refer_to()), "capture.dcm")

    assert film.pixels.shape == picture()[0].shape[:2]
    assert np.array_equal(
        pydicom.dcmread(BytesIO(capture_bytes(film_to_refer_to()))).pixel_array, picture()[0]
    )


def test_a_film_that_is_no_dicom_begins_a_study_of_its_own():
    """No source to point at, and no patient."""
    made = pydicom.dcmread(BytesIO(capture_bytes(None)))

    assert "SourceImageSequence" not in made
    assert made.StudyInstanceUID == STAMP.uid("study")
    assert made.PatientID == ""


def test_outside_tools_accept_it(tmp_path):
    """dciodvfy without errors, with and without a source; dcmdump reads it."""
    for name, source in (("a", film_to_refer_to()), ("b", film_to_refer_to(identity=True)),
                         ("c", None)):  # fmt: skip
        path = tmp_path / f"{name}.dcm"
        path.write_bytes(capture_bytes(source))
        assert dciodvfy_errors(path) == []
    said = output_of("dcmdump", path)
    assert "E:" not in said


def test_the_same_stamp_gives_the_same_bytes():
    """Byte for byte."""
    assert capture_bytes(film_to_refer_to()) == capture_bytes(film_to_refer_to())
