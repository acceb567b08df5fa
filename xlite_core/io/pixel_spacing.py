"""How far apart a film's pixels lie, and where in the room that holds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

SMALLEST_MM, LARGEST_MM = 0.005, 20.0
"""Pixels outside these limits are a slip of the header: a film of 20 x 20 pixels has 20 mm."""

STRETCHED_MOST = 5.0
"""Largest ratio of a pixel's sides that is believed."""

_SAME = 1e-3  # decimal strings of one value may be rounded differently


class SpacingOrigin(Enum):
    """Which plane the spacing holds for; the value is a stable key.

    In a projection only what lies in that plane is measured in true millimetres;
    whatever is nearer to the tube looks larger (DICOM PS3.3 10.7.1).
    """

    UNKNOWN = "unknown"
    DETECTOR = "detector"
    GEOMETRY = "geometry"
    FIDUCIAL = "fiducial"
    CORRECTED = "corrected"
    UNSTATED = "unstated"
    SCANNED = "scanned"

    @property
    def words(self) -> str:
        """What has to be said beside a length, without a full stop."""
        return _WORDS[self]


_WORDS = {
    SpacingOrigin.UNKNOWN: "in pixels: the file does not say how large they are",
    SpacingOrigin.DETECTOR: "at the detector, not corrected for magnification",
    SpacingOrigin.GEOMETRY: "corrected for magnification by geometry",
    SpacingOrigin.FIDUCIAL: "calibrated with an object of known size",
    SpacingOrigin.CORRECTED: "calibrated, the file does not say how",
    SpacingOrigin.UNSTATED: "the file does not say whether magnification is corrected",
    SpacingOrigin.SCANNED: "on the sheet of film that was scanned, not corrected for magnification",
}


@dataclass(frozen=True, slots=True)
class PixelSpacing:
    """Distance of pixel centres.

    Attributes:
        row_mm: From one row to the next, in millimetres.
        column_mm: From one column to the next, in millimetres.
        origin: Where that holds.
    """

    row_mm: float
    column_mm: float
    origin: SpacingOrigin


def pixel_spacing(
    pixel: Sequence[object],
    imager: Sequence[object],
    scanned: Sequence[object],
    calibration_type: str = "",
) -> PixelSpacing | None:
    """Return the spacing to measure with: calibrated, else at the detector, else of the scan.

    Pixel Spacing comes first: in a projection it differs from Imager Pixel Spacing
    exactly when someone calibrated it to the patient, and Pixel Spacing Calibration
    Type says how (PS3.3 10.7.1).  Alone it may be either.

    Args:
        pixel: Pixel Spacing (0028,0030), as the file has it: row, column.
        imager: Imager Pixel Spacing (0018,1164).
        scanned: Nominal Scanned Pixel Spacing (0018,2010).
        calibration_type: Pixel Spacing Calibration Type (0028,0A02).

    Returns:
        None where no element is complete, positive and of a size that films have.
    """
    own, detector, sheet = (_believed(values) for values in (pixel, imager, scanned))
    if own is not None:
        return PixelSpacing(*own, _origin(own, detector, calibration_type.strip().upper()))
    if detector is not None:
        return PixelSpacing(*detector, SpacingOrigin.DETECTOR)
    if sheet is not None:
        return PixelSpacing(*sheet, SpacingOrigin.SCANNED)
    return None


def _origin(
    own: tuple[float, float], detector: tuple[float, float] | None, calibration_type: str
) -> SpacingOrigin:
    same = detector is not None and all(
        math.isclose(a, b, rel_tol=_SAME) for a, b in zip(own, detector, strict=True)
    )
    if same:  # a type beside equal values says that nothing was corrected after all
        return SpacingOrigin.DETECTOR
    if calibration_type in ("GEOMETRY", "FIDUCIAL"):
        return SpacingOrigin[calibration_type]
    return SpacingOrigin.UNSTATED if detector is None else SpacingOrigin.CORRECTED


def _believed(values: Sequence[object]) -> tuple[float, float] | None:
    if len(values) != 2:
        return None
    try:
        row, column = (float(str(value)) for value in values)
    except ValueError:
        return None
    if not all(SMALLEST_MM <= side <= LARGEST_MM for side in (row, column)):  # NaN is outside
        return None
    return None if max(row, column) > STRETCHED_MOST * min(row, column) else (row, column)
