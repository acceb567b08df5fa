"""The German of the window is complete, current and fits its English."""

from __future__ import annotations

import ast
import json
import os
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

from tests.translations import bypassing, collecting, ts_file
from xlite_desktop.languages import install_language, remove_language
from xlite_desktop.translation import CONTEXT, CORE, in_readers_language, told

ROOT = Path(__file__).resolve().parents[2]
COLLECT = "Run python -m tests.translations collect, write the German, then release."


@pytest.fixture(scope="module")
def german():
    return ts_file.read(ts_file.GERMAN)


@pytest.mark.parametrize("context", [CONTEXT, CORE])
def test_every_sentence_of_the_source_has_its_german(german, context):
    """None is missing, empty or unfinished, and none is left of words that are gone."""
    wanted = collecting.everything()[context]
    finished = {source for source, translated in german[context].items() if translated.strip()}

    assert sorted(wanted - finished) == [], COLLECT
    assert sorted(set(german[context]) - wanted) == [], COLLECT


def places(text):
    """Return the names, formats and conversions in braces, sorted."""
    return sorted(
        (name, spec, conversion)
        for _, name, spec, conversion in string.Formatter().parse(text)
        if name is not None
    )


def test_translations_hold_the_same_values(german):
    """A value that is lost, or formatted otherwise, would be wrong in German alone."""
    wrong = [
        (source, translated)
        for source, translated in german[CONTEXT].items()
        if "{" in source and places(source.partition("\t")[0]) != places(translated)
    ]
    wrong += [
        (source, translated)
        for source, translated in german[CORE].items()
        if set(re.findall(r"\{\d+\}", source)) != set(re.findall(r"\{\d+\}", translated))
    ]

    assert wrong == []


def test_translations_begin_and_end_as_their_source(german):
    """Space at the ends parts them from an icon or the next sentence."""
    ragged = [
        source
        for sources in german.values()
        for source, translated in sources.items()
        for words in [source.partition("\t")[0]]
        if (words[:1].isspace(), words[-1:].isspace())
        != (translated[:1].isspace(), translated[-1:].isspace())
    ]

    assert ragged == []


def test_the_loaded_file_is_made_from_the_written_one(tmp_path):
    """lrelease makes the same bytes from the same words."""
    made = tmp_path / "x-lite_de.qm"

    ts_file.release(ts_file.GERMAN, made)

    current = ts_file.GERMAN.with_suffix(".qm").read_bytes()
    assert made.read_bytes() == current, "Run python -m tests.translations release."


def test_only_literals_are_translated():
    """What is put together at run time can be neither collected nor translated."""
    assembled = [
        f"{path.name}:{call.lineno}"
        for path in collecting.modules("xlite_desktop")
        if path.name != "translation.py"
        for call in collecting.calls(
            ast.parse(path.read_text(encoding="utf-8")), {"tr", "later", "counted"}
        )
        if not all(collecting.literals(word) for word in _words_of(call))
    ]

    assert assembled == []


def _words_of(call):
    return call.args[1:] if collecting.called(call) == "counted" else call.args[:1]


def test_no_word_of_the_window_goes_past_the_translation():
    """Every literal that reads like words is in `tr`, or stands among the few named exceptions."""
    assert bypassing.bypassing() == []


@pytest.mark.parametrize(
    ("source", "caught"),
    [
        ('label.setText("No film is open.")', ["No film is open."]),
        ('QPushButton("Open")', ["Open"]),
        ('TITLES = {"a": "A title"}', ["A title"]),
        ('label.setText(f"{count} films")', ["{0} films"]),
        ('label.setText(tr("No film is open."))', []),
        ('log.warning("the file %s is gone", name)', []),
        ('label.setStyleSheet("QLabel { color: red; }")', []),
        ('if state == "No model": pass', []),
    ],
)
def test_a_forgotten_literal_is_found(source, caught):
    """The walk above sees words, and neither logs, styles nor comparisons."""
    assert [text for _, text in bypassing.unwrapped(ast.parse(source))] == caught


@pytest.fixture
def speaking_german(qapp):
    install_language("de")
    yield
    remove_language()


def test_what_the_library_says_is_translated_with_its_values(speaking_german):
    """An exact sentence, one with values, several at once, and one that nobody knows."""
    assert in_readers_language("The file is empty.") == "Die Datei ist leer."
    assert (
        in_readers_language("The run BASELINE_001 is being written by another process.")
        == "In den Lauf BASELINE_001 schreibt gerade ein anderer Prozess."
    )
    assert (
        in_readers_language("The file is empty. Copy it again.")
        == "Die Datei ist leer. Kopieren Sie sie noch einmal."
    )
    assert in_readers_language("Nobody ever wrote this.") == "Nobody ever wrote this."
    assert in_readers_language("") == ""


def test_an_error_is_told_in_german(speaking_german):
    """Both of its sentences."""
    from xlite_core.errors import UnreadableImage

    error = UnreadableImage("The file is empty.", "Copy it again from its source.")

    assert told(error) == "Die Datei ist leer. Kopieren Sie sie noch einmal von ihrer Quelle."


PROGRAM = """
import enum, importlib, json, pkgutil, sys, tempfile
from pathlib import Path
from xlite_desktop.app import make_application
from xlite_desktop.languages import install_language
app = make_application()
install_language("de")
import xlite_desktop
names = [m.name for m in pkgutil.walk_packages(xlite_desktop.__path__, "xlite_desktop.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
aliases = [
    f"{cls.__module__}.{cls.__name__}.{alias}"
    for cls in enum.Enum.__subclasses__() + enum.StrEnum.__subclasses__()
    if cls.__module__.startswith("xlite_desktop")
    for alias, member in cls.__members__.items()
    if member.name != alias
]
from xlite_desktop.main_window import MainWindow
from xlite_desktop.settings import SettingsStore
from xlite_desktop.theme.stylesheet import ThemeChoice, ThemeFollower
from xlite_desktop.viewer.changes import Problem
with tempfile.TemporaryDirectory() as folder:
    store = SettingsStore(Path(folder) / "settings.ini")
    window = MainWindow(store, ThemeFollower(app, ThemeChoice.DARK), model=Path(folder) / "no.onnx")
    menus = [action.text() for action in window.menuBar().actions()]
    from xlite_desktop.viewer.notice_bar import NoticeBar
    bar = NoticeBar()
    bar.show_problem(Problem("The file is empty.", "Copy it again."))
    said = {"menus": menus, "error": bar.text, "aliases": aliases, "title": window.windowTitle()}
    window.shut_down()
sys.stdout.write(json.dumps(said))
"""


def test_a_window_started_in_german_speaks_german():
    """Menus and an error; and no two states of an enumeration fell together in translation."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )

    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert {"&Datei", "&Ansicht", "&Messen", "&Hilfe"} <= set(said["menus"])
    assert said["error"] == "Die Datei ist leer. Kopieren Sie sie noch einmal."
    assert said["aliases"] == []
