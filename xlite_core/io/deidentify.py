"""Copies of DICOM files without the patient (PS3.15 Annex E, Basic Profile, no option retained).

Beyond the table, whatever cannot be known to be harmless goes too: elements that the dictionary
does not know, and every date, time, person's name, free text and address that the table does not
list.  A patient's ID and the UIDs become pseudonyms under a secret, so that films of one patient
and study stay together within a batch; whoever does not hold the secret cannot lead them back.

Nothing here looks at pixels: text that is burnt into a picture stays, and the warning says so.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from dataclasses import dataclass, field
from io import BytesIO

from pydicom.datadict import dictionary_has_tag
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.filewriter import dcmwrite
from pydicom.uid import UID

from xlite_core import __version__
from xlite_core.errors import UnreadableImage
from xlite_core.io.confidentiality_profile import EDITION, Action, action_for
from xlite_core.io.dicom_dataset import damage_as_a_sentence, transfer_syntax
from xlite_core.io.dicom_whole import whole_dataset

PATIENT_ID, PATIENT_NAME = 0x00100020, 0x00100010
_STANDARD_UIDS = "1.2.840.10008."
_MAY_IDENTIFY = frozenset({"DA", "DT", "TM", "PN", "ST", "LT", "UT", "UC", "UR"})
"""Dates, times, names, free texts and addresses; somebody may have written anything there."""

_CODES = frozenset({0x00080119, 0x00080120})
"""Long Code Value and URN Code Value: texts by their VR, but codes (PS3.3 8.8)."""

_DUMMIES = {
    "DA": "19000101", "TM": "000000", "DT": "19000101000000", "PN": "ANONYMOUS", "AS": "000Y",
    "CS": "ANONYMOUS", "UI": "2.25.0", "DS": "0", "IS": "0", "UR": "about:blank",
    "OB": b"\0\0", "OW": b"\0\0", "UN": b"\0\0", "OD": b"\0" * 8, "OF": b"\0" * 4,
    "OL": b"\0" * 4, "OV": b"\0" * 8, "AT": 0, "US": 0, "SS": 0, "UL": 0, "SL": 0, "UV": 0,
    "SV": 0, "FL": 0.0, "FD": 0.0,
}  # fmt: skip
"""VR -> a value of it that says nothing; the VRs of text say "ANONYMOUS"."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One element that was changed; never its value.

    Attributes:
        place: "(0010,0010)", inside sequences with their tags before: "(0040,0275) (0040,1001)".
        name: Of the attribute; "Private element" or "Unknown element" where it has none.
        done: "removed", "emptied", "replaced" or "new UID".
    """

    place: str
    name: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deidentified:
    """A copy without identity.

    Attributes:
        data: The whole file.
        changes: What was done, in the order of the tags.
        warning: What remains to be looked at, in full sentences; never empty.
        sop_instance_uid: The new one.
    """

    data: bytes = field(repr=False)
    changes: tuple[Change, ...]
    warning: str
    sop_instance_uid: str


class Pseudonyms:
    """Stand-ins for UIDs and patient IDs: the same secret gives the same stand-in.

    Args:
        secret: Kept nowhere; random for each batch unless given.
    """

    def __init__(self, secret: bytes | None = None) -> None:
        self._secret = secret or secrets.token_bytes(32)

    def uid(self, original: str) -> str:
        """Return a UID under 2.25 (PS3.5 B.2) in place of another one."""
        return f"2.25.{uuid.UUID(bytes=self._digest('uid', original)[:16], version=4).int}"

    def patient(self, original: str) -> str:
        """Return a pseudonym of twelve hexadecimal digits; the same for an unknown patient."""
        return f"ANON-{self._digest('patient', original).hex()[:12].upper()}"

    def _digest(self, kind: str, original: str) -> bytes:
        return hmac.new(self._secret, f"{kind}:{original}".encode(), hashlib.sha256).digest()


def deidentified(data: bytes, pseudonyms: Pseudonyms) -> Deidentified:
    """Return a copy of a DICOM file without what the Basic Profile names.

    Args:
        data: The whole file; not modified.
        pseudonyms: One object for all files of a batch.

    Raises:
        UnreadableImage: The file is damaged, or no DICOM file.
    """
    dataset = whole_dataset(data, pixels=True)
    if "SOPClassUID" not in dataset:
        raise UnreadableImage(
            "This file does not say what kind of DICOM object it is.",
            "Export it from its source again.",
            file_kind="DICOM",
        )
    warning = _warning(dataset)
    pseudonym = pseudonyms.patient(str(dataset.get("PatientID") or dataset.get("PatientName")))
    changes: list[Change] = []
    with damage_as_a_sentence("The header of this DICOM file is damaged."):
        _clean(dataset, pseudonyms, changes, "")
        dataset.PatientName = dataset.PatientID = pseudonym
        _mark(dataset)
        copy = _file(dataset)
    return Deidentified(
        data=copy,
        changes=tuple(changes),
        warning=warning,
        sop_instance_uid=str(dataset.get("SOPInstanceUID", "")),
    )


def _clean(dataset: Dataset, pseudonyms: Pseudonyms, changes: list[Change], above: str) -> None:
    for element in list(dataset):
        tag = int(element.tag)
        place = f"{above}({tag >> 16:04X},{tag & 0xFFFF:04X})"
        action = _action(element)
        if action is Action.REMOVE:
            del dataset[element.tag]
            changes.append(Change(place, _name(element), "removed"))
        elif element.VR == "SQ" and action in (None, Action.NEW_UID):
            for item in element.value:
                _clean(item, pseudonyms, changes, f"{place} ")
        elif action is Action.NEW_UID:
            _replace_uids(element, pseudonyms)
            changes.append(Change(place, _name(element), "new UID"))
        elif action is Action.EMPTY:
            element.value = [] if element.VR == "SQ" else None
            changes.append(Change(place, _name(element), "emptied"))
        elif action is Action.DUMMY:
            element.value = [Dataset()] if element.VR == "SQ" else _dummy(element.VR)
            changes.append(Change(place, _name(element), "replaced"))


def _action(element: DataElement) -> Action | None:
    action = action_for(int(element.tag))
    if action is not None:
        return action
    if not dictionary_has_tag(element.tag) or (
        element.VR in _MAY_IDENTIFY and int(element.tag) not in _CODES
    ):
        return Action.REMOVE
    if element.VR == "UI" and not all(_is_standard(uid) for uid in _values(element)):
        return Action.NEW_UID
    return None


def _replace_uids(element: DataElement, pseudonyms: Pseudonyms) -> None:
    uids = [
        uid if _is_standard(uid) else pseudonyms.uid(str(uid)) for uid in _values(element) if uid
    ]
    element.value = uids[0] if len(uids) == 1 else uids


def _is_standard(uid: object) -> bool:
    """Tell whether a UID names something of the standard, such as a class, and no patient."""
    return not uid or str(uid).startswith(_STANDARD_UIDS)


def _values(element: DataElement) -> list[object]:
    value = element.value
    return [value] if isinstance(value, str) or value is None else list(value)


def _dummy(representation: str) -> object:
    # "US or SS" and the like: the first of them.
    return _DUMMIES.get(representation[:2], "ANONYMOUS")


def _name(element: DataElement) -> str:
    if element.tag.is_private:
        return "Private element"  # its name is the vendor's, and may be anything
    return element.name if dictionary_has_tag(element.tag) else "Unknown element"


def _mark(dataset: Dataset) -> None:
    """Say that the patient was removed, and how (PS3.15 E.1.1, PS3.16 CID 7050)."""
    dataset.PatientIdentityRemoved = "YES"
    dataset.DeidentificationMethod = f"X-Lite {__version__}: {EDITION}"[:64]
    method = Dataset()
    method.CodeValue = "113100"
    method.CodingSchemeDesignator = "DCM"
    method.CodeMeaning = "Basic Application Confidentiality Profile"
    dataset.DeidentificationMethodCodeSequence = [method]
    dataset.LongitudinalTemporalInformationModified = "REMOVED"


def _warning(dataset: Dataset) -> str:
    burnt = str(dataset.get("BurnedInAnnotation", "") or "").strip().upper()
    if burnt == "YES":
        return (
            "The header says that text is burnt into the picture, and it is still there. "
            "Do not give this copy away before the text is covered."
        )
    if burnt == "NO":
        return (
            "The header says that no text is burnt into the picture. "
            "Nobody checked: look at it before you give the copy away."
        )
    return (
        "The header does not say whether text is burnt into the picture. "
        "Look for names at its edges before you give the copy away."
    )


def _file(dataset: Dataset) -> bytes:
    """Write the copy in its own transfer syntax, under a preamble and a meta header of ours."""
    syntax = transfer_syntax(dataset) or _bare_syntax(dataset)
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = UID(syntax)
    dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID
    dataset.file_meta.MediaStorageSOPInstanceUID = UID(
        str(dataset.get("SOPInstanceUID") or "2.25.0")
    )
    dataset.preamble = b"\0" * 128
    stream = BytesIO()
    dcmwrite(stream, dataset, enforce_file_format=True)
    return stream.getvalue()


def _bare_syntax(dataset: Dataset) -> str:
    """Return the transfer syntax of a data set without a meta header (PS3.5 A.1 to A.3)."""
    implicit, little = dataset.original_encoding
    if little is False:
        return "1.2.840.10008.1.2.2"
    return "1.2.840.10008.1.2" if implicit else "1.2.840.10008.1.2.1"
