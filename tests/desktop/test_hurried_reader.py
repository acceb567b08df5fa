"""A reader in a hurry: any command after any other, films and models changing under way."""

from __future__ import annotations

import os
import random
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.cards import example_card
from tests.helpers.tiny_student import SIZE, write_tiny_student
from tests.helpers.two_studies import write_studies
from tests.helpers.window import (
    PATIENCE_MS,
    FixedAnswers,
    answered,
    drop,
    open_window,
    write_film,
)
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_desktop.action_words import Act
from xlite_desktop.viewer import changes as c

_LEFT_ALONE = {
    Act.QUIT,  # closes what is tested
    Act.PRINT_REPORT,  # asks the system for a printer
    Act.LOG_FOLDER,  # asks the system for its file manager
    Act.SHOW_DATA, Act.SHOW_TRAIN, Act.SHOW_EXPERIMENTS,  # have tests of their own
    Act.PASTE,  # depends on what other programs left
    Act.OPEN_MODEL,  # done below, with two models in turn
}  # fmt: skip
_KEYS = (
    Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Delete, Qt.Key.Key_Left,
    Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_Up,
)  # fmt: skip
SEEDS = [int(seed) for seed in os.environ.get("XLITE_HURRY", "1,2").split(",")]
STEPS = 100


def require_sound(window):
    """Nothing that is shown may be of another model, film or policy."""
    state = window.desk.state
    card = state.card
    assert set(state.thresholds) == (set(card.finding_names) if card else set())
    assert all(named.model == state.fingerprint for named in state.named)
    for film in state.films:
        if film.prediction is not None:
            assert film.prediction.model_fingerprint == state.fingerprint
        else:
            assert not film.spread
            assert not film.probabilities
    if state.comparison is not None and state.comparison.film is not None:
        assert state.comparison.film != state.current
        assert state.film_numbered(state.comparison.film) is not None
    assert (state.current is None) == (not state.films)


@pytest.mark.parametrize("seed", SEEDS)
def test_any_command_may_follow_any_other(qtbot, tmp_path, seed):
    """No exception escapes, nothing is shown beside what it is not of, and all ends well."""
    chance = random.Random(seed)
    first = write_tiny_student(tmp_path / "first.onnx")
    card = replace(example_card(), name="other", recipe=PreprocessingRecipe(size=SIZE))
    second = write_tiny_student(tmp_path / "second.onnx", card=card)
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    films = (*write_studies(tmp_path / "films"), write_film(tmp_path / "a.png"), bad)
    out = tmp_path / "out"
    out.mkdir()
    dialogs = FixedAnswers(films=films[:2], folder=tmp_path / "films", model=second,
                           save=out / "saved")  # fmt: skip
    acts = [act for act in Act if act not in _LEFT_ALONE]
    with open_window(qtbot, tmp_path / "s.ini", model=first, dialogs=dialogs) as window:
        window.activateWindow()
        drop(window, films)
        for _ in range(STEPS):
            what = chance.random()
            if what < 0.05:
                window.open_model(chance.choice((first, second)))
            elif what < 0.10:
                drop(window, [chance.choice(films)])
            elif what < 0.20 and window.desk.state.films:
                number = chance.choice(window.desk.state.films).number
                window.desk.apply(c.FilmChosen(number))
            elif what < 0.40:
                focus = QApplication.focusWidget() or window
                QTest.keyClick(focus, chance.choice(_KEYS))
            else:
                action = window.actions_by_name[chance.choice(acts)]
                if action.isEnabled():
                    action.trigger()
            if chance.random() < 0.4:
                qtbot.wait(chance.choice((0, 1, 5, 30)))
            require_sound(window)
        window.side.leave()
        window.show_tab("Diagnose")
        drop(window, films[:1])
        qtbot.waitUntil(
            lambda: window.desk.state.model_status.value != "opening" and answered(window),
            timeout=PATIENCE_MS,
        )
        require_sound(window)
