"""A run in a child process: the same run, obedient, and never lost, however either side ends."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import psutil
import pytest
import torch

from tests.helpers.tiny_study import tiny_config, tiny_folds, tiny_pictures, tiny_table
from xlite_core.data.folds import write_folds
from xlite_core.data.manifest import Manifest, write_manifest
from xlite_core.errors import InvalidConfiguration
from xlite_core.run_directory import RunDirectory
from xlite_core.training.checkpoint import load_weights
from xlite_core.training.config import TrainingConfig
from xlite_core.training.control import RunControl
from xlite_core.training.events import (
    CheckpointSaved,
    EpochFinished,
    RunFailed,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
    StepFinished,
    TrainingEvent,
    from_line,
)
from xlite_core.training.process import LOG, failure, run_in_child
from xlite_core.training.run import run
from xlite_core.training.sections import DataConfig

REPOSITORY = Path(__file__).resolve().parents[3]
WINDOW = """
import sys
from pathlib import Path
from xlite_core.run_directory import RunDirectory
from xlite_core.training.process import run_in_child
for event in run_in_child(Path(sys.argv[1]), RunDirectory(Path(sys.argv[2]))):
    print(type(event).__name__, flush=True)
"""
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="sends POSIX signals")


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> DataConfig:
    """Write a data set that any process can open."""
    folder = tmp_path_factory.mktemp("data")
    table, images = tiny_table(), folder / "images"
    images.mkdir()
    for file, film in zip(table.files.tolist(), tiny_pictures(), strict=True):
        cv2.imwrite(str(images / file), film)
    manifest = Manifest(table, images, np.array([""] * len(table)), checked="exists")
    write_manifest(folder / "films.csv", manifest)
    write_folds(folder / "folds.csv", tiny_folds())
    return DataConfig(
        manifest=folder / "films.csv", folds=folder / "folds.csv", fold=0, cache=folder / "cache"
    )


@pytest.fixture(scope="module")
def config(data) -> TrainingConfig:
    return tiny_config(epochs=3, data=data)


@pytest.fixture(scope="module")
def endless(data) -> TrainingConfig:
    """Return a run that is never over by itself."""
    return tiny_config(epochs=9999, data=data)


@pytest.fixture(scope="module")
def straight(tmp_path_factory, config) -> tuple[RunDirectory, list[TrainingEvent]]:
    """The run of `config` in this process, never stopped."""
    directory = RunDirectory(tmp_path_factory.mktemp("straight"))
    return directory, list(run(config, directory))


@pytest.fixture
def directory(tmp_path) -> RunDirectory:
    return RunDirectory(tmp_path / "run")


def assert_same_weights(ours: RunDirectory, theirs: RunDirectory) -> None:
    one, other = load_weights(ours.weights), load_weights(theirs.weights)
    assert one.keys() == other.keys()
    assert all(torch.equal(one[name], other[name]) for name in one)


def without_steps(events: list[TrainingEvent]) -> list[type]:
    return [type(event) for event in events if not isinstance(event, StepFinished)]


def until(events: Iterator[TrainingEvent], kind: type) -> list[TrainingEvent]:
    """Read up to the first event of a kind."""
    seen = []
    for event in events:
        seen.append(event)
        if isinstance(event, kind):
            return seen
    raise AssertionError(f"{kind.__name__} never came; the last event was {seen[-1]}")


def trainers() -> list[psutil.Process]:
    """Return the children of this process that train."""
    return [
        child
        for child in psutil.Process().children()
        if "trainer" in (child.cmdline() if child.status() != psutil.STATUS_ZOMBIE else [])
    ]


def journal(directory: RunDirectory) -> list[TrainingEvent]:
    return [from_line(line) for line in directory.events.read_text().splitlines()]


def resumable_step(directory: RunDirectory) -> int:
    """Let the run begin once more, and return how many steps it goes on from."""
    control = RunControl()
    control.stop()
    started = next(iter(run(TrainingConfig.read(directory.config), directory, control)))
    assert isinstance(started, RunStarted)
    return (started.first_epoch - 1) * started.steps_an_epoch + started.first_step - 1


def test_a_child_makes_the_same_run(directory, config, straight, tmp_path):
    """The same events in the same order, and the same weights; read from a file or given."""
    file = tmp_path / "config.json"
    file.write_text(json.dumps(config.to_dict()))

    events = list(run_in_child(file, directory))

    assert without_steps(events) == without_steps(straight[1])
    assert isinstance(events[0], RunStarted)
    assert isinstance(events[-1], RunFinished)
    last_steps = [
        before.step
        for before, event in itertools.pairwise(events)
        if isinstance(event, EpochFinished) and isinstance(before, StepFinished)
    ]
    assert last_steps == [events[0].steps_an_epoch] * 3
    assert_same_weights(directory, straight[0])
    assert not trainers()


def test_pausing_resuming_and_stopping_reach_the_child(directory, config, straight):
    """Each is answered by its event; what is then resumed ends with the same weights."""
    control = RunControl()
    events = run_in_child(config, directory, control)
    until(events, StepFinished)

    control.pause()
    until(events, RunPaused)
    assert control.paused
    control.resume()
    until(events, RunResumed)
    control.stop()
    rest = list(events)

    assert isinstance(rest[-1], RunStopped)
    assert isinstance(list(run_in_child(config, directory))[-1], RunFinished)
    assert_same_weights(directory, straight[0])


def test_stopping_after_the_epoch_reaches_the_child(directory, endless):
    """The epoch is finished first."""
    control = RunControl()
    events = run_in_child(endless, directory, control)
    seen = until(events, StepFinished)

    control.stop_after_epoch()
    seen += list(events)

    assert [type(event) for event in seen[-3:]] == [EpochFinished, CheckpointSaved, RunStopped]
    assert seen[-1].step == 0


def test_a_pause_that_is_lifted_for_a_moment_is_two_pauses(directory, endless):
    """However quickly somebody presses: the run says that it is paused once more."""
    control = RunControl()
    events = run_in_child(endless, directory, control)
    until(events, StepFinished)
    control.pause()
    until(events, RunPaused)

    control.resume()
    control.pause()
    seen = until(events, RunPaused)

    assert [type(event) for event in seen if isinstance(event, RunPaused | RunResumed)] == [
        RunResumed,
        RunPaused,
    ]
    control.stop()
    assert isinstance(list(events)[-1], RunStopped)


def test_what_was_asked_before_the_start_is_not_forgotten(directory, endless):
    """A run that is to stop stops before it has trained for long."""
    control = RunControl()
    control.stop()

    events = list(run_in_child(endless, directory, control))

    assert isinstance(events[-1], RunStopped)


@POSIX
def test_a_child_that_is_killed_is_a_failed_run_that_can_be_resumed(directory, endless):
    """As when the memory runs out: one sentence, also in the journal, and a sound checkpoint."""
    events = run_in_child(endless, directory)
    until(events, CheckpointSaved)

    (child,) = trainers()
    child.kill()
    rest = list(events)

    assert isinstance(rest[-1], RunFailed)
    assert "memory ran out" in rest[-1].summary
    assert journal(directory)[-1] == rest[-1]
    assert (directory.path / LOG).exists()
    assert not directory.in_use
    assert resumable_step(directory) > 0


@POSIX
@pytest.mark.parametrize("name", ["SIGTERM", "SIGUSR1"])
def test_a_signal_to_the_child_stops_its_run(directory, endless, name):
    """Batch systems send these before they kill."""
    events = run_in_child(endless, directory)
    step = until(events, StepFinished)[-1]

    (child,) = trainers()
    child.send_signal(getattr(signal, name))
    rest = list(events)

    assert [type(event) for event in rest[-2:]] == [CheckpointSaved, RunStopped]
    assert resumable_step(directory) >= step.step


def test_who_stops_listening_leaves_a_checkpoint(directory, endless):
    """Closing the stream waits until the child has written it and is gone."""
    events = run_in_child(endless, directory)
    step = until(events, StepFinished)[-1]

    events.close()

    assert not trainers()
    assert not directory.in_use
    assert isinstance(journal(directory)[-1], RunStopped)
    assert resumable_step(directory) >= step.step


@POSIX
def test_a_parent_that_dies_leaves_a_checkpoint(directory, endless, tmp_path):
    """The window is killed; its child writes a checkpoint and ends by itself."""
    file = tmp_path / "config.json"
    file.write_text(json.dumps(endless.to_dict()))
    window = subprocess.Popen(
        [
            sys.executable,
            "-c",
            WINDOW,
            str(file),
            str(directory.path),
        ],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    with window:
        assert any(line == b"StepFinished\n" for line in window.stdout)
        assert directory.in_use

        window.kill()

    deadline = time.monotonic() + 30
    while directory.in_use and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not directory.in_use
    assert isinstance(journal(directory)[-1], RunStopped)
    assert resumable_step(directory) > 0


def test_a_refusal_is_the_last_event(directory, endless):
    """The films are gone: one sentence, and no checkpoint to lose."""
    nowhere = replace(endless.data, manifest=directory.path / "films.csv")

    events = list(run_in_child(replace(endless, data=nowhere), directory))

    assert [type(event) for event in events] == [RunFailed]
    assert events[0].hint.endswith(".")


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path, endless):
    """A file is where the run's folder should be."""
    (tmp_path / "run").write_text("")

    events = list(run_in_child(endless, RunDirectory(tmp_path / "run")))

    assert [event.summary for event in events] == [
        "The process for the trainer could not be started."
    ]


def test_a_bad_configuration_is_refused_before_any_child_starts(tmp_path, directory):
    """Like everywhere else."""
    with pytest.raises(InvalidConfiguration):
        next(run_in_child(tmp_path / "missing.toml", directory))

    assert not directory.path.exists()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (-9, "memory ran out"),
        (-11, "broke down (SIGSEGV)"),
        (-200, "broke down (signal 200)"),
        (1, "nobody foresaw"),
        (0, "nobody foresaw"),
        (0xC0000005, "nobody foresaw"),
    ],
)
def test_every_death_is_a_sentence(code, words):
    """POSIX signals are below 0; Windows has large numbers."""
    failed = failure(code)

    assert words in failed.summary
    assert failed.summary.endswith(".")
    assert "resume it" in failed.hint
