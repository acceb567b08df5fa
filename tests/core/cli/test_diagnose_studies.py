"""`xlite diagnose` with studies, discs and lateral films."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.helpers.study_folders import write_dicom, write_dicomdir, write_report
from tests.helpers.tiny_student import write_tiny_student
from xlite_core.io.projection import LATERAL_UNSCORED


@pytest.fixture
def disc(tmp_path):
    """A disc: one study with a frontal and a lateral film, a film of another patient, a report."""
    cd = tmp_path / "cd"
    study = {"PatientID": "SECRET", "StudyInstanceUID": "1.1", "StudyDate": "20200101"}
    write_dicom(cd / "IM1", 1, size=64, ViewPosition="PA", **study)
    write_dicom(cd / "IM2", 2, size=64, ViewPosition="LL", **study)
    write_dicom(cd / "IM3", 3, size=64, PatientID="OTHER", StudyInstanceUID="1.2")
    write_report(cd / "REPORT", 4)
    write_dicomdir(cd / "DICOMDIR", "IM1", "IM2", "IM3", "IM4")
    write_tiny_student(tmp_path / "tiny.onnx")
    return tmp_path


def test_films_are_printed_by_study_without_saying_whose_they_are(xlite, disc):
    """What was left out goes to the error stream."""
    status, output, errors = xlite("diagnose", disc / "cd", "--model", disc / "tiny.onnx")

    assert status == 0
    assert output.index("Patient 1 · Study 1 · 2 films") < output.index("IM1")
    assert output.index("IM2") < output.index("Patient 2 · Study 1 · 1 film")
    assert f"IM2: {LATERAL_UNSCORED}" in output
    assert "not there: IM4" in errors
    assert "structured report 1" in errors
    assert "SECRET" not in output + errors
    assert "20200101" not in output + errors


def test_a_lateral_film_has_a_row_without_probabilities_and_with_the_reason(xlite, disc):
    """In JSON and in CSV alike; it is no error."""
    given = (disc / "cd" / "DICOMDIR", "--model", disc / "tiny.onnx")
    status, output, _ = xlite("diagnose", *given, "--json")
    films = json.loads(output)["films"]
    _, table, _ = xlite("diagnose", *given, "--csv")
    rows = list(csv.DictReader(io.StringIO(table)))

    assert status == 0
    assert films[1]["not_scored"] == LATERAL_UNSCORED
    assert "findings" not in films[1]
    assert [row["not_scored"] for row in rows] == ["", LATERAL_UNSCORED, ""]
    assert [bool(row["Mass"]) for row in rows] == [True, False, True]
    assert [row["error"] for row in rows] == ["", "", ""]


def test_no_overlay_is_written_of_a_lateral_film(xlite, disc):
    """There is no finding to draw."""
    pictures = disc / "pictures"
    xlite("diagnose", disc / "cd", "--overlay", pictures, "--model", disc / "tiny.onnx")

    assert {path.name[:7] for path in pictures.iterdir()} == {"001_IM1", "003_IM3"}
