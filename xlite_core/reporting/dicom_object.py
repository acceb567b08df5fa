"""What all DICOM objects that leave here have in common: whose they are, their UIDs, their file."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from io import BytesIO

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.filewriter import dcmwrite
from pydicom.uid import UID, ExplicitVRLittleEndian

from xlite_core import __version__
from xlite_core.errors import DicomRefused
from xlite_core.policy import require_identity_export

MANUFACTURER = "X-Lite"
MODEL_NAME = "X-Lite Desktop"
RESEARCH_USE_ONLY = "Research use only - not for diagnosis"
DEVICE_SERIAL_NUMBER = "none"
"""Type 1 in the Enhanced General Equipment Module (PS3.3 C.7.5.2), and programs have no serial."""

SERIES_NUMBERS = {"report": 9101, "capture": 9102, "presentation": 9103}
"""Role of an object -> number of its series, far above those that modalities give."""

_NAMESPACE = uuid.UUID("0b0f6f1c-3c53-5d0e-9a86-8a1f2f7f5a10")

IMPLEMENTATION_UID = UID(f"2.25.{uuid.uuid5(_NAMESPACE, 'implementation').int}")
"""Which program wrote a file (PS3.7 D.3.3.2); under 2.25, the root of UUIDs (PS3.5 B.2)."""

_IDENTIFYING = (
    "PatientName", "PatientID", "PatientBirthDate", "PatientSex", "AccessionNumber", "StudyID",
    "StudyDate", "StudyTime", "ReferringPhysicianName",
)  # fmt: skip
"""The Type 2 attributes of the Patient and General Study Modules (PS3.3 C.7.1.1, C.7.2.1)."""

_OF_THE_IMAGE = (
    "SOPClassUID", "SOPInstanceUID", "StudyInstanceUID",
    "SeriesInstanceUID", "Modality", "Rows", "Columns", "SamplesPerPixel",
    "PhotometricInterpretation", "PixelRepresentation", "PixelSpacing", "ImagerPixelSpacing",
    "RescaleIntercept", "RescaleSlope", "RescaleType", "ModalityLUTSequence",
)  # fmt: skip

_REQUIRED = ("SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID")


def _fresh_seed() -> str:
    return uuid.uuid4().hex


def _now() -> dt.datetime:
    return dt.datetime.now()  # noqa: DTZ005 - DICOM dates are local without an offset (PS3.3 C.12)


_UTF8 = "ISO_IR 192"
"""Specific Character Set (PS3.3 C.12.1.1.2) of an object that needs one, whatever its film's is: a
reader's words or a site's name may hold letters that the film's set lacks."""

_TEXT = frozenset({"SH", "LO", "ST", "LT", "PN", "UC", "UT"})
"""What the character set applies to (PS3.5 6.1.2.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Which UIDs and which time a new object gets; equal stamps give equal bytes.

    Attributes:
        seed: Every UID is derived from it.  Fresh and random unless given.
        time: When the object was made, local time.
    """

    seed: str = field(default_factory=_fresh_seed)
    time: dt.datetime = field(default_factory=_now)

    def uid(self, *role: str) -> UID:
        """Return the UID of a role: "2.25." and a UUID as a decimal number (PS3.5 B.2)."""
        name = "\x1f".join((self.seed, *role))
        return UID(f"2.25.{uuid.uuid5(_NAMESPACE, name).int}")

    @property
    def date_text(self) -> str:
        """The date as a DA value (PS3.5 6.2)."""
        return self.time.strftime("%Y%m%d")

    @property
    def time_text(self) -> str:
        """The time of day as a TM value (PS3.5 6.2)."""
        return self.time.strftime("%H%M%S")


def referable(source: Dataset, *, identity: bool) -> Dataset:
    """Return what a derived object may know of its film.

    Args:
        source: The film's whole data set; not modified.
        identity: Take the patient's name, ID, birth date and sex, the accession number and the
            date of the study along.  Otherwise these elements stay, empty.

    Returns:
        Only the named attributes; the identifying ones all present.

    Raises:
        DicomRefused: The film names no study, series or instance to refer to.
        PolicyForbids: The patient is to go along, and the policy of this computer forbids that.
    """
    if identity:
        require_identity_export()
    if not all(str(source.get(keyword, "") or "").strip() for keyword in _REQUIRED):
        raise DicomRefused(
            "The header of this film names no study, series or image that could be referred to.",
            "Export the film from its archive again, with all identifiers.",
        )
    kept = Dataset()
    kept.SpecificCharacterSet = _UTF8  # names are text by now, and written anew
    for keyword in _OF_THE_IMAGE:
        if keyword in source:
            kept[keyword] = source[keyword]
    for keyword in _IDENTIFYING:
        setattr(kept, keyword, source.get(keyword) if identity and source.get(keyword) else "")
    return kept


def new_study(stamp: Stamp) -> Dataset:
    """Return the patient and study of a film whose file is no DICOM: none, and a new one."""
    made = Dataset()
    made.StudyInstanceUID = stamp.uid("study")
    for keyword in _IDENTIFYING:
        setattr(made, keyword, "")
    return made


def begun_object(
    source: Dataset, stamp: Stamp, *, sop_class: UID, modality: str, role: str
) -> Dataset:
    """Return a new data set in the study of a film and in a series of its own.

    Fills the Patient, General Study, General Series, General and Enhanced Equipment and SOP
    Common Modules (PS3.3 C.7.1.1, C.7.2.1, C.7.3.1, C.7.5, C.12.1).

    Args:
        source: From `referable` or `new_study`.
        stamp: UIDs and time.
        sop_class: Of the new object.
        modality: Of the new series.
        role: A key of `SERIES_NUMBERS`; keeps the UIDs of objects of one stamp apart.
    """
    made = Dataset()
    made.SpecificCharacterSet = _UTF8
    made.InstanceCreationDate, made.InstanceCreationTime = stamp.date_text, stamp.time_text
    made.InstanceCreatorUID = IMPLEMENTATION_UID
    made.SOPClassUID, made.SOPInstanceUID = sop_class, stamp.uid(role, "instance")
    for keyword in (*_IDENTIFYING, "StudyInstanceUID"):
        made[keyword] = source[keyword]
    made.Modality = modality
    made.BodyPartExamined = "CHEST"  # unpaired (PS3.16 Annex L): no laterality is wanted then
    made.SeriesInstanceUID = stamp.uid(role, "series")
    made.SeriesNumber, made.InstanceNumber = SERIES_NUMBERS[role], 1
    made.SeriesDate, made.SeriesTime = stamp.date_text, stamp.time_text
    add_equipment(made)
    return made


def add_equipment(made: Dataset) -> None:
    """Say which program wrote an object."""
    made.Manufacturer = MANUFACTURER
    made.ManufacturerModelName = MODEL_NAME
    made.DeviceSerialNumber = DEVICE_SERIAL_NUMBER
    made.SoftwareVersions = __version__


def referenced_image(source: Dataset) -> Dataset:
    """Return an item that points at a film (SOP Instance Reference Macro, PS3.3 10.8)."""
    item = Dataset()
    item.ReferencedSOPClassUID = source.SOPClassUID
    item.ReferencedSOPInstanceUID = source.SOPInstanceUID
    return item


def to_file(made: Dataset) -> bytes:
    """Return a data set as a file, explicit VR little endian, with preamble and meta header."""
    _choose_characters(made)
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.file_meta.MediaStorageSOPClassUID = made.SOPClassUID
    made.file_meta.MediaStorageSOPInstanceUID = made.SOPInstanceUID
    made.file_meta.ImplementationClassUID = IMPLEMENTATION_UID
    made.file_meta.ImplementationVersionName = f"XLITE_{__version__}"[:16]
    stream = BytesIO()
    dcmwrite(stream, made, enforce_file_format=True, implicit_vr=False, little_endian=True)
    return stream.getvalue()


def _choose_characters(made: Dataset) -> None:
    """Name UTF-8 where a letter needs it, else no set at all: every reader knows the default."""
    texts = (str(element.value) for element in made.iterall() if element.VR in _TEXT)
    if all(text.isascii() for text in texts):
        made.pop("SpecificCharacterSet", None)
    else:
        made.SpecificCharacterSet = _UTF8
