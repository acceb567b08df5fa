"""Lengths, angles and ratios against values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.helpers.dicom_factory import dicom_bytes
from xlite_core.errors import InvalidConfiguration
from xlite_core.imaging.measurement import (
    LONGEST_TEXT,
    Mark,
    MarkKind,
    PixelSize,
    angle_at,
    angle_between,
    cardiothoracic_ratio,
    distance,
    measured,
)
from xlite_core.io.pixel_spacing import SpacingOrigin
from xlite_core.io.read import read_radiograph_bytes

SQUARE = PixelSize(0.5, 0.5, "mm", SpacingOrigin.DETECTOR)
TALL = PixelSize(0.4, 0.3, "mm", SpacingOrigin.DETECTOR)
"""Rows 0.4 mm apart, columns 0.3 mm."""
UNKNOWN = PixelSize()


def mark(kind, *points, text=""):
    return Mark(number=1, kind=kind, points=points, text=text)


@pytest.mark.parametrize(
    ("size", "expected"),
    [(SQUARE, 25.0), (UNKNOWN, 50.0), (TALL, math.hypot(30 * 0.3, 40 * 0.4))],
)
def test_a_distance_is_pythagoras_in_the_units_of_the_pixels(size, expected):
    """30 columns and 40 rows: 50 px, 25 mm at half a millimetre, 18.36 mm where rows are taller."""
    assert distance((10, 20), (40, 60), size) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("size", "words", "note"),
    [
        (SQUARE, "25.0 mm", "at the detector, not corrected for magnification"),
        (UNKNOWN, "50 px", "in pixels: the file does not say how large they are"),
        (
            PixelSize(0.5, 0.5, "mm", SpacingOrigin.GEOMETRY),
            "25.0 mm",
            "corrected for magnification by geometry",
        ),
    ],
)
def test_a_distance_says_where_its_millimetres_hold(size, words, note):
    """A length at the detector is longer than the thing in the patient."""
    said = measured(mark(MarkKind.DISTANCE, (10.0, 20.0), (40.0, 60.0)), size)

    assert (said.words, said.note, said.unit) == (words, note, size.unit)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (((0, 0), (10, 10)), 45.0),
        (((10, 10), (0, 0)), 45.0),
        (((0, 0), (0, 7)), 90.0),
        (((3, 5), (9, 5)), 0.0),
        (((0, 0), (-10, 10)), 45.0),
    ],
)
def test_two_lines_enclose_an_acute_angle_whatever_their_direction(second, expected):
    """As Cobb measured it: 0 to 90 degrees."""
    assert angle_between(((0, 0), (5, 0)), second, SQUARE) == pytest.approx(expected)


def test_three_points_enclose_up_to_a_straight_angle():
    """135 degrees stay 135."""
    assert angle_at((0, 0), (5, 0), (-5, 5), SQUARE) == pytest.approx(135.0)
    assert angle_at((0, 0), (5, 0), (-5, 0), SQUARE) == pytest.approx(180.0)


def test_angles_are_those_in_the_patient_where_pixels_are_not_square():
    """Three columns of 0.3 mm and three rows of 0.4 mm: atan(1.2 / 0.9)."""
    expected = math.degrees(math.atan2(1.2, 0.9))

    assert angle_between(((0, 0), (3, 0)), ((0, 0), (3, 3)), TALL) == pytest.approx(expected)
    assert angle_at((0, 0), (3, 0), (3, 3), TALL) == pytest.approx(expected)


def test_an_angle_without_an_arm_is_not_a_number():
    """Nothing is made up: the screen shows a dash."""
    assert math.isnan(angle_between(((1, 1), (1, 1)), ((0, 0), (1, 0)), SQUARE))
    assert math.isnan(angle_at((1, 1), (1, 1), (2, 2), SQUARE))

    said = measured(mark(MarkKind.ANGLE, (1.0, 1.0), (1.0, 1.0), (0.0, 0.0), (1.0, 0.0)), SQUARE)

    assert (said.value, said.words) == (None, "–")


@pytest.mark.parametrize("size", [SQUARE, TALL, UNKNOWN])
def test_the_cardiothoracic_ratio_needs_no_spacing(size):
    """A heart of 120 columns in a thorax of 250."""
    heart, thorax = ((100, 200), (220, 200)), ((20, 240), (270, 240))

    assert cardiothoracic_ratio(heart, thorax, size) == pytest.approx(0.48)
    assert math.isnan(cardiothoracic_ratio(heart, ((5, 5), (5, 5)), size))


@pytest.mark.parametrize(
    ("view", "part"),
    [("AP", "too large on an AP film"), ("PA", "0.50"), ("", "does not say"), ("LL", "PA films")],
)
def test_the_ratio_says_what_the_projection_does_to_it(view, part):
    """A heart on an AP film is magnified."""
    points = ((0.0, 0.0), (5.0, 0.0), (0.0, 1.0), (10.0, 1.0))

    said = measured(mark(MarkKind.RATIO, *points), PixelSize(view=view))

    assert said.words == "0.50"
    assert part in said.note


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        ({}, (1.0, 1.0, "px", SpacingOrigin.UNKNOWN)),
        ({"ImagerPixelSpacing": ["0", "0"]}, (1.0, 1.0, "px", SpacingOrigin.UNKNOWN)),
        ({"PixelSpacing": ["1e9", "1e9"]}, (1.0, 1.0, "px", SpacingOrigin.UNKNOWN)),
        ({"ImagerPixelSpacing": ["0.4", "0.3"]}, (0.4, 0.3, "mm", SpacingOrigin.DETECTOR)),
    ],
)
def test_pixels_have_the_size_that_the_file_gives(elements, expected):
    """Missing, zero and absurd spacings all mean pixels."""
    stored = np.zeros((4, 4), np.uint8)
    film = read_radiograph_bytes(dicom_bytes(stored, ViewPosition="AP", **elements), "film.dcm")

    size = PixelSize.of(film)

    assert (size.row, size.column, size.unit, size.origin) == expected
    assert size.view == "AP"


@pytest.mark.parametrize("kind", list(MarkKind))
def test_marks_survive_being_written_down(kind):
    """As plain values, digit for digit."""
    points = tuple((0.1 + n, 2.0 * n) for n in range(4 if kind is not MarkKind.DISTANCE else 2))
    drawn = mark(kind, *points[: 2 if kind is MarkKind.TEXT else 4], text="Look")

    assert Mark.from_dict(drawn.to_dict()) == drawn


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"number": 1, "kind": "circle", "points": [], "text": ""},
        {"number": 1, "kind": "distance", "points": [[0, 0]], "text": ""},
        {"number": 1, "kind": "distance", "points": [[0, 0], [1, math.inf]], "text": ""},
        {"number": "x", "kind": "distance", "points": [[0, 0], [1, 1]], "text": ""},
        {"number": 1, "kind": "distance", "points": [0, 1], "text": ""},
    ],
)
def test_damaged_marks_are_refused(values):
    """What was written by another version, or by nobody."""
    with pytest.raises(InvalidConfiguration):
        Mark.from_dict(values)


def test_annotations_are_cut_to_a_length():
    """A file cannot bring in a novel."""
    values = mark(MarkKind.TEXT, (1.0, 2.0), text="a" * 999).to_dict()

    assert len(Mark.from_dict(values).text) == LONGEST_TEXT
