"""The Train page and the settings without torch: what is missing, how to add it, what is used."""

from __future__ import annotations

import json
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from installer.make_pack import PROGRAM
from tests.helpers.training_data import PATIENCE_MS, quick_config, write_training_data
from tests.helpers.training_packs import a_pack, playing, script
from tests.helpers.window import FixedAnswers
from xlite_core import __version__
from xlite_core.pack import pack_places
from xlite_core.pack.training_program import PIP_COMMAND, Kind
from xlite_core.run_directory import runs_below
from xlite_core.training.events import PROTOCOL, RunFailed, to_line
from xlite_desktop.settings import SettingsStore
from xlite_desktop.training.pack_desk import PackDesk
from xlite_desktop.training.pack_part import PackPart
from xlite_desktop.training.run_queue import EntryState
from xlite_desktop.training.train_page import TrainPage
from xlite_desktop.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its programs are scripts")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def without_torch(tmp_path, monkeypatch):
    """Let this process look as if it were the viewer alone, for a user of its own."""
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user" / name))
    monkeypatch.delenv(pack_places.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setitem(sys.modules, "torch", None)


@pytest.fixture
def workspace(tmp_path):
    return Workspace(data=tmp_path / "data sets", runs=tmp_path / "runs")


@pytest.fixture
def data(workspace):
    return write_training_data(workspace.data / "Phantoms")


@pytest.fixture
def page(qtbot, workspace, data, tmp_path):
    """Open the page when it is known that nothing trains."""
    page = TrainPage(workspace, SettingsStore(tmp_path / "settings.ini"))
    qtbot.addWidget(page)
    page.resize(1127, 828)
    page.show()
    settled(qtbot, page.pack)
    yield page
    page.shut_down()


@pytest.fixture
def desk(qtbot):
    desk = PackDesk()
    yield desk
    desk.shut_down()


def settled(qtbot, desk) -> None:
    """Wait until it is known what trains."""
    qtbot.waitUntil(
        lambda: not desk.looking and (desk.program or desk.problem) is not None,
        timeout=PATIENCE_MS,
    )


def test_the_page_says_what_is_missing_and_how_to_add_it(qtbot, page):
    """In place, with the command to copy; whatever needs no torch stays usable."""
    page.form.load(quick_config(page.form.config().data))
    footer = page.form.column.footer

    qtbot.mouseClick(page.pack_notice.copy, LEFT)
    footer.problem_wanted.emit()

    assert page.pack_notice.isVisible()
    assert page.focusWidget() is page.pack_notice.choose
    assert "Training needs the Training pack" in page.pack_notice.text
    assert "GB" in page.pack_notice.text
    assert QGuiApplication.clipboard().text() == PIP_COMMAND == page.pack_notice.command.text()
    assert not footer.begin_button.isEnabled()
    assert footer.begin_button.toolTip() == "The Training pack is missing"
    assert footer._save.isEnabled()
    assert not page.form._estimates.outlook.measuring


def test_in_a_low_window_words_are_not_pressed_together(page):
    """However low the window: each line keeps its height, and the drawing below makes room."""
    page.setFixedSize(880, 420)

    words = [w for w in page.pack_notice.findChildren(QLabel) if w.isVisible()]

    assert [w.text() for w in words if w.height() < w.heightForWidth(w.width())] == []
    assert not page.place.empty._drawing.isVisible()


def test_nothing_is_begun_that_could_only_fail(page, data, workspace):
    """A run that is asked for waits in the queue, and the log says why; no folder is made."""
    page.desk.start(quick_config(data))

    assert [e.state for e in page.desk.keeper.queue.entries] == [EntryState.WAITING]
    assert "Training pack, which is not installed" in page.log.model.lines[-1].text
    assert not list(runs_below(workspace.runs))


def test_a_chosen_pack_that_is_refused_says_why_on_the_page(qtbot, page, tmp_path):
    """With both numbers, and what to do."""
    page.dialogs = FixedAnswers(folder=a_pack(tmp_path / "pack", protocol=PROTOCOL + 1))

    qtbot.mouseClick(page.pack_notice.choose, LEFT)
    settled(qtbot, page.pack)

    text = page.pack_notice.text
    assert f"speaks protocol {PROTOCOL + 1}, and this application protocol {PROTOCOL}" in text
    assert f"Install the Training pack of version {__version__}" in text


def test_with_a_chosen_pack_a_run_begins(qtbot, page, data, tmp_path):
    """The notice goes, and what the pack says of the run is shown like anything else."""
    hello = {"hello": PROTOCOL, "role": "trainer", "version": __version__}
    failed = to_line(RunFailed(summary="The pack was asked.", hint="It is made up."))
    plays = playing(f"print({json.dumps(hello)!r}, {failed!r}, sep='\\n')")
    page.dialogs = FixedAnswers(folder=a_pack(tmp_path / "pack", plays))
    qtbot.mouseClick(page.pack_notice.choose, LEFT)
    settled(qtbot, page.pack)
    assert page.pack.program is not None
    assert not page.pack_notice.isVisible()

    page.desk.start(quick_config(data))
    qtbot.waitUntil(lambda: not page.desk.lives, timeout=PATIENCE_MS)

    assert [e.state for e in page.desk.keeper.queue.entries] == [EntryState.FAILED]
    assert any("The pack was asked." in line.text for line in page.log.model.lines)


def test_where_the_environment_names_the_pack_no_other_can_be_chosen(
    qtbot, page, tmp_path, monkeypatch
):
    """A choice would not count; the page says which variable does."""
    monkeypatch.setenv(pack_places.VARIABLE, str(tmp_path / "none"))

    qtbot.mouseClick(page.pack_notice.again, LEFT)
    settled(qtbot, page.pack)

    assert "The folder none holds no Training pack" in page.pack_notice.text
    assert not page.pack_notice.choose.isEnabled()
    assert pack_places.VARIABLE in page.pack_notice.choose.toolTip()


def test_another_choice_does_not_wait_for_one_that_keeps_silent(qtbot, desk, tmp_path):
    """What was asked first is ended."""
    script(tmp_path / "silent" / "bin" / "xlite", "import time; time.sleep(600)")
    desk.use(tmp_path / "silent")

    desk.use(a_pack(tmp_path / "pack"))
    qtbot.waitUntil(lambda: not desk.looking, timeout=PATIENCE_MS // 2)

    assert desk.program is not None
    assert desk.program.folder == tmp_path / "pack"


def test_a_choice_that_cannot_be_written_is_told_and_blocks_no_run(qtbot, page, tmp_path):
    """What trained before still does."""
    page.pack.use(a_pack(tmp_path / "pack"))
    settled(qtbot, page.pack)
    note = pack_places._note()
    note.unlink()
    note.mkdir()

    page.pack.use(tmp_path)

    assert "cannot be written down" in page.pack_notice.text
    assert page.desk.unable is None
    assert page.form.column.footer.begin_button.isEnabled()


def test_the_settings_say_which_pack_is_used(qtbot, desk, tmp_path):
    """Flavour, version, and when it was checked; the choice can be changed and forgotten."""
    part = PackPart(desk)
    qtbot.addWidget(part)
    desk.use(a_pack(tmp_path / "pack"))
    settled(qtbot, desk)
    said = part.text

    with qtbot.waitSignal(part.change_requested):
        qtbot.mouseClick(part.change, LEFT)
    qtbot.mouseClick(part.usual, LEFT)
    settled(qtbot, desk)

    assert f"Training pack {__version__}, CPU, PyTorch 2.0" in said
    assert "Files and answer checked on" in said
    assert desk.program is None
    assert "which is not installed" in part.text
    assert part.usual.isHidden()


def test_checking_again_finds_what_was_changed(qtbot, desk, tmp_path):
    """And putting it right is found as well."""
    folder = a_pack(tmp_path / "pack")
    part = PackPart(desk)
    qtbot.addWidget(part)
    desk.use(folder)
    settled(qtbot, desk)
    program = (folder / PROGRAM).read_bytes()

    (folder / PROGRAM).write_bytes(program + b"#")
    qtbot.mouseClick(part.again, LEFT)
    settled(qtbot, desk)
    changed = part.text
    (folder / PROGRAM).write_bytes(program)
    qtbot.mouseClick(part.again, LEFT)
    settled(qtbot, desk)

    assert f"The file {PROGRAM} of the Training pack was changed." in changed
    assert desk.program is not None
    assert desk.program.kind is Kind.PACK


def test_where_torch_is_here_nothing_is_looked_for(qtbot, desk, monkeypatch):
    """At once, and without a thread."""
    monkeypatch.delitem(sys.modules, "torch")

    with qtbot.waitSignal(desk.changed):
        desk.look()

    assert desk.program is not None
    assert desk.program.kind is Kind.OWN
    assert not desk.looking
