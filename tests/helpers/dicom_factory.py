"""DICOM files of every kind that is read or refused, built on the spot."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.filewriter import dcmwrite
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGExtended12Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    JPEGLSNearLossless,
    RLELossless,
)

DX_STORAGE = UID("1.2.840.10008.5.1.4.1.1.1.1")
NATIVE = (ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian)
LOSSLESS = (
    DeflatedExplicitVRLittleEndian, RLELossless, JPEGLosslessSV1, JPEGLSLossless, JPEG2000Lossless,
)  # fmt: skip
NEAR_LOSSLESS_ERROR = 2


def film_dataset(
    stored: NDArray[Any], *, bits_stored: int | None = None, **elements: Any
) -> Dataset:
    """Return a data set around stored values.

    Args:
        stored: uint8, uint16 or int16, shape (rows, columns) or (rows, columns, 3).
        bits_stored: Defaults to all bits of the type.
        **elements: Keywords of the standard; each replaces what stands here.
    """
    item = stored.dtype.itemsize
    dataset = Dataset()
    dataset.SOPClassUID = DX_STORAGE
    dataset.SOPInstanceUID = UID("1.2.826.0.1.3680043.8.498.1")
    dataset.Modality = "DX"
    dataset.SamplesPerPixel = 1 if stored.ndim == 2 else 3
    dataset.PhotometricInterpretation = "MONOCHROME2" if stored.ndim == 2 else "RGB"
    if stored.ndim == 3:
        dataset.PlanarConfiguration = 0
    dataset.Rows, dataset.Columns = stored.shape[:2]
    dataset.BitsAllocated = 8 * item
    dataset.BitsStored = bits_stored or 8 * item
    dataset.HighBit = dataset.BitsStored - 1
    dataset.PixelRepresentation = int(stored.dtype.kind == "i")
    for keyword, value in elements.items():
        setattr(dataset, keyword, value)
    return dataset


def dicom_bytes(
    stored: NDArray[Any],
    *,
    syntax: UID = ExplicitVRLittleEndian,
    bits_stored: int | None = None,
    **elements: Any,
) -> bytes:
    """Return a whole DICOM file that holds the stored values under a transfer syntax."""
    dataset = film_dataset(stored, bits_stored=bits_stored, **elements)
    if syntax.is_encapsulated:
        dataset.PixelData = encapsulate([encoded(stored, syntax, dataset.BitsStored)])
        dataset["PixelData"].VR = "OB"
        dataset["PixelData"].is_undefined_length = True
    else:
        order = ">" if syntax == ExplicitVRBigEndian else "<"
        raw = stored.astype(stored.dtype.newbyteorder(order)).tobytes()
        dataset.PixelData = raw + b"\x00" * (len(raw) % 2)
        dataset["PixelData"].VR = "OB" if stored.dtype.itemsize == 1 else "OW"
    return file_bytes(dataset, syntax)


def file_bytes(dataset: Dataset, syntax: UID = ExplicitVRLittleEndian) -> bytes:
    """Return a data set as a file with preamble and meta header."""
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = syntax
    dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    stream = BytesIO()
    dcmwrite(stream, dataset, enforce_file_format=True)
    return stream.getvalue()


def bare_bytes(stored: NDArray[Any], *, implicit: bool, **elements: Any) -> bytes:
    """Return a data set alone, as old archives keep it: no preamble, no meta header."""
    dataset = film_dataset(stored, **elements)
    dataset.PixelData = stored.tobytes()
    dataset["PixelData"].VR = "OW"
    stream = BytesIO()
    dcmwrite(stream, dataset, implicit_vr=implicit, little_endian=True)
    return stream.getvalue()


def lut_item(
    entries: NDArray[np.uint16], *, first_value: int, bits: int = 16, name: str = ""
) -> Dataset:
    """Return an item of a VOI LUT or modality LUT sequence."""
    item = Dataset()
    item.add_new("LUTDescriptor", "US", [len(entries) % 65536, first_value % 65536, bits])
    item.LUTExplanation = name
    item.add_new("LUTData", "US", entries.tolist())
    return item


def encoded(stored: NDArray[Any], syntax: UID, bits: int) -> bytes:
    """Return the code stream of one frame."""
    if syntax == RLELossless:
        return _rle(stored)
    if syntax == JPEGLosslessSV1:
        return imagecodecs.jpeg8_encode(stored, lossless=True, predictor=1, bitspersample=bits)
    if syntax in (JPEGBaseline8Bit, JPEGExtended12Bit):
        bits = 8 if stored.dtype == np.uint8 else 12
        return imagecodecs.jpeg8_encode(stored, level=100, bitspersample=bits)
    if syntax in (JPEGLSLossless, JPEGLSNearLossless):
        error = NEAR_LOSSLESS_ERROR if syntax == JPEGLSNearLossless else 0
        return imagecodecs.jpegls_encode(stored, level=error)
    return imagecodecs.jpeg2k_encode(
        stored, level=0, reversible=True, codecformat="j2k", bitspersample=bits
    )


def _rle(stored: NDArray[Any]) -> bytes:
    """Write each byte plane as literal runs, most significant plane first (PS3.5 Annex G)."""
    item = stored.dtype.itemsize
    samples = 1 if stored.ndim == 2 else stored.shape[2]
    big_endian = stored.astype(stored.dtype.newbyteorder(">"))
    planes = np.frombuffer(big_endian.tobytes(), np.uint8).reshape(-1, samples, item)
    segments = [
        _literal_runs(planes[:, sample, byte].tobytes())
        for sample in range(samples)
        for byte in range(item)
    ]
    starts = np.zeros(16, "<u4")
    starts[0] = len(segments)
    starts[1 : len(segments) + 1] = 64 + np.cumsum([0, *(len(s) for s in segments[:-1])])
    return starts.tobytes() + b"".join(segments)


def _literal_runs(plane: bytes) -> bytes:
    runs = (plane[start : start + 128] for start in range(0, len(plane), 128))
    packed = b"".join(bytes([len(run) - 1]) + run for run in runs)
    return packed + b"\x80" * (len(packed) % 2)  # 128 means "nothing": an even length is required
