"""A picture of a film with its evidence as a DICOM secondary capture (PS3.3 A.8.1).

Eight bits a colour.  The words stand in a strip below the film and are part of the pixels, so
that no viewer can show the colours without them; `BurnedInAnnotation` says YES.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import cv2
import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.uid import SecondaryCaptureImageStorage

from xlite_core.evaluation.ranking import excess
from xlite_core.findings import display_name
from xlite_core.imaging.overlay import is_weak, painted_overlay, peak_evidence
from xlite_core.imaging.windowing import presented
from xlite_core.inference.input_notice import KINDS
from xlite_core.inference.model_card import ModelCard
from xlite_core.inference.prediction import Prediction
from xlite_core.io.radiograph import Radiograph
from xlite_core.reporting.dicom_object import (
    RESEARCH_USE_ONLY,
    Stamp,
    begun_object,
    new_study,
    referenced_image,
)
from xlite_core.reporting.report_words import evidence_number

_SMALLEST_PITCH = 14  # pixels a line: the least that can be read
_NARROWEST = 320  # columns: a narrower film gets black beside it, else nobody could read the words
_LINES_ACROSS = 36  # a line of the strip is this share of the film's width high


def leading_finding(prediction: Prediction, thresholds: Mapping[str, float]) -> str:
    """Return the finding furthest above its threshold, or least below."""
    shares = {
        name: excess(float(probability), thresholds[name])
        for name, probability in zip(prediction.findings, prediction.probabilities, strict=True)
    }
    return max(shares, key=lambda name: shares[name])


def captured_picture(  # noqa: PLR0913 - one keyword each for what the strip says
    radiograph: Radiograph,
    prediction: Prediction,
    finding: str,
    card: ModelCard,
    threshold: float,
    *,
    reader: str = "",
) -> tuple[NDArray[np.uint8], tuple[str, ...]]:
    """Paint one finding's evidence over a film and write below what it is.

    Args:
        radiograph: The film, shown as its file means it.
        prediction: What the model says of it.
        finding: Whose map is painted.
        card: Its full scale of evidence is the colour scale.
        threshold: Of this finding, 0 to 1.
        reader: What the reader says of it, in a line; empty for nothing.

    Returns:
        uint8, shape (rows of the film and of the strip, columns, 3), red, green, blue, the film
        at the upper left; and the lines of the strip.
    """
    index = prediction.findings.index(finding)
    evidence = prediction.evidence[index]
    picture = painted_overlay(
        presented(radiograph), evidence, prediction.padding, card.evidence_full_scale
    )
    peak, full_scale = peak_evidence(evidence, prediction.padding), card.evidence_full_scale
    weak = ", weak evidence" if is_weak(peak, full_scale) else ""
    found = (
        f"{display_name(finding)} {100 * prediction.probabilities[index]:.1f} %, "
        f"threshold {100 * threshold:.1f} %"
    )
    lines = (
        found,
        *((reader,) if reader else ()),
        (
            f"Grad-CAM peak {evidence_number(peak, full_scale)} log-odds, "
            f"full colour {evidence_number(full_scale, full_scale)}{weak}"
        ),
        f"{card.name} {prediction.model_fingerprint}",
        *(f"Input check: {KINDS[notice.kind].label}" for notice in prediction.notices),
        RESEARCH_USE_ONLY,
    )
    beside = max(0, _NARROWEST - picture.shape[1])
    wide = np.pad(picture, ((0, 0), (0, beside), (0, 0)))
    return np.vstack([wide, _strip(wide.shape[1], lines)]), lines


def secondary_capture(
    source: Dataset | None,
    picture: NDArray[np.uint8],
    *,
    derivation: str,
    spacing_mm: tuple[float, float] | None,
    stamp: Stamp,
) -> Dataset:
    """Return a picture as a secondary capture in the study of its film.

    Args:
        source: The film, from `dicom_object.referable`; None begins a study of its own, for a
            film whose file is no DICOM.
        picture: uint8, shape (rows, columns, 3), red, green, blue, on the film's own grid.
        derivation: How it was made, for people (0008,2111).
        spacing_mm: (row, column) distance of pixel centres, or None where unknown.
        stamp: UIDs and time.
    """
    study = new_study(stamp) if source is None else source
    made = begun_object(
        study, stamp, sop_class=SecondaryCaptureImageStorage, modality="OT", role="capture"
    )
    made.SeriesDescription = "X-Lite evidence map, research use only"
    made.ConversionType = "WSD"  # SC Equipment Module, PS3.3 C.8.6.1: made on a workstation
    made.ImageType = ["DERIVED", "SECONDARY"]
    made.ContentDate, made.ContentTime = stamp.date_text, stamp.time_text
    made.PatientOrientation = None
    made.BurnedInAnnotation = "YES"
    made.LossyImageCompression = "00"
    made.DerivationDescription = derivation[:1024]
    made.ImageComments = RESEARCH_USE_ONLY
    if source is not None:
        made.SourceImageSequence = [_derived_from(source)]
    if spacing_mm is not None:
        made.PixelSpacing = [f"{side:.8g}" for side in spacing_mm]
    _put_pixels(made, picture)
    return made


def _derived_from(source: Dataset) -> Dataset:
    """Return the item that names the film and why (PS3.3 C.7.6.1.1.4, PS3.16 CID 7202)."""
    item = referenced_image(source)
    purpose = Dataset()
    purpose.CodeValue = "121322"
    purpose.CodingSchemeDesignator = "DCM"
    purpose.CodeMeaning = "Source image for image processing operation"
    item.PurposeOfReferenceCodeSequence = [purpose]
    return item


def _put_pixels(made: Dataset, picture: NDArray[np.uint8]) -> None:
    """Fill the Image Pixel Module (PS3.3 C.7.6.3), colour by pixel."""
    made.SamplesPerPixel, made.PhotometricInterpretation = 3, "RGB"
    made.PlanarConfiguration = 0
    made.Rows, made.Columns = picture.shape[:2]
    made.BitsAllocated = made.BitsStored = 8
    made.HighBit, made.PixelRepresentation = 7, 0
    raw = np.ascontiguousarray(picture).tobytes()
    made.add_new("PixelData", "OB", raw + b"\x00" * (len(raw) % 2))


def _strip(columns: int, lines: tuple[str, ...]) -> NDArray[np.uint8]:
    """Write lines in light grey on black; the type shrinks where a line would not fit."""
    pitch = max(columns // _LINES_ACROSS, _SMALLEST_PITCH)
    strip = np.zeros((pitch * (len(lines) + 1), columns, 3), np.uint8)
    lines = tuple(_plain(line) for line in lines)
    face, size = cv2.FONT_HERSHEY_SIMPLEX, pitch / 34
    longest = max(cv2.getTextSize(line, face, size, 1)[0][0] for line in lines)
    size *= min(1.0, (columns - pitch) / longest)
    for number, line in enumerate(lines, 1):
        grey = 235 if number in (1, len(lines)) else 170
        place = (pitch // 2, pitch * number + pitch // 4)
        cv2.putText(strip, line, place, face, size, (grey,) * 3, 1, cv2.LINE_AA)
    return strip


def _plain(line: str) -> str:
    """Return a line in the letters that OpenCV can draw, those of ASCII: "für" as "fur"."""
    parts = unicodedata.normalize("NFKD", line)
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return bare.encode("ascii", "replace").decode("ascii")
