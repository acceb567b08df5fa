"""`xlite input-check`: a table of films and a model file in, a model file that doubts out."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.helpers.phantom import chest_phantom
from tests.helpers.tiny_student import write_tiny_student
from xlite_core.export.spoilt_films import varied
from xlite_core.inference.classifier import Classifier

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """230 phantoms of as many patients, and an odd film that is to be left out."""
    folder = tmp_path_factory.mktemp("study")
    rows = ["file,patient_id,age"]
    for number in range(230):
        film = varied(chest_phantom(48), np.random.default_rng(number))
        cv2.imwrite(str(folder / f"a_{number}.png"), film)
        rows.append(f"a_{number}.png,p{number},40")
    rows += ["a_odd.png,p900,40", "b_other.png,p901,40"]  # neither is there to be read
    (folder / "labels.csv").write_text("\n".join(rows) + "\n")
    return folder


def arguments(study, model, out):
    return (
        "input-check", model, "--labels", study / "labels.csv", "--images", study, "--out", out,
        "--only", "a_*", "--source", "phantoms",
    )  # fmt: skip


def test_a_model_gets_its_check_and_its_self_test(xlite, study, tmp_path):
    model, out = write_tiny_student(tmp_path / "tiny.onnx"), tmp_path / "checked.onnx"

    status, output, errors = xlite(*arguments(study, model, out), "--leave-out", "a_odd.png")

    assert (status, output.strip()) == (0, str(out))
    assert "False alarms on good films" in errors
    before, after = Classifier.open(model), Classifier.open(out)
    assert (before.card.input_check, before.card.self_test) == (None, None)
    assert after.card.self_test is not None
    assert "phantoms of" in after.card.input_check.built_on
    assert after.fingerprint != before.fingerprint

    status, page, _ = xlite("card", out)
    assert "## Input check" in page
    assert "not measured" in page


def test_a_film_that_is_not_there_is_named_and_nothing_is_written(xlite, study, tmp_path):
    model, out = write_tiny_student(tmp_path / "tiny.onnx"), tmp_path / "checked.onnx"

    status, _, errors = xlite(*arguments(study, model, out))

    assert status == 1
    assert "does not exist any more" in errors
    assert not out.exists()
