"""`xlite diagnose --out`: resumable, in three formats."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import cv2
import pytest

from tests.helpers.film_folder import film_folder
from tests.helpers.phantom import chest_phantom
from tests.helpers.tiny_student import write_tiny_student
from xlite_core.batch.store import BatchStore

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(tmp_path):
    """Two films, and one that calls itself one."""
    films = tmp_path / "films"
    (films / "deep").mkdir(parents=True)
    for name, size in (("a.png", 80), ("deep/b.png", 120)):
        cv2.imwrite(str(films / name), chest_phantom(size))
    (films / "c.png").write_bytes((films / "a.png").read_bytes()[:150])
    write_tiny_student(tmp_path / "tiny.onnx")
    return tmp_path


def test_a_folder_becomes_a_table_and_nothing_is_left_beside_it(xlite, folder):
    """Numbers as of --json without --out; the unreadable file has its reason, and status 1."""
    given = ("diagnose", folder / "films", "--model", folder / "tiny.onnx")
    _, alone, _ = xlite(*given, "--json")

    status, output, errors = xlite(*given, "--out", folder / "results.csv")

    rows = list(csv.DictReader((folder / "results.csv").read_text("utf-8").splitlines()))
    films = {film["file"]: film for film in json.loads(alone)["films"]}
    assert (status, output) == (1, "")
    assert [row["file"] for row in rows] == ["a.png", "c.png", "b.png"]
    assert rows[1]["error"] == films["c.png"]["error"]
    assert float(rows[0]["Mass"]) == next(
        f["probability"] for f in films["a.png"]["findings"] if f["finding"] == "Mass"
    )
    assert "3 films are in results.csv, 1 of them unreadable" in errors
    assert sorted(path.name for path in folder.iterdir()) == ["films", "results.csv", "tiny.onnx"]


def test_the_suffix_decides_about_the_format(xlite, folder):
    """And a folder that is not there yet is made."""
    for name in ("new/results.json", "results.xlsx"):
        xlite("diagnose", folder / "films/a.png", "--model", folder / "tiny.onnx", "--out",
              folder / name)  # fmt: skip

    said = json.loads((folder / "new/results.json").read_text())
    assert said["films"][0]["file"] == "a.png"
    assert (folder / "results.xlsx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--out", "results.txt"], "cannot be written as .txt"),
        (["--out", "results.csv", "--json"], "to the terminal and to a file at once"),
        (["--out", "results.csv", "--overlay", "pictures"], "Pictures are not written"),
        (["--out", "results.csv", "--policy", "magic"], "no operating points"),
    ],
)
def test_what_does_not_go_together_is_one_sentence(xlite, folder, monkeypatch, arguments, sentence):
    """Before any film is read, and without a trace."""
    monkeypatch.chdir(folder)

    status, output, errors = xlite(
        "diagnose", folder / "films", *arguments, "--model", folder / "tiny.onnx"
    )

    assert (status, output) == (1, "")
    assert sentence in " ".join(errors.split())
    assert sorted(path.name for path in folder.iterdir()) == ["films", "tiny.onnx"]


def test_a_folder_without_films_leaves_no_list_behind(xlite, folder):
    """Nothing was done, so nothing is to be resumed."""
    (folder / "empty").mkdir()

    status, _, errors = xlite("diagnose", folder / "empty", "--model", folder / "tiny.onnx",
                              "--out", folder / "results.csv")  # fmt: skip

    assert status == 1
    assert "no film" in errors
    assert not list(folder.glob("results*"))


def test_a_second_command_on_the_same_films_is_refused(xlite, folder):
    """It says what to do, and leaves the first one's list alone."""
    store = BatchStore(folder / "results.csv.batch")
    with store.writer():
        status, _, errors = xlite("diagnose", folder / "films", "--model", folder / "tiny.onnx",
                                  "--out", folder / "results.csv")  # fmt: skip
    store.close()

    assert status == 1
    assert "Another window or command is working" in errors
    assert (folder / "results.csv.batch").exists()


def test_ctrl_c_keeps_what_is_done_and_the_same_command_goes_on(tmp_path):
    """Status 130, a sentence that says how to go on, and then every film once."""
    film_folder(tmp_path / "films", 400, size=700)
    model = write_tiny_student(tmp_path / "tiny.onnx")
    out = tmp_path / "results.csv"
    command = [sys.executable, "-m", "xlite_core.cli.main", "diagnose", tmp_path / "films",
               "--model", model, "--out", out]  # fmt: skip
    worker = subprocess.Popen(
        command, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True, env={**os.environ}
    )
    place = tmp_path / "results.csv.batch"
    while worker.poll() is None and not _done(place):
        pass
    worker.send_signal(signal.SIGINT)
    _, errors = worker.communicate(timeout=60)
    done = _done(place)

    again = subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=120
    )

    assert worker.returncode == 130
    assert 0 < done < 400
    assert f"Stopped: {done} of 400 films are done" in errors
    assert "same command again" in errors
    assert again.returncode == 0, again.stderr
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert len({row["file"] for row in rows}) == len(rows) == 400
    assert not place.exists()


def _done(place):
    if not place.exists():
        return 0
    store = BatchStore(place)
    counts = store.counts()
    store.close()
    return sum(counts.values()) - counts[0]
