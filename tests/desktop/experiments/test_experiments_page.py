"""The Experiments page with real folders, mouse and keys."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from tests.helpers.many_runs import Plan, write_many_runs, write_planned
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.notes import read_notes, write_note
from xlite_core.run_directory import RunDirectory
from xlite_desktop.experiments.experiments_page import ExperimentsPage
from xlite_desktop.experiments.runs_columns import PLACES
from xlite_desktop.experiments.runs_delegate import resume_rect
from xlite_desktop.experiments.runs_desk import RunsDesk, system_trash
from xlite_desktop.experiments.runs_menu import RunAct, runs_menu
from xlite_desktop.workspace import Workspace

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_PATIENCE_MS = 20_000

_SMALL = {"backbone": "mobilenetv3_large"}
_PLANS = (
    Plan("BASELINE_001", skill=1.0, decision="reference", reason="As the plan says."),
    Plan("KD_001", teacher=(4, 0.7), skill=1.4, starred=True),
    Plan("KD_002", teacher=(4, 0.5), skill=1.1),
    Plan("KD_003", teacher=(8, 0.5), status="interrupted", **_SMALL),
    Plan("KD_004", teacher=(8, 0.7), status="pending", **_SMALL),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    """Five runs, written once."""
    return write_many_runs(tmp_path_factory.mktemp("five"), _PLANS)


@pytest.fixture
def runs(written, tmp_path) -> Path:
    """A copy of the five runs that a test may change."""
    return Path(shutil.copytree(written, tmp_path / "runs"))


def _move_away(path: Path) -> bool:
    path.rename(path.parent.parent / f"thrown away {path.name}")
    return True


@pytest.fixture
def page(qtbot, runs):
    """The page as it stands after its first look; its trash is a folder beside the runs."""
    workspace = Workspace(data=runs / "sets", runs=runs)
    shown = ExperimentsPage(workspace, desk=RunsDesk(workspace, trash=_move_away))
    qtbot.addWidget(shown)
    shown.resize(1440, 828)
    shown.show()
    qtbot.waitUntil(lambda: _auc_known(shown), timeout=_PATIENCE_MS)
    yield shown
    shown.shut_down()


def _auc_known(page) -> bool:
    run = page.panel.run("KD_001")
    return run is not None and run.auc is not None


def _names(page) -> list[str]:
    return [line.key for line in page.panel.table.runs_model.lines]


def _cell(page, name: str, column: str = "experiment_id") -> QPoint:
    table = page.panel.table
    index = table.runs_model.index(table.runs_model.row_of(name), PLACES[column])
    return table.visualRect(index).center()


def _click(qtbot, page, name: str, modifier=_NONE, column: str = "experiment_id") -> None:
    viewport = page.panel.table.viewport()
    qtbot.mouseClick(viewport, _LEFT, modifier, _cell(page, name, column))


def _selected(page) -> list[str]:
    return [run.id for run in page.panel.table.selected_runs()]


def _note(runs: Path, name: str):
    return read_notes(runs / "notes.jsonl").get(name)


def test_all_runs_are_there_and_the_best_is_shown(page):
    """Groups, waiting and killed runs included; one look tells what was best."""
    assert _names(page) == [
        "group distillation", "KD_001", "KD_002", "KD_003", "KD_004",
        "group baseline", "BASELINE_001",
    ]  # fmt: skip
    assert _selected(page) == ["KD_001"]
    assert page.panel.run("KD_003").status == "interrupted"


def test_without_runs_the_page_says_where_they_come_from(qtbot, tmp_path):
    """And leads there."""
    page = ExperimentsPage(Workspace(data=tmp_path, runs=tmp_path / "none"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.empty.isVisible, timeout=_PATIENCE_MS)

    assert page.empty.text.startswith("No runs yet")
    with qtbot.waitSignal(page.train_requested):
        qtbot.mouseClick(page.empty.button, _LEFT)
    page.shut_down()


def test_a_damaged_table_is_told_in_place(qtbot, tmp_path):
    """What happened, and what to do."""
    (tmp_path / "results.csv").write_text("what is this")
    page = ExperimentsPage(Workspace(data=tmp_path, runs=tmp_path))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.empty.isVisible, timeout=_PATIENCE_MS)

    assert "results.csv does not have the columns" in page.empty.text
    assert not page.empty.button.isVisible()
    page.shut_down()


def test_typing_filters_at_once_and_escape_shows_all_again(qtbot, page):
    """What is merely hidden stays on the right, and is selected again afterwards."""
    field = page.panel.filter.field
    qtbot.keyClicks(field, "mobile")
    assert _names(page) == ["group distillation", "KD_003", "KD_004"]
    qtbot.keyClicks(field, " nothing")
    assert _names(page) == []
    assert "nothing" in page.panel.table.nothing

    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert len(_names(page)) == 7
    assert _selected(page) == ["KD_001"]


def test_phases_are_a_click_away(qtbot, page):
    """One group at a time."""
    qtbot.mouseClick(page.panel.filter.phases.piece(1), _LEFT)
    assert _names(page) == ["group baseline", "BASELINE_001"]
    qtbot.mouseClick(page.panel.filter.phases.piece(3), _LEFT)
    assert page.panel.table.nothing == "There is no run of this phase yet."


def test_a_heading_sorts_and_sorts_the_other_way_again(qtbot, page):
    """By the numbers themselves."""
    header = page.panel.table.header

    def press(key):
        place = QPoint(header.sectionViewportPosition(PLACES[key]) + 12, header.height() // 2)
        qtbot.mouseClick(header.viewport(), _LEFT, _NONE, place)

    press("experiment_id")
    assert _names(page)[1:5] == ["KD_001", "KD_002", "KD_003", "KD_004"]
    press("experiment_id")
    assert _names(page)[1:5] == ["KD_004", "KD_003", "KD_002", "KD_001"]
    press("val_auc_macro")
    assert _names(page)[1] == "KD_001"
    assert _selected(page) == ["KD_001"]


def test_the_arrow_keys_pass_over_headings(qtbot, page):
    """From run to run."""
    table = page.panel.table
    table.select("KD_004")
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert _selected(page) == ["BASELINE_001"]
    qtbot.keyClick(table, Qt.Key.Key_Up, _SHIFT)
    assert _selected(page) == ["KD_004", "BASELINE_001"]


def test_down_leads_from_the_filter_into_the_table(qtbot, page):
    """Type, press Down, go on."""
    qtbot.keyClicks(page.panel.filter.field, "baseline")
    page.panel.table.clearSelection()
    qtbot.keyClick(page.panel.filter.field, Qt.Key.Key_Down)

    assert _selected(page) == ["BASELINE_001"]


def test_a_star_is_one_click(qtbot, page, runs):
    """Kept in the notes, and taken away by another."""
    with qtbot.waitSignal(page.desk.noted, timeout=_PATIENCE_MS):
        _click(qtbot, page, "KD_002", column="star")
    assert _note(runs, "KD_002").starred
    qtbot.waitUntil(lambda: page.panel.run("KD_002").note is not None, timeout=_PATIENCE_MS)

    with qtbot.waitSignal(page.desk.noted, timeout=_PATIENCE_MS):
        _click(qtbot, page, "KD_002", column="star")
    assert not _note(runs, "KD_002").starred


def test_resume_is_offered_where_a_run_was_cut_off(qtbot, page):
    """A click on the word, and nowhere else."""
    table = page.panel.table
    rect = resume_rect(table, table.runs_model.row_of("KD_003"))

    with qtbot.waitSignal(page.resume_requested, timeout=_PATIENCE_MS) as wanted:
        qtbot.mouseClick(table.viewport(), _LEFT, _NONE, rect.center())

    assert wanted.args[0].experiment_id == "KD_003"
    with qtbot.assertNotEmitted(page.resume_requested):
        _click(qtbot, page, "KD_003")


@pytest.fixture
def menu(page, monkeypatch):
    """Return a function that asks for the context menu of a line, and its entries."""
    # The offscreen platform cannot show a popup.
    monkeypatch.setattr(QMenu, "popup", lambda _menu, _place: None)

    def entries(name: str) -> dict[RunAct, QAction]:
        before = set(page.findChildren(QMenu))
        page.panel.table.customContextMenuRequested.emit(_cell(page, name))
        (made,) = set(page.findChildren(QMenu)) - before
        return {action.data(): action for action in made.actions() if action.data()}

    return entries


def test_the_context_menu_does_what_it_says(qtbot, page, menu):
    """Copying the ids of several runs, here."""
    _click(qtbot, page, "KD_001")
    _click(qtbot, page, "KD_002", _CTRL)
    acts = menu("KD_001")

    assert not acts[RunAct.NOTES].isEnabled()
    acts[RunAct.COPY_ID].trigger()

    assert QGuiApplication.clipboard().text() == "KD_001\nKD_002"


def test_a_decision_is_made_from_the_menu_with_its_reason(qtbot, page, menu, runs):
    """And opened again without one."""
    _click(qtbot, page, "KD_002")
    menu("KD_002")[RunAct.REJECT].trigger()
    qtbot.keyClicks(page.notes.editor.fields["reason"], "Too soft.")
    with qtbot.waitSignal(page.desk.noted, timeout=_PATIENCE_MS):
        qtbot.mouseClick(page.notes.editor.save, _LEFT)
    assert _note(runs, "KD_002").decision == "reject"
    qtbot.waitUntil(lambda: page.notes.text == "Reject Too soft.", timeout=_PATIENCE_MS)

    with qtbot.waitSignal(page.desk.noted, timeout=_PATIENCE_MS):
        menu("KD_002")[RunAct.REOPEN].trigger()
    assert _note(runs, "KD_002").decision == ""


def test_a_group_has_notes_of_its_own(qtbot, page, runs):
    """About all runs of a phase."""
    page.panel.table.customContextMenuRequested.emit(_cell(page, "group distillation", "star"))
    qtbot.keyClicks(page.notes.editor.fields["findings"], "It helps.")
    with qtbot.waitSignal(page.desk.noted, timeout=_PATIENCE_MS):
        qtbot.mouseClick(page.notes.editor.save, _LEFT)

    assert _note(runs, "distillation").findings == "It helps."


def test_the_notes_of_a_group_are_in_the_menu_of_its_runs(page):
    """For those without a mouse: headings cannot be selected."""
    menu = runs_menu(page, page.panel.table.selected_runs(), page._do)

    next(a for a in menu.actions() if a.text() == "Notes on all distillation runs...").trigger()

    assert page.notes.editor.isVisible()
    assert page.notes.editor._note.subject == "distillation"


def test_a_run_is_thrown_away_after_a_question_in_place(qtbot, page, runs):
    """Folder to the trash, row out of the table; a second thought keeps both."""
    notice = page.panel.notice
    _click(qtbot, page, "KD_002")
    qtbot.keyClick(page.panel.table, Qt.Key.Key_Delete)
    assert "Move KD_002 to the trash?" in notice.text
    qtbot.mouseClick(notice.dismiss, _LEFT)
    assert not notice.isVisible()

    qtbot.keyClick(page.panel.table, Qt.Key.Key_Delete)
    qtbot.mouseClick(notice.agree, _LEFT)

    qtbot.waitUntil(lambda: "KD_002" not in _names(page), timeout=_PATIENCE_MS)
    assert "KD_002" not in {row.experiment_id for row in ExperimentLog(runs).rows()}
    assert not list(runs.glob("*KD_002"))
    assert list(runs.parent.glob("thrown away *KD_002"))


def test_a_run_that_began_meanwhile_is_not_thrown_away(qtbot, page, runs):
    """The lock tells, at the last moment."""
    _click(qtbot, page, "KD_003")
    qtbot.keyClick(page.panel.table, Qt.Key.Key_Delete)
    directory = RunDirectory(next(runs.glob("*KD_003")))

    with directory.writer():
        with qtbot.waitSignal(page.desk.refused, timeout=_PATIENCE_MS):
            qtbot.mouseClick(page.panel.notice.agree, _LEFT)
        qtbot.waitUntil(lambda: page.panel.run("KD_003").status == "running", timeout=_PATIENCE_MS)

        assert "KD_003 is being trained" in page.panel.notice.text
        qtbot.keyClick(page.panel.table, Qt.Key.Key_Delete)
        assert "cannot be thrown away" in page.panel.notice.text
    assert directory.path.is_dir()


def test_a_run_stays_where_there_is_no_trash(qtbot, runs):
    """Nothing is deleted for good by this page."""
    workspace = Workspace(data=runs, runs=runs)
    desk = RunsDesk(workspace, trash=lambda _path: False)
    page = ExperimentsPage(workspace, desk=desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: _auc_known(page), timeout=_PATIENCE_MS)
    with qtbot.waitSignal(desk.refused, timeout=_PATIENCE_MS) as refused:
        desk.throw_away((page.panel.run("KD_002"),))

    assert "no trash" in str(refused.args[0])
    assert list(runs.glob("*KD_002"))
    page.shut_down()


def test_the_systems_trash_takes_a_folder_whole(tmp_path):
    """Where it can be brought back from; what is not there is not moved."""
    Path(os.environ["XDG_DATA_HOME"]).mkdir(parents=True, exist_ok=True)
    folder = tmp_path / "20261121_093000_KD_001"
    folder.mkdir()
    (folder / "config.json").write_text("{}")

    assert system_trash(folder)
    assert not folder.exists()
    assert not system_trash(folder)


def test_what_changes_in_the_folder_appears(qtbot, page, runs):
    """A run that another process began, and a note that the command line wrote."""
    manifest = runs.parent / "elsewhere" / "manifest.csv"
    manifest.parent.mkdir()
    write_planned(runs, manifest, Plan("KD_005", teacher=(2, 0.7), status="interrupted"))
    write_note(runs, "KD_001", decision="adopt", reason="It is the best.")

    qtbot.waitUntil(lambda: "KD_005" in _names(page), timeout=_PATIENCE_MS)
    qtbot.waitUntil(lambda: "It is the best." in page.notes.text, timeout=_PATIENCE_MS)


def test_a_live_run_is_seen_running(qtbot, page, runs):
    """Its lock is held, so it is not offered to be resumed."""
    with RunDirectory(next(runs.glob("*KD_003"))).writer():
        qtbot.waitUntil(lambda: page.panel.run("KD_003").status == "running", timeout=_PATIENCE_MS)

        assert not page.panel.run("KD_003").resumable
        assert page.panel.run("KD_003").progress.epochs == 50


def test_one_broken_run_does_not_hide_the_others(qtbot, page, runs):
    """Its row says what is wrong."""
    broken = next(runs.glob("*KD_002")) / "metrics.json"
    broken.write_text("{")

    qtbot.waitUntil(lambda: page.panel.run("KD_002").problem != "", timeout=_PATIENCE_MS)
    assert len(_names(page)) == 7


def test_more_columns_on_request(qtbot, page):
    """All that results.csv has; chosen in a menu."""
    table = page.panel.table
    assert table.isColumnHidden(PLACES["epochs"])
    menu = page.panel.filter.columns.menu()
    action = next(action for action in menu.actions() if action.data() == "epochs")

    action.trigger()

    assert not table.isColumnHidden(PLACES["epochs"])
    assert table.isColumnHidden(PLACES["notes"])


def test_one_run_is_shown_and_a_waiting_one_says_so(qtbot, page):
    """The right half follows the selection."""
    assert page.right.currentWidget() is page.right.detail
    _click(qtbot, page, "KD_004")
    assert page.right.hint == "KD_004 is waiting: it has no folder yet."
    page.panel.table.clearSelection()
    assert "two to six" in page.right.hint
    assert not page.notes.isVisible()


def test_several_runs_are_compared(qtbot, page):
    """Two are enough; the button says how many."""
    _click(qtbot, page, "KD_001")
    _click(qtbot, page, "BASELINE_001", _CTRL)

    assert page.panel.filter.compare.text() == "Compare 2"
    assert page.right.currentWidget() is page.right.comparison
    assert page.right.comparison.head.reference.currentText() == "BASELINE_001"


def test_compare_without_a_selection_lays_out_the_ablations(qtbot, page):
    """And they stay while the page looks at its folder."""
    page.panel.table.clearSelection()
    qtbot.mouseClick(page.panel.filter.compare, _LEFT)
    with qtbot.waitSignal(page.desk.found, timeout=_PATIENCE_MS):
        page.desk.watcher.look()

    assert page.right.currentWidget() is page.right.comparison
    qtbot.waitUntil(lambda: bool(page.right.comparison.ablations.grids), timeout=_PATIENCE_MS)


@pytest.mark.parametrize("width", [960, 1280, 1440, 2560])
def test_the_halves_share_every_window(qtbot, page, width):
    """Neither half pushes the other out, and the table needs no scroll bar below."""
    page.resize(width, 640)
    qtbot.waitUntil(lambda: page.width() == width)

    assert page.panel.width() >= 420
    assert page.right.width() >= 420
    if width >= 1280:
        scroll_bar = page.panel.table.horizontalScrollBar()
        qtbot.waitUntil(lambda: scroll_bar.maximum() == 0)


def test_the_folder_is_not_looked_at_while_the_page_is_away(qtbot, page):
    """Nobody sees it."""
    page.hide()
    assert not page.desk.watcher._timer.isActive()
    page.show()
    assert page.desk.watcher._timer.isActive()


def test_the_window_does_not_import_torch_for_it():
    """Nor pandas, sklearn or matplotlib, for the table, one run and a comparison."""
    import subprocess
    import sys

    code = (
        "import sys, json\n"
        "import xlite_desktop.experiments.experiments_page\n"
        "import xlite_desktop.experiments.comparison_view\n"
        "import xlite_core.training.paired_runs, xlite_core.training.matched_run\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert not loaded & {"torch", "pandas", "sklearn", "matplotlib", "scipy", "pyqtgraph"}
