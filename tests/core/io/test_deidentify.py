"""A copy without the patient: nothing that the Basic Profile names is left anywhere in the file."""

from __future__ import annotations

import json
from io import BytesIO

import numpy as np
import pydicom
import pytest
from pydicom.datadict import dictionary_has_tag, dictionary_VR
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.tag import Tag
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian, JPEG2000Lossless

from tests.helpers.dicom_factory import dicom_bytes, file_bytes, film_dataset
from tests.helpers.films import needs_films, originals
from tests.helpers.phantom import chest_phantom
from xlite_core.errors import UnreadableImage
from xlite_core.io.confidentiality_profile import CHOSEN, Action, action_for, profile
from xlite_core.io.deidentify import Pseudonyms, deidentified
from xlite_core.io.read import read_radiograph_bytes

FILM = chest_phantom(32)
MARK = b"MARKED"
_NUMBERS = {"US", "SS", "UL", "SL", "UV", "SV", "FL", "FD", "AT"}
_MARKED_NUMBER = {"US": 0x4D41, "SS": 0x4D41, "UL": 0x4D41524B, "SL": 0x4D41524B,
                  "UV": 0x4D41524B4D41524B, "SV": 0x4D41524B4D41524B}  # fmt: skip
_TEXTS = {
    "DA": "17890714", "TM": "171717", "DT": "17890714171717", "AS": "077Y", "UI": "1.2.3.77777",
    "DS": "77777", "IS": "77777",
}  # fmt: skip
"""VR -> a value that its rules allow and that stands nowhere else."""


def marker(tag: int, representation: str):
    """Return a value that would be found again."""
    vr = representation[:2]
    if vr == "SQ":
        inner = Dataset()
        inner.PatientComments = "MARKED in a sequence"
        inner.add_new(0x00100010, "PN", "MARKED^Inner")
        return [inner]
    if vr in ("OB", "OW", "UN", "OD", "OF", "OL", "OV"):
        return MARK + b"\0\0" * 9
    if vr in ("FL", "FD"):
        return 12345.6789
    if vr == "AT":
        return 0x4D41524B
    return _MARKED_NUMBER.get(vr, _TEXTS.get(vr, f"MARKED{tag:08X}"[:14]))


def filled_film(**elements) -> Dataset:
    """Return a film that has every element of the profile, each with a marker."""
    dataset = film_dataset(FILM)
    for tag in profile():
        if tag >> 16 in (0x0000, 0x0002, 0x0004):  # commands and media are no part of a film
            continue
        vr = dictionary_VR(tag).split()[0] if dictionary_has_tag(tag) else "LO"
        dataset.add_new(tag, vr, marker(tag, vr))
    for keyword, value in elements.items():
        setattr(dataset, keyword, value)
    dataset.PixelData = FILM.tobytes()
    dataset["PixelData"].VR = "OB"
    return dataset


def parsed(data: bytes) -> Dataset:
    return pydicom.dcmread(BytesIO(data))


def test_the_table_is_whole_and_known():
    """652 elements, every action code with a choice; rows read in the standard by hand agree."""
    rows = profile()

    assert len(rows) == 652
    assert {row.code for row in rows.values()} == set(CHOSEN)
    checked = {
        0x00080050: "Z", 0x00184000: "X", 0x00400555: "X/Z", 0x0008002A: "X/Z/D",
        0x00181400: "X/D", 0x001811BB: "D", 0x00189424: "X", 0x001021B0: "X", 0x00081084: "X",
        0x00120060: "Z", 0x00120081: "D", 0x00209161: "U", 0x00080023: "Z/D", 0x0040A730: "D",
        0x00180010: "Z/D", 0x0018700A: "X/D", 0x00181000: "X/Z/D", 0x00181002: "U",
        0x00080021: "X/D", 0x0008103E: "X", 0x0020000E: "U", 0x00080018: "U", 0x00082112: "X/Z/U*",
        0x00200010: "Z", 0x0020000D: "U", 0x00080030: "Z", 0x00080201: "X", 0x00189371: "D",
    }  # fmt: skip
    assert {tag: rows[tag].code for tag in checked} == checked


def test_no_marked_attribute_of_the_profile_is_left():
    """Every element of the table is filled, then looked for in the bytes of the copy."""
    original = filled_film()
    original.preamble = b"MARKED preamble".ljust(128, b"M")
    data = file_bytes(original, ExplicitVRLittleEndian)
    assert data.count(MARK) > 300
    assert data[:128] == original.preamble

    copy = deidentified(data, Pseudonyms(b"secret"))

    wanted = [MARK, b"17890714", b"171717", b"077Y", b"1.2.3.77777", b"77777", b"KRAM", b"MARK"]
    assert [mark for mark in wanted if mark in copy.data] == []
    assert copy.data[:128] == b"\0" * 128
    assert np.float32(12345.6789).tobytes() not in copy.data
    assert np.float64(12345.6789).tobytes() not in copy.data


@pytest.mark.parametrize("action", list(Action), ids=lambda action: action.name)
def test_each_action_does_what_the_profile_says(action):
    """Removed is gone, emptied has no value, a dummy has one, a UID is a new one."""
    original = filled_film()
    tags = [t for t in profile() if t in original and action_for(t) is action]
    assert len(tags) > 20

    cleaned = parsed(deidentified(file_bytes(original), Pseudonyms(b"s")).data)

    ours = {0x00100010, 0x00100020, 0x00120063}
    wrong = []
    for tag in set(tags) - ours:
        element = cleaned.get(Tag(tag))
        states = {
            Action.REMOVE: element is None,
            Action.EMPTY: element is not None and not element.value,
            Action.DUMMY: element is not None and element.VM > 0,
            Action.NEW_UID: element is not None
            and (element.VR == "SQ" or str(element.value).startswith("2.25.")),
        }
        if not states[action]:
            wrong.append((hex(tag), element))
    assert wrong == []


def nested_film() -> Dataset:
    """Return a film with names in sequences of sequences, private blocks, curves and overlays."""
    dataset = film_dataset(FILM)
    dataset.PixelData = FILM.tobytes()
    inner = Dataset()
    inner.PatientName = "MARKED^Deep"
    inner.add_new(0x00091001, "LO", "MARKED private in sequence")
    inner.StudyInstanceUID = "1.2.3.77777"
    middle = Dataset()
    middle.ViewCodeSequence = [inner]  # in no row of the table, so it is kept and looked into
    dataset.AnatomicRegionSequence = [middle]
    dataset.private_block(0x0029, "MARKED VENDOR", create=True).add_new(1, "LT", "MARKED private")
    dataset.add_new(0x50000010, "US", 0x4D41)
    dataset.add_new(0x50003000, "OW", MARK)
    dataset.add_new(0x60003000, "OW", MARK)
    dataset.add_new(0x60004000, "LT", "MARKED")
    dataset.add_new(0x00100999, "UN", MARK)  # in no dictionary
    dataset.add_new(0x00741000, "CS", "SCHEDULED")
    return dataset


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian])
def test_sequences_private_blocks_curves_and_overlays_are_searched(syntax):
    """What hides deep in the file goes as well, and what nobody knows."""
    copy = deidentified(file_bytes(nested_film(), syntax), Pseudonyms(b"s"))

    cleaned = parsed(copy.data)
    assert MARK not in copy.data
    assert b"1.2.3.77777" not in copy.data
    assert not [e for e in cleaned.iterall() if e.tag.is_private or e.tag.group >= 0x7FE1]
    assert not [e for e in cleaned if e.tag.group in (0x5000, 0x6000)]
    inner = cleaned.AnatomicRegionSequence[0].ViewCodeSequence[0]
    assert not inner.PatientName
    assert inner.StudyInstanceUID.startswith("2.25.")


def test_free_text_and_addresses_that_the_table_lacks_go_too():
    """Nobody knows what somebody wrote there; codes that are long or an address stay."""
    dataset = film_dataset(FILM)
    dataset.TextValue = "MARKED in a text"
    dataset.RetrieveURI = "https://archive/MARKED"
    code = Dataset()
    code.LongCodeValue, code.URNCodeValue = "LONG-CODE", "urn:oid:2.16.840.1"
    code.CodeMeaning = "Chest"
    dataset.AnatomicRegionSequence = [code]

    made = deidentified(file_bytes(dataset), Pseudonyms())

    assert MARK not in made.data
    kept = pydicom.dcmread(BytesIO(made.data)).AnatomicRegionSequence[0]
    assert (kept.LongCodeValue, kept.URNCodeValue) == ("LONG-CODE", "urn:oid:2.16.840.1")
    assert {"Text Value", "Retrieve URI"} <= {change.name for change in made.changes}


def test_the_list_names_what_was_done_and_no_value():
    """Tags with the sequences that they lie in, names of attributes, and nothing of the patient."""
    copy = deidentified(file_bytes(nested_film()), Pseudonyms(b"s"))

    told = {change.place: (change.name, change.done) for change in copy.changes}
    inside = "(0008,2218) (0054,0220) (0010,0010)"
    assert told[inside] == ("Patient's Name", "emptied")
    assert told["(0029,1001)"] == ("Private element", "removed")
    assert told["(0010,0999)"] == ("Unknown element", "removed")
    assert told["(0008,0018)"][1] == "new UID"
    assert "MARKED" not in json.dumps(told)


def test_the_meta_header_is_new():
    """No name of an application, no private information, and the new instance's UID."""
    dataset = film_dataset(FILM)
    dataset.PixelData = FILM.tobytes()
    data = file_bytes(dataset)
    header = pydicom.dcmread(BytesIO(data))
    header.file_meta.SourceApplicationEntityTitle = "MARKED"
    header.file_meta.PrivateInformationCreatorUID = "1.2.3.77777"
    header.file_meta.PrivateInformation = MARK
    stream = BytesIO()
    header.save_as(stream)

    copy = deidentified(stream.getvalue(), Pseudonyms(b"s"))

    meta = parsed(copy.data).file_meta
    assert MARK not in copy.data
    assert isinstance(meta, FileMetaDataset)
    assert meta.MediaStorageSOPInstanceUID == copy.sop_instance_uid
    assert "SourceApplicationEntityTitle" not in meta


def test_the_copy_says_how_it_was_made():
    """PatientIdentityRemoved, the method in words and as a code, and dates as removed."""
    cleaned = parsed(deidentified(dicom_bytes(FILM), Pseudonyms()).data)

    assert cleaned.PatientIdentityRemoved == "YES"
    assert "PS3.15 2026c" in cleaned.DeidentificationMethod
    assert cleaned.DeidentificationMethodCodeSequence[0].CodeValue == "113100"
    assert cleaned.LongitudinalTemporalInformationModified == "REMOVED"


def test_films_of_one_patient_and_study_stay_together_in_a_batch():
    """The same UID and patient get the same stand-in, others get others, and none leads back."""
    batch = Pseudonyms()

    def cleaned(patient, study, instance, names):
        data = dicom_bytes(FILM, PatientID=patient, StudyInstanceUID=study, SOPInstanceUID=instance)
        return parsed(deidentified(data, names).data)

    first = cleaned("77", "1.2.9", "1.2.9.1", batch)
    second = cleaned("77", "1.2.9", "1.2.9.2", batch)
    other = cleaned("78", "1.2.8", "1.2.8.1", batch)
    again = cleaned("77", "1.2.9", "1.2.9.1", Pseudonyms())

    assert first.PatientID == second.PatientID != other.PatientID
    assert first.StudyInstanceUID == second.StudyInstanceUID != other.StudyInstanceUID
    assert first.SOPInstanceUID != second.SOPInstanceUID
    assert first.StudyInstanceUID != again.StudyInstanceUID
    assert first.PatientID != again.PatientID
    assert first.SOPClassUID == "1.2.840.10008.5.1.4.1.1.1.1"


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, JPEG2000Lossless])
def test_the_picture_stays_as_it_was(syntax):
    """Every pixel, in the file's own transfer syntax."""
    data = dicom_bytes(FILM, syntax=syntax, PatientName="Doe^Jane", WindowCenter=100,
                       WindowWidth=50)  # fmt: skip

    copy = deidentified(data, Pseudonyms()).data

    film, original = read_radiograph_bytes(copy, "copy"), read_radiograph_bytes(data, "original")
    assert np.array_equal(film.pixels, original.pixels)
    assert film.presets == original.presets
    assert parsed(copy).file_meta.TransferSyntaxUID == syntax


@pytest.mark.parametrize(
    ("burnt", "words"), [("YES", "still there"), ("NO", "Nobody checked"), ("", "does not say")]
)
def test_burnt_in_text_is_warned_of_in_any_case(burnt, words):
    """Nothing here looks at pixels, and the warning says so."""
    data = dicom_bytes(FILM, BurnedInAnnotation=burnt)

    assert words in deidentified(data, Pseudonyms()).warning


def test_a_file_that_is_no_dicom_is_refused():
    """In a sentence."""
    with pytest.raises(UnreadableImage):
        deidentified(b"This is no DICOM file at all, whatever its name says.", Pseudonyms())


@pytest.mark.films
@needs_films
@pytest.mark.parametrize("path", originals("dicom", "*.dcm"), ids=lambda path: path.name)
def test_a_real_film_loses_its_identity_and_keeps_its_picture(path):
    """No name, ID or UID of the header is found in the copy."""
    data = path.read_bytes()
    header = pydicom.dcmread(BytesIO(data), force=True, stop_before_pixels=True)

    copy = deidentified(data, Pseudonyms()).data

    uids = [str(e.value) for e in header.iterall() if e.VR == "UI" and e.VM == 1]
    marks = [u for u in uids if u and not u.startswith("1.2.840.10008.")]
    marks += [str(header.get(k, "")) for k in ("PatientName", "PatientID", "AccessionNumber")]
    assert [m for m in marks if len(m) > 5 and m.encode() in copy] == []
