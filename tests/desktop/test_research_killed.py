"""Power cuts: the trainer or the whole application is killed (-9), and nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt

from tests.helpers.researcher import Researcher
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.tiny_study import tiny_config
from tests.helpers.training_data import trainers, write_training_data
from tests.helpers.window import open_window
from xlite_core.run_directory import RunDirectory, runs_below
from xlite_core.training.events import RunFinished
from xlite_core.training.process import run_in_child
from xlite_desktop.training.run_queue import EntryState
from xlite_desktop.training.run_state import RunState
from xlite_desktop.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends POSIX signals")
ROOT = Path(__file__).parents[2]
EPOCHS = 24
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    data = write_training_data(tmp_path_factory.mktemp("data") / "Phantoms")
    return tiny_config(data=data, epochs=EPOCHS)


@pytest.fixture(scope="module")
def undisturbed(config, tmp_path_factory) -> bytes:
    """The weights of the same run when nobody kills anything."""
    directory = RunDirectory(tmp_path_factory.mktemp("undisturbed") / "run")
    *_, last = run_in_child(config, directory)
    assert isinstance(last, RunFinished)
    return directory.weights.read_bytes()


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_student(tmp_path_factory.mktemp("model") / "tiny.onnx")


@pytest.fixture
def open_researcher(qtbot, tmp_path, model):
    workspace = Workspace(data=tmp_path / "data sets", runs=tmp_path / "runs")
    with open_window(qtbot, tmp_path / "s.ini", model=model, workspace=workspace) as window:
        yield Researcher(qtbot, window)


def finished_weights(me: Researcher) -> bytes:
    """Wait for the end of the run under way, and return what it made."""
    me.until(lambda: me.train.desk.session.state is RunState.JUDGING)
    (run,) = runs_below(me.window.research.workspace.runs)
    return run.weights.read_bytes()


def test_a_killed_trainer_is_told_of_and_goes_on(qtbot, open_researcher, config, undisturbed):
    """The page says what happened and what to do; the end is the same to the last byte."""
    me = open_researcher
    me.go_to("Train")
    me.train.form.load(config)
    me.start()
    me.until(lambda: me.epochs > 2)
    (trainer,) = trainers()

    trainer.kill()
    me.until(lambda: not me.train.desk.lives)

    assert "failed in epoch" in me.train.bar.text
    assert "memory ran out" in me.train.bar.text
    me.press("Resume", me.train.bar)
    me.until(lambda: me.train.desk.session.state is RunState.RUNNING)
    assert me.run.history.started.first_epoch > 1
    assert finished_weights(me) == undisturbed


@pytest.fixture
def killed(tmp_path, config, model):
    """Kill a window (-9) whose run is in its third epoch; its trainer sleeps until it is woken."""
    file = tmp_path / "config.json"
    file.write_text(json.dumps(config.to_dict()))
    command = [sys.executable, "-m", "tests.helpers.window_that_trains", tmp_path, file, model]
    window = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    with window:
        trainer = psutil.Process(int(_line(window, "running").split()[1]))
        _line(window, "epoch 2")
        trainer.send_signal(signal.SIGSTOP)
        window.kill()
    yield trainer
    if trainer.is_running():
        os.kill(trainer.pid, signal.SIGKILL)


def _line(process: subprocess.Popen[str], beginning: str) -> str:
    return next(line for line in process.stdout if line.startswith(beginning))


def test_a_killed_window_s_run_is_offered_and_goes_on(qtbot, killed, open_researcher, undisturbed):
    """While its trainer lives nobody else writes; it ends by itself, and then the offer comes."""
    me, trainer = open_researcher, killed
    tab = me.window._bar._tabs.button(list(me.window._tab_pages).index("Train"))
    me.until(lambda: "is being trained by another process" in tab.toolTip())
    me.go_to("Train")
    me.until(lambda: "is being trained by another process" in me.train.bar.text)
    assert not me.train.bar.yes.isVisible()
    assert not tab.toolTip(), "the page itself says so now"

    (run,) = runs_below(me.window.research.workspace.runs)
    before = run.events.read_bytes()
    me.train.resume(run)  # as the Experiments page would ask
    me.until(lambda: not me.train.desk.lives)
    assert me.train.desk.keeper.queue.entries[0].state is EntryState.FAILED
    assert run.events.read_bytes() == before, "never two writers"

    trainer.send_signal(signal.SIGCONT)
    trainer.wait(60)
    me.until(me.train.bar.yes.isVisible)
    assert " in epoch " in me.train.bar.text
    me.press("Resume", me.train.bar)
    me.until(lambda: me.train.desk.session.state is RunState.RUNNING)
    assert me.run.directory == run
    assert me.run.history.started.first_epoch > 1 or me.run.history.started.first_step > 1
    assert finished_weights(me) == undisturbed
