"""`xlite export` and `xlite models`: from a run's folder into Diagnose."""

from __future__ import annotations

import datetime as dt

import cv2
import numpy as np
import pytest

from tests.helpers.tiny_study import tiny_config, tiny_pictures, tiny_table
from xlite_core.data.manifest import Manifest, write_manifest
from xlite_core.inference.classifier import Classifier
from xlite_core.installed_model import model_for_diagnose
from xlite_core.resources import bundled_student, sample_radiograph
from xlite_core.training.events import RunFinished
from xlite_core.training.listeners.results_log import keep_log
from xlite_core.training.new_run import new_run
from xlite_core.training.run import run
from xlite_core.training.sections import DataConfig


@pytest.fixture(autouse=True)
def models(tmp_path, monkeypatch):
    """An empty models folder, and a runs folder of the test's own."""
    monkeypatch.setenv("XLITE_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("XLITE_RUNS", str(tmp_path / "runs"))
    return tmp_path / "models"


@pytest.fixture
def finished(tmp_path):
    """The folder of a finished run."""
    table, images = tiny_table(), tmp_path / "images"
    images.mkdir()
    for file, film in zip(table.files.tolist(), tiny_pictures(), strict=True):
        cv2.imwrite(str(images / file), film)
    manifest = Manifest(table, images, np.array([""] * len(table)), checked="exists")
    write_manifest(tmp_path / "manifest.csv", manifest)
    data = DataConfig(manifest=tmp_path / "manifest.csv", cache=tmp_path / "cache")
    config = tiny_config(epochs=1, data=data)
    started = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    directory = new_run(config, tmp_path / "runs", started=started)
    *_, last = keep_log(run(config, directory), config, directory)
    assert isinstance(last, RunFinished)
    return directory


def test_a_run_is_exported_and_installed_in_one_command(xlite, finished, tmp_path):
    """The file's path alone on the output; `diagnose` and `card` then use it, `models` lists it."""
    copy = tmp_path / "new" / "copy.onnx"

    status, output, errors = xlite("export", "BASELINE_001", copy, "--install", "--name", "mine")

    assert (status, output.strip()) == (0, str(copy))
    assert "selection data" in errors
    assert "Diagnose opens mine" in errors
    assert copy.read_bytes() == finished.model.read_bytes()
    fingerprint = Classifier.open(copy).fingerprint
    assert model_for_diagnose().path.name == f"mine-{fingerprint}.onnx"
    assert f"mine {fingerprint}" in xlite("diagnose", sample_radiograph())[1]
    assert fingerprint in xlite("card")[1]
    listed = xlite("models", "--size", "64")[1]
    row = next(line for line in listed.splitlines() if fingerprint in line)
    assert "opened" in row


def test_the_bundled_student_can_be_had_back(xlite, finished):
    """And the installed one again, by its name."""
    xlite("export", finished.path, "--install")

    assert xlite("models", "use", "bundled")[0] == 0
    bundled = model_for_diagnose().path
    status, output, _ = xlite("models", "use", "BASELINE_001")

    assert bundled == bundled_student()
    assert status == 0
    assert "Diagnose opens BASELINE_001" in output
    assert model_for_diagnose().path.name.startswith("BASELINE_001")


def test_a_damaged_installation_is_said_and_the_bundled_student_answers(xlite, models):
    """On the error stream: the output stays a report."""
    models.mkdir()
    (models / "diagnose.json").write_text("{")

    status, output, errors = xlite("diagnose", sample_radiograph(), "--json")

    assert status == 0
    assert Classifier.open(bundled_student()).fingerprint in output
    assert "bundled student is used instead" in errors
    assert "bundled student is used" in xlite("models", "--size", "64")[1].replace("\n", " ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export", "KD_009"), "There is no run KD_009"),
        (("models", "use", "nobody"), "No installed model is called nobody"),
    ],
)
def test_what_is_not_there_is_said(xlite, arguments, words):
    """Status 1 and a sentence."""
    status, _, errors = xlite(*arguments)

    assert status == 1
    assert words in errors


def test_a_run_that_is_not_finished_is_said(xlite, finished):
    """With the command that goes on with it."""
    finished.weights.unlink()

    status, _, errors = xlite("export", finished.path, "--install")

    assert status == 1
    assert "is not finished" in errors
    assert "xlite train --resume BASELINE_001" in errors
    assert model_for_diagnose().path == bundled_student()


def test_a_copy_that_cannot_be_written_is_said(xlite, finished, tmp_path):
    """The model file is in the run's folder all the same."""
    (tmp_path / "file").write_text("")

    status, _, errors = xlite("export", finished.path, tmp_path / "file" / "copy.onnx")

    assert status == 1
    assert "copy.onnx cannot be written" in errors
    assert finished.model.is_file()
