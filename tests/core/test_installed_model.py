"""The models folder: what was installed is opened, and nothing else in its name."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.cards import example_card
from tests.helpers.tiny_student import SIZE, write_tiny_student
from xlite_core.errors import ModelFileRefused
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.inference.classifier import Classifier
from xlite_core.installed_model import (
    choice_token,
    chosen_model,
    install_model,
    installed_models,
    model_for_diagnose,
    models_folder,
    open_for_diagnose,
    use_bundled,
    use_installed,
)
from xlite_core.resources import bundled_student


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty models folder."""
    monkeypatch.setenv("XLITE_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


def model_file(path: Path, name: str = "KD_001", films: int = 24) -> Path:
    card = replace(
        example_card(),
        name=name,
        recipe=PreprocessingRecipe(size=SIZE),
        evaluated_films=films,
    )
    return write_tiny_student(path, card=card)


def test_without_an_installation_the_bundled_student_is_opened(folder):
    """Asking makes no folder."""
    found = model_for_diagnose()

    assert (found.path, found.problem) == (bundled_student(), None)
    assert installed_models() == ()
    assert chosen_model() is None
    assert choice_token() == ""
    assert not folder.exists()


def test_the_folder_is_the_users_own_unless_named(monkeypatch):
    """Never beside the installed program."""
    monkeypatch.delenv("XLITE_MODELS")

    assert models_folder().name == "models"
    assert models_folder().parent.name == "X-Lite Desktop"


def test_an_installed_model_is_what_diagnose_opens(tmp_path, folder):
    """A copy under its name and fingerprint; the original may go."""
    source = model_file(tmp_path / "model.onnx")
    fingerprint = Classifier.open(source).fingerprint

    copy = install_model(source)
    source.unlink()

    assert copy == folder / f"KD_001-{fingerprint}.onnx"
    classifier, found = open_for_diagnose()
    assert (found.path, found.problem) == (copy, None)
    assert classifier.fingerprint == fingerprint
    (listed,) = installed_models()
    assert (listed.name, listed.fingerprint, listed.path) == ("KD_001", fingerprint, copy)
    assert chosen_model() == listed


def test_the_latest_choice_counts(tmp_path):
    """Installations, earlier ones by name or fingerprint, and the bundled student."""
    first = install_model(model_file(tmp_path / "a.onnx", "first"))
    second = install_model(model_file(tmp_path / "b.onnx", "second"))
    opened = [model_for_diagnose().path]
    tokens = [choice_token()]
    for choose in (
        lambda: use_installed("first"),
        use_bundled,
        lambda: use_installed(second.name),
        lambda: use_installed(Classifier.open(first).fingerprint[:6]),
    ):
        choose()
        opened.append(model_for_diagnose().path)
        tokens.append(choice_token())

    assert opened == [second, first, bundled_student(), second, first]
    assert len(set(tokens)) == 5
    assert len(installed_models()) == 2


@pytest.mark.parametrize("name", ["nobody", "", "/etc/passwd"])
def test_a_name_that_is_not_installed_is_refused(tmp_path, name):
    """The sentence says which are, and repeats no folder."""
    install_model(model_file(tmp_path / "a.onnx", "first"))

    with pytest.raises(ModelFileRefused, match="Installed are: first") as caught:
        use_installed(name)

    assert "/etc" not in str(caught.value)


def test_a_name_that_two_models_bear_needs_a_fingerprint(tmp_path):
    """Both are listed in the hint."""
    copies = [install_model(model_file(tmp_path / f"{n}.onnx", films=n)) for n in (24, 25)]

    with pytest.raises(ModelFileRefused, match="2 installed models") as caught:
        use_installed("KD_001")

    for copy in copies:
        assert Classifier.open(copy).fingerprint in caught.value.hint


@pytest.mark.parametrize("content", [None, b"", b"no network"], ids=["missing", "empty", "junk"])
def test_what_the_window_could_not_open_is_not_installed(tmp_path, folder, content):
    """Nothing is copied, and the choice stays."""
    path = tmp_path / "junk.onnx"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(ModelFileRefused):
        install_model(path)

    assert not folder.exists()


def test_a_model_that_changes_while_it_is_read_is_refused(tmp_path, folder, monkeypatch):
    """What was checked and what would be copied are not the same."""
    path = model_file(tmp_path / "model.onnx")
    opened = Classifier.open

    def open_then_change(*arguments):
        classifier = opened(*arguments)
        path.write_bytes(b"other")
        return classifier

    monkeypatch.setattr(Classifier, "open", open_then_change)

    with pytest.raises(ModelFileRefused, match="changed while it was read"):
        install_model(path)
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path, folder):
    """In a sentence without its path."""
    folder.write_text("a file stands in its place")

    with pytest.raises(ModelFileRefused, match="cannot be written") as caught:
        install_model(model_file(tmp_path / "model.onnx"))

    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize("name", ["../../evil", "a/b\\c", "…", "..", "x" * 300])
def test_a_models_name_chooses_no_folder(tmp_path, folder, name):
    """Whatever its card says, the copy lies in the models folder."""
    copy = install_model(model_file(tmp_path / "model.onnx", name))

    assert copy.parent == folder
    assert len(copy.name) < 100
    assert model_for_diagnose().path == copy


def cut_short(copy, _choice):
    copy.write_bytes(copy.read_bytes()[:-100])


def another_sound_model(copy, _choice):
    model_file(copy, "other", 99)


def gone(copy, _choice):
    copy.unlink()


def torn_note(_copy, choice):
    choice.write_text("{")


def strange_note(_copy, choice):
    choice.write_text("[1]")


def note_without_a_file(_copy, choice):
    choice.write_text(json.dumps({"file": 3, "fingerprint": "", "token": ""}))


def note_that_leads_elsewhere(copy, choice):
    values = json.loads(choice.read_text())
    choice.write_text(json.dumps(values | {"file": f"../models/{copy.name}"}))


@pytest.mark.parametrize(
    "harm",
    [
        cut_short,
        another_sound_model,
        gone,
        torn_note,
        strange_note,
        note_without_a_file,
        note_that_leads_elsewhere,
    ],
)
def test_a_damaged_installation_gives_way_to_the_bundled_student(tmp_path, folder, harm):
    """And the reason is a sentence with a way out."""
    copy = install_model(model_file(tmp_path / "model.onnx"))
    harm(copy, folder / "diagnose.json")

    classifier, found = open_for_diagnose()

    assert found.path == bundled_student()
    assert "bundled student is used instead" in found.problem.hint
    assert classifier.fingerprint == Classifier.open(bundled_student()).fingerprint
    use_bundled()
    assert model_for_diagnose().problem is None


def test_an_unchanged_model_that_this_version_cannot_open_gives_way(tmp_path, folder):
    """The file is what was installed, but no longer of a kind that is read."""
    copy = install_model(model_file(tmp_path / "model.onnx"))
    junk = b"of another version"
    other = folder / f"KD_001-{Classifier.open(copy).fingerprint}.onnx"
    other.write_bytes(junk)
    fingerprint = hashlib.sha256(junk).hexdigest()[:16]
    choice = folder / "diagnose.json"
    choice.write_text(json.dumps(json.loads(choice.read_text()) | {"fingerprint": fingerprint}))

    _, found = open_for_diagnose()

    assert found.path == bundled_student()
    assert "cannot be opened" in found.problem.summary


def test_without_any_sound_model_the_refusal_is_passed_on(tmp_path, monkeypatch):
    """There is nothing to fall back to."""
    monkeypatch.setenv("XLITE_RESOURCES", str(tmp_path))

    with pytest.raises(ModelFileRefused):
        open_for_diagnose()


def test_a_damaged_note_has_no_token(folder):
    """Other choices then stand as they are."""
    folder.mkdir()
    (folder / "diagnose.json").write_text("{")

    assert choice_token() == ""


def test_a_changed_file_cannot_be_chosen_again(tmp_path):
    """Its name promises another content."""
    copy = install_model(model_file(tmp_path / "model.onnx"))
    model_file(copy, "KD_001", 99)

    with pytest.raises(ModelFileRefused, match="not what was installed"):
        use_installed("KD_001")


def test_other_files_in_the_folder_are_no_models(tmp_path, folder):
    """Notes, folders and half-written files."""
    install_model(model_file(tmp_path / "model.onnx"))
    (folder / "notes.txt").write_text("mine")
    (folder / ".x-0123456789abcdef.onnx").write_bytes(b"")
    (folder / "own.onnx").write_bytes(b"")
    (folder / "dir-0123456789abcdef.onnx").mkdir()

    assert len(installed_models()) == 1
