"""One radiograph out of a DICOM file, as its header means it.

Stored values -> modality LUT -> `Radiograph.pixels`; the VOI transformations and
the inversion travel beside them (PS3.3 C.11.1, C.11.2, C.7.6.3.1.2).

MONOCHROME1 alone decides about inversion.  Presentation LUT Shape (PS3.3 C.11.6)
says the same once more: the DX module demands INVERSE for MONOCHROME1 and IDENTITY
for MONOCHROME2 (C.8.11.3.1).  Applying both would invert twice.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from xlite_core.errors import UnreadableImage
from xlite_core.io.colourfulness import colourfulness
from xlite_core.io.dicom_dataset import (
    all_values,
    check_holds_one_picture,
    damage_as_a_sentence,
    file_kind,
    first_value,
    parse,
    real_number,
)
from xlite_core.io.dicom_pixel_header import PixelHeader, pixel_header
from xlite_core.io.dicom_pixels import grey_of_colour, stored_values
from xlite_core.io.dicom_voi import presets
from xlite_core.io.lookup_table import lookup_table
from xlite_core.io.pixel_spacing import PixelSpacing, SpacingOrigin, pixel_spacing
from xlite_core.io.projection import oriented, view_of_codes
from xlite_core.io.radiograph import (
    IDENTITY_8BIT,
    PatientText,
    Pixels,
    Provenance,
    Radiograph,
    Voi,
)
from xlite_core.io.voi import derived_windows

_LARGEST_VALUE = 1e30  # far above any unit, and far below the end of float32
_DAMAGED_HEADER = "The header of this DICOM file is damaged."


def radiograph_from_dicom(data: bytes, provenance: Provenance) -> Radiograph:
    """Decode a DICOM file.

    Args:
        data: The whole file.
        provenance: What is known of the file; what the header adds is filled in.

    Raises:
        UnreadableImage: The file is damaged or incomplete.
        UnsupportedPixels: It holds no picture, several frames, or values that
            no film has.
    """
    dataset = parse(data)
    kind = file_kind(dataset)
    with damage_as_a_sentence(_DAMAGED_HEADER, kind):
        check_holds_one_picture(dataset)
        header = pixel_header(dataset)
        provenance = _described(dataset, replace(provenance, file_kind=kind), header)
        spacing = _spacing(dataset)
        stored = stored_values(dataset, header)
        if header.samples > 1 and not header.luminance_is_first:
            provenance = replace(provenance, colour=colourfulness(stored))
        pixels, shown = _modality_values(dataset, stored, header)
    pixels.flags.writeable = False
    return Radiograph(
        pixels=pixels,
        presets=shown,
        inverted=header.photometric == "MONOCHROME1",
        spacing_mm=None if spacing is None else (spacing.row_mm, spacing.column_mm),
        spacing_origin=SpacingOrigin.UNKNOWN if spacing is None else spacing.origin,
        provenance=provenance,
    )


def _modality_values(
    dataset: Dataset, stored: Pixels, header: PixelHeader
) -> tuple[Pixels, tuple[Voi, ...]]:
    """Return pixels and presets.  Colour has neither modality nor VOI stage (PS3.3 C.7.6.3.1.2)."""
    if not header.is_grey:
        grey = grey_of_colour(stored, header, dataset)
        own = (IDENTITY_8BIT,) if grey.dtype == np.uint8 else ()
        return grey, (*own, *derived_windows(grey))
    pixels = _after_modality_lut(dataset, stored, header)
    padding = _padding(dataset, stored, header)
    measured = pixels if padding is None or padding.all() else pixels[~padding]
    return pixels, presets(dataset, pixels, measured, identity=pixels is stored)


def _after_modality_lut(dataset: Dataset, stored: Pixels, header: PixelHeader) -> Pixels:
    """Apply the modality LUT sequence, or else rescale slope and intercept (PS3.3 C.11.1).

    Returns:
        `stored` itself where nothing changes; otherwise the smallest of uint16,
        int16 and int32 that holds whole results, or float32.
    """
    tables = dataset.get("ModalityLUTSequence")
    if tables:
        return lookup_table(tables[0], signed=header.signed).applied_to(stored)
    slope = real_number(dataset, "RescaleSlope", 1.0)
    intercept = real_number(dataset, "RescaleIntercept", 0.0)
    if (slope, intercept) == (1.0, 0.0):
        return stored
    ends = [int(end) * slope + intercept for end in (stored.min(), stored.max())]
    if slope == 0 or not max(map(abs, ends)) < _LARGEST_VALUE:  # "not <" catches NaN too
        raise UnreadableImage(
            "The rescale slope in the header of this DICOM file would erase the picture.",
            "Export the film again from its source.",
            file_kind=header.kind,
        )
    if slope.is_integer() and intercept.is_integer() and max(map(abs, ends)) < 2**31:
        scaled = stored.astype(np.int64) * int(slope) + int(intercept)
        return scaled.astype(_smallest_dtype(min(ends), max(ends)))
    return (stored * np.float64(slope) + intercept).astype(np.float32)


def _smallest_dtype(low: float, high: float) -> type[np.uint16 | np.int16 | np.int32]:
    if low >= 0 and high < 2**16:
        return np.uint16
    return np.int16 if low >= -(2**15) and high < 2**15 else np.int32


def _padding(dataset: Dataset, stored: Pixels, header: PixelHeader) -> NDArray[np.bool_] | None:
    """Return where nothing was measured (PS3.3 C.7.5.1.1.2), or None without any padding."""
    value = _padding_value(dataset, "PixelPaddingValue", header)
    if value is None:
        return None
    limit = _padding_value(dataset, "PixelPaddingRangeLimit", header)
    low, high = sorted((value, value if limit is None else limit))
    return (stored >= low) & (stored <= high)


def _padding_value(dataset: Dataset, keyword: str, header: PixelHeader) -> int | None:
    value = first_value(dataset, keyword)
    if isinstance(value, bytes):  # "US or SS" left undecided
        order = "big" if dataset.original_encoding[1] is False else "little"
        value = int.from_bytes(value[:2], order, signed=False)  # type: ignore[arg-type]
    if value is None:
        return None
    number = int(value) % 2**16
    return number - 2**16 if header.signed and number >= 2**15 else number


def _spacing(dataset: Dataset) -> PixelSpacing | None:
    return pixel_spacing(
        all_values(dataset, "PixelSpacing"),
        all_values(dataset, "ImagerPixelSpacing"),
        all_values(dataset, "NominalScannedPixelSpacing"),
        _text(dataset, "PixelSpacingCalibrationType"),
    )


def _described(dataset: Dataset, provenance: Provenance, header: PixelHeader) -> Provenance:
    sex = _text(dataset, "PatientSex").upper()
    return replace(
        provenance,
        modality=_text(dataset, "Modality"),
        view=_text(dataset, "ViewPosition").upper() or view_of_codes(_view_codes(dataset)),
        orientation=oriented(all_values(dataset, "PatientOrientation")),
        body_part=_text(dataset, "BodyPartExamined").upper(),
        age_years=_age_years(_text(dataset, "PatientAge")),
        sex=sex if sex in ("M", "F", "O") else "",
        bits_stored=header.bits_stored,
        patient=PatientText(
            name=_text(dataset, "PatientName").replace("^", " ").strip(),
            patient_id=_text(dataset, "PatientID"),
            birth_date=_text(dataset, "PatientBirthDate"),
            study_date=_text(dataset, "StudyDate"),
        ),
    )


def _view_codes(dataset: Dataset) -> list[str]:
    items = dataset.get("ViewCodeSequence") or ()
    return [_text(item, "CodeValue") for item in items]


def _age_years(age: str) -> float | None:
    """Read an age string (PS3.5 Section 6.2, AS); a bare number, which occurs, means years."""
    years = {"Y": 1.0, "M": 1 / 12, "W": 7 / 365.25, "D": 1 / 365.25}
    number, unit = (age, "Y") if age.isdigit() else (age[:-1], age[-1:].upper())
    return int(number) * years[unit] if number.isdigit() and unit in years else None


def _text(dataset: Dataset, keyword: str) -> str:
    value = first_value(dataset, keyword)
    return "" if value is None else str(value).strip(" \x00")
