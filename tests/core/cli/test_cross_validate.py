"""`xlite cross-validate`, run through the function that the command line registers."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch
import typer
from typer.testing import CliRunner

from tests.helpers.tiny_study import FINDINGS, tiny_config, write_tiny_study
from xlite_core.cli.cross_validate import cross_validate
from xlite_core.data.films import load_films
from xlite_core.errors import InvalidConfiguration
from xlite_core.export import quantisation
from xlite_core.inference.classifier import Classifier
from xlite_core.models.student import build_student
from xlite_core.training.checkpoint import load_weights
from xlite_core.training.held_out_logits import predict_logits, read_logits


@pytest.fixture
def command(tmp_path):
    """Return what runs the command on a tiny study, and the folder of its runs."""
    labels, images, folds = write_tiny_study(tmp_path)
    know_patients(labels)
    config, out = tmp_path / "config.json", tmp_path / "runs"
    config.write_text(json.dumps(tiny_config(epochs=1).to_dict()))
    app = typer.Typer()
    app.command()(cross_validate)

    def call(*options: object):
        arguments = [config, "--labels", labels, "--images", images, "--folds", folds]
        everything = [*arguments, "--out", out, *options]
        return CliRunner().invoke(app, list(map(str, everything)))

    return call, out


def know_patients(labels):
    """Add view, sex and age to a label table."""
    heading, *rows = labels.read_text().splitlines()
    told = [
        f"{row},{('PA', 'AP', 'AP')[n % 3]},{'MF'[n // 2 % 2]},{20 + 2 * n}"
        for n, row in enumerate(rows)
    ]
    labels.write_text("\n".join((f"{heading},view,sex,age", *told)) + "\n")


def test_it_ends_with_a_model_file_that_opens(command, tmp_path, monkeypatch):
    """Folds, final run, export; the same model file again without training anything.

    Then its INT8 variant is judged and timed: the file is there if, and only if, it passed.
    """
    monkeypatch.setattr(quantisation, "FIRST_IN_FP32", (0,))
    call, out = command

    first = call()
    weights = (out / "final" / "weights.safetensors").stat().st_mtime_ns
    again = call("--export-only", tmp_path / "elsewhere" / "m.onnx", "--int8")

    assert (first.exit_code, again.exit_code) == (0, 0)
    for run in ("fold_0:", "fold_1:", "final:"):
        assert run in first.stderr
    model = Classifier.open(out / "model.onnx")
    assert model.card.finding_names == FINDINGS
    assert Classifier.open(tmp_path / "elsewhere" / "m.onnx").card == model.card
    groups = {(group.attribute, group.group) for group in model.card.subgroups}
    assert {("view", "AP"), ("view", "PA"), ("sex", "F"), ("age", "18–39")} <= groups
    assert model.card.shortcuts.told == ("view", "sex", "age")
    assert model.card.findings[0].shortcuts is not None  # ten positive films of Mass
    assert model.card.findings[1].shortcuts is None
    assert model.card.calibration.findings == 1
    assert "Beside a guess without the film (view, sex, age): AUC" in first.stderr
    assert (out / "final" / "weights.safetensors").stat().st_mtime_ns == weights
    told = " ".join(again.stderr.split())
    assert "INT8 against FP32, 20 held-out films of 10 patients: macro AUC 0." in told
    refused = "No fast file is written: " in told
    assert (tmp_path / "elsewhere" / "m-fast.onnx").exists() is not refused
    assert not (out / "model-fast.onnx").exists()


def test_folds_are_judged_once_more_with_mirror_images(command, tmp_path):
    """The mean of both logits is stored beside the fold's own; too few positives are said to be."""
    call, out = command

    done = call("--fold", 1, "--mirror")

    assert done.exit_code == 0
    assert "With mirror images: no finding has ten positive films" in done.stderr
    folder = out / "fold_1" / "predictions"
    files, plain = read_logits(folder / "validation.csv", FINDINGS)
    also, mirrored = read_logits(folder / "validation_mirrored.csv", FINDINGS)
    assert files == also
    recipe = tiny_config().recipe
    films = load_films(files, tmp_path / "images", recipe)
    student = build_student(tiny_config().student)
    student.load_state_dict(load_weights(out / "fold_1" / "weights.safetensors"))
    turned = np.ascontiguousarray(films[:, :, ::-1])
    other = predict_logits(student, turned, recipe, device=torch.device("cpu"))
    assert np.allclose(mirrored, (plain + other) / 2, atol=1e-4)
    assert not np.allclose(mirrored, plain, atol=1e-6)


def test_one_fold_can_be_trained_alone(command):
    """Nothing is exported then; a fold that does not exist is refused."""
    call, out = command

    alone, none = call("--fold", 1), call("--fold", 7)

    assert alone.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["fold_1"]
    assert isinstance(none.exception, InvalidConfiguration)


def test_one_fold_cannot_judge_an_int8_variant(command):
    """Refused before anything is trained."""
    call, out = command

    refused = call("--fold", 0, "--int8")

    assert isinstance(refused.exception, InvalidConfiguration)
    assert "all folds" in str(refused.exception)
    assert not out.exists()
