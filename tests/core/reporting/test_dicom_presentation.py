"""A presentation state holds the view: window, inversion, turn, mirror, area and outlines."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pydicom
import pytest

from tests.helpers.cards import example_prediction
from tests.helpers.dicom_factory import lut_item
from tests.helpers.dicom_objects import SIDE, STAMP, UIDS, dciodvfy_errors, film_to_refer_to
from xlite_core.errors import DicomRefused, UnsupportedPixels
from xlite_core.imaging.contours import contours
from xlite_core.imaging.windowing import to_grey
from xlite_core.io.radiograph import VoiTable, Window, WindowFunction
from xlite_core.io.read import read_radiograph_bytes
from xlite_core.reporting.dicom_object import RESEARCH_USE_ONLY, to_file
from xlite_core.reporting.dicom_presentation import PresentedView, presentation_state

WINDOW = Window(100.5, 80.0, WindowFunction.LINEAR, "NORMAL")
PREDICTION = example_prediction(rows=SIDE, columns=SIDE)
OUTLINES = contours(PREDICTION.evidence[2], PREDICTION.padding, 0.5)


def state_bytes(source=None, **view) -> bytes:
    wanted = PresentedView(**{"voi": WINDOW} | view)
    film = film_to_refer_to() if source is None else source
    return to_file(presentation_state(film, wanted, stamp=STAMP))


def state(source=None, **view):
    return pydicom.dcmread(BytesIO(state_bytes(source, **view)))


def test_the_window_and_the_inversion_are_kept():
    """In modality values; INVERSE shows small values white."""
    made = state(inverted=True)

    window = made.SoftcopyVOILUTSequence[0]
    assert (window.WindowCenter, window.WindowWidth) == (100.5, 80.0)
    assert window.VOILUTFunction == "LINEAR"
    assert made.PresentationLUTShape == "INVERSE"
    assert state().PresentationLUTShape == "IDENTITY"


def test_a_table_is_kept_entry_for_entry():
    """A VOI LUT is no window and becomes none."""
    entries = np.arange(300, dtype=np.uint16) * 13
    made = state(voi=VoiTable(-5, entries, 12, "FILM"))

    table = made.SoftcopyVOILUTSequence[0].VOILUTSequence[0]
    assert list(table.LUTDescriptor) == [300, -5, 12]
    assert np.array_equal(np.frombuffer(table["LUTData"].value, "<u2"), entries)


def test_the_films_own_rescaling_is_repeated():
    """The window is in rescaled values, so the state must say how to rescale."""
    made = state(film_to_refer_to(RescaleSlope="2", RescaleIntercept="-10"))

    assert (made.RescaleSlope, made.RescaleIntercept, made.RescaleType) == (2, -10, "US")
    assert "RescaleSlope" not in state()


def test_a_films_own_table_and_the_window_become_one_table(tmp_path):
    """Stored value to grey: the same grey as here, valid even where the film's table is not."""
    entries = (np.arange(256, dtype=np.uint16) * 3) // 2
    film = film_to_refer_to(ModalityLUTSequence=[lut_item(entries, first_value=0)])
    path = tmp_path / "view.dcm"
    path.write_bytes(state_bytes(film))

    made = pydicom.dcmread(path)
    table = made.SoftcopyVOILUTSequence[0].VOILUTSequence[0]
    grey = np.frombuffer(table["LUTData"].value, "<u2") // 257
    assert np.array_equal(grey, to_grey(entries, WINDOW, inverted=False))
    assert "ModalityLUTSequence" not in made
    assert dciodvfy_errors(path) == []


@pytest.mark.parametrize(
    ("turns", "mirrored", "first", "last"),
    [
        (0, False, (11, 21), (60, 80)),
        (1, False, (11, 80), (60, 21)),  # turned clockwise, the lower left comes to the top left
        (2, False, (60, 80), (11, 21)),
        (3, False, (60, 21), (11, 80)),
        (0, True, (60, 21), (11, 80)),
        (1, True, (11, 21), (60, 80)),
    ],
)
def test_the_area_is_named_by_the_corners_as_they_are_seen(turns, mirrored, first, last):
    """PS3.3 C.10.4: pixels of the film before turning, corners after it."""
    made = state(quarter_turns=turns, mirrored=mirrored, area=(10.0, 20.0, 60.0, 80.0))

    shown = made.DisplayedAreaSelectionSequence[0]
    assert tuple(shown.DisplayedAreaTopLeftHandCorner) == first
    assert tuple(shown.DisplayedAreaBottomRightHandCorner) == last
    if turns or mirrored:
        assert made.ImageRotation == 90 * turns
        assert made.ImageHorizontalFlip == ("Y" if mirrored else "N")
    else:
        assert "ImageRotation" not in made


def test_without_an_area_the_whole_film_is_shown():
    """And an area that leaves the film ends at its edge."""
    for view in ({}, {"area": (-50.0, -50.0, 1000.0, 1000.0)}):
        shown = state(**view).DisplayedAreaSelectionSequence[0]
        assert list(shown.DisplayedAreaTopLeftHandCorner) == [1, 1]
        assert list(shown.DisplayedAreaBottomRightHandCorner) == [SIDE, SIDE]


def test_outlines_are_closed_lines_with_words():
    """In film pixels on a layer of their own, and the words say what they are not for."""
    made = state(outlines=OUTLINES, caption="Effusion, half of its peak")

    annotation = made.GraphicAnnotationSequence[0]
    line = annotation.GraphicObjectSequence[0]
    points = np.array(line.GraphicData).reshape(-1, 2)
    assert len(points) == line.NumberOfGraphicPoints <= 401
    assert np.array_equal(points[0], points[-1])
    assert 0 <= points.min() <= points.max() <= SIDE
    inside = np.array(OUTLINES[0]).mean(axis=0).clip(0, SIDE)
    assert np.abs(points.mean(axis=0) - inside).max() < SIDE / 4
    words = annotation.TextObjectSequence[0].UnformattedTextValue
    assert "Effusion, half of its peak" in words
    assert RESEARCH_USE_ONLY in words
    assert annotation.GraphicLayer == made.GraphicLayerSequence[0].GraphicLayer
    assert "GraphicAnnotationSequence" not in state()


def test_the_state_points_at_its_film_and_at_nobody():
    """Study, series and instance of the film; no patient."""
    made = state()

    series = made.ReferencedSeriesSequence[0]
    assert made.StudyInstanceUID == UIDS["StudyInstanceUID"]
    assert series.SeriesInstanceUID == UIDS["SeriesInstanceUID"]
    assert series.ReferencedImageSequence[0].ReferencedSOPInstanceUID == UIDS["SOPInstanceUID"]
    assert b"MARKED" not in state_bytes()


def test_a_colour_picture_and_a_film_without_uids_are_refused():
    """Neither can be described or referred to."""
    with pytest.raises(DicomRefused, match="colour picture"):
        state(film_to_refer_to(SamplesPerPixel=3))
    with pytest.raises(DicomRefused, match="no study, series or image"):
        film_to_refer_to(SeriesInstanceUID="")


@pytest.mark.parametrize(
    "view",
    [
        {},
        {"inverted": True, "quarter_turns": 1, "mirrored": True, "area": (5, 6, 50, 60)},
        {"outlines": OUTLINES, "caption": "Effusion"},
        {"voi": VoiTable(0, np.arange(256, dtype=np.uint16), 8)},
        {"voi": Window(0.5, 1.0, WindowFunction.LINEAR_EXACT)},
    ],
    ids=["plain", "turned", "outlined", "table", "exact"],
)
def test_dciodvfy_finds_no_error(tmp_path, view):
    """Whatever the view is."""
    path = tmp_path / "view.dcm"
    path.write_bytes(state_bytes(film_to_refer_to(RescaleSlope="1", RescaleIntercept="0"), **view))

    assert dciodvfy_errors(path) == []


def test_our_own_door_says_what_it_is():
    """It holds no picture."""
    with pytest.raises(UnsupportedPixels, match="Grayscale Softcopy Presentation State"):
        read_radiograph_bytes(state_bytes(), "view.dcm")
