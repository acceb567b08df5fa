"""Folders, discs and loose files, grouped by patient and study."""

from __future__ import annotations

import os
import shutil

import numpy as np
import pytest
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
)

from tests.helpers.dicom_factory import bare_bytes, dicom_bytes, file_bytes, film_dataset
from tests.helpers.film_files import write_film
from tests.helpers.study_folders import write_dicom, write_dicomdir, write_report
from xlite_core.io.film_group import group_numbers
from xlite_core.io.film_header import FIRST_BYTES, film_header
from xlite_core.io.gathering_words import remarks
from xlite_core.io.studies import gather

FILM = np.arange(64, dtype=np.uint16).reshape(8, 8)


def names(found):
    return [film.path.name for film in found.films]


def places(found):
    """The patient and study number of each film, in order."""
    groups = tuple(film.group for film in found.films)
    numbers = group_numbers(groups)
    return [None if group is None else numbers[group.study] for group in groups]


def test_films_are_ordered_by_patient_study_date_series_and_number(tmp_path):
    """Whatever the names of the files say."""
    shared = {"PatientID": "P1"}
    old, new = (
        {"StudyInstanceUID": "1.9", "StudyDate": "20190101"},
        {"StudyInstanceUID": "1.1", "StudyDate": "20240101"},
    )
    write_dicom(tmp_path / "a", 1, **shared, **new)
    write_dicom(tmp_path / "b", 2, SeriesNumber=2, SeriesInstanceUID="5", **shared, **old)
    write_dicom(tmp_path / "c", 4, SeriesNumber=1, SeriesInstanceUID="6", **shared, **old)
    write_dicom(tmp_path / "d", 3, SeriesNumber=1, SeriesInstanceUID="6", **shared, **old)
    write_dicom(tmp_path / "e", 5, PatientID="P2", StudyInstanceUID="1.5")

    found = gather([tmp_path])

    assert names(found) == ["d", "c", "b", "a", "e"]
    assert places(found) == [(1, 1), (1, 1), (1, 1), (1, 2), (2, 1)]


def test_one_patient_written_in_two_ways_stays_one(tmp_path):
    """Other case and other spaces are the same number; another issuer is not."""
    write_dicom(tmp_path / "a", 1, PatientID="ab 12 ", StudyInstanceUID="1.1")
    write_dicom(tmp_path / "b", 2, PatientID="AB12", StudyInstanceUID="1.2")
    write_dicom(
        tmp_path / "c", 3, PatientID="AB12", StudyInstanceUID="1.3", IssuerOfPatientID="Elsewhere"
    )

    assert places(gather([tmp_path])) == [(1, 1), (1, 2), (2, 1)]


def test_films_without_a_study_identifier_group_by_patient_date_and_folder(tmp_path):
    """Missing StudyInstanceUID must not throw two visits together."""
    for folder, number, date in (("x", 1, "20200101"), ("x", 2, "20200101"), ("y", 3, "20210101")):
        write_dicom(tmp_path / folder / str(number), number, PatientID="P", StudyDate=date)

    assert places(gather([tmp_path])) == [(1, 1), (1, 1), (1, 2)]


def test_films_of_nobody_stand_by_themselves_after_the_others(tmp_path):
    """Pictures have no header, and some headers name nobody."""
    write_film(tmp_path / "a.png", 1)
    write_dicom(tmp_path / "b", 2)
    write_dicom(tmp_path / "c", 3, PatientName="Doe^Jane", StudyInstanceUID="1.1")

    found = gather([tmp_path])

    assert names(found) == ["c", "a.png", "b"]
    assert places(found) == [(1, 1), None, None]


def test_a_study_without_a_patient_is_a_patient_of_its_own(tmp_path):
    """Rather two groups for one patient than one for two."""
    write_dicom(tmp_path / "a", 1, StudyInstanceUID="1.1")
    write_dicom(tmp_path / "b", 2, StudyInstanceUID="1.2")

    assert places(gather([tmp_path])) == [(1, 1), (2, 1)]


def test_a_repeated_sop_instance_is_shown_once_and_counted(tmp_path):
    """The same object in two folders, and stored anew in another transfer syntax."""
    elements = {"PatientID": "P", "StudyInstanceUID": "1.1", "SOPInstanceUID": "1.7"}
    (tmp_path / "a").write_bytes(dicom_bytes(FILM, **elements))
    (tmp_path / "b").write_bytes(dicom_bytes(FILM, syntax=ImplicitVRLittleEndian, **elements))
    shutil.copy(tmp_path / "a", tmp_path / "c")

    found = gather([tmp_path])

    assert names(found) == ["a"]
    assert found.repeated == 2
    assert remarks(found) == ("2 files repeat films and were left out.",)


@pytest.mark.parametrize("size", [32, 256])
def test_one_constant_identifier_does_not_hide_other_films(tmp_path, size):
    """Poorly de-identified sets carry one UID in all files; the pictures tell them apart."""
    same = {"SOPInstanceUID": "1.7", "PatientID": "P", "InstanceNumber": 1, "size": size}
    for number in (1, 2):
        write_dicom(tmp_path / str(number), number, **same)
    write_dicom(tmp_path / "3", 1, **same)

    found = gather([tmp_path])

    assert names(found) == ["1", "2"]
    assert found.repeated == 1


def test_a_copy_whose_header_was_edited_is_still_a_copy(tmp_path):
    """Another name of the patient makes the header longer; the picture stays."""
    same = {"StudyInstanceUID": "1.1", "PatientID": "P", "size": 256}
    write_dicom(tmp_path / "a", 1, PatientName="A", **same)
    write_dicom(tmp_path / "b", 1, PatientName="A very much longer name", **same)
    write_dicom(tmp_path / "c", 1, PhotometricInterpretation="MONOCHROME1", **same)

    assert names(gather([tmp_path])) == ["a", "c"]


def test_objects_without_a_picture_are_counted_and_named(tmp_path):
    """Reports and presentation states are DICOM, and no films."""
    write_report(tmp_path / "r1", 1)
    write_dicom(tmp_path / "film", 1)

    found = gather([tmp_path])

    assert names(found) == ["film"]
    assert remarks(found) == ("1 object without a picture was left out (structured report 1).",)


def test_a_multi_frame_object_keeps_its_place_and_is_refused_when_it_is_opened(tmp_path):
    """It holds a picture: silence would be worse than its sentence."""
    write_dicom(tmp_path / "cine", 1, NumberOfFrames=3, PatientID="P", StudyInstanceUID="1.1")

    assert places(gather([tmp_path])) == [(1, 1)]


@pytest.mark.parametrize("opened", ["root", "index", "above"])
def test_a_disc_gives_the_films_that_its_dicomdir_names(tmp_path, opened):
    """Pictures of its viewer are no films; names are found in any case, with versions."""
    disc = tmp_path / "cd"
    write_dicom(disc / "dicom" / "im1", 1, PatientID="P", StudyInstanceUID="1.1")
    write_dicom(disc / "dicom" / "IM2.;1", 2, PatientID="P", StudyInstanceUID="1.1")
    write_film(disc / "A_LOGO.PNG", 3)
    write_film(disc / "viewer" / "icon.png", 4)
    (disc / "AUTORUN.INF").write_text("[autorun]")
    index = write_dicomdir(disc / "DICOMDIR", "DICOM/IM1", "DICOM/IM2", "DICOM/IM9")

    found = gather([{"root": disc, "index": index, "above": tmp_path}[opened]])

    assert names(found) == ["im1", "IM2.;1"]
    assert found.missing == ("IM9",)
    assert found.passed_over == (0 if opened == "index" else 3)
    assert remarks(found)[0] == "The DICOMDIR names a film that is not there: IM9."


def test_films_that_a_dicomdir_forgot_are_found_all_the_same(tmp_path):
    """An index made before the last film was burned."""
    write_dicom(tmp_path / "IM1", 1)
    write_dicom(tmp_path / "IM2", 2)
    write_dicomdir(tmp_path / "DICOMDIR", "IM1")

    assert names(gather([tmp_path])) == ["IM1", "IM2"]


@pytest.mark.parametrize("name", ["../secret", "..", "/etc/passwd", "A\\B"])
def test_a_dicomdir_cannot_lead_out_of_its_folder(tmp_path, name):
    """Its records are somebody else's text."""
    write_dicom(tmp_path / "secret", 1)
    index = write_dicomdir(tmp_path / "cd" / "DICOMDIR", name)

    assert names(gather([index])) == ["DICOMDIR"]


def test_a_damaged_dicomdir_does_not_keep_the_films_back(tmp_path):
    """The folder is searched as any other."""
    write_dicom(tmp_path / "film", 1)
    index = write_dicomdir(tmp_path / "DICOMDIR", "film")
    whole = index.read_bytes()
    index.write_bytes(whole[:200] + b"\x04\x00\x20\x12SQ\x00\x00\x10\x00\x00\x00" + b"\xff" * 30)

    found = gather([tmp_path])

    assert names(found) == ["film"]


def test_a_named_file_is_always_taken(tmp_path):
    """Its refusal will say why; silence would not."""
    odd = tmp_path / "letter.txt"
    odd.write_text("Dear colleague")

    assert names(gather([odd])) == ["letter.txt"]
    assert names(gather([tmp_path])) == []
    assert gather([tmp_path]).passed_over == 1


def test_a_search_tells_how_far_it_is_and_can_be_called_off(tmp_path):
    """Closing the window does not wait for a whole disk."""
    for number in range(5):
        write_film(tmp_path / f"{number}.png", number)
    told = []

    whole = gather([tmp_path], tell=lambda seen, films: told.append((seen, films)))
    half = gather([tmp_path], should_stop=lambda: len(told) >= 7, tell=lambda *t: told.append(t))
    some = gather([tmp_path], most=3)

    assert told[:5] == [(1, 0), (2, 1), (3, 2), (4, 3), (5, 4)]
    assert (len(whole.films), whole.stopped, whole.cut) == (5, False, False)
    assert half.stopped
    assert (len(some.films), some.cut) == (3, True)


@pytest.mark.parametrize(
    "syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian]
)
def test_headers_are_read_in_every_encoding(tmp_path, syntax):
    """A deflated film is inflated no further than its header."""
    noise = np.random.default_rng(1).integers(0, 2**16, (256, 256)).astype(np.uint16)
    film = tmp_path / "film"
    film.write_bytes(dicom_bytes(noise, syntax=syntax, PatientID="P", StudyInstanceUID="1.1"))

    header = film_header(film)

    assert film.stat().st_size > FIRST_BYTES
    assert (header.patient_id, header.study) == ("P", "1.1")


def test_a_bare_data_set_and_a_large_private_block_do_not_hide_the_study(tmp_path):
    """Old archives leave out the preamble; vendors put much before the study."""
    bare, large = tmp_path / "bare", tmp_path / "large"
    bare.write_bytes(bare_bytes(FILM, implicit=True, StudyInstanceUID="1.1"))
    dataset = film_dataset(FILM, StudyInstanceUID="1.2")
    dataset.add_new(0x00090010, "LO", "ACME")
    dataset.add_new(0x00091001, "OB", bytes(4 * FIRST_BYTES))
    dataset.PixelData = FILM.tobytes()
    dataset["PixelData"].VR = "OW"
    large.write_bytes(file_bytes(dataset))

    assert film_header(bare).study == "1.1"
    assert film_header(large).study == "1.2"


def test_damaged_headers_name_nothing_and_raise_nothing(tmp_path):
    """A hundred cut and spoilt files; each remains a film that stands by itself."""
    whole = bytearray(dicom_bytes(FILM, PatientID="P", StudyInstanceUID="1.1"))
    generator = np.random.default_rng(3)
    for number in range(100):
        spoilt = bytearray(whole[: int(generator.integers(140, len(whole)))])
        for place in generator.integers(132, len(spoilt), 6):
            spoilt[place] = int(generator.integers(256))
        (tmp_path / f"{number}").write_bytes(spoilt)

    found = gather([tmp_path])

    assert len(found.films) + found.repeated + sum(found.without_picture.values()) > 50


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for rights to make links")
def test_a_dicomdir_does_not_follow_links(tmp_path):
    """A link on a copied disc may lead anywhere."""
    secret = write_dicom(tmp_path / "secret", 1)
    (tmp_path / "cd").mkdir()
    (tmp_path / "cd" / "IM1").symlink_to(secret)
    index = write_dicomdir(tmp_path / "cd" / "DICOMDIR", "IM1")

    assert names(gather([index])) == ["DICOMDIR"]


def test_identity_never_shows_in_what_is_printed(tmp_path):
    """A traceback or a log may print a group."""
    write_dicom(
        tmp_path / "a", 1, PatientID="Secret7", PatientName="Doe^Jane", StudyDate="20200101"
    )

    printed = repr(gather([tmp_path]).films[0].group) + repr(film_header(tmp_path / "a"))

    assert not any(word in printed for word in ("Secret7", "secret7", "Doe", "20200101"))
