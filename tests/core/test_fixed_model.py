"""Where the policy fixes a model, that one answers, or none."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from tests.helpers.cards import example_card
from tests.helpers.policy_files import put_in_force
from tests.helpers.tiny_student import SIZE, write_tiny_student
from xlite_core.errors import ModelFileRefused
from xlite_core.fixed_model import open_model
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.installed_model import (
    install_model,
    model_for_diagnose,
    open_for_diagnose,
    use_bundled,
    use_installed,
)


@pytest.fixture
def model(tmp_path, monkeypatch):
    monkeypatch.setenv("XLITE_MODELS", str(tmp_path / "models"))
    return write_tiny_student(tmp_path / "fixed.onnx")


@pytest.fixture
def fixed(model, tmp_path, monkeypatch):
    """A policy that fixes the tiny student."""
    digest = hashlib.sha256(model.read_bytes()).hexdigest()
    return put_in_force(
        monkeypatch, tmp_path, f"model = '{model.as_posix()}'\nmodel_sha256 = '{digest}'\n"
    )


def _another(path):
    card = replace(example_card(), name="ANOTHER", recipe=PreprocessingRecipe(size=SIZE))
    return write_tiny_student(path, card=card)


def test_the_fixed_model_is_opened(model, fixed):
    """Nobody needs to choose it."""
    classifier, found = open_for_diagnose()

    assert (classifier.path, found.path, found.problem) == (model, model, None)


def test_a_file_of_the_same_content_is_the_same_model(model, fixed, tmp_path):
    """The SHA-256 decides, not the folder."""
    copy = tmp_path / "copy.onnx"
    copy.write_bytes(model.read_bytes())

    assert open_model(copy).path == copy


def test_no_other_model_is_opened_installed_or_chosen(model, fixed, tmp_path):
    """And nothing is left in the models folder."""
    other = _another(tmp_path / "other.onnx")
    assert other.read_bytes() != model.read_bytes()

    for attempt in (
        lambda: open_model(other),
        lambda: install_model(other),
        lambda: use_installed("other"),
        use_bundled,
    ):
        with pytest.raises(ModelFileRefused, match="fixes the model") as refused:
            attempt()
        assert str(fixed) in refused.value.hint

    assert not (tmp_path / "models").exists()


def test_a_changed_file_answers_nothing(model, fixed, tmp_path):
    """One clear sentence, and no other student in its place."""
    _another(model)

    with pytest.raises(ModelFileRefused, match=r"fixed\.onnx is not the one that the policy"):
        open_for_diagnose()


def test_a_missing_file_answers_nothing(model, fixed):
    """The bundled student is no stand-in."""
    model.unlink()

    with pytest.raises(ModelFileRefused, match=r"fixed\.onnx cannot be read"):
        open_for_diagnose()


@pytest.mark.parametrize("text", ["modle = 'x.onnx'\n", "model = '/srv/x.onnx'\n", "=\n"])
def test_a_model_that_cannot_be_told_answers_nothing(model, tmp_path, monkeypatch, text):
    """A broken policy may have fixed any model."""
    put_in_force(monkeypatch, tmp_path, text)

    for attempt in (open_for_diagnose, model_for_diagnose, lambda: open_model(model)):
        with pytest.raises(ModelFileRefused, match="policy of this computer cannot be understood"):
            attempt()
