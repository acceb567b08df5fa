"""One radiograph as the modality measured it, and how its file wants it shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.io.pixel_spacing import SpacingOrigin

Pixels = NDArray[Any]
"""Shape (rows, columns); uint8, uint16, int16, int32 or float32."""


class WindowFunction(Enum):
    """How a window maps values to grey (DICOM PS3.3 C.11.2.1.2 and C.11.2.1.3)."""

    LINEAR = "LINEAR"
    LINEAR_EXACT = "LINEAR_EXACT"
    SIGMOID = "SIGMOID"


@dataclass(frozen=True, slots=True)
class Window:
    """A window centre and width, in the units of the modality values.

    Attributes:
        center: Middle of the window.
        width: At least 1 for LINEAR, above 0 otherwise.
        function: Which of the standard's three formulas applies.
        name: The file's explanation ("NORMAL", "BONE"), or our own word for it.
    """

    center: float
    width: float
    function: WindowFunction = WindowFunction.LINEAR
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class VoiTable:
    """A VOI LUT sequence item (DICOM PS3.3 C.11.2.1.1).

    Attributes:
        first_value: The modality value that the first entry belongs to; values
            below it take the first entry, values beyond the end the last one.
        entries: uint16, shape (entries,).
        bits: Bits of an entry; full white is `2**bits - 1`.
        name: The file's explanation of the table.
    """

    first_value: int
    entries: NDArray[np.uint16]
    bits: int
    name: str = ""


Voi = Window | VoiTable
"""One way to turn modality values into grey."""


@dataclass(frozen=True, slots=True)
class PatientText:
    """Identifying text from the header.  Never logged, never in a report unasked."""

    name: str = field(default="", repr=False)
    patient_id: str = field(default="", repr=False)
    birth_date: str = field(default="", repr=False)
    study_date: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.name or self.patient_id or self.birth_date or self.study_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a file says about its image, without saying whose it is.

    Attributes:
        file_name: Name without folders, for the user's own screen only.
        file_kind: For people: "PNG", "DICOM, JPEG 2000".
        byte_count: Size of the file.
        sha256: Of the whole file, as hexadecimal digits.
        modality: "CR", "DX" and so on; empty where the file does not say.
        view: "PA", "AP", "LL"; empty where the file does not say.
        orientation: Where rows and columns lead in the patient, one letter each
            ("L", "F"); two empty texts where the file does not say.
        body_part: As the header names it: "CHEST", "HIP"; empty where it does not.
        colour: How far the colours of a pixel lie apart, 0 to 1, on average; 0 for grey.
        age_years: None where unknown.
        sex: "M", "F", "O" or empty.
        bits_stored: Meaningful bits of a stored value.
        patient: Identifying text, hidden unless the user asks.
    """

    file_name: str
    file_kind: str
    byte_count: int
    sha256: str
    modality: str = ""
    view: str = ""
    orientation: tuple[str, str] = ("", "")
    body_part: str = ""
    colour: float = 0.0
    age_years: float | None = None
    sex: str = ""
    bits_stored: int = 8
    patient: PatientText = field(default_factory=PatientText, repr=False)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Radiograph:
    """A frozen image and what its file says about showing it.

    Attributes:
        pixels: Modality values, shape (rows, columns), read-only: stored values
            after the modality LUT, before any window and before inversion.
            Integers stay integers where the modality LUT allows it.
        presets: The file's own VOI transformations, best first and never empty;
            the first is what the film means and what a network sees.
        inverted: True for MONOCHROME1: the smallest value is white.  Applied
            once, after the VOI transformation.
        spacing_mm: (row, column) distance of pixel centres in millimetres at
            the detector or patient, or None where the file does not say.
        spacing_origin: Which of the two, as far as the file says it.
        provenance: Where the image came from.
    """

    pixels: Pixels
    presets: tuple[Voi, ...]
    inverted: bool
    spacing_mm: tuple[float, float] | None
    provenance: Provenance
    spacing_origin: SpacingOrigin = SpacingOrigin.UNKNOWN

    @property
    def rows(self) -> int:
        """Height in pixels."""
        return int(self.pixels.shape[0])

    @property
    def columns(self) -> int:
        """Width in pixels."""
        return int(self.pixels.shape[1])


IDENTITY_8BIT = Window(127.5, 255.0, WindowFunction.LINEAR_EXACT, "As stored")
"""Shows 0 as black and 255 as white, changing no value (PS3.3 C.11.2.1.3.2)."""
