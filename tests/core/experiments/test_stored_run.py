"""A run's folder is read as it is: finished, cut off, or damaged."""

from __future__ import annotations

import json

import pytest

from tests.helpers.experiment_runs import FINDINGS, STARTED, a_config, an_epoch, write_run
from xlite_core.errors import LogRefused
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.run_directory import RunDirectory

NAME = "20261121_101500_KD_001"


def test_a_finished_run_tells_its_story(tmp_path):
    """Settings, epochs, the best of them and the hours that they took."""
    finished = {"event": "RunFinished", "epochs": 3, "best_epoch": 2, "reason": "all_epochs"}
    events = [STARTED, an_epoch(1), an_epoch(2), an_epoch(3, validation_auc=0.62), finished]
    run = StoredRun.read(write_run(tmp_path, NAME, events=events, provenance={"commit": "abc"}))

    assert (run.experiment_id, run.seed, run.findings) == ("KD_001", 42, FINDINGS)
    assert [epoch["epoch"] for epoch in run.epochs] == [1, 2, 3]
    assert run.best_epoch["epoch"] == 2
    assert run.device_hours == 1.5
    assert run.ending["reason"] == "all_epochs"
    assert run.provenance == {"commit": "abc"}
    assert run.metrics == {}


def test_an_epoch_told_twice_counts_as_told_last_and_costs_twice(tmp_path):
    """A crash made the run repeat it: the hours are gone, the numbers are the later ones."""
    events = [STARTED, an_epoch(1, train_loss=9.0), STARTED, an_epoch(1, train_loss=1.0)]

    run = StoredRun.read(write_run(tmp_path, NAME, events=events))

    assert [epoch["train_loss"] for epoch in run.epochs] == [1.0]
    assert run.device_hours == 1.0


@pytest.mark.parametrize(("keep", "epoch"), [("best_auc", 2), ("best_loss", 1), ("last", 3)])
def test_the_kept_epoch_is_the_one_that_the_settings_ask_for(tmp_path, keep, epoch):
    """The numbers of a row belong to the weights that the run hands on."""
    events = [
        an_epoch(1, validation_loss=0.1), an_epoch(2, validation_loss=0.2),
        an_epoch(3, validation_loss=0.3, validation_auc=0.5),
    ]  # fmt: skip

    run = StoredRun.read(write_run(tmp_path, NAME, a_config(loop={"keep": keep}), events=events))

    assert run.kept_epoch["epoch"] == epoch


def test_a_run_without_judgement_keeps_its_last_epoch(tmp_path):
    """A student that trains on everything has no validation films."""
    events = [an_epoch(n, validation_auc=None, validation_loss=None) for n in (1, 2)]

    run = StoredRun.read(write_run(tmp_path, NAME, events=events))

    assert run.best_epoch is None
    assert run.kept_epoch["epoch"] == 2


def test_a_run_that_has_not_begun_has_no_epochs(tmp_path):
    """Nor an ending, nor hours."""
    run = StoredRun.read(write_run(tmp_path, NAME, events=[]))
    run.directory.events.unlink()

    assert (run.epochs, run.kept_epoch, run.ending, run.device_hours) == ((), None, None, 0)


def test_a_run_that_went_on_has_not_ended(tmp_path):
    """The stop before is history."""
    stopped = {"event": "RunStopped", "epoch": 1, "step": 2}

    run = StoredRun.read(write_run(tmp_path, NAME, events=[STARTED, stopped, STARTED]))

    assert run.ending is None
    assert run.last("RunStopped") == stopped


def test_alarms_are_told_once_each(tmp_path):
    """However often the run was resumed."""
    alarm = {"event": "AlarmRaised", "kind": "stuck", "epoch": 3, "summary": "S.", "hint": "H."}
    other = alarm | {"kind": "advice"}

    run = StoredRun.read(write_run(tmp_path, NAME, events=[alarm, other, alarm | {"epoch": 4}]))

    assert run.alarms == (alarm, other)


def test_a_torn_last_line_is_left_out(tmp_path):
    """A power cut, or a run that writes at this moment."""
    directory = write_run(tmp_path, NAME, events=[STARTED])
    with directory.events.open("a") as stream:
        stream.write(json.dumps(an_epoch(1))[:20])

    assert StoredRun.read(directory).events == (STARTED,)


def test_a_folder_without_a_configuration_is_no_run(tmp_path):
    """As the sentence says."""
    with pytest.raises(LogRefused, match="holds no run"):
        StoredRun.read(RunDirectory(tmp_path))


@pytest.mark.parametrize("name", ["config", "provenance", "metrics"])
@pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff\xfe"])
def test_a_damaged_file_is_named(tmp_path, name, content):
    """Whichever it is, and however it is damaged."""
    directory = write_run(tmp_path, NAME)
    path = getattr(directory, name)
    path.write_bytes(content)

    with pytest.raises(LogRefused, match=f"The run's {path.name} is damaged"):
        StoredRun.read(directory)


@pytest.mark.parametrize("content", [b"{\n", b"7\n", b"\xff\xfe\n"])
def test_damaged_events_are_named(tmp_path, content):
    """A line that is whole, but no event."""
    directory = write_run(tmp_path, NAME)
    directory.events.write_bytes(content)

    with pytest.raises(LogRefused, match=r"events\.jsonl is damaged"):
        StoredRun.read(directory)
