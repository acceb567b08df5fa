"""The Train page with real clicks, a real thread and a real child."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.helpers.training_data import (
    PATIENCE_MS,
    endless_config,
    quick_config,
    trainers,
    write_training_data,
)
from xlite_core.experiments.log import ExperimentLog
from xlite_core.run_directory import RunDirectory, runs_below
from xlite_core.training.new_run import new_run
from xlite_desktop.settings import SettingsStore
from xlite_desktop.training.run_queue import EntryState, read_queue
from xlite_desktop.training.run_state import RunState
from xlite_desktop.training.run_words import Weight, now
from xlite_desktop.training.train_page import LOW, TrainPage
from xlite_desktop.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
REPOSITORY = Path(__file__).resolve().parents[3]


class RecordingNotifier:
    """Remembers what it was told instead of telling it to the system."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def notify(self, title: str, text: str) -> None:
        self.told.append((title, text))


@pytest.fixture
def workspace(tmp_path):
    return Workspace(data=tmp_path / "data sets", runs=tmp_path / "runs")


@pytest.fixture
def data(workspace):
    return write_training_data(workspace.data / "Phantoms")


@pytest.fixture
def open_page(qtbot, workspace, tmp_path):
    """Open the page as often as a test wants to; each is shut down in the end."""
    opened = []

    def open_one() -> TrainPage:
        page = TrainPage(workspace, SettingsStore(tmp_path / "settings.ini"))
        page.notifier = RecordingNotifier()
        qtbot.addWidget(page)
        page.resize(1127, 828)
        page.show()
        opened.append(page)
        return page

    yield open_one
    for page in opened:
        page.shut_down()


def wait(qtbot, condition) -> None:
    qtbot.waitUntil(condition, timeout=PATIENCE_MS)


def is_training(page) -> bool:
    """Whether a step was heard."""
    run = page.desk.run
    running = page.desk.session.state is RunState.RUNNING
    return running and run is not None and run.history.step is not None


def entry_states(page) -> list[EntryState]:
    return [entry.state for entry in page.desk.keeper.queue.entries]


def buttons(page):
    return page.place.view.header.buttons


def test_a_newcomer_is_told_where_to_begin(qtbot, open_page, workspace):
    """Without films, to import some; with them, to have a quick look."""
    page = open_page()
    empty = page.place.empty
    assert empty.data.isVisible()
    with qtbot.waitSignal(page.data_requested):
        qtbot.mouseClick(empty.data, LEFT)

    write_training_data(workspace.data / "Phantoms")
    workspace.data_sets_changed.emit()

    assert empty.quick_look.isVisible()
    assert not empty.data.isVisible()
    qtbot.mouseClick(empty.quick_look, LEFT)


def test_a_run_is_paused_resumed_and_stopped_by_hand(qtbot, open_page, data):
    """Clicks on the buttons; events arrive, and the row of the queue tells."""
    page = open_page()
    page.form.start_requested.emit(endless_config(data))
    wait(qtbot, lambda: is_training(page))
    assert page.place.view.isVisible()
    assert page.log.model.lines[0].text.startswith("Begins: 12 films train")

    qtbot.mouseClick(buttons(page).pause, LEFT)
    assert page.desk.session.state is RunState.PAUSING
    wait(qtbot, lambda: page.desk.session.state is RunState.PAUSED)
    assert page.queue.model.rows[0].said == "paused"

    qtbot.mouseClick(buttons(page).pause, LEFT)
    heard = page.desk.run.history.version
    wait(qtbot, lambda: page.desk.run.history.version > heard + 3)

    page.place.view.stop_requested.emit()
    wait(qtbot, lambda: not page.desk.lives)
    assert entry_states(page) == [EntryState.STOPPED]
    wait(qtbot, page.bar.isVisible)
    assert "was stopped in epoch" in page.bar.text


def test_a_queue_runs_one_after_the_other_past_a_failure(qtbot, open_page, workspace, data):
    """One that fails does not stop the rest; in the end somebody is told."""
    page = open_page()
    broken = quick_config(data, epochs=2)
    page.form.queue_requested.emit([broken, quick_config(data), quick_config(data, seed=7)])
    assert page.queue.facts == "3 waiting"
    page.desk.skip(page.desk.keeper.queue.entries[2].key)
    data.manifest.rename(data.manifest.with_name("elsewhere.csv"))

    qtbot.mouseClick(page.queue.switch, LEFT)
    wait(qtbot, lambda: entry_states(page)[0] is EntryState.FAILED)
    data.manifest.with_name("elsewhere.csv").rename(data.manifest)
    wait(qtbot, lambda: not page.desk.lives)

    first, second, third = page.desk.keeper.queue.entries
    assert first.note.endswith(".")
    # The second began while the manifest was on its way back, or after.
    assert second.state in (EntryState.FINISHED, EntryState.FAILED)
    assert third.state is EntryState.SKIPPED
    assert len(page.notifier.told) == 1
    assert "failed" in page.notifier.told[0][1]

    page.desk.keeper.remove(first.key)
    for key in (second.key, third.key):
        page.queue.retry_requested.emit(key)
    page.queue.go_requested.emit()
    wait(qtbot, lambda: not page.desk.lives and page.desk.held)

    assert entry_states(page) == [EntryState.FINISHED] * 2
    rows = {row.experiment_id: row.status for row in ExperimentLog(workspace.runs).rows()}
    assert list(rows.values()).count("completed") == 2


def test_what_was_learnt_is_shown_at_the_next_start(qtbot, open_page, data):
    """With its curves, its log, and a sentence; the way to its story is one click."""
    page = open_page()
    page.form.start_requested.emit(quick_config(data))
    wait(qtbot, lambda: page.desk.run is not None and not page.desk.lives)
    (title, text) = page.notifier.told[0]
    assert (title, text) == ("Training is over", "BASELINE_001 finished.")
    page.shut_down()

    again = open_page()

    wait(qtbot, again.place.strip.isVisible)
    assert "What BASELINE_001 taught" in again.place.strip.text
    assert again.place.view.isVisible()
    assert again.log.model.lines[0].text.startswith("Begins:")
    assert not again.bar.isVisible(), "it was evaluated; nothing is left to do"
    with qtbot.waitSignal(again.run_requested) as wanted:
        qtbot.mouseClick(again.place.strip.more, LEFT)
    assert wanted.args[0].experiment_id == "BASELINE_001"


def test_closing_asks_and_staying_changes_nothing(qtbot, open_page, data):
    """In place, with two buttons; the run goes on meanwhile."""
    page = open_page()
    assert page.may_close()
    page.form.start_requested.emit(endless_config(data))
    wait(qtbot, lambda: is_training(page))

    assert not page.may_close()
    assert "BASELINE_001 is training." in page.bar.text
    qtbot.mouseClick(page.bar.no, LEFT)

    assert not page.bar.isVisible()
    assert page.desk.session.state is RunState.RUNNING


def test_closing_keeps_a_checkpoint_and_the_queue_s_order(qtbot, open_page, workspace, data):
    """The window hears when it may close; the next start goes on where this one ended."""
    page = open_page()
    page.form.start_requested.emit(endless_config(data))
    page.form.queue_requested.emit([quick_config(data)])
    wait(qtbot, lambda: is_training(page))

    page.may_close()
    with qtbot.waitSignal(page.close_agreed, timeout=PATIENCE_MS):
        qtbot.mouseClick(page.bar.yes, LEFT)
        assert "Writing a checkpoint" in page.bar.text
        assert not page.may_close()
    assert page.may_close()
    page.shut_down()

    first, second = read_queue(workspace.runs).entries
    assert (first.state, bool(first.run)) == (EntryState.WAITING, True)
    assert (second.state, bool(second.run)) == (EntryState.WAITING, False)
    again = open_page()
    assert not again.desk.lives, "nothing begins unasked"
    wait(qtbot, again.bar.isVisible)
    qtbot.mouseClick(again.bar.yes, LEFT)
    wait(qtbot, lambda: is_training(again))
    assert again.desk.run.directory.name == first.run
    started = again.desk.run.history.started
    assert (started.first_epoch, started.first_step) > (1, 1)


def test_a_killed_child_is_offered_again(qtbot, open_page, data):
    """As when the memory runs out: what to do, and one click to go on from the checkpoint."""
    page = open_page()
    page.form.start_requested.emit(endless_config(data))
    wait(qtbot, lambda: page.desk.run is not None and len(page.desk.run.history.epochs) > 1)

    (child,) = trainers()
    child.kill()
    wait(qtbot, lambda: not page.desk.lives)

    assert entry_states(page) == [EntryState.FAILED]
    assert page.log.model.lines[-1].weight is Weight.ERROR
    assert "BASELINE_001 failed in epoch" in page.bar.text
    assert "memory ran out" in page.bar.text
    qtbot.mouseClick(page.bar.yes, LEFT)
    wait(qtbot, lambda: is_training(page))
    assert page.desk.run.history.started.first_epoch > 1
    assert not page.bar.isVisible()
    assert entry_states(page) == [EntryState.RUNNING]


@pytest.fixture
def cut_off(workspace, data) -> RunDirectory:
    """A run whose window and child died in its third epoch."""
    run = new_run(endless_config(data, epochs=50), workspace.runs, started=now())
    ExperimentLog(workspace.runs).update(run.experiment_id, status="running")
    saved = {"event": "CheckpointSaved", "epoch": 2, "step": 0, "megabytes": 1.0}
    run.events.write_text(json.dumps(saved) + "\n")
    return run


def test_a_run_that_was_cut_off_is_offered_once(qtbot, open_page, workspace, cut_off):
    """ "Not now" is heard until the next start."""
    page = open_page()
    wait(qtbot, page.bar.isVisible)
    assert page.bar.text == "BASELINE_001 was interrupted in epoch 3 of 50."
    assert page.place.view.isVisible(), "its curves so far"

    qtbot.mouseClick(page.bar.no, LEFT)
    with qtbot.waitSignal(page._surveyor.ready):
        workspace.runs_changed.emit()

    assert not page.bar.isVisible()


def test_a_run_of_another_process_is_named_and_not_started(qtbot, open_page, cut_off):
    """Until that process lets go of it; then it is offered by itself."""
    with cut_off.writer():
        page = open_page()
        wait(qtbot, page.bar.isVisible)
        assert "BASELINE_001 is being trained by another process." in page.bar.text
        assert not page.bar.yes.isVisible()

        page.resume(cut_off)
        wait(qtbot, lambda: not page.desk.lives)
        assert entry_states(page) == [EntryState.FAILED]
        assert "another process" in page.log.model.lines[-1].text
    page.desk.keeper.remove(page.desk.keeper.queue.entries[0].key)

    page._look_through()
    wait(qtbot, page.bar.yes.isVisible)
    assert "was interrupted" in page.bar.text


def test_a_run_that_was_never_judged_is_offered_too(qtbot, open_page, data):
    """The window was closed while it was being evaluated; that is made up for."""
    page = open_page()
    page.form.start_requested.emit(quick_config(data))
    wait(qtbot, lambda: page.desk.session.state is RunState.JUDGING)
    page.shut_down()
    directory = page.desk.run.directory
    directory.metrics.unlink(missing_ok=True)  # it may have been as quick as that

    again = open_page()
    wait(qtbot, again.bar.isVisible)
    assert again.bar.text.startswith("BASELINE_001 is trained, but was not evaluated.")
    assert again.bar.yes.text() == "Evaluate"
    qtbot.mouseClick(again.bar.yes, LEFT)
    wait(qtbot, lambda: directory.metrics.exists() and not again.desk.lives)

    assert entry_states(again) == [EntryState.FINISHED]
    assert not any(line.weight is Weight.ERROR for line in again.log.model.lines)


WINDOW = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import StepFinished
from xlite_desktop.training.training_desk import TrainingDesk
from xlite_desktop.workspace import Workspace
app = QApplication([])
desk = TrainingDesk(Workspace(runs=Path(sys.argv[2])))
desk.session.advanced.connect(lambda e: isinstance(e, StepFinished) and print("step", flush=True))
desk.start(TrainingConfig.from_dict(json.loads(sys.argv[1])))
app.exec()
"""


def test_a_window_that_is_killed_leaves_a_run_to_go_on_with(qtbot, open_page, workspace, data):
    """Its child is known by its lock, puts its work away, and is offered then: one writer."""
    config = endless_config(data)
    window = subprocess.Popen(
        [sys.executable, "-c", WINDOW, json.dumps(config.to_dict()), str(workspace.runs)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    with window:
        assert window.stdout.readline() == b"step\n"
        window.kill()

    page = open_page()
    wait(qtbot, lambda: page.bar.isVisible() and page.bar.yes.isVisible())
    assert "BASELINE_001 was interrupted in epoch" in page.bar.text
    assert entry_states(page) == [EntryState.WAITING], "the queue knows its place"
    qtbot.mouseClick(page.bar.yes, LEFT)
    wait(qtbot, lambda: is_training(page))

    started = page.desk.run.history.started
    assert (started.first_epoch, started.first_step) > (1, 1)
    assert entry_states(page) == [EntryState.RUNNING]
    assert len(runs_below(workspace.runs)) == 1


def test_a_damaged_results_table_is_a_line_of_the_log(qtbot, open_page, workspace):
    """The page opens all the same."""
    workspace.runs.mkdir()
    (workspace.runs / "results.csv").write_text("these,are,not,results\n")

    page = open_page()
    wait(qtbot, lambda: page.log.model.rowCount() > 0)

    assert page.log.model.lines[0].weight is Weight.ERROR
    assert "results.csv" in page.log.model.lines[0].text


def test_experiments_may_queue_a_run(open_page, data):
    """It waits at the end; nothing begins by itself."""
    page = open_page()

    page.enqueue(quick_config(data))

    assert entry_states(page) == [EntryState.WAITING]
    assert not page.desk.lives
    assert runs_below(page._workspace.runs) == []


def test_the_page_itself_needs_nothing_of_the_arithmetic():
    """torch and its company stay in the children, whatever the page imports."""
    heavy = {"torch", "torchvision", "timm", "onnx", "sklearn", "scipy", "pandas", "matplotlib"}
    code = "import sys, xlite_desktop.training.train_page; print('\\n'.join(sys.modules))"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )

    assert not heavy & set(done.stdout.split())


def test_log_and_queue_become_tabs_where_the_page_is_low(qtbot, open_page):
    """And stand side by side again where there is room."""
    page = open_page()
    assert page.log.isVisible()
    assert page.queue.isVisible()

    page.resize(1127, LOW - 1)
    assert page.log.isVisible()
    assert not page.queue.isVisible()
    page.panes.tabs.setFocus()
    qtbot.keyClick(page.panes.tabs, Qt.Key.Key_Right)
    assert page.queue.isVisible()
    assert not page.log.isVisible()
    page.resize(1127, LOW)

    assert page.log.isVisible()
    assert page.queue.isVisible()
