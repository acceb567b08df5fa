"""Where a film belongs, from the first elements of its header: patient, study, series, number.

Only what stands before the picture is read, and of that no more than `MOST_BYTES`,
so that a folder of ten thousand films, or a hostile file, costs little.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from pydicom.dataset import Dataset
from pydicom.filereader import read_dataset, read_partial
from pydicom.tag import Tag
from pydicom.uid import UID

from xlite_core.io.dicom_dataset import first_value, transfer_syntax

FIRST_BYTES = 16_384
"""Enough for nearly every header."""

MOST_BYTES = 1_000_000
"""Private blocks may stand before the study; larger ones are not waited for.  A megabyte of empty
sequence items, the slowest there is to parse, takes two seconds."""

_LAST_TAG = 0x0028_0011  # Columns
_DEFLATED = "1.2.840.10008.1.2.1.99"
_KEYWORDS = [
    "SOPClassUID", "SOPInstanceUID", "StudyDate", "StudyTime", "Modality", "PatientName",
    "PatientID", "IssuerOfPatientID", "PatientBirthDate", "ViewPosition", "StudyInstanceUID",
    "SeriesInstanceUID", "SeriesNumber", "InstanceNumber", "PhotometricInterpretation", "Rows",
    "Columns",
]  # fmt: skip
_TAGS = [Tag(keyword) for keyword in _KEYWORDS]

_WITHOUT_PICTURE = {
    "SR": "structured report", "PR": "presentation state", "KO": "key object selection",
    "DOC": "document", "AU": "sound", "ECG": "curve", "RTPLAN": "treatment plan",
}  # fmt: skip
"""Modality (PS3.3 C.7.3.1.1.1) of objects that hold no picture, for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmHeader:
    """What a DICOM header says of a film's place among others.

    Attributes:
        sop, study, series: Unique identifiers; empty where missing.
        content: What the object is if it holds no picture ("structured report"); else empty.
        modality, view, photometric: As the file has them.
        shape: Rows and columns as the file has them; empty texts where missing.
        syntax: Transfer syntax UID; empty where the file has none.
        series_number, instance_number: None where missing or no number.
        patient_id, issuer, name, birth_date, date, time: Identifying text: for
            grouping and ordering, never printed.
    """

    sop: str = ""
    study: str = ""
    series: str = ""
    content: str = ""
    modality: str = ""
    view: str = ""
    photometric: str = ""
    shape: tuple[str, str] = ("", "")
    syntax: str = ""
    series_number: int | None = None
    instance_number: int | None = None
    patient_id: str = field(default="", repr=False)
    issuer: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    birth_date: str = field(default="", repr=False)
    date: str = field(default="", repr=False)
    time: str = field(default="", repr=False)


def film_header(path: Path) -> FilmHeader | None:
    """Read the place of a DICOM film.

    Args:
        path: A file that `identify` calls DICOM.

    Returns:
        None where the header cannot be read: the film then stands by itself, and
        opening it says what is wrong.
    """
    for size in (FIRST_BYTES, MOST_BYTES):
        try:
            with path.open("rb") as stream:
                head = stream.read(size)
        except OSError:
            return None
        dataset, complete = _parsed(head)
        if complete or len(head) < size:
            return None if dataset is None else _described(dataset)
    return None if dataset is None else _described(dataset)


def _parsed(head: bytes) -> tuple[Dataset | None, bool]:
    """Return the elements, and whether all of them lay within `head`."""
    passed = False

    def stop_when(tag: Any, _vr: str | None, _length: int) -> bool:
        nonlocal passed
        passed = passed or int(tag) > _LAST_TAG
        return passed

    try:
        dataset: Dataset = read_partial(
            BytesIO(head), stop_when, force=True, specific_tags=list(_TAGS)
        )
    except zlib.error:  # deflated as a whole, and cut
        return _inflated(head), True
    except Exception:  # noqa: BLE001 - pydicom raises anything over damage; see dicom_dataset
        return None, False
    # A deflated data set may be a bomb: it is inflated here, with a limit.
    if transfer_syntax(dataset) == _DEFLATED:
        return dataset, True
    return dataset, passed


def _inflated(head: bytes) -> Dataset | None:
    try:
        meta = read_partial(BytesIO(head), lambda *_: True, force=True)
    except Exception:  # noqa: BLE001
        meta = None
    start = head.find(b"\x02\x00\x00\x00UL\x04\x00")  # File Meta Information Group Length
    if meta is not None or start < 0:
        return meta
    length = int.from_bytes(head[start + 8 : start + 12], "little")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)  # PS3.5 A.5: a raw stream without header
    try:
        elements = inflater.decompress(head[start + 12 + length :], FIRST_BYTES)
        return read_dataset(
            BytesIO(elements),
            is_implicit_VR=False,
            is_little_endian=True,
            stop_when=lambda tag, _vr, _length: int(tag) > _LAST_TAG,
            specific_tags=list(_TAGS),
        )
    except Exception:  # noqa: BLE001
        return None


def _described(dataset: Dataset) -> FilmHeader | None:
    try:
        texts = {keyword: _text(dataset, keyword) for keyword in _KEYWORDS}
    except Exception:  # noqa: BLE001 - values are decoded when they are asked for
        return None
    return FilmHeader(
        sop=texts["SOPInstanceUID"],
        study=texts["StudyInstanceUID"],
        series=texts["SeriesInstanceUID"],
        content=_content(texts["SOPClassUID"], texts["Modality"].upper()),
        modality=texts["Modality"],
        view=texts["ViewPosition"].upper(),
        photometric=texts["PhotometricInterpretation"],
        shape=(texts["Rows"], texts["Columns"]),
        syntax=transfer_syntax(dataset),
        series_number=_number(texts["SeriesNumber"]),
        instance_number=_number(texts["InstanceNumber"]),
        patient_id=texts["PatientID"],
        issuer=texts["IssuerOfPatientID"],
        name=texts["PatientName"].replace("^", " ").strip(),
        birth_date=texts["PatientBirthDate"],
        date=texts["StudyDate"],
        time=texts["StudyTime"],
    )


def _content(sop_class: str, modality: str) -> str:
    """Say what an object is that holds no picture: by its class, else by its modality."""
    name = UID(sop_class).name
    known = bool(sop_class) and name != sop_class
    if known and ("Image" in name or not name.endswith("Storage")):
        return ""
    if known or modality in _WITHOUT_PICTURE:
        return _WITHOUT_PICTURE.get(modality, "other object")
    return ""


def _text(dataset: Dataset, keyword: str) -> str:
    value = first_value(dataset, keyword)
    return "" if value is None else str(value).strip(" \x00")


def _number(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None
