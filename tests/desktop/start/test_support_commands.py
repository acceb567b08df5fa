"""Safe mode, the reset of the settings, and the self-test of the command line."""

from __future__ import annotations

import dataclasses
import os
import platform
import sys
from datetime import UTC, datetime
from io import BytesIO, TextIOWrapper

import pytest
from PySide6.QtCore import QLockFile

from tests.helpers.started_app import agree, run_to_end, settings_file, started
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import open_window, write_film
from xlite_core import safe_mode
from xlite_core.errors import XLiteError
from xlite_core.inference.classifier import Classifier
from xlite_core.pack import pack_places
from xlite_core.pack.pack_places import CHOICE
from xlite_desktop import app
from xlite_desktop.app import main, parsed
from xlite_desktop.background.runs_watcher import RunsWatcher
from xlite_desktop.folders.folder_topic import FolderTopic
from xlite_desktop.settings import Settings, SettingsStore
from xlite_desktop.start.reset_settings import reset_settings
from xlite_desktop.workspace import Workspace

NOW = datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def runtime(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


def test_safe_mode_leaves_the_settings_alone_and_remembers_nothing(tmp_path):
    """The bundled model on the CPU; the consent of before still holds."""
    agree(tmp_path)
    store = SettingsStore(settings_file(tmp_path))
    bad = tmp_path / "bad.onnx"
    store.save(dataclasses.replace(store.load(), theme="light", model_path=str(bad)))
    store.sync()
    before = settings_file(tmp_path).read_bytes()
    film = write_film(tmp_path / "film.png", 64)

    with started(tmp_path, "--safe-mode", film) as safe:
        seen = safe.wait_for(lambda seen: seen["films"] == [str(film)])
        seen = safe.wait_for(lambda seen: "AUC" in seen["status"])
        assert any(words.startswith("Safe mode: ") for words in seen["notices"])

    assert seen["geometry"] == ""
    assert settings_file(tmp_path).read_bytes() == before


def test_safe_mode_computes_on_one_thread_of_the_cpu(tmp_path, monkeypatch):
    """Whatever number of threads a caller asks for."""
    import onnxruntime

    model = write_tiny_student(tmp_path / "tiny.onnx")
    asked = []
    real = onnxruntime.InferenceSession

    def session(content, options, providers):
        asked.append((options.intra_op_num_threads, providers))
        return real(content, options, providers=providers)

    for name in (safe_mode.VARIABLE, *safe_mode._THREADS):
        monkeypatch.setenv(name, os.environ.get(name, ""))  # put back in the end
    monkeypatch.setattr(onnxruntime, "InferenceSession", session)
    assert not safe_mode.safe_mode()

    safe_mode.enter_safe_mode()
    Classifier.open(model, threads=4)

    assert safe_mode.safe_mode()
    assert asked == [(1, ["CPUExecutionProvider"])]


def test_safe_mode_watches_nothing(qtbot, tmp_path, monkeypatch):
    """Runs are looked at once, when their page is shown; what was cut off is not looked for."""
    monkeypatch.setenv(safe_mode.VARIABLE, "1")
    watcher = RunsWatcher(tmp_path)
    with qtbot.waitSignal(watcher.found, timeout=10_000):
        watcher.watch(True)
    watching = watcher._timer.isActive()
    watcher.shut_down()
    model = write_tiny_student(tmp_path / "tiny.onnx")
    (tmp_path / "runs").mkdir()
    (tmp_path / "batches").mkdir()
    workspace = Workspace(data=tmp_path / "data", runs=tmp_path / "runs")

    with open_window(qtbot, tmp_path / "settings.ini", model=model, workspace=workspace) as window:
        looked = [window.research._looking is not None]
        (folders,) = [topic for topic in window.topics if isinstance(topic, FolderTopic)]
        folders._look_for_unfinished()
        looked.append(folders._looking is not None)

    assert not watching
    assert looked == [False, False]


def test_a_reset_keeps_what_was_made_and_the_old_file(tmp_path):
    """Folders that were chosen go over, else nobody would find the worklist again."""
    file = tmp_path / "settings.ini"
    store = SettingsStore(file)
    moved = tmp_path / "moved"
    store.save(Settings(theme="light", worklist_folder=str(moved), runs_folder=str(moved / "r")))
    store.remember([tmp_path / "film.png"], 1)
    store.sync()
    before = file.read_bytes()

    said = reset_settings(file, NOW)

    assert (tmp_path / "settings-20260506-070809.ini").read_bytes() == before
    after = SettingsStore(file)
    assert after.load() == Settings(worklist_folder=str(moved), runs_folder=str(moved / "r"))
    assert after.recents() == ()
    assert f"worklist: {moved / 'worklist.sqlite'}" in said
    assert f"runs: {moved / 'r'}" in said
    reset_settings(file, NOW)
    assert (tmp_path / "settings-20260506-070809-2.ini").is_file()


def test_a_reset_forgets_which_training_pack_was_chosen(tmp_path):
    """Also where nothing else was chosen; a damaged choice is mended so."""
    (tmp_path / CHOICE).write_text("{")

    said = reset_settings(tmp_path / "settings.ini", NOW)

    assert not (tmp_path / CHOICE).exists()
    copy = tmp_path / "training-pack-20260506-070809.json"
    assert copy.read_text() == "{"
    assert f"kept in {copy}" in said


def test_throw_away_settings_leave_the_choice_of_a_training_pack_alone(tmp_path, monkeypatch):
    """It is neither changed nor used."""
    monkeypatch.setenv(pack_places._NOTES, "")  # put back in the end
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))
    pack_places.choose_folder(tmp_path / "chosen")
    seen = []

    def run(*_):
        seen.append(pack_places.chosen_folder())
        pack_places.choose_folder(tmp_path / "for now")
        seen.append(pack_places.chosen_folder())
        return 0

    monkeypatch.setattr(app, "_run", run)
    monkeypatch.setattr(app, "start_logging", lambda _: None)
    assert main(["--temp-settings"]) == 0

    monkeypatch.setenv(pack_places._NOTES, "")
    assert [*seen, pack_places.chosen_folder()] == [None, tmp_path / "for now", tmp_path / "chosen"]


def test_a_reset_without_settings_says_so(tmp_path):
    """And makes no file."""
    assert "There are no settings to reset" in reset_settings(tmp_path / "none.ini", NOW)
    assert not (tmp_path / "none.ini").exists()


def test_a_reset_is_refused_while_a_window_is_open(tmp_path, monkeypatch):
    """Any one, of --new-window, too: it would write its settings again when it closes."""
    monkeypatch.setenv("XLITE_LOGS", str(tmp_path))
    file = tmp_path / "settings.ini"
    SettingsStore(file).sync()
    (tmp_path / f"running-{platform.node()}-1.fault").write_text("")
    window = QLockFile(str(tmp_path / f"running-{platform.node()}-1.lock"))
    assert window.tryLock(0)

    with pytest.raises(XLiteError, match="is open"):
        reset_settings(file, NOW)
    window.unlock()
    assert file.is_file()

    assert "as at the first start" in reset_settings(file, NOW)


def test_the_commands_open_no_window_and_say_how_it_went(tmp_path):
    """The exit code tells of a model that is none; no path is in the text."""
    (tmp_path / "bad.onnx").write_bytes(b"none")
    agree(tmp_path)

    test = run_to_end(tmp_path, "--self-test", "--model", tmp_path / "bad.onnx")
    reset = run_to_end(tmp_path, "--reset-settings")

    assert (test.returncode, reset.returncode) == (1, 0)
    assert "1 of " in test.stdout
    assert "FAILED Model self-test" in test.stdout
    assert str(tmp_path) not in test.stdout
    assert "worklist: " in reset.stdout
    assert not SettingsStore(settings_file(tmp_path)).load().accepted_text


def test_a_sound_installation_passes_the_self_test(tmp_path, monkeypatch, capsys):
    """With the bundled model, and whatever was chosen in the settings."""
    for place in ("XLITE_MODELS", "XLITE_LOGS"):
        monkeypatch.setenv(place, str(tmp_path))

    assert main(["--self-test"]) == 0
    assert "Everything that was tested works." in capsys.readouterr().out


def test_a_path_that_the_output_cannot_write_is_written_in_other_letters(tmp_path, monkeypatch):
    """As one with Polish letters in a file of a western Windows."""
    monkeypatch.setenv("XLITE_LOGS", str(tmp_path / "Łódź"))
    written = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(written, encoding="cp1252"))

    assert main(["--paths"]) == 0
    sys.stdout.flush()

    assert "\\u0141ód\\u017a".encode("cp1252") in written.getvalue()


def test_a_program_without_a_terminal_writes_into_the_log_folder(tmp_path, monkeypatch):
    """As a windowed program of Windows, which has no standard output."""
    monkeypatch.setenv("XLITE_LOGS", str(tmp_path / "logs"))
    monkeypatch.setattr(sys, "stdout", None)

    assert main(["--paths"]) == 0
    assert f"logs\t{tmp_path / 'logs'}\tenvironment" in (tmp_path / "logs/paths.txt").read_text()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--reset-settings", "--safe-mode"],
        ["--reset-settings", "--temp-settings"],
        ["--reset-settings", "--self-test"],
        ["--reset-settings", "--paths"],
        ["--safe-mode", "--model", "m.onnx"],
    ],
)
def test_contradictions_end_with_the_usage(arguments, capsys):
    """Nobody has to guess which of the two holds."""
    with pytest.raises(SystemExit):
        parsed(arguments)

    assert "usage" in capsys.readouterr().err
