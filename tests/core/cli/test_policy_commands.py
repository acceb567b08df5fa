"""What the policy locks is locked on the command line, too."""

from __future__ import annotations

import csv
import io
import json

import cv2
import pytest

from tests.helpers.dicom_objects import identified_film
from tests.helpers.phantom import chest_phantom
from tests.helpers.policy_files import put_in_force
from tests.helpers.tiny_student import write_tiny_student


@pytest.fixture
def folder(tmp_path):
    films = tmp_path / "films"
    films.mkdir()
    (films / "Doe Jane.dcm").write_bytes(identified_film())
    cv2.imwrite(str(films / "Roe Rick.png"), chest_phantom(64))
    write_tiny_student(tmp_path / "tiny.onnx")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("train", "run.toml"),
        ("train", "--resume", "KD_001"),
        ("pretrain", "look.toml", "--out", "look"),
        ("search", "space.toml"),
        ("cross-validate", "run.toml", "--labels", "l.csv", "--images", ".", "--folds", "f.csv",
         "--out", "study"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)  # fmt: skip
def test_no_command_trains_where_the_policy_forbids_it(xlite, tmp_path, monkeypatch, arguments):
    """Before any file is looked for; the sentence names the policy."""
    file = put_in_force(monkeypatch, tmp_path, "training = false\n")
    monkeypatch.chdir(tmp_path)

    status, output, errors = xlite(*arguments)

    assert (status, output) == (1, "")
    assert "The policy of this computer forbids training." in errors
    assert str(file) in errors
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_no_patient_goes_into_a_dicom_object(xlite, folder, monkeypatch):
    """`--identity` is refused; without it the object is written as ever."""
    put_in_force(monkeypatch, folder, "export_identity = false\n")
    asked = ("dicom", "report", folder / "films/Doe Jane.dcm", "--out", folder / "out", "--model",
             folder / "tiny.onnx")  # fmt: skip

    status, _, errors = xlite(*asked, "--identity")

    assert status == 1
    assert "forbids writing who a patient is" in errors
    assert not (folder / "out").exists()
    assert xlite(*asked)[0] == 0


def test_no_name_of_a_film_goes_into_results(xlite, folder, monkeypatch):
    """CSV, JSON, a table of many films and overlays call films by their numbers."""
    put_in_force(monkeypatch, folder, "export_identity = false\n")
    films, model = folder / "films", ("--model", folder / "tiny.onnx")

    as_json = xlite("diagnose", films, "--json", *model)[1]
    as_csv = xlite("diagnose", films, "--csv", "--overlay", folder / "maps", *model)[1]
    xlite("diagnose", films, "--out", folder / "many.csv", *model)

    assert [film["file"] for film in json.loads(as_json)["films"]] == ["film-0001", "film-0002"]
    written = (folder / "many.csv").read_text()
    for text in (as_csv, written):
        rows = list(csv.DictReader(io.StringIO(text)))
        assert [row["file"] for row in rows] == ["film-0001", "film-0002"]
    maps = [path.name for path in (folder / "maps").iterdir()]
    assert {name[:13] for name in maps} == {"001_film-0001", "002_film-0002"}
    for text in (as_json, as_csv, written, *maps):
        assert "Jane" not in text
        assert "Rick" not in text


def test_another_model_is_refused(xlite, folder, monkeypatch):
    """The sentence names the policy; nothing is diagnosed."""
    file = put_in_force(
        monkeypatch, folder, f"model = '/srv/x.onnx'\nmodel_sha256 = '{'0' * 64}'\n"
    )

    status, output, errors = xlite("diagnose", folder / "films", "--model", folder / "tiny.onnx")

    assert (status, output) == (1, "")
    assert "fixes the model, so no other can be chosen" in errors
    assert str(file) in errors


def test_a_broken_policy_is_told_with_its_line(xlite, folder, monkeypatch):
    """And what it may have locked is locked."""
    put_in_force(monkeypatch, folder, "# mended last week\ntraning = false\n")

    assert "Line 2 of the policy file" in xlite("train", "run.toml")[2]
    assert "Line 2 of the policy file" in xlite("diagnose", folder / "films")[2]


def test_paths_can_be_scripted(xlite, tmp_path, monkeypatch):
    """A line a place, or JSON."""
    put_in_force(monkeypatch, tmp_path, "[folders]\nlogs = '/srv/logs'\n")

    assert "logs\t/srv/logs\tpolicy\n" in xlite("paths")[1]
    assert json.loads(xlite("paths", "--json")[1])["places"]["logs"]["folder"] == "/srv/logs"
