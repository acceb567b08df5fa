"""What the policy locks is locked in the window, and says why."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QPushButton

from tests.helpers.dicom_objects import identified_film
from tests.helpers.policy_files import put_in_force
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import PATIENCE_MS, FixedAnswers, answered, drop, open_window
from xlite_core.places import Place
from xlite_desktop.action_words import Act
from xlite_desktop.app import main
from xlite_desktop.export.export_choice import ExportChoice
from xlite_desktop.export.export_form import ExportForm
from xlite_desktop.policy_part import PolicyPart
from xlite_desktop.reporting.report_choice import ReportChoice
from xlite_desktop.reporting.report_form import ReportForm
from xlite_desktop.research_folders import Kind, chosen_workspace
from xlite_desktop.settings import Settings, SettingsStore
from xlite_desktop.settings_folders import SettingsFolders
from xlite_desktop.settings_page import SettingsForm
from xlite_desktop.settings_places import SettingsPlaces
from xlite_desktop.start.reset_settings import reset_settings
from xlite_desktop.support.start_notices import StartNotices
from xlite_desktop.training.locked_training import LockedTraining
from xlite_desktop.viewer.state import ModelStatus


@pytest.fixture
def model(tmp_path):
    return write_tiny_student(tmp_path / "tiny.onnx")


def test_identity_cannot_be_ticked(qtbot, tmp_path, monkeypatch):
    """In both forms the box is off and locked, and a lock says which file it is."""
    file = put_in_force(monkeypatch, tmp_path, "export_identity = false\n")
    export, report = ExportForm(), ReportForm()
    qtbot.addWidget(export)
    qtbot.addWidget(report)

    export.show_choice(ExportChoice(identity=True), "", busy=False)
    report.show_choice(ReportChoice(identity=True), 1, ready=True, busy=False)

    for form in (export, report):
        assert not form.identity.isChecked()
        assert not form.identity.isEnabled()
        assert "forbids writing who a patient is" in form.locked.text
        assert str(file) in form.locked.text


def test_the_window_keeps_to_a_broken_policy(qtbot, tmp_path, model, monkeypatch):
    """It starts, shows films and says which line is wrong; no model answers, nothing trains."""
    file = put_in_force(monkeypatch, tmp_path, "traning = false\n")
    film = tmp_path / "film.dcm"
    film.write_bytes(identified_film())

    with open_window(qtbot, tmp_path / "s.ini", model=model) as window:
        notices = StartNotices(window)
        notices.tell_of_policy()
        drop(window, [film])
        qtbot.waitUntil(lambda: window.desk.pixels is not None, timeout=PATIENCE_MS)
        window.actions_by_name[Act.SHOW_TRAIN].trigger()
        train = window.research.pages["Train"].content

        assert notices.lines[0].text.startswith(f"Line 1 of the policy file {file} is wrong.")
        assert window.desk.state.model_status is ModelStatus.REFUSED
        assert "cannot be understood" in window.desk.state.model_problem.summary
        assert not any(b.isVisible() for b in window.page.notice.findChildren(QPushButton))
        assert isinstance(train, LockedTraining)
        assert train.text.startswith("Line 1 of the policy file")


def test_the_fixed_model_answers_and_no_other_is_chosen(qtbot, tmp_path, model, monkeypatch):
    """Whatever the settings remember; who asks for another hears why not."""
    fixed = tmp_path / "fixed.onnx"
    fixed.write_bytes(model.read_bytes())
    digest = hashlib.sha256(fixed.read_bytes()).hexdigest()
    put_in_force(
        monkeypatch, tmp_path, f"model = '{fixed.as_posix()}'\nmodel_sha256 = '{digest}'\n"
    )
    SettingsStore(tmp_path / "s.ini").save(Settings(model_path=str(tmp_path / "gone.onnx")))
    film = tmp_path / "film.dcm"
    film.write_bytes(identified_film())
    dialogs = FixedAnswers(model=tmp_path / "another.onnx")

    with open_window(qtbot, tmp_path / "s.ini", model=None, dialogs=dialogs) as window:
        drop(window, [film])
        qtbot.waitUntil(lambda: answered(window), timeout=PATIENCE_MS)
        window.actions_by_name[Act.OPEN_MODEL].trigger()

        assert window.desk.state.fingerprint == digest[:16]
        assert window.desk.state.remark.summary.startswith("The policy of this computer fixes")


def test_the_settings_say_what_is_locked(qtbot, tmp_path, monkeypatch):
    """The policy at the top, no buttons for another model or folder, every place to be read."""
    file = put_in_force(
        monkeypatch,
        tmp_path,
        "training = false\nupdates = false\nmodel = '/srv/x.onnx'\n"
        f"model_sha256 = '{'0' * 64}'\ntheme = 'light'\n"
        "[folders]\nruns = '/srv/runs'\nlogs = '/srv/logs'\n",
    )
    form = SettingsForm(("magma", "viridis"))
    qtbot.addWidget(form)
    workspace = chosen_workspace(Settings(runs_folder="/mine/runs", data_folder="/mine/data"))

    form.show_settings(SettingsStore(tmp_path / "s.ini").load())
    form.folders.show_folders(workspace)

    part = form.findChild(PolicyPart)
    assert part.lines == (
        str(file),
        "Training is forbidden.",
        "The model is fixed.",
        "X-Lite does not look for newer versions.",
        "Some folders are fixed.",
    )
    assert part.problems == ()
    assert str(workspace.runs) == "/srv/runs"
    assert str(workspace.data) == "/mine/data"
    assert not form.folders.lines[Kind.RUNS].change.isEnabled()
    assert form.folders.lines[Kind.DATA].change.isEnabled()
    assert form.places.paths[Place.LOGS].text() == "/srv/logs"
    assert SettingsStore(tmp_path / "s.ini").load().theme == "light"


def test_a_variable_that_fixes_a_folder_is_named(qtbot, tmp_path, monkeypatch):
    """So that whoever set it finds it again."""
    monkeypatch.setenv("XLITE_DATA", str(tmp_path))
    monkeypatch.setenv("XLITE_LOGS", str(tmp_path))
    folders, places = SettingsFolders(), SettingsPlaces()
    qtbot.addWidget(folders)
    qtbot.addWidget(places)

    folders.show_folders(chosen_workspace(Settings()))
    places.show_own(settings=tmp_path / "s.ini", batches=tmp_path / "batches")

    assert folders.lines[Kind.DATA].change.toolTip().startswith("XLITE_DATA says")
    assert places.paths[Place.LOGS].toolTip() == "XLITE_LOGS says where this lies."
    assert places.paths[Place.BATCHES].text() == str(tmp_path / "batches")


def test_theme_and_language_of_a_policy_are_for_who_has_not_chosen(tmp_path, monkeypatch):
    """Agreeing to the welcome, or a reset, is no choice of a theme; nor was either before."""
    file = tmp_path / "settings.ini"
    store = SettingsStore(file)
    store.save(replace(store.load(), accepted_text=1))
    put_in_force(monkeypatch, tmp_path, "theme = 'dark'\nlanguage = 'de'\n")
    begun = store.load()

    store.save(replace(begun, theme="system"))
    store.sync()
    chosen = SettingsStore(file).load()
    reset_settings(file, datetime.now(UTC))
    put_in_force(monkeypatch, tmp_path, "theme = 'light'\n")
    after = SettingsStore(file).load()

    assert (begun.theme, begun.language) == ("dark", "de")
    assert (chosen.theme, chosen.language) == ("system", "de")
    assert (after.theme, after.language) == ("light", "system")


def test_paths_are_listed_without_a_window(tmp_path, monkeypatch, capsys):
    """What the user chose in the window counts; what the policy says counts more."""
    put_in_force(monkeypatch, tmp_path, "[folders]\nruns = '/srv/runs'\n")
    settings = tmp_path / "settings.ini"
    monkeypatch.setattr("xlite_desktop.paths_command.default_settings_file", lambda: settings)
    store = SettingsStore(settings)
    store.save(replace(store.load(), data_folder="/mine/data", runs_folder="/mine/runs"))
    store.sync()

    assert main(["--paths"]) == 0

    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    listed = {name: (folder, decided) for name, folder, decided in lines}
    assert set(listed) == {place.value for place in Place}
    assert listed["data"] == ("/mine/data", "settings")
    assert listed["runs"] == ("/srv/runs", "policy")
    assert listed["logs"][1] == "usual"
