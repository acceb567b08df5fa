"""The language of the window: chosen in the settings, in force from the next start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from xlite_desktop import languages
from xlite_desktop.app import parsed
from xlite_desktop.language_choice import LanguageChoice
from xlite_desktop.settings import LANGUAGES, Settings, SettingsStore
from xlite_desktop.translation import counted, in_readers_language, said, tr

ROOT = Path(__file__).parents[2]


@pytest.fixture
def german(qapp):
    assert languages.install_language("de") == "de"
    yield
    languages.remove_language()


def test_english_needs_no_translation(qapp):
    """The words of the source are English, and values are put in."""
    assert languages.install_language("en") == "en"
    assert tr("Language") == "Language"
    assert tr("{films} of {all} films", films="12", all="1,024") == "12 of 1,024 films"
    assert counted(1, "film") == "1 film"
    assert counted(2322, "film") == "2,322 films"
    assert in_readers_language("The file is empty.") == "The file is empty."


def test_words_are_german_once_that_is_installed(german):
    """Own words, and those of Qt's buttons."""
    assert languages.language_in_use() == "de"
    assert tr("Language") == "Sprache"
    assert said("As the system") == "Wie das System"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_removing_a_language_brings_english_back(german):
    """So that one test does not speak for the next."""
    languages.remove_language()

    assert tr("Language") == "Language"
    assert languages.language_in_use() == "en"


@pytest.mark.parametrize(
    ("choice", "spoken", "language"),
    [
        ("de", ["en-GB"], "de"),
        ("en", ["de-DE"], "en"),
        ("system", ["de-AT", "en"], "de"),
        ("system", ["fr-FR", "de-DE"], "en"),
        ("system", [], "en"),
    ],
)
def test_the_system_s_language_counts_only_where_it_is_asked_for(
    monkeypatch, choice, spoken, language
):
    """A system in a language that we do not have is answered in English."""

    class System:
        def uiLanguages(self):  # noqa: N802 - Qt's name
            return spoken

    monkeypatch.setattr(languages.QLocale, "system", System)

    assert languages.language_of(choice) == language


def test_a_missing_translation_leaves_english_and_is_logged(qapp, monkeypatch, tmp_path, caplog):
    """A film can be read all the same."""
    monkeypatch.setenv("XLITE_RESOURCES", str(tmp_path))

    languages.install_language("de")

    assert tr("Language") == "Language"
    assert "x-lite_de" in caplog.text
    languages.remove_language()


def test_the_language_is_remembered(tmp_path):
    """And a language that nobody knows counts as the system's."""
    store = SettingsStore(tmp_path / "settings.ini")

    store.save(Settings(language="de"))
    store.sync()

    assert SettingsStore(tmp_path / "settings.ini").load().language == "de"
    (tmp_path / "other.ini").write_text("[look]\nlanguage=klingon\n", encoding="utf-8")
    assert SettingsStore(tmp_path / "other.ini").load().language == "system"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_line_chooses_a_language_for_one_run(language):
    """As it chooses a theme."""
    assert parsed(["--language", language]).language == language


def test_another_language_is_said_to_wait_for_the_next_start(qtbot):
    """The window that is open goes on in its language, and says so in place."""
    choice = LanguageChoice()
    qtbot.addWidget(choice)
    choice.show()
    choice.show_language("en")
    assert not choice.note.isVisible()
    box = choice.findChild(type(choice._choice))

    with qtbot.waitSignal(choice.chosen):
        box.setCurrentIndex(box.findText("Deutsch"))
        box.activated.emit(box.currentIndex())

    assert choice.language == "de"
    assert choice.note.isVisible()
    assert "next start" in choice.note.text()


def test_nothing_is_translated_before_the_language_is_installed():
    """What `app` imports at its head holds no words of modules; the window is imported later."""
    program = (
        "import xlite_desktop.translation as t\n"
        "def too_early(*_, **__): raise AssertionError('translated before the language is known')\n"
        "t.tr = t.said = t.counted = too_early\n"
        "import sys, xlite_desktop.app\n"
        "assert 'xlite_desktop.main_window' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )

    assert done.returncode == 0, done.stderr
