"""`xlite dicom` from the outside: files, sentences, status."""

from __future__ import annotations

import csv
import hashlib

import cv2
import pydicom
import pytest
from platformdirs import user_data_path

from tests.helpers.dicom_objects import identified_film
from tests.helpers.phantom import chest_phantom
from tests.helpers.tiny_student import write_tiny_student
from xlite_core.inference.classifier import Classifier
from xlite_core.io.read import read_radiograph
from xlite_core.worklist.database import FILE_NAME
from xlite_core.worklist.opinion import own_words
from xlite_core.worklist.store import Worklist


@pytest.fixture
def folder(tmp_path):
    """A DICOM film, a PNG film, a broken DICOM file and a model."""
    films = tmp_path / "films"
    films.mkdir()
    (films / "a.dcm").write_bytes(identified_film())
    cv2.imwrite(str(films / "b.png"), chest_phantom(64))
    (films / "c.dcm").write_bytes(identified_film()[:600])
    write_tiny_student(tmp_path / "tiny.onnx")
    return tmp_path


def test_a_report_holds_the_numbers_that_the_model_gives(xlite, folder):
    """The same probabilities as everywhere; what is no DICOM film is told, with status 1."""
    model = folder / "tiny.onnx"
    status, output, errors = xlite(
        "dicom", "report", folder / "films", "--out", folder / "out", "--model", model
    )

    assert status == 1
    assert output == "a.dcm: film-0001-report.dcm\n"
    assert "b.png: This film is no DICOM file" in errors
    assert "c.dcm:" in errors
    report = pydicom.dcmread(folder / "out/film-0001-report.dcm")
    expected = Classifier.open(model).predict(read_radiograph(folder / "films/a.dcm"))
    written = [
        float(item.MeasuredValueSequence[0].FloatingPointValue) / 100
        for group in report.ContentSequence[-2].ContentSequence
        for item in group.ContentSequence
        if item.ConceptNameCodeSequence[0].CodeMeaning == "Certainty of Finding"
    ]
    assert written == pytest.approx(list(expected.probabilities), abs=1e-12)
    assert b"MARKED" not in (folder / "out/film-0001-report.dcm").read_bytes()


def test_the_readers_opinion_of_the_window_is_in_the_report(xlite, folder, monkeypatch):
    """By the content of the film, and beside this model only."""
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    film, model = folder / "films/a.dcm", folder / "tiny.onnx"
    worklist = Worklist(user_data_path("X-Lite Desktop", appauthor=False) / FILE_NAME)
    key = hashlib.sha256(film.read_bytes()).hexdigest()
    fingerprint = Classifier.open(model).fingerprint
    worklist.give_opinion(key, fingerprint, own_words("Mass", "A nipple.", present=False))
    worklist.give_opinion(key, "another model", own_words("Hernia", "Large.", present=True))
    worklist.close()

    status, _, errors = xlite("dicom", "report", film, "--out", folder / "out", "--model", model)

    assert (status, errors) == (0, "")
    data = (folder / "out/film-0001-report.dcm").read_bytes()
    assert b"A nipple." in data
    assert b"Large." not in data


def test_identity_goes_along_when_it_is_asked_for(xlite, folder):
    """`--identity` is the only way."""
    status, _, _ = xlite(
        "dicom", "report", folder / "films/a.dcm", "--out", folder, "--identity",
        "--model", folder / "tiny.onnx",
    )  # fmt: skip

    assert status == 0
    assert pydicom.dcmread(folder / "film-0001-report.dcm").PatientID == "MARKED77"


def test_captures_are_made_of_png_films_too(xlite, folder):
    """And of the finding that was asked for; nothing is written over."""
    for number in (1, 2):
        status, output, errors = xlite(
            "dicom", "capture", folder / "films/b.png", "--out", folder, "--finding", "Hernia",
            "--model", folder / "tiny.onnx",
        )  # fmt: skip
        assert (status, errors) == (0, "")
        assert output == f"b.png: film-000{number}-capture.dcm\n"
    made = pydicom.dcmread(folder / "film-0002-capture.dcm")
    assert made.DerivationDescription.startswith("Hernia")


def test_an_unknown_finding_names_the_known_ones(xlite, folder):
    """In a sentence."""
    status, _, errors = xlite(
        "dicom", "capture", folder / "films", "--out", folder, "--finding", "Gout",
        "--model", folder / "tiny.onnx",
    )  # fmt: skip

    assert status == 1
    assert "no finding of the name Gout" in errors
    assert "Atelectasis" in errors


def test_a_presentation_state_outlines_the_evidence(xlite, folder):
    """With the film's own window."""
    status, _, _ = xlite(
        "dicom", "presentation", folder / "films/a.dcm", "--out", folder, "--seed", "x",
        "--model", folder / "tiny.onnx",
    )  # fmt: skip

    made = pydicom.dcmread(folder / "film-0001-presentation.dcm")
    assert status == 0
    assert made.Modality == "PR"
    assert made.SoftcopyVOILUTSequence[0].WindowWidth == 255


def test_copies_lose_the_patient_and_a_list_says_what_went(xlite, folder):
    """DICOM and PNG alike; the warning about burnt-in text is on the screen."""
    (folder / "films/c.dcm").unlink()
    status, output, errors = xlite("dicom", "deidentify", folder / "films", "--out", folder / "o")

    assert status == 0
    assert "a.dcm: film-0001-deidentified.dcm, " in output
    assert "b.png: film-0002-deidentified.png" in output
    assert "burnt into the picture" in errors
    assert b"MARKED" not in (folder / "o/film-0001-deidentified.dcm").read_bytes()
    with (folder / "o/what-was-removed.csv").open() as stream:
        rows = list(csv.DictReader(stream))
    assert {row["file"] for row in rows} == {"film-0001-deidentified.dcm"}
    assert "Patient's Name" in {row["attribute"] for row in rows}
    assert "MARKED" not in (folder / "o/what-was-removed.csv").read_text()


def test_an_empty_folder_is_said_to_be_empty(xlite, folder):
    """Instead of silence."""
    (folder / "empty").mkdir()
    status, _, errors = xlite("dicom", "deidentify", folder / "empty", "--out", folder)

    assert status == 1
    assert "no film in the given folders" in errors
