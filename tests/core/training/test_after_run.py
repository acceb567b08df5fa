"""What follows a run, done by a child: judging and exporting, and how such a task ends."""

from __future__ import annotations

import datetime as dt
import threading

import pytest

from tests.helpers.training_data import quick_config, write_training_data
from xlite_core.errors import RunInterrupted, XLiteError
from xlite_core.experiments.log import ExperimentLog
from xlite_core.inference.classifier import Classifier
from xlite_core.run_directory import RunDirectory
from xlite_core.training import after_run
from xlite_core.training.after_run import export_in_child, finish_in_child
from xlite_core.training.events import RunFinished
from xlite_core.training.listeners.results_log import keep_log
from xlite_core.training.new_run import new_run
from xlite_core.training.run import run

STARTED = dt.datetime(2026, 11, 21, 10, 15, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def finished(tmp_path_factory) -> RunDirectory:
    """One short run that came to its end."""
    folder = tmp_path_factory.mktemp("after-run")
    config = quick_config(write_training_data(folder / "data"))
    directory = new_run(config, folder / "runs", started=STARTED)
    events = list(keep_log(run(config, directory), config, directory))
    assert isinstance(events[-1], RunFinished)
    return directory


def test_a_child_judges_a_run(finished):
    """Metrics, figures and report are there; it says what it is doing."""
    said = []

    problems = finish_in_child(finished, say=said.append)

    assert problems == ()
    assert said == ["Judging the run"]
    assert finished.metrics.is_file()
    assert (finished.path / "report.html").is_file()
    assert list(finished.figures.glob("*.png"))


def test_a_child_exports_a_run(finished):
    """Its model opens, passed the gate, and was measured."""
    exported = export_in_child(finished, name="my student")

    assert exported.path == finished.model
    assert Classifier.open(exported.path).card.name == exported.name == "my student"
    assert exported.films_compared > 0
    assert 0 <= exported.largest_difference <= exported.allowed_difference
    assert exported.unmeasured == ""
    assert ExperimentLog(finished.path.parent).rows()[0].model_size_mb


def test_what_a_child_refuses_is_its_own_sentence(tmp_path):
    """As the core words it."""
    unfinished = RunDirectory(tmp_path / "20260101_000000_KD_001")
    unfinished.path.mkdir()

    with pytest.raises(XLiteError, match="holds no run"):
        export_in_child(unfinished)

    (problem, *_) = finish_in_child(unfinished)
    assert problem.endswith(".")


def test_a_cancelled_task_ends_its_child(finished):
    """Within moments, wherever it was; nothing is answered."""
    cancelled = threading.Event()

    with pytest.raises(RunInterrupted, match="cancelled"):
        finish_in_child(finished, say=lambda _: cancelled.set(), cancelled=cancelled.is_set)


def test_a_child_that_dies_is_one_sentence(finished, monkeypatch):
    """As when the memory runs out."""
    task = after_run.task_in_child

    def without_answer(role, request, **settings):
        return task(role, {**request, "directory": 3}, **settings)

    monkeypatch.setattr(after_run, "task_in_child", without_answer)

    with pytest.raises(RunInterrupted, match=r"broke down.* log.txt"):
        finish_in_child(finished)
