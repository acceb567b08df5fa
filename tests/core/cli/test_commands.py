"""The other commands: version, models, card, folds, and what needs torch."""

from __future__ import annotations

import errno
import sys

import pytest

from tests.helpers.tiny_student import write_tiny_student
from xlite_core import __version__
from xlite_core.data.folds import read_folds
from xlite_core.findings import CHESTXRAY14
from xlite_core.inference.classifier import Classifier
from xlite_core.pack import pack_places
from xlite_core.pack.training_program import PIP_COMMAND


def test_the_version_is_the_packages(xlite):
    """One line."""
    assert xlite("--version") == (0, f"xlite {__version__}\n", "")


def test_an_unknown_command_is_refused(xlite):
    """Status 2, as everywhere."""
    assert xlite("diagnoze")[0] == 2


@pytest.mark.slow
def test_models_lists_what_students_cost(xlite):
    """With parameters, multiply-accumulates and file sizes."""
    status, output, _ = xlite("models", "--size", "64")

    assert status == 0
    for heading in ("Parameters, M", "MACs, M", "FP32 file, MB", "MobileNetV3-Small"):
        assert heading in output


@pytest.mark.parametrize(
    "arguments",
    [
        ["train", "c.toml"],
        [
            "cross-validate",
            "c.toml",
            "--labels",
            "l",
            "--images",
            "i",
            "--folds",
            "f",
            "--out",
            "o",
        ],
        ["export", "KD_001"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_without_torch_the_hint_names_the_extra(xlite, monkeypatch, tmp_path, arguments):
    """The viewer's installation has none; the brackets of the extra are not swallowed."""
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.setenv("PATH", str(tmp_path))  # no other Python that has it
    monkeypatch.delenv(pack_places.VARIABLE, raising=False)

    status, _, errors = xlite(*arguments)

    assert status == 1
    assert "Training pack, which is not installed" in errors
    assert PIP_COMMAND in errors


@pytest.mark.parametrize(
    ("package", "arguments"),
    [
        ("matplotlib", ["data", "balance", "labels.csv", "out"]),
        ("matplotlib", ["evaluate", "predictions.csv", "--manifest", "manifest.csv"]),
        ("sklearn", ["experiments", "shortcuts", "labels.csv", "folds.csv"]),
    ],
    ids=lambda value: value[1] if isinstance(value, list) else "",
)
def test_what_is_missing_shows_before_any_work(xlite, monkeypatch, tmp_path, package, arguments):
    """The Training pack would begin it anew: not even the named files were looked for."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, package, None)

    status, output, errors = xlite(*arguments)

    assert (status, output) == (1, "")
    assert f"needs the package '{package}'" in errors
    assert not list(tmp_path.iterdir())


def test_models_are_listed_without_torch(xlite, monkeypatch):
    """What they cost is counted where it is."""
    monkeypatch.setitem(sys.modules, "torch", None)

    status, output, _ = xlite("models")

    assert status == 0
    assert "Models of Diagnose" in output
    assert "counted by the Training pack" in output


def test_card_writes_what_a_model_says_of_itself(xlite, tmp_path):
    """As a page, with the file's own fingerprint."""
    model = write_tiny_student(tmp_path / "tiny.onnx")

    status, output, _ = xlite("card", model)

    assert status == 0
    assert Classifier.open(model).fingerprint in output


def test_folds_are_frozen_once(xlite, tmp_path):
    """Made from a table, by patient; never overwritten."""
    labels, out = tmp_path / "labels.csv", tmp_path / "folds.csv"
    rows = [
        f"{'nih' if n % 4 else 'other'}_{n}.png,p{n // 2},{'part' if n % 8 == 1 else 'all'},"
        + ",".join(str(int(n % 14 == column)) for column in range(14))
        for n in range(120)
    ]
    labels.write_text("\n".join([f"file,patient_id,source,{','.join(CHESTXRAY14)}", *rows]))
    arguments = ("data", "folds", labels, out, "--prefix", "nih_", "--partial-source", "part")

    status, output, _ = xlite(*arguments)
    made, first = read_folds(out), out.read_bytes()
    again, _, errors = xlite(*arguments)

    assert status == 0
    assert "90 films of 60 patients in 5 folds; 75 of them judge." in output
    assert (made.count, len(made.files), int(made.headline.sum())) == (5, 90, 75)
    assert again == 2
    assert "not made anew" in errors
    assert out.read_bytes() == first


def test_a_file_that_cannot_be_used_is_one_sentence(xlite, monkeypatch, tmp_path):
    """By its own name, without the folders that it lies in."""
    secret = tmp_path / "Jane Doe" / "film.onnx"

    def refused(_path):
        raise PermissionError(errno.EACCES, "Permission denied", str(secret))

    monkeypatch.setattr(Classifier, "open", refused)

    status, _, errors = xlite("card", secret)

    assert status == 1
    assert errors == (
        "Error: film.onnx cannot be used: Permission denied. Check the path and its drive.\n"
    )
