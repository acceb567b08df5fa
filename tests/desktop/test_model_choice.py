"""Which model the window opens, whoever chose it last, and what it says of a damaged one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.helpers.cards import example_card
from tests.helpers.tiny_student import SIZE, write_tiny_student
from tests.helpers.window import PATIENCE_MS, FixedAnswers, open_window
from xlite_core.errors import ModelFileRefused
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.inference.classifier import Classifier
from xlite_core.installed_model import (
    choice_token,
    install_model,
    model_for_diagnose,
    use_bundled,
    use_installed,
)
from xlite_core.resources import bundled_student
from xlite_desktop import model_choice
from xlite_desktop.action_words import Act
from xlite_desktop.model_choice import model_words, picked_file, with_bundled, with_picked
from xlite_desktop.settings import Settings
from xlite_desktop.viewer.state import ModelStatus


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty models folder."""
    monkeypatch.setenv("XLITE_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


def model_file(path: Path, name: str) -> Path:
    card = replace(example_card(), name=name, recipe=PreprocessingRecipe(size=SIZE))
    return write_tiny_student(path, card=card)


@pytest.fixture
def installed(tmp_path):
    """An installed model; Diagnose opens it."""
    return install_model(model_file(tmp_path / "exported.onnx", "KD_001"))


@pytest.fixture
def picked(tmp_path):
    """A model file somewhere."""
    return model_file(tmp_path / "picked.onnx", "picked")


def name_of(window):
    return window.desk.state.card.name


def bundled_name():
    return Classifier.open(bundled_student()).card.name


def use_the_bundled_model(qtbot, window):
    window.commands.use_bundled_model()
    qtbot.waitUntil(
        lambda: window.desk.state.model_status is not ModelStatus.OPENING, timeout=PATIENCE_MS
    )


def test_an_installed_model_is_opened_at_the_start(qtbot, tmp_path, installed):
    """Nothing else was said, and nothing needs to be remarked."""
    with open_window(qtbot, tmp_path / "s.ini", model=None) as window:
        assert window.desk.state.fingerprint == Classifier.open(installed).fingerprint
        assert name_of(window) == "KD_001"
        assert not window.page.notice.isVisible()
        window.actions_by_name[Act.SETTINGS].trigger()
        assert "KD_001, installed" in window.side._form._model.text()


def test_without_an_installation_the_bundled_student_is_opened(qtbot, tmp_path, folder):
    """And no models folder is made."""
    with open_window(qtbot, tmp_path / "s.ini", model=None) as window:
        assert name_of(window) == bundled_name()
        assert not window.page.notice.isVisible()
    assert not folder.exists()


def test_a_model_named_at_the_start_counts_most(qtbot, tmp_path, installed, picked):
    """For this once."""
    with open_window(qtbot, tmp_path / "s.ini", model=picked) as window:
        first = name_of(window)
    with open_window(qtbot, tmp_path / "s.ini", model=None) as window:
        assert (first, name_of(window)) == ("picked", "KD_001")


def test_the_latest_of_picking_and_installing_counts(qtbot, tmp_path, installed, picked):
    """A file picked in the window, until something is installed after it."""
    store = tmp_path / "s.ini"
    with open_window(qtbot, store, model=None, dialogs=FixedAnswers(model=picked)) as window:
        window.actions_by_name[Act.OPEN_MODEL].trigger()
        qtbot.waitUntil(lambda: window.desk.state.card is not None, timeout=PATIENCE_MS)
        picked_now = name_of(window)
    with open_window(qtbot, store, model=None) as window:
        picked_later = name_of(window)
    install_model(model_file(tmp_path / "newer.onnx", "KD_002"))
    with open_window(qtbot, store, model=None) as window:
        newer = name_of(window)

    assert (picked_now, picked_later, newer) == ("picked", "picked", "KD_002")


def test_the_bundled_student_can_be_had_back_in_the_window(qtbot, tmp_path, installed):
    """Now and at the next start; the installed file stays."""
    with open_window(qtbot, tmp_path / "s.ini", model=None) as window:
        use_the_bundled_model(qtbot, window)
        now = name_of(window)
    with open_window(qtbot, tmp_path / "s.ini", model=None) as window:
        assert now == name_of(window) == bundled_name()
    assert installed.is_file()


def test_the_bundled_student_is_one_click_away_on_every_page(qtbot, tmp_path, picked):
    """While another model answers; with it, nothing is offered."""
    with open_window(qtbot, tmp_path / "s.ini", model=None) as window:
        back = window._status.back
        assert not back.isVisible()
        window.commands.use_model(picked)
        qtbot.waitUntil(lambda: window.desk.state.card is not None, timeout=PATIENCE_MS)
        window.show_tab("Experiments")
        assert back.isVisible()

        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: window.desk.state.card is not None, timeout=PATIENCE_MS)

        assert name_of(window) == bundled_name()
        assert not back.isVisible()
        assert window.store.load().model_path == ""


def test_a_damaged_installation_opens_the_bundled_student_and_says_so(qtbot, tmp_path, installed):
    """Two sentences and two ways out; the first button settles it for good."""
    installed.write_bytes(installed.read_bytes()[:-50])

    with open_window(qtbot, tmp_path / "s.ini", model=None) as window:
        assert window.desk.state.model_status is ModelStatus.READY
        assert name_of(window) == bundled_name()
        assert window.page.notice.isVisible()
        assert "The installed model is not what was installed." in window.page.notice.text
        assert "bundled student is used instead" in window.page.notice.text
        buttons = {b.text(): b for b in window.page.notice.findChildren(QPushButton)}
        assert all(button.isVisible() for button in buttons.values())
        buttons["Use the bundled model"].click()
        qtbot.waitUntil(lambda: window.desk.state.card is not None, timeout=PATIENCE_MS)
        QApplication.processEvents()
        assert not window.page.notice.isVisible()
    with open_window(qtbot, tmp_path / "s.ini", model=None) as window:
        assert name_of(window) == bundled_name()
        assert not window.page.notice.isVisible()


def test_a_folder_that_cannot_be_written_is_said(qtbot, tmp_path, installed, monkeypatch):
    """The bundled student is opened for now."""

    def full():
        raise ModelFileRefused("The folder of installed models cannot be written.", "Make space.")

    monkeypatch.setattr(model_choice, "use_bundled", full)
    with open_window(qtbot, tmp_path / "s.ini", model=None) as window:
        use_the_bundled_model(qtbot, window)

        assert name_of(window) == bundled_name()
        assert "cannot be written" in window.page.notice.text
    assert model_for_diagnose().path == installed


def test_without_any_model_the_page_says_what_to_do(qtbot, tmp_path, monkeypatch):
    """No bundled student and none installed."""
    resources = tmp_path / "resources"
    resources.mkdir()
    with open_window(qtbot, tmp_path / "s.ini", model=None, wait=False) as window:
        monkeypatch.setattr(
            "xlite_core.installed_model.bundled_student", lambda: resources / "none.onnx"
        )
        monkeypatch.setattr(
            "xlite_desktop.background.model_loading.bundled_student",
            lambda: resources / "none.onnx",
        )
        window.open_model(None)
        qtbot.waitUntil(
            lambda: window.desk.state.model_status is ModelStatus.MISSING, timeout=PATIENCE_MS
        )

        assert "Choose a model file" in window.page.notice.text


def test_words_for_what_is_opened_next(tmp_path, installed, folder):
    """The name of a picked file, the installed model, or the bundled one; never a folder."""
    mine = with_picked(Settings(), tmp_path / "own.onnx")

    picked_words = model_words(mine)
    use_bundled()
    after = model_words(mine)
    use_installed("KD_001")
    again = model_words(Settings())
    (folder / "diagnose.json").write_text("{")
    damaged = model_words(Settings())

    bundled = "The model that came with the application"
    assert (picked_words, after, again, damaged) == (
        "own.onnx",
        bundled,
        "KD_001, installed",
        bundled,
    )


def test_a_file_picked_before_any_installation_stays(tmp_path):
    """Settings written by an earlier version know of no installations."""
    assert picked_file(Settings(model_path="own.onnx")) == Path("own.onnx")
    assert picked_file(Settings()) is None


def test_nothing_is_written_where_the_bundled_student_is_chosen_already(folder):
    """The button may be pressed twice."""
    assert with_bundled(Settings(model_path="own.onnx")) == Settings()
    assert not folder.exists()
    assert choice_token() == ""
