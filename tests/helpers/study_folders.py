"""Folders and discs of small DICOM files that belong together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import UID

from tests.helpers.dicom_factory import dicom_bytes, file_bytes

_DIRECTORY = UID("1.2.840.10008.1.3.10")
_REPORT = UID("1.2.840.10008.5.1.4.1.1.88.11")


def write_dicom(path: Path, number: int, *, size: int = 32, **elements) -> Path:
    """Write a film with an SOP instance of its own; no two numbers have the same pixels."""
    pixels = np.random.default_rng(number).integers(0, 4000, (size, size)).astype(np.uint16)
    elements = {"SOPInstanceUID": UID(f"1.2.3.{number}"), "InstanceNumber": number} | elements
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(dicom_bytes(pixels, **elements))
    return path


def write_report(path: Path, number: int) -> Path:
    """Write an object without a picture."""
    dataset = Dataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID = _REPORT, UID(f"1.2.9.{number}")
    dataset.Modality, dataset.PatientID = "SR", "P1"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file_bytes(dataset))
    return path


def write_dicomdir(path: Path, *names: str, others: int = 0) -> Path:
    """Write a disc's table of contents that names image files by "FOLDER/FILE"."""
    dataset = Dataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID = _DIRECTORY, UID("1.2.3.4")
    kinds = [("IMAGE", name) for name in names]
    kinds += [("SR DOCUMENT", f"SR{number}") for number in range(others)]
    records = [_record("PATIENT")]
    records += [_record(kind, name) for kind, name in kinds]
    dataset.DirectoryRecordSequence = Sequence(records)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file_bytes(dataset))
    return path


def _record(kind: str, name: str = "") -> Dataset:
    record = Dataset()
    record.DirectoryRecordType = kind
    if name:
        record.ReferencedFileID = name.split("/")
    return record
