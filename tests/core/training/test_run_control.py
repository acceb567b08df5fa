"""Pausing and stopping: within a step, with a checkpoint, without a trace in the weights."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

from tests.helpers.tiny_study import tiny_config, tiny_films, tiny_study
from xlite_core.run_directory import RunDirectory
from xlite_core.training import loop
from xlite_core.training.checkpoint import read_checkpoint
from xlite_core.training.control import RunControl
from xlite_core.training.events import (
    CheckpointSaved,
    EpochFinished,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
    StepFinished,
)
from xlite_core.training.run import run

CONFIG = tiny_config(epochs=2, batch_size=4)  # three steps an epoch


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    return tiny_films(tiny_study(tmp_path_factory.mktemp("study")))


@pytest.fixture(scope="module")
def whole(tmp_path_factory, films):
    directory = RunDirectory(tmp_path_factory.mktemp("whole"))
    list(run(CONFIG, directory, films=films))
    return directory


def at_step(events, epoch, step):
    """Return what came up to a step, that step included."""
    seen = []
    for event in events:
        seen.append(event)
        if isinstance(event, StepFinished) and (event.epoch, event.step) == (epoch, step):
            return seen
    raise AssertionError("the step never came")


def test_a_pause_writes_a_checkpoint_and_waits(tmp_path, films, whole):
    """Saved, paused; then nothing until somebody resumes; then on to the same weights."""
    control, directory = RunControl(), RunDirectory(tmp_path)
    events = run(CONFIG, directory, control, films=films)
    at_step(events, 2, 1)

    control.pause()
    saved, paused = next(events), next(events)
    wake = threading.Timer(0.3, control.resume)
    wake.start()
    resumed, *rest = events
    wake.join()

    assert (saved.epoch, saved.step) == (2, 1)
    assert paused == RunPaused(epoch=2, step=1)
    assert resumed == RunResumed(epoch=2, step=1)
    assert isinstance(rest[0], StepFinished)
    assert directory.weights.read_bytes() == whole.weights.read_bytes()


@pytest.mark.parametrize("moment", [(1, 2), (1, 3), (2, 1)])
@pytest.mark.parametrize("workers", [0, 1, 2])
def test_a_stopped_run_goes_on_as_if_nothing_had_happened(tmp_path, films, whole, moment, workers):
    """In the middle of an epoch or after its last step, with threads or without."""
    control, directory = RunControl(), RunDirectory(tmp_path)
    config = tiny_config(epochs=2, batch_size=4, workers=workers)
    events = run(config, directory, control, films=films)
    at_step(events, *moment)

    control.stop()
    saved, stopped = events
    rest = list(run(config, directory, films=films))

    assert (saved.epoch, saved.step) == moment
    assert stopped == RunStopped(epoch=moment[0], step=moment[1])
    assert (rest[0].first_epoch, rest[0].first_step) == (moment[0], moment[1] + 1)
    assert directory.weights.read_bytes() == whole.weights.read_bytes()


def test_the_losses_of_an_interrupted_epoch_are_its_own(tmp_path, films):
    """The mean of an epoch that was done in two attempts counts all of its steps."""
    control, directory = RunControl(), RunDirectory(tmp_path)
    events = run(CONFIG, directory, control, films=films)
    steps = [e for e in at_step(events, 1, 2) if isinstance(e, StepFinished)]
    control.stop()
    list(events)

    rest = list(run(CONFIG, directory, films=films))

    steps += [e for e in rest if isinstance(e, StepFinished) and e.epoch == 1]
    epoch = next(e for e in rest if isinstance(e, EpochFinished))
    assert [step.step for step in steps] == [1, 2, 3]
    assert epoch.train_loss == sum(step.loss for step in steps) / 3


def test_a_stop_after_the_epoch_ends_with_its_checkpoint(tmp_path, films, whole):
    """The epoch is finished and judged; the next one begins when the run is resumed."""
    control, directory = RunControl(), RunDirectory(tmp_path)
    events = run(CONFIG, directory, control, films=films)
    at_step(events, 1, 1)

    control.stop_after_epoch()
    rest = list(events)
    resumed = list(run(CONFIG, directory, films=films))

    kinds = [type(event) for event in rest]
    assert kinds == [StepFinished, StepFinished, EpochFinished, CheckpointSaved, RunStopped]
    assert rest[-1] == RunStopped(epoch=1, step=0)
    assert resumed[0].first_epoch == 2
    assert directory.weights.read_bytes() == whole.weights.read_bytes()


def test_a_stop_after_the_last_epoch_finishes_the_run(tmp_path, films):
    """There is nothing left to stop."""
    control = RunControl()
    control.stop_after_epoch()

    *_, end = run(tiny_config(epochs=1), RunDirectory(tmp_path), control, films=films)

    assert isinstance(end, RunFinished)


def test_a_paused_run_can_be_stopped(tmp_path, films):
    """It wakes up in order to end; its checkpoint is not written twice."""
    control = RunControl()
    events = run(CONFIG, RunDirectory(tmp_path), control, films=films)
    at_step(events, 1, 2)
    control.pause()
    kinds = [type(next(events)), type(next(events))]

    control.stop()
    kinds += [type(event) for event in events]

    assert kinds == [CheckpointSaved, RunPaused, RunStopped]


def test_a_run_stopped_before_its_first_step_makes_none(tmp_path, films):
    """It begins, saves what it is, and ends."""
    control = RunControl()
    control.stop()

    events = list(run(CONFIG, RunDirectory(tmp_path), control, films=films))

    assert [type(event) for event in events] == [RunStarted, CheckpointSaved, RunStopped]
    assert events[-1] == RunStopped(epoch=0, step=0)


def test_checkpoints_come_by_the_clock_within_an_epoch(tmp_path, films, whole, monkeypatch):
    """Every `checkpoint_minutes`, here after each step that follows such a wait."""
    now = [0.0]
    monkeypatch.setattr(
        loop, "time", SimpleNamespace(monotonic=lambda: now[0], perf_counter=time.perf_counter)
    )
    config = tiny_config(epochs=2, batch_size=4, checkpoint_minutes=0.01)
    directory, saved = RunDirectory(tmp_path), []
    for event in run(config, directory, films=films):
        if isinstance(event, StepFinished) and event.step == 1:
            now[0] += 0.7
        if isinstance(event, CheckpointSaved):
            saved.append((event.epoch, event.step))

    assert saved == [(1, 1), (1, 0), (2, 1), (2, 0)]
    assert directory.weights.read_bytes() == whole.weights.read_bytes()
    newest = max(directory.checkpoints.glob("step_*.pt"))
    assert (read_checkpoint(newest).epoch, read_checkpoint(newest).step) == (2, 0)


def test_early_stopping_ends_a_run_once_and_for_all(tmp_path, films):
    """Patience runs out; the end is the same when the last checkpoint is resumed from."""
    labels = films.table.labels.copy()
    labels[films.validation[:11], 0] = [1] * 10 + [0]
    films = replace(films, table=replace(films.table, labels=labels))
    config = tiny_config(epochs=9, patience=1, learning_rate=1e-7, warmup_epochs=0.0)
    directory = RunDirectory(tmp_path)

    events = list(run(config, directory, films=films))
    directory.weights.unlink()
    again = list(run(config, directory, films=films))

    assert events[-1].reason == "early_stopping"
    assert events[-1].epochs < 9
    assert [type(event) for event in again[:1]] == [RunStarted]
    assert again[-1] == events[-1]
