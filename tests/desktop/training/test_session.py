"""A run behind a background thread: real threads, a real child, and an answer to every request."""

from __future__ import annotations

import psutil
import pytest
from PySide6.QtCore import QThread

from tests.helpers.training_data import PATIENCE_MS, endless_config, quick_config, trainers
from xlite_core.run_directory import RunDirectory, runs_below
from xlite_core.training.events import (
    RunFailed,
    RunFinished,
    RunPaused,
    RunStarted,
    RunStopped,
    StepFinished,
)
from xlite_desktop.background.training_session import TrainingSession
from xlite_desktop.training.messages_file import messages_file, read_lines
from xlite_desktop.training.run_state import RunState
from xlite_desktop.training.run_words import Weight


class Heard:
    """What a session has said so far."""

    def __init__(self, session: TrainingSession) -> None:
        self.events, self.lines, self.states, self.threads = [], [], [], set()
        self.opened, self.failures, self.endings = [], [], 0
        session.opened.connect(self.opened.append)
        session.advanced.connect(self._on_advanced)
        session.said.connect(self.lines.extend)
        session.state_changed.connect(self.states.append)
        session.failed.connect(self.failures.append)
        session.ended.connect(self._on_ended)

    def _on_advanced(self, event: object) -> None:
        self.events.append(event)
        self.threads.add(QThread.currentThread())

    def _on_ended(self) -> None:
        self.endings += 1

    def has(self, kind: type) -> bool:
        return any(isinstance(event, kind) for event in self.events)


@pytest.fixture
def session(qtbot):
    made = TrainingSession()
    yield made
    made.shut_down()
    made.deleteLater()


@pytest.fixture
def heard(session):
    return Heard(session)


def wait(qtbot, condition) -> None:
    qtbot.waitUntil(condition, timeout=PATIENCE_MS)


def test_a_run_is_made_trained_and_judged(qtbot, session, heard, training_data, tmp_path):
    """Its folder, events, log file, evaluation and row are there; the states came in order."""
    assert session.begin(quick_config(training_data), tmp_path / "runs")
    assert not session.begin(quick_config(training_data), tmp_path / "runs"), "one at a time"

    wait(qtbot, lambda: heard.endings)

    (directory,) = runs_below(tmp_path / "runs")
    assert heard.opened[0].directory == directory
    assert isinstance(heard.events[0], RunStarted)
    assert isinstance(heard.events[-1], RunFinished)
    assert heard.states == [RunState.STARTING, RunState.RUNNING, RunState.JUDGING, RunState.IDLE]
    assert directory.metrics.is_file()
    assert (directory.path / "report.html").is_file()
    assert [line.text for line in read_lines(messages_file(directory))] == [
        line.text for line in heard.lines
    ]
    assert not [line for line in heard.lines if line.weight is Weight.ERROR]
    assert heard.threads == {session.thread()}
    assert not heard.failures


def test_pausing_resuming_and_stopping_are_answered_at_once(
    qtbot, session, heard, training_data, tmp_path
):
    """The wish is a state; what the run says of it follows."""
    session.begin(endless_config(training_data), tmp_path / "runs")
    wait(qtbot, lambda: heard.has(StepFinished))

    session.pause()
    assert session.state is RunState.PAUSING
    wait(qtbot, lambda: session.state is RunState.PAUSED)
    assert heard.has(RunPaused)

    steps = len(heard.events)
    session.resume()
    assert session.state is RunState.RUNNING
    wait(qtbot, lambda: len(heard.events) > steps + 2)

    session.stop()
    assert session.state is RunState.STOPPING
    wait(qtbot, lambda: heard.endings)
    assert isinstance(heard.events[-1], RunStopped)
    assert session.state is RunState.IDLE
    assert RunState.JUDGING not in heard.states


def test_changing_one_s_mind_while_pausing_leaves_it_running(
    qtbot, session, heard, training_data, tmp_path
):
    """An answer to an older wish does not undo a newer one."""
    session.begin(endless_config(training_data), tmp_path / "runs")
    wait(qtbot, lambda: heard.has(StepFinished))

    session.pause()
    session.resume()
    steps = len(heard.events)
    wait(qtbot, lambda: len(heard.events) > steps + 2)

    assert session.state is RunState.RUNNING


def test_stopping_after_the_epoch_can_be_hurried(qtbot, session, heard, training_data, tmp_path):
    """The later and stronger wish holds."""
    session.begin(endless_config(training_data), tmp_path / "runs")
    wait(qtbot, lambda: heard.has(StepFinished))

    session.stop_after_epoch()
    assert session.state is RunState.STOPPING_AFTER_EPOCH
    session.stop()
    assert session.state is RunState.STOPPING

    wait(qtbot, lambda: heard.endings)
    assert isinstance(heard.events[-1], RunStopped)


def test_a_killed_child_is_a_failed_run_that_goes_on(
    qtbot, session, heard, training_data, tmp_path
):
    """As when the memory runs out: a sentence, and the same folder continues to its end."""
    session.begin(endless_config(training_data, epochs=400), tmp_path / "runs")
    wait(qtbot, lambda: any(line.weight is Weight.QUIET for line in heard.lines))

    (child,) = trainers()
    child.kill()
    wait(qtbot, lambda: heard.endings)

    assert isinstance(heard.events[-1], RunFailed)
    assert "memory ran out" in heard.lines[-1].text
    directory = heard.opened[0].directory
    assert session.go_on(directory)
    wait(qtbot, lambda: isinstance(heard.events[-1], StepFinished))
    again = heard.opened[1]
    assert again.directory == directory
    assert again.history.epochs, "what it said before is known"
    started = [event for event in heard.events if isinstance(event, RunStarted)][-1]
    assert (started.first_epoch, started.first_step) > (1, 1)


def test_a_run_of_another_process_is_never_started_twice(
    qtbot, session, heard, training_data, tmp_path
):
    """Its lock tells; nothing is written into its folder's row."""
    directory = RunDirectory(tmp_path / "runs" / "20260101_000000_KD_001")
    config = quick_config(training_data)

    with directory.writer():
        session.start(config, directory)
        wait(qtbot, lambda: heard.endings)

    assert [type(error).__name__ for error in heard.failures] == ["RunDirectoryInUse"]
    assert not heard.events
    assert "KD_001" in heard.lines[-1].text
    assert not (tmp_path / "runs" / "results.csv").exists()


def test_a_runs_folder_that_cannot_be_written_is_a_sentence(
    qtbot, session, heard, training_data, tmp_path
):
    """Nothing escapes the worker's slot."""
    (tmp_path / "runs").write_text("a file where the folder should be")

    session.begin(quick_config(training_data), tmp_path / "runs")
    wait(qtbot, lambda: heard.endings)

    assert len(heard.failures) == 1
    assert heard.lines[-1].weight is Weight.ERROR
    assert session.state is RunState.IDLE


def test_shutting_down_leaves_a_checkpoint_and_no_child(
    qtbot, session, heard, training_data, tmp_path
):
    """The window closes; the folder is free, and says that it was stopped."""
    session.begin(endless_config(training_data), tmp_path / "runs")
    wait(qtbot, lambda: heard.has(StepFinished))

    session.shut_down()

    assert not trainers()
    directory = heard.opened[0].directory
    assert not directory.in_use
    assert '"RunStopped"' in directory.events.read_text().splitlines()[-1]
    assert not session.go_on(directory), "a closed session begins nothing"


def test_children_give_way_to_the_window(qtbot, session, heard, training_data, tmp_path):
    """Less urgent than the window, whatever that is."""
    session.begin(endless_config(training_data), tmp_path / "runs")
    wait(qtbot, lambda: heard.has(RunStarted))

    (child,) = trainers()

    assert child.nice() >= max(10, psutil.Process().nice())
