"""Parsing a DICOM data set: only the elements that a radiograph needs, and silently.

pydicom reports oddities through the warnings module, whose state belongs to the
whole process: it can be neither caught nor silenced for one worker thread.  It
also quotes header values, which may name a patient, in warnings and in its log.
So validation is turned off and both channels are closed, once, at import.  What
matters of an oddity is said by the readers here, in sentences of their own.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pydicom
from pydicom import charset, config, encaps, filereader, hooks
from pydicom.dataset import Dataset
from pydicom.uid import UID

from xlite_core.errors import UnreadableImage, UnsupportedPixels, XLiteError

_TAGS = [
    "SOPClassUID", "Modality", "StudyDate", "PatientName", "PatientID", "PatientBirthDate",
    "PatientSex", "PatientAge", "ViewPosition", "ImagerPixelSpacing", "NominalScannedPixelSpacing",
    "PixelSpacing", "SamplesPerPixel", "PhotometricInterpretation", "PlanarConfiguration",
    "NumberOfFrames", "Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit",
    "PixelRepresentation", "PixelPaddingValue", "PixelPaddingRangeLimit", "WindowCenter",
    "WindowWidth", "WindowCenterWidthExplanation", "VOILUTFunction", "RescaleIntercept",
    "RescaleSlope", "RedPaletteColorLookupTableDescriptor", "RedPaletteColorLookupTableData",
    "GreenPaletteColorLookupTableDescriptor", "GreenPaletteColorLookupTableData",
    "BluePaletteColorLookupTableDescriptor", "BluePaletteColorLookupTableData",
    "ModalityLUTSequence", "VOILUTSequence", "PatientOrientation", "ViewCodeSequence",
    "BodyPartExamined", "PixelSpacingCalibrationType", "PixelData",
]  # fmt: skip

SYNTAXES = {
    "1.2.840.10008.1.2": "DICOM",
    "1.2.840.10008.1.2.1": "DICOM",
    "1.2.840.10008.1.2.1.99": "DICOM, deflated",
    "1.2.840.10008.1.2.2": "DICOM, big endian",
    "1.2.840.10008.1.2.4.50": "DICOM, JPEG",
    "1.2.840.10008.1.2.4.51": "DICOM, JPEG Extended",
    "1.2.840.10008.1.2.4.57": "DICOM, JPEG Lossless",
    "1.2.840.10008.1.2.4.70": "DICOM, JPEG Lossless",
    "1.2.840.10008.1.2.4.80": "DICOM, JPEG-LS",
    "1.2.840.10008.1.2.4.81": "DICOM, JPEG-LS near-lossless",
    "1.2.840.10008.1.2.4.90": "DICOM, JPEG 2000",
    "1.2.840.10008.1.2.4.91": "DICOM, JPEG 2000",
    "1.2.840.10008.1.2.5": "DICOM, RLE",
}
"""Transfer syntax -> kind for people: those that are read."""


def _unheard(*_arguments: object, **_options: object) -> None:
    """Stand in for pydicom's `warn_and_log`."""


config.settings.reading_validation_mode = config.IGNORE
for _module in (filereader, charset, encaps, hooks):
    setattr(_module, "warn_and_log", _unheard)  # noqa: B010 - mypy need not know of it
logging.getLogger("pydicom").setLevel(logging.CRITICAL)


def parse(data: bytes) -> Dataset:
    """Read a data set, with or without preamble and meta header.

    Raises:
        UnreadableImage: The structure is damaged.
    """
    with damage_as_a_sentence("The header of this DICOM file is damaged."):
        # Reading named tags only skips the rest unread: private blocks can be
        # larger than the picture.
        return pydicom.dcmread(BytesIO(data), force=True, specific_tags=list(_TAGS))


def file_kind(dataset: Dataset) -> str:
    """Return the kind for people: "DICOM, JPEG 2000"."""
    return SYNTAXES.get(transfer_syntax(dataset), "DICOM")


def transfer_syntax(dataset: Dataset) -> str:
    """Return the transfer syntax UID, or an empty text where the file has none."""
    meta = getattr(dataset, "file_meta", None)
    return "" if meta is None else str(meta.get("TransferSyntaxUID", "") or "").strip("\x00 ")


def check_holds_one_picture(dataset: Dataset) -> None:
    """Refuse what is no single picture.

    Raises:
        UnsupportedPixels: No pixels by nature, several frames, or a video.
        UnreadableImage: The picture that the header announces is missing.
    """
    kind = file_kind(dataset)
    frames = whole_number(dataset, "NumberOfFrames", 1)
    if frames > 1:
        raise UnsupportedPixels(
            f"This DICOM file holds {frames} frames; only single films are read.",
            "Open a single-frame radiograph instead.",
            file_kind=kind,
        )
    syntax = transfer_syntax(dataset)
    if syntax and syntax not in SYNTAXES:
        raise UnsupportedPixels(
            f"The picture is stored as {_uid_name(syntax)}, which is not read.",
            "Export it uncompressed, or as JPEG 2000, JPEG-LS, JPEG or RLE.",
            file_kind=kind,
        )
    if "PixelData" in dataset:
        return
    content = _uid_name(str(dataset.get("SOPClassUID", "") or "")).removesuffix(" Storage")
    if "Rows" in dataset or "Image" in content:
        raise UnreadableImage(
            "This DICOM file stops before its picture begins.",
            "Copy it again from its source: the transfer was cut short.",
            file_kind=kind,
        )
    raise UnsupportedPixels(
        f"This DICOM file holds no picture; it is of the type: {content}.",
        "Open the radiograph that it belongs to.",
        file_kind=kind,
    )


def whole_number(dataset: Dataset, keyword: str, default: int) -> int:
    """Return an element as an integer; the default where it is absent or empty."""
    value = first_value(dataset, keyword)
    return default if value is None else int(value)


def real_number(dataset: Dataset, keyword: str, default: float) -> float:
    """Return an element as a float; the default where it is absent or empty."""
    value = first_value(dataset, keyword)
    return default if value is None else float(value)


def first_value(dataset: Dataset, keyword: str) -> Any:
    """Return the first value of an element, or None where it has none."""
    values = all_values(dataset, keyword)
    return values[0] if values else None


def all_values(dataset: Dataset, keyword: str) -> list[Any]:
    """Return the values of an element as a list, whatever its multiplicity."""
    value = dataset.get(keyword)
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list | tuple | pydicom.multival.MultiValue) else [value]


@contextmanager
def damage_as_a_sentence(summary: str, kind: str = "DICOM") -> Iterator[None]:
    """Turn whatever a library raises about damaged bytes into a refusal.

    pydicom and the codecs raise anything from KeyError to struct.error when
    they stumble over damage; no list of them is complete.
    """
    try:
        yield
    except (XLiteError, MemoryError):
        raise
    except Exception:  # noqa: BLE001
        # "from None": the library's message may quote a header value, and a
        # traceback in a log would carry it on.
        raise UnreadableImage(
            summary, "Copy it again from its source, or export it anew.", file_kind=kind
        ) from None


def _uid_name(uid: str) -> str:
    # Only names of the standard's own list: in a damaged file the "UID" may be
    # any stretch of the header, patient included.  An unknown one is its own name.
    name = UID(uid).name
    return "something unknown" if name == uid else name
