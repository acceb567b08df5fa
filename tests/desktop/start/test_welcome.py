"""The welcome of a first start: nothing is opened before somebody agrees."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton

from tests.helpers.started_app import started
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import open_window, write_film
from xlite_core.resources import sample_radiograph
from xlite_desktop.action_words import Act
from xlite_desktop.languages import install_language, remove_language
from xlite_desktop.settings import SettingsStore
from xlite_desktop.start.welcome_dialog import WelcomeDialog
from xlite_desktop.start.welcome_text import TEXT_VERSION, paragraphs
from xlite_desktop.start.welcome_topic import WelcomeTopic


@pytest.fixture
def window(qtbot, tmp_path):
    model = write_tiny_student(tmp_path / "tiny.onnx")
    with open_window(qtbot, tmp_path / "settings.ini", model=model) as window:
        yield window


@pytest.fixture
def welcome(window):
    (topic,) = [topic for topic in window.topics if isinstance(topic, WelcomeTopic)]
    topic.wait_for_consent()
    topic._ask()
    return topic


def films(window):
    return [film.source.path for film in window.desk.state.films]


def test_films_wait_for_the_consent_which_is_remembered(qtbot, window, welcome, tmp_path):
    """Return agrees; what was named meanwhile is opened then."""
    film = write_film(tmp_path / "film.png", 64)
    window.open_paths([film])
    assert films(window) == []

    qtbot.keyClick(welcome.dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: films(window) == [film], timeout=10_000)

    assert SettingsStore(tmp_path / "settings.ini").load().accepted_text == TEXT_VERSION
    assert welcome.dialog is None


def test_a_pasted_picture_is_not_opened_before(qapp, window, welcome):
    """It has no file that could wait."""
    picture = QImage(64, 64, QImage.Format.Format_Grayscale8)
    picture.fill(90)
    qapp.clipboard().setImage(picture)

    window.paste()

    assert window.desk.state.films == ()


def test_the_sample_can_be_opened_at_once(qtbot, window, welcome):
    """By keyboard alone: one Tab from the first button."""
    qtbot.keyClick(welcome.dialog.accept_button, Qt.Key.Key_Tab)
    assert welcome.dialog.focusWidget() is welcome.dialog.sample_button

    qtbot.keyClick(welcome.dialog.sample_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: films(window) == [sample_radiograph()], timeout=10_000)


def test_who_does_not_agree_leaves(qtbot, window, welcome, tmp_path):
    """Esc closes the window, and nothing is remembered."""
    qtbot.keyClick(welcome.dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)

    assert SettingsStore(tmp_path / "settings.ini").load().accepted_text == 0


def test_return_on_quit_does_not_agree(qtbot, window, welcome, tmp_path):
    """The button that has the focus is the one that Return presses."""
    welcome.dialog.quit_button.setFocus()

    qtbot.keyClick(welcome.dialog.quit_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)

    assert SettingsStore(tmp_path / "settings.ini").load().accepted_text == 0


def test_it_is_read_aloud_when_it_opens(welcome):
    """Assistive technology is told what is agreed to, not only the button."""
    for paragraph in paragraphs():
        assert paragraph.text in welcome.dialog.accessibleDescription()


def test_it_can_be_read_again_without_being_asked(qtbot, window):
    """Help > Welcome; closing it changes nothing."""
    window.actions_by_name[Act.WELCOME].trigger()
    (topic,) = [topic for topic in window.topics if isinstance(topic, WelcomeTopic)]

    assert [b.text() for b in topic.dialog.findChildren(QPushButton)] == ["Close"]
    topic.dialog.accept()
    assert window.isVisible()


def test_it_speaks_german(qtbot):
    """Every label and button of it."""
    install_language("de")
    try:
        dialog = WelcomeDialog()
        qtbot.addWidget(dialog)
        words = [part.text() for part in dialog.findChildren(QLabel) if part.text()]
        words += [part.text() for part in dialog.findChildren(QPushButton)]
    finally:
        remove_language()
    english = WelcomeDialog()
    qtbot.addWidget(english)

    assert "Nur für die Forschung" in words
    assert not set(words) & {part.text() for part in english.findChildren(QLabel) if part.text()}


def test_a_first_start_asks(tmp_path):
    """The real application: the film of the command line waits for the consent, too."""
    film = write_film(tmp_path / "film.png", 64)
    with started(tmp_path, film) as first:
        first.wait_for(lambda seen: seen["welcome"])
        assert first.window["films"] == []
