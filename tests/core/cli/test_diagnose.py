"""`xlite diagnose` from the outside: status, output, pictures."""

from __future__ import annotations

import csv
import hashlib
import io
import json

import cv2
import pytest
from platformdirs import user_data_path

from tests.helpers.phantom import chest_phantom
from tests.helpers.tiny_student import write_tiny_student
from xlite_core.findings import CHESTXRAY14
from xlite_core.inference.classifier import Classifier
from xlite_core.worklist.database import FILE_NAME
from xlite_core.worklist.opinion import agreement, disagreement
from xlite_core.worklist.store import Worklist


@pytest.fixture
def folder(tmp_path):
    """Two films and one file that is none, which calls itself one."""
    films = tmp_path / "films"
    (films / "deep").mkdir(parents=True)
    for name, size in (("a.png", 80), ("deep/b.png", 120)):
        cv2.imwrite(str(films / name), chest_phantom(size))
    (films / "notes.txt").write_text("no film")
    write_tiny_student(tmp_path / "tiny.onnx")
    return tmp_path


def test_a_film_gets_a_table_with_every_finding(xlite, folder):
    """For people: names as they are read, per cent, and what it is not for."""
    status, output, errors = xlite(
        "diagnose", folder / "films/a.png", "--model", folder / "tiny.onnx"
    )

    assert (status, errors) == (0, "")
    assert "a.png" in output
    assert "Pleural thickening" in output
    assert "Not a medical device" in output


def test_json_is_json_and_nothing_else(xlite, folder):
    """A folder stands for the films in it; its other files are passed over."""
    status, output, errors = xlite(
        "diagnose", folder / "films", "--json", "--model", folder / "tiny.onnx"
    )

    films = json.loads(output)["films"]
    assert (status, errors) == (0, "")
    assert [film["file"] for film in films] == ["a.png", "b.png"]
    assert [f["finding"] for f in films[0]["findings"]] == list(CHESTXRAY14)


def test_an_unreadable_file_makes_the_status_1_and_stops_nothing(xlite, folder):
    """It is in the report with its reason, and on the error stream; the others are done."""
    paths = [folder / "films" / name for name in ("a.png", "notes.txt", "deep/b.png")]

    status, output, errors = xlite("diagnose", *paths, "--json", "--model", folder / "tiny.onnx")

    films = json.loads(output)["films"]
    assert status == 1
    assert ["findings" in film for film in films] == [True, False, True]
    assert films[1]["error"]
    assert errors.startswith("notes.txt:")
    assert str(folder) not in output + errors


def test_csv_has_a_row_for_each_film(xlite, folder):
    """With a header, ready for a spreadsheet."""
    status, output, _ = xlite(
        "diagnose", folder / "films", folder / "gone.png", "--csv", "--model", folder / "tiny.onnx"
    )

    rows = list(csv.DictReader(io.StringIO(output)))
    assert status == 1
    assert [row["file"] for row in rows] == ["a.png", "b.png", "gone.png"]
    assert 0 < float(rows[0]["Mass"]) < 1


def test_overlays_are_the_three_leading_findings_of_each_film(xlite, folder):
    """Numbered, named and readable; the folder is made."""
    target = folder / "out" / "pictures"

    status, output, _ = xlite(
        "diagnose", folder / "films", "--json", "--overlay", target, "--model", folder / "tiny.onnx"
    )

    names = sorted(path.name for path in target.iterdir())
    assert status == 0
    assert json.loads(output)
    assert len(names) == 6
    assert names[0].startswith("001_a_1_")
    assert names[5].startswith("002_b_3_")
    assert all(cv2.imread(str(path)) is not None for path in target.iterdir())


@pytest.mark.parametrize("name", ["film [old].png", "[red]film.png", "film[1].png"])
def test_brackets_in_a_name_are_only_brackets(xlite, folder, name):
    """Neither swallowed as markup nor a crash."""
    good, bad = folder / "good" / name, folder / "bad" / name
    good.parent.mkdir()
    bad.parent.mkdir()
    cv2.imwrite(str(good.with_name("x.png")), chest_phantom(64))
    good.with_name("x.png").rename(good)
    bad.write_text("no film")

    status, output, errors = xlite("diagnose", good, bad, "--model", folder / "tiny.onnx")

    assert status == 1
    assert name in output
    assert f"{name}:" in errors


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--json", "--csv"], "JSON and CSV cannot share one output."),
        (["--policy", "magic"], "no operating points for the policy 'magic'"),
    ],
)
def test_options_that_make_no_sense_are_one_sentence(xlite, folder, arguments, sentence):
    """And status 1, without a traceback."""
    status, output, errors = xlite(
        "diagnose", folder / "films", *arguments, "--model", folder / "tiny.onnx"
    )

    assert (status, output) == (1, "")
    assert sentence in errors
    assert "Traceback" not in errors


def test_a_folder_without_films_says_so(xlite, folder):
    """Not an empty report."""
    (folder / "empty").mkdir()

    status, _, errors = xlite("diagnose", folder / "empty", "--model", folder / "tiny.onnx")

    assert status == 1
    assert "no film in the given folders" in errors


def test_a_model_that_is_refused_is_one_sentence(xlite, folder):
    """Before any film is read."""
    status, _, errors = xlite("diagnose", folder / "films", "--model", folder / "films/notes.txt")

    assert status == 1
    assert "no ONNX model, or is damaged" in errors


def test_another_policy_brings_other_thresholds(xlite, folder):
    """The report names it."""
    reports = [
        json.loads(
            xlite("diagnose", folder / "films/a.png", "--json", "--policy", policy,
                  "--model", folder / "tiny.onnx")[1]
        )
        for policy in ("youden", "f1")
    ]  # fmt: skip

    assert [report["model"]["policy"] for report in reports] == ["youden", "f1"]
    first, second = ([f["threshold"] for f in r["films"][0]["findings"]] for r in reports)
    assert first != second


def test_the_readers_opinion_is_written_beside_the_models(xlite, folder, monkeypatch):
    """From the worklist of the window, by the content of the film and beside this model only."""
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    film, model = folder / "films/a.png", folder / "tiny.onnx"
    worklist = Worklist(user_data_path("X-Lite Desktop", appauthor=False) / FILE_NAME)
    key = hashlib.sha256(film.read_bytes()).hexdigest()
    fingerprint = Classifier.open(model).fingerprint
    worklist.give_opinion(key, fingerprint, disagreement("Mass", flagged=True))
    worklist.give_opinion(key, "another model", agreement("Hernia", flagged=True))
    worklist.close()

    _, output, errors = xlite("diagnose", film, "--csv", "--model", model)
    _, table, _ = xlite("diagnose", film, "--model", model)

    (row,) = csv.DictReader(io.StringIO(output))
    assert (row["reader_Mass"], row["reader_Hernia"]) == ("disagree, absent", "")
    assert "disagree, absent" in table
    assert errors == ""


def test_a_worklist_that_cannot_be_read_is_said_and_done_without(xlite, folder, monkeypatch):
    """The films are scored all the same."""
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    file = user_data_path("X-Lite Desktop", appauthor=False) / FILE_NAME
    worklist = Worklist(file)
    with worklist.asking() as database:
        database.execute("PRAGMA user_version = 99")
    worklist.close()

    status, output, errors = xlite(
        "diagnose", folder / "films/a.png", "--csv", "--model", folder / "tiny.onnx"
    )

    assert status == 0
    assert "reader_Mass" in output
    assert "Without the reader's opinions" in errors
