"""The fast variant in the window: one button in the settings where it came along, else none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.helpers.fast_variant import with_fast_variant
from tests.helpers.window import PATIENCE_MS, open_window
from xlite_core import installed_model
from xlite_core.inference.classifier import Classifier
from xlite_desktop.action_words import Act
from xlite_desktop.model_choice import model_words
from xlite_desktop.settings import Settings

OFFER = "Use its fast variant"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty models folder."""
    monkeypatch.setenv("XLITE_MODELS", str(tmp_path / "models"))


def settings_buttons(window):
    window.actions_by_name[Act.SETTINGS].trigger()
    return {button.text(): button for button in window.side._form.findChildren(QPushButton)}


def test_it_is_opened_from_the_settings_and_says_what_it_is(qtbot, tmp_path, monkeypatch):
    """One press opens it, now and at the next start; its card tells gate and difference."""
    fast = with_fast_variant(monkeypatch, tmp_path)
    wanted = Classifier.open(fast).fingerprint

    with open_window(qtbot, tmp_path / "s.ini", model=None) as window:
        button = settings_buttons(window)[OFFER]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: window.desk.state.fingerprint == wanted, timeout=PATIENCE_MS)
        window.actions_by_name[Act.MODEL_CARD].trigger()
        shown = " ".join(label.text() for label in window.findChildren(QLabel))

    assert "Quantised to INT8 and let through by its gate: on 423 held-out films" in shown
    assert model_words(Settings()).startswith("The fast variant of the model that came with")
    with open_window(qtbot, tmp_path / "s.ini", model=None) as window:
        assert window.desk.state.fingerprint == wanted


def test_nothing_is_offered_where_there_is_none(qtbot, tmp_path, monkeypatch):
    """No button that could only refuse."""
    monkeypatch.setattr(installed_model, "fast_variant_of", lambda _: tmp_path / "absent.onnx")

    with open_window(qtbot, tmp_path / "s.ini", model=None) as window:
        assert OFFER not in settings_buttons(window)


def test_one_that_went_meanwhile_is_told(qtbot, tmp_path, monkeypatch):
    """The press says what is missing; the model stays."""
    fast = with_fast_variant(monkeypatch, tmp_path)

    with open_window(qtbot, tmp_path / "s.ini", model=None) as window:
        before = window.desk.state.fingerprint
        buttons = settings_buttons(window)
        fast.unlink()
        qtbot.mouseClick(buttons[OFFER], Qt.MouseButton.LeftButton)
        state = window.desk.state

        assert "no fast variant" in str(state.remark)
        assert state.fingerprint == before
