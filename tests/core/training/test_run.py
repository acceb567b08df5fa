"""A run is a stream of events; stopping it, however rudely, changes no bit of its weights."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from tests.helpers.tiny_study import tiny_config, tiny_films, tiny_study
from xlite_core.errors import CorruptCheckpoint, InvalidConfiguration, InvalidLabels
from xlite_core.training.checkpoint import load_checkpoint, load_weights
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import (
    CheckpointSaved,
    EpochFinished,
    RunFinished,
    RunStarted,
    StepFinished,
)
from xlite_core.training.held_out_logits import read_logits
from xlite_core.training.run import run

REPOSITORY = Path(__file__).resolve().parents[3]
CONFIG = tiny_config(epochs=3)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tiny_films(tiny_study(tmp_path_factory.mktemp("study")))


@pytest.fixture(scope="module")
def whole(tmp_path_factory, data):
    """A run that was never stopped: its folder and its events."""
    threads = torch.get_num_threads()
    directory = tmp_path_factory.mktemp("whole")
    events = list(run(CONFIG, data, directory))
    torch.set_num_threads(threads)
    return directory, events


def assert_same_result(directory: Path, whole: Path) -> None:
    ours, theirs = (load_weights(d / "weights.safetensors") for d in (directory, whole))
    assert ours.keys() == theirs.keys()
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)
    assert (directory / "held_out.csv").read_bytes() == (whole / "held_out.csv").read_bytes()


def test_events_come_in_their_order(whole):
    """Started, then steps, an epoch's end and its checkpoint, three times, then finished."""
    _, events = whole
    kinds = [type(event) for event in events]

    epoch = [StepFinished, StepFinished, EpochFinished, CheckpointSaved]
    assert kinds == [RunStarted, *epoch * 3, RunFinished]
    assert (events[0].training_films, events[0].held_out_films) == (12, 12)
    assert [event.epoch for event in events if isinstance(event, CheckpointSaved)] == [1, 2, 3]
    assert events[-2].epoch == 3


def test_the_journal_holds_the_events_but_no_steps(whole):
    """One line of JSON each, and the configuration beside it."""
    directory, events = whole

    lines = [json.loads(line) for line in (directory / "events.jsonl").read_text().splitlines()]

    kept = [event for event in events if not isinstance(event, StepFinished)]
    assert [line["event"] for line in lines] == [type(event).__name__ for event in kept]
    assert TrainingConfig.read(directory / "config.json") == CONFIG


def test_held_out_logits_are_those_of_the_held_out_films(whole, data):
    """In their order, and finite."""
    directory, _ = whole

    files, logits = read_logits(directory / "held_out.csv", CONFIG.findings)

    assert files == data.files[data.held_out].tolist()
    assert logits.shape == (12, 2)
    assert np.isfinite(logits).all()


@pytest.mark.parametrize("last_epoch", [1, 2])
def test_going_on_after_a_stop_equals_never_having_stopped(tmp_path, data, whole, last_epoch):
    """Bit for bit: weights, averages, logits."""
    events = run(CONFIG, data, tmp_path)
    for event in events:
        if isinstance(event, CheckpointSaved) and event.epoch == last_epoch:
            break
    events.close()
    torch.rand(7)  # whatever else used the global generator meanwhile

    rest = list(run(CONFIG, data, tmp_path))

    assert rest[0].first_epoch == last_epoch + 1
    assert_same_result(tmp_path, whole[0])


def test_a_stop_within_an_epoch_repeats_that_epoch(tmp_path, data, whole):
    """Half an epoch leaves no trace."""
    events = run(CONFIG, data, tmp_path)
    for event in events:
        if isinstance(event, StepFinished) and (event.epoch, event.step) == (2, 1):
            break
    events.close()

    rest = list(run(CONFIG, data, tmp_path))

    assert rest[0].first_epoch == 2
    assert_same_result(tmp_path, whole[0])


CHILD = """
import sys, time
from pathlib import Path
from tests.helpers.tiny_study import tiny_config, tiny_films, tiny_study
from xlite_core.training.run import run
directory = Path(sys.argv[1])
for event in run(tiny_config(epochs=3), tiny_films(tiny_study(directory)), directory):
    if type(event).__name__ == "StepFinished" and event.epoch == 2:
        (directory / "now").touch()
        time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_run_goes_on_as_if_nothing_had_happened(tmp_path, data, whole):
    """kill -9 in the middle of an epoch, in a process of its own."""
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(tmp_path)], cwd=REPOSITORY)
    try:
        until = time.monotonic() + 100
        while not (tmp_path / "now").exists() and child.poll() is None:
            assert time.monotonic() < until
            time.sleep(0.05)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()

    rest = list(run(CONFIG, data, tmp_path))

    assert rest[0].first_epoch == 2
    assert_same_result(tmp_path, whole[0])


def started(config: TrainingConfig, data, directory: Path) -> None:
    """Run one epoch and stop."""
    for event in run(config, data, directory):
        if isinstance(event, CheckpointSaved):
            break


def test_a_folder_keeps_to_one_configuration(tmp_path, data):
    """Other settings are refused, and config.json still says the first ones."""
    started(CONFIG, data, tmp_path)

    with pytest.raises(CorruptCheckpoint, match="other settings"):
        list(run(replace(CONFIG, seed=7), data, tmp_path))

    assert TrainingConfig.read(tmp_path / "config.json") == CONFIG


@pytest.mark.parametrize("changed", ["labels", "films", "held_out"])
def test_a_folder_keeps_to_its_films(tmp_path, data, changed):
    """One label, one pixel or one film's purpose: a run never goes on with other data."""
    started(CONFIG, data, tmp_path)
    other = getattr(data, changed).copy()
    other.flat[-1] = not other.flat[-1]

    with pytest.raises(CorruptCheckpoint, match="other films or labels"):
        list(run(CONFIG, replace(data, **{changed: other}), tmp_path))


def test_a_checkpoint_keeps_to_its_configuration(tmp_path, data):
    """Even when its config.json was lost."""
    started(CONFIG, data, tmp_path)
    (tmp_path / "config.json").unlink()

    with pytest.raises(CorruptCheckpoint, match="other settings"):
        list(run(replace(CONFIG, seed=7), data, tmp_path))


@pytest.mark.parametrize("content", [b"", b"no checkpoint", b"PK\x03\x04" + bytes(100)])
def test_a_damaged_checkpoint_is_refused(tmp_path, data, content):
    """In a sentence, and nothing starts again by itself."""
    (tmp_path / "checkpoints").mkdir()
    (tmp_path / "checkpoints" / "last.pt").write_bytes(content)

    with pytest.raises(CorruptCheckpoint, match="is damaged"):
        list(run(CONFIG, data, tmp_path))


def test_a_checkpoint_is_data_and_never_code(tmp_path):
    """A pickle that would run something is refused before it runs."""

    class Trap:
        def __reduce__(self):
            return (Path.touch, (tmp_path / "sprung",))

    path = tmp_path / "last.pt"
    torch.save({"schema": 1, "epoch": Trap()}, path)

    with pytest.raises(CorruptCheckpoint, match="is damaged"):
        load_checkpoint(path, {})

    assert not (tmp_path / "sprung").exists()


def test_a_finding_without_positive_training_films_is_refused(tmp_path, data):
    """It is named, and nothing is written."""
    labels = data.labels.copy()
    labels[~data.held_out, 1] = 0

    with pytest.raises(InvalidLabels, match="No training film shows Edema"):
        list(run(CONFIG, replace(data, labels=labels), tmp_path / "run"))

    assert not (tmp_path / "run").exists()


def test_a_run_that_comes_apart_says_so(tmp_path, data):
    """NaN is not trained on, saved or averaged: the sentence names the remedy."""
    # Inputs so large that the first convolution overflows.
    blinding = replace(CONFIG, recipe=replace(CONFIG.recipe, std=(1e-37,) * 3))

    with pytest.raises(InvalidConfiguration, match="come apart in epoch 1"):
        list(run(blinding, data, tmp_path))

    assert not (tmp_path / "weights.safetensors").exists()
    assert not (tmp_path / "checkpoints" / "last.pt").exists()


def test_weights_that_cannot_be_read_are_refused(tmp_path):
    """Missing or damaged."""
    (tmp_path / "bad.safetensors").write_bytes(b"\xff" * 20)

    for name in ("none.safetensors", "bad.safetensors"):
        with pytest.raises(CorruptCheckpoint, match="cannot be read"):
            load_weights(tmp_path / name)
