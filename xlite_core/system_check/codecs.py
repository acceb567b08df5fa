"""Whether every transfer syntax that the reader names can be decoded here.

A gradient of 16 x 16 is encoded, wrapped into a DICOM file in memory, and read through the door
that films go through.  A part that an installation lacks is found so, not at the first film.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.filewriter import dcmwrite
from pydicom.uid import UID, SecondaryCaptureImageStorage

from xlite_core.errors import XLiteError
from xlite_core.io.dicom_dataset import SYNTAXES
from xlite_core.io.read import read_radiograph_bytes
from xlite_core.system_check.check_line import CheckLine, Fact

_SIDE = 16
_STEPS = 4.0
"""How far a lossy picture of the gradient may be off, in grey levels of 256."""

_QUALITY = 95
_NEAR = 2
"""Largest error of a grey level that the near-lossless picture is written with."""

_TWELVE_BIT = "1.2.840.10008.1.2.4.51"
_OPTIONS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "1.2.840.10008.1.2.4.50": ("jpeg8_encode", {"level": _QUALITY}),
    _TWELVE_BIT: ("jpeg8_encode", {"level": _QUALITY, "bitspersample": 12}),
    "1.2.840.10008.1.2.4.57": ("jpeg8_encode", {"lossless": True}),
    "1.2.840.10008.1.2.4.70": ("jpeg8_encode", {"lossless": True}),
    "1.2.840.10008.1.2.4.80": ("jpegls_encode", {}),
    "1.2.840.10008.1.2.4.81": ("jpegls_encode", {"level": _NEAR}),
    "1.2.840.10008.1.2.4.90": ("jpeg2k_encode", {"codecformat": "j2k", "reversible": True}),
    "1.2.840.10008.1.2.4.91": ("jpeg2k_encode", {"codecformat": "j2k", "level": 45}),
}
"""Transfer syntax -> the encoder and its options; those that are not here are not compressed."""

_RLE = "1.2.840.10008.1.2.5"


def codec_lines() -> Iterator[CheckLine]:
    """Yield a line for each transfer syntax, by its number."""
    for syntax in SYNTAXES:
        yield _line(syntax)


def _line(syntax: str) -> CheckLine:
    of = f"{SYNTAXES[syntax].removeprefix('DICOM, ')} ({syntax})"
    try:
        off = _largest_difference(syntax)
    except XLiteError as error:
        return CheckLine(fact=Fact.CODEC, of=of, value=str(error), passed=False)
    except Exception as error:  # noqa: BLE001 - a missing library or part of one, of any kind
        name = type(error).__name__
        return CheckLine(
            fact=Fact.CODEC, of=of, value=f"A part of the decoder is missing: {name}.", passed=False
        )
    if not off <= _STEPS:
        return CheckLine(fact=Fact.CODEC, of=of, value="It is decoded wrongly.", passed=False)
    return CheckLine(fact=Fact.CODEC, of=of, value="It is decoded.", passed=True)


def _largest_difference(syntax: str) -> float:
    """Return how far the decoded gradient is from the encoded one, in grey levels of 256."""
    gradient = np.arange(_SIDE * _SIDE).reshape(_SIDE, _SIDE)
    twelve = syntax == _TWELVE_BIT
    stored = (16 * gradient).astype(np.uint16) if twelve else gradient.astype(np.uint8)
    read = read_radiograph_bytes(dicom_of(stored, syntax), "system check").pixels
    off = np.abs(read.astype(np.float64) - stored.astype(np.float64)).max()
    return float(off) / (16 if twelve else 1)


def dicom_of(stored: NDArray[Any], syntax: str) -> bytes:
    """Return a DICOM file in memory.

    Args:
        stored: uint8 or, of 12 bits, uint16; shape (rows, columns).
        syntax: Number of the transfer syntax.
    """
    dataset = Dataset()
    dataset.SOPClassUID = SecondaryCaptureImageStorage
    dataset.SOPInstanceUID = UID("1.2.826.0.1.3680043.8.498.1")
    dataset.Modality, dataset.PhotometricInterpretation = "OT", "MONOCHROME2"
    dataset.SamplesPerPixel, dataset.PixelRepresentation = 1, 0
    dataset.Rows, dataset.Columns = stored.shape
    dataset.BitsAllocated = 8 * stored.itemsize
    dataset.BitsStored = 12 if stored.itemsize == 2 else 8
    dataset.HighBit = dataset.BitsStored - 1
    compressed = _compressed(stored, syntax)
    dataset.PixelData = stored.tobytes() if compressed is None else encapsulate([compressed])
    dataset["PixelData"].VR = "OW" if stored.itemsize == 2 else "OB"
    dataset["PixelData"].is_undefined_length = compressed is not None
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = UID(syntax)
    stream = BytesIO()
    dcmwrite(stream, dataset, enforce_file_format=True)
    return stream.getvalue()


def _compressed(stored: NDArray[Any], syntax: str) -> bytes | None:
    import imagecodecs

    if syntax == _RLE:  # PS3.5 Annex G: one segment, behind a header of 64 bytes
        header = np.array([1, 64, *[0] * 14], "<u4").tobytes()
        return header + bytes(imagecodecs.packbits_encode(stored.tobytes()))
    if syntax not in _OPTIONS:
        return None
    encoder, options = _OPTIONS[syntax]
    return bytes(getattr(imagecodecs, encoder)(stored, **options))
