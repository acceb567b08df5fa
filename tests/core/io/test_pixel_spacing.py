"""Which spacing is measured with, and what is said of it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.dicom_factory import dicom_bytes
from xlite_core.io.pixel_spacing import PixelSpacing, SpacingOrigin, pixel_spacing
from xlite_core.io.read import read_radiograph_bytes

HALF = ("0.5", "0.5")
FINE = ("0.143", "0.143")


@pytest.mark.parametrize(
    ("pixel", "imager", "calibration", "origin"),
    [
        (HALF, HALF, "", SpacingOrigin.DETECTOR),
        (HALF, ("0.50001", "0.5"), "", SpacingOrigin.DETECTOR),
        (HALF, HALF, "GEOMETRY", SpacingOrigin.DETECTOR),
        (FINE, HALF, "GEOMETRY", SpacingOrigin.GEOMETRY),
        (FINE, HALF, " fiducial ", SpacingOrigin.FIDUCIAL),
        (FINE, HALF, "", SpacingOrigin.CORRECTED),
        (FINE, (), "", SpacingOrigin.UNSTATED),
        (FINE, (), "FIDUCIAL", SpacingOrigin.FIDUCIAL),
        ((), HALF, "", SpacingOrigin.DETECTOR),
    ],
)
def test_pixel_spacing_is_calibrated_where_it_differs_from_the_detector(
    pixel, imager, calibration, origin
):
    """Equal values were never corrected, whatever the type says."""
    assert pixel_spacing(pixel, imager, (), calibration).origin is origin


def test_rows_come_first():
    """The first value is the distance of rows, the second that of columns."""
    assert pixel_spacing((), ("0.2", "0.3"), ()) == PixelSpacing(0.2, 0.3, SpacingOrigin.DETECTOR)


def test_a_scanned_sheet_is_the_last_resort():
    """It holds for the sheet alone."""
    spacing = pixel_spacing((), (), ("0.1", "0.1"))

    assert spacing == PixelSpacing(0.1, 0.1, SpacingOrigin.SCANNED)


@pytest.mark.parametrize(
    "values",
    [
        (),
        ("0.5",),
        ("0.5", "0.5", "0.5"),
        ("0", "0"),
        ("0.5", "0"),
        ("-0.5", "0.5"),
        ("nan", "0.5"),
        ("inf", "inf"),
        ("1e-6", "1e-6"),
        ("143", "143"),
        ("0.1", "1.0"),
        ("none", "0.5"),
        (None, None),
    ],
)
def test_missing_and_absurd_values_are_no_spacing(values):
    """Rather pixels than wrong millimetres; a sound element behind it still counts."""
    assert pixel_spacing(values, (), ()) is None
    assert pixel_spacing(values, HALF, ()).origin is SpacingOrigin.DETECTOR


@pytest.mark.parametrize(
    ("elements", "spacing", "origin"),
    [
        ({}, None, SpacingOrigin.UNKNOWN),
        ({"ImagerPixelSpacing": ["0.2", "0.3"]}, (0.2, 0.3), SpacingOrigin.DETECTOR),
        (
            {
                "ImagerPixelSpacing": ["0.2", "0.2"],
                "PixelSpacing": ["0.18", "0.18"],
                "PixelSpacingCalibrationType": "GEOMETRY",
            },
            (0.18, 0.18),
            SpacingOrigin.GEOMETRY,
        ),
        ({"PixelSpacing": ["900", "900"]}, None, SpacingOrigin.UNKNOWN),
    ],
)
def test_a_dicom_film_says_where_its_spacing_holds(elements, spacing, origin):
    """From the header to the radiograph."""
    film = read_radiograph_bytes(dicom_bytes(np.zeros((4, 4), np.uint8), **elements), "film.dcm")

    assert film.spacing_mm == spacing
    assert film.spacing_origin is origin
