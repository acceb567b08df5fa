"""Where data sets and runs lie: shown in the settings, opened and changed there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tests.helpers.many_runs import Plan, write_many_runs
from tests.helpers.researcher import Researcher
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.training_data import endless_config, write_training_data
from tests.helpers.window import open_window
from xlite_core.errors import XLiteError
from xlite_desktop.actions import Act
from xlite_desktop.research_folders import Kind, checked, chosen_workspace, with_folder
from xlite_desktop.settings import Settings, SettingsStore
from xlite_desktop.settings_page import SettingsForm
from xlite_desktop.workspace import Workspace


class Chooser:
    """File dialogs that answer with a folder, and remember what was asked."""

    def __init__(self) -> None:
        self.folder_to_choose: Path | None = None
        self.titles: list[str] = []

    def folder(self, _parent, title="Open folder"):
        self.titles.append(title)
        return self.folder_to_choose


@pytest.fixture(autouse=True)
def no_environment(monkeypatch, tmp_path):
    monkeypatch.delenv("XLITE_RUNS", raising=False)
    for kind in Kind:
        monkeypatch.setattr(Kind, "usual", property(lambda kind: tmp_path / "usual" / kind.value))
    return monkeypatch


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_student(tmp_path_factory.mktemp("model") / "tiny.onnx")


@pytest.fixture
def workspace(tmp_path):
    write_many_runs(tmp_path / "one", (Plan("BASELINE_001"),))
    return Workspace(data=tmp_path / "data sets", runs=tmp_path / "one" / "runs")


@pytest.fixture
def me(qtbot, tmp_path, workspace, model):
    with open_window(
        qtbot, tmp_path / "s.ini", model=model, workspace=workspace, dialogs=Chooser()
    ) as window:
        yield Researcher(qtbot, window)


def _settings(me) -> SettingsForm:
    form = me.window.findChild(SettingsForm)
    if form is None or not form.isVisible():
        me.window.actions_by_name[Act.SETTINGS].trigger()
    return me.window.findChild(SettingsForm)


def _press(me, words) -> str:
    form = _settings(me)
    me.press(words, form)
    return form.folders.text


def _shown_runs(me) -> list[str]:
    return [run.id for run in me.experiments.panel.shown]


def test_another_folder_of_runs_counts_at_once_and_at_the_next_start(me, workspace, tmp_path):
    """What lies in the old one stays there, and comes back with it."""
    me.go_to("Experiments")
    me.until(lambda: _shown_runs(me) == ["BASELINE_001"])
    old = workspace.runs
    new = write_many_runs(tmp_path / "two", (Plan("KD_001"), Plan("KD_002")))
    me.window.dialogs.folder_to_choose = new

    said = _press(me, "Choose another folder of runs")

    assert me.window.dialogs.titles == ["Folder of runs"]
    assert said == f"From now on the runs lie in {new}. What lies in {old} stays there."
    line = _settings(me).folders.lines[Kind.RUNS]
    assert line.path.text() == str(new)
    assert me.window.store.load().runs_folder == str(new)
    me.go_to("Experiments")
    me.until(lambda: sorted(_shown_runs(me)) == ["KD_001", "KD_002"])
    me.until(lambda: me.window.status_text.endswith("2 runs"))
    assert (old / "results.csv").is_file()
    assert chosen_workspace(me.window.store.load()).runs == new


def test_a_setting_changed_afterwards_keeps_the_folder(me, tmp_path):
    """The form does not save what it was opened with."""
    me.window.dialogs.folder_to_choose = tmp_path / "other"
    _press(me, "Choose another folder of data sets")
    form = _settings(me)

    form._recents.click()

    kept = me.window.store.load()
    assert kept.data_folder == str(tmp_path / "other")
    assert not kept.keep_recents


def test_the_usual_folder_is_one_click_back(me, workspace, tmp_path):
    """And is not written down, so that it may differ on another computer."""
    me.window.dialogs.folder_to_choose = tmp_path / "other"
    _press(me, "Choose another folder of data sets")
    _press(me, "Use the usual folder of data sets")

    assert me.window.store.load().data_folder == ""
    assert workspace.data == Kind.DATA.usual
    assert not _settings(me).folders.lines[Kind.DATA].usual.isEnabled()


def test_nothing_is_changed_while_a_run_lives(me, workspace, tmp_path):
    """It writes where it began."""
    me.go_to("Train")
    me.train.form.load(endless_config(write_training_data(workspace.data / "Phantoms")))
    me.start()
    me.until(lambda: me.run is not None and me.run.history.step is not None)
    before = workspace.runs
    me.window.dialogs.folder_to_choose = tmp_path / "other"

    said = _press(me, "Choose another folder of runs")

    assert said.startswith("Just now a run is being trained.")
    assert workspace.runs == before
    assert me.window.store.load().runs_folder == ""
    assert not (tmp_path / "other").exists()


def test_a_folder_that_cannot_be_written_is_refused_in_place(me, workspace, tmp_path):
    """One sentence; nothing has changed."""
    before = workspace.runs
    (tmp_path / "file").write_text("not a folder")
    me.window.dialogs.folder_to_choose = tmp_path / "file"

    said = _press(me, "Choose another folder of runs")

    assert said.startswith("This folder cannot be written: ")
    assert workspace.runs == before
    me.window.dialogs.folder_to_choose = None
    _press(me, "Choose another folder of runs")
    assert workspace.runs == before


def test_runs_and_data_sets_lie_apart(workspace):
    """Each kind looks through its folder for its own."""
    with pytest.raises(XLiteError, match="The data sets lie in this folder"):
        checked(workspace, Kind.RUNS, workspace.data)


def test_the_folders_are_opened(me, workspace, monkeypatch):
    """In the system's file browser; one that is not there yet cannot be."""
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)

    _press(me, "Open the folder of runs")

    assert [url.toLocalFile() for url in opened] == [str(workspace.runs)]
    assert not _settings(me).folders.lines[Kind.DATA].open.isEnabled()


def test_the_environment_counts_more_than_the_choice(me, monkeypatch, tmp_path):
    """As it does on the command line; the buttons say why they do nothing."""
    chosen = with_folder(Settings(), Kind.RUNS, tmp_path / "chosen")
    assert chosen_workspace(chosen).runs == tmp_path / "chosen"
    monkeypatch.setenv("XLITE_RUNS", str(tmp_path / "fixed"))
    assert chosen_workspace(chosen).runs == tmp_path / "fixed"

    line = _settings(me).folders.lines[Kind.RUNS]

    assert not line.change.isEnabled()
    assert "XLITE_RUNS" in line.change.toolTip()


def test_the_window_begins_with_what_was_chosen(qtbot, tmp_path, model):
    """Without a workspace of its own."""
    store = SettingsStore(tmp_path / "s.ini")
    store.save(Settings(data_folder=str(tmp_path / "d"), runs_folder=str(tmp_path / "r")))
    store.sync()

    with open_window(qtbot, tmp_path / "s.ini", model=model) as window:
        found = window.research.workspace
        assert (found.data, found.runs) == (tmp_path / "d", tmp_path / "r")
