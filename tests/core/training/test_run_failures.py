"""What goes wrong while training ends or adapts with one clear event; no checkpoint is lost."""

from __future__ import annotations

import errno
import sys
import threading
from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.helpers.tiny_study import tiny_config, tiny_films, tiny_study
from xlite_core.run_directory import RunDirectory
from xlite_core.training import checkpoint as checkpoint_module
from xlite_core.training.checkpoint import read_checkpoint
from xlite_core.training.checkpoint_folder import CheckpointFolder
from xlite_core.training.control import RunControl
from xlite_core.training.events import (
    AlarmRaised,
    CheckpointSaved,
    EpochFinished,
    RunFailed,
    RunFinished,
    StepFinished,
    from_line,
)
from xlite_core.training.run import run
from xlite_core.training.trainer import Trainer

CONFIG = tiny_config(epochs=2, batch_size=4)


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    return tiny_films(tiny_study(tmp_path_factory.mktemp("study")))


@pytest.fixture(scope="module")
def whole(tmp_path_factory, films):
    directory = RunDirectory(tmp_path_factory.mktemp("whole"))
    list(run(CONFIG, directory, films=films))
    return directory


def journal(directory: RunDirectory) -> list:
    return [from_line(line) for line in directory.events.read_text().splitlines()]


def test_a_loss_that_is_no_number_ends_the_run_with_its_last_checkpoint_sound(
    tmp_path, films, whole, monkeypatch
):
    """In the second epoch; what was saved after the first is finite, and the run can go on."""
    directory = RunDirectory(tmp_path)
    sound = Trainer._gradients

    def poisoned(self, batch, moment):
        sums, counts = sound(self, batch, moment)
        if (moment.epoch, moment.step) == (2, 2):
            sums[""] = sums[""] * float("nan")
        return sums, counts

    with monkeypatch.context() as patch:
        patch.setattr(Trainer, "_gradients", poisoned)
        events = list(run(CONFIG, directory, films=films))
    kept = read_checkpoint(max(directory.checkpoints.glob("*.pt")))
    list(run(CONFIG, directory, films=films))

    assert isinstance(events[-1], RunFailed)
    assert "has come apart in epoch 2" in events[-1].summary
    assert (kept.epoch, kept.step) == (1, 0)
    assert all(torch.isfinite(t).all() for t in kept.student.values())
    assert directory.weights.read_bytes() == whole.weights.read_bytes()


def test_a_gradient_that_is_no_number_reaches_no_weight(tmp_path, films, monkeypatch):
    """The loss may be sound when one gradient has overflowed: nothing is saved."""
    sound = Trainer._gradients

    def poisoned(self, batch, moment):
        result = sound(self, batch, moment)
        self.student.head.hidden.weight.grad[0, 0] = float("inf")
        return result

    monkeypatch.setattr(Trainer, "_gradients", poisoned)

    *_, failed = run(CONFIG, RunDirectory(tmp_path), films=films)

    assert "has come apart in epoch 1" in failed.summary
    assert not list(tmp_path.rglob("*.pt"))
    assert not RunDirectory(tmp_path).weights.exists()


def test_a_normalisation_that_blinds_is_refused_before_the_first_step(tmp_path, films):
    """Once, before a new run; nothing is saved."""
    blinding = replace(CONFIG, recipe=replace(CONFIG.recipe, std=(1e-37,) * 3))

    (failed,) = run(blinding, RunDirectory(tmp_path), films=films)

    assert isinstance(failed, RunFailed)
    assert not list(tmp_path.rglob("*.pt"))


def full_disk_at(monkeypatch, *calls: int):
    """Let some writes of checkpoints, by their number, meet a full disk."""
    write, count = checkpoint_module.atomic_write, iter(range(100))

    class Full:
        def __init__(self, path):
            self.path = path

        def __enter__(self):
            (self.path.parent / f".{self.path.name}.0.part").write_bytes(b"half")
            raise OSError(errno.ENOSPC, "No space left on device", str(self.path))

        def __exit__(self, *_):
            return None

    def maybe(path):
        full = path.suffix == ".pt" and next(count) in calls
        return Full(path) if full else write(path)

    monkeypatch.setattr(checkpoint_module, "atomic_write", maybe)


def test_a_full_disk_costs_a_checkpoint_but_not_the_run(tmp_path, films, whole, monkeypatch):
    """An alarm; the checkpoint before is there, the run goes on and ends as it would have."""
    full_disk_at(monkeypatch, 1)
    directory = RunDirectory(tmp_path)

    events = list(run(CONFIG, directory, films=films))

    (alarm,) = (event for event in events if isinstance(event, AlarmRaised))
    assert (alarm.kind, alarm.epoch) == ("disk_full", 2)
    assert "/" not in alarm.summary
    assert [p.name for p in directory.checkpoints.glob("*.pt")] == ["step_00000003.pt"]
    assert isinstance(events[-1], RunFinished)
    assert directory.weights.read_bytes() == whole.weights.read_bytes()


def test_a_stop_on_a_full_disk_says_what_is_lost(tmp_path, films, whole, monkeypatch):
    """The run cannot end as if it were saved; the checkpoint before goes on to the same end."""
    control, directory = RunControl(), RunDirectory(tmp_path)
    events = run(CONFIG, directory, control, films=films)
    next(e for e in events if isinstance(e, StepFinished) and (e.epoch, e.step) == (2, 2))

    with monkeypatch.context() as patch:
        full_disk_at(patch, 0)
        control.stop()
        (failed,) = events
    list(run(CONFIG, directory, films=films))

    assert "without a checkpoint of its last steps" in failed.summary
    assert directory.weights.read_bytes() == whole.weights.read_bytes()


def test_a_folder_that_cannot_be_written_ends_the_run_in_a_sentence(tmp_path, films, monkeypatch):
    """No path in it."""

    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied", "/secret/place")

    monkeypatch.setattr(CheckpointFolder, "save", refuse)

    *_, failed = run(CONFIG, RunDirectory(tmp_path), films=films)

    assert failed.summary == "The run's folder or films cannot be used: Permission denied."
    assert journal(RunDirectory(tmp_path))[-1] == failed


class VanishingFilms:
    """Films that a drive no longer gives after some were read."""

    def __init__(self, films, lasting):
        self._films, self._lasting = films, lasting

    @property
    def shape(self):
        return self._films.shape

    def __len__(self):
        return len(self._films)

    def __getitem__(self, key):
        self._lasting -= 1
        if self._lasting < 0:
            raise OSError(errno.EIO, "Input/output error", "/mnt/ward/film.png")
        return self._films[key]


def test_a_film_that_vanishes_ends_the_run_with_its_name(tmp_path, films, whole):
    """Without its folder; when it is back the run goes on to the same weights."""
    directory = RunDirectory(tmp_path)
    fading = replace(films, films=VanishingFilms(films.films, 18))

    *_, failed = run(CONFIG, directory, films=fading)
    list(run(CONFIG, directory, films=films))

    assert isinstance(failed, RunFailed)
    assert "film_" in failed.summary
    assert "/mnt" not in failed.summary + failed.hint
    assert directory.weights.read_bytes() == whole.weights.read_bytes()


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory."),
        RuntimeError("[enforce fail] DefaultCPUAllocator: not enough memory: you tried ..."),
    ],
    ids=["cuda", "cpu"],
)
def test_too_little_memory_halves_the_passes_and_goes_on(tmp_path, films, monkeypatch, error):
    """From the same step, with an alarm, and for good: a resumed run keeps the smaller passes."""
    sound, sizes = Trainer._gradients, []

    def tight(self, batch, moment):
        sizes.append(self.part)
        if self.part > 2:
            raise error
        return sound(self, batch, moment)

    monkeypatch.setattr(Trainer, "_gradients", tight)
    directory = RunDirectory(tmp_path)
    events = run(CONFIG, directory, films=films)
    seen = [next(event for event in events if isinstance(event, CheckpointSaved))]
    events.close()
    seen = list(run(CONFIG, directory, films=films))

    alarms = [e for e in journal(directory) if isinstance(e, AlarmRaised)]
    assert [alarm.kind for alarm in alarms] == ["out_of_memory"]
    assert "2 films pass at once" in alarms[0].summary
    assert sizes == [4, 2, 2, 2] + [2] * 3
    assert isinstance(seen[-1], RunFinished)


def test_when_two_films_are_too_many_the_run_ends(tmp_path, films, monkeypatch):
    """There is no smaller pass."""

    def tight(*_):
        raise torch.OutOfMemoryError("CUDA out of memory.")

    monkeypatch.setattr(Trainer, "_gradients", tight)

    *_, failed = run(CONFIG, RunDirectory(tmp_path), films=films)

    assert failed.summary == "The memory does not suffice for a pass of 2 films."


def test_a_step_that_takes_too_long_raises_an_alarm(tmp_path, films, monkeypatch):
    """In the journal while it lasts, in the stream with the next event, once."""
    sound, directory = Trainer.step, RunDirectory(tmp_path)
    written = []

    def slow(self, batch, moment):
        if (moment.epoch, moment.step) == (1, 2):
            threading.Event().wait(1.2)
            written.extend(journal(directory))
        return sound(self, batch, moment)

    monkeypatch.setattr(Trainer, "step", slow)
    config = tiny_config(epochs=1, batch_size=4, stall_minutes=0.01)

    events = list(run(config, directory, films=films))

    alarms = [event for event in events if isinstance(event, AlarmRaised)]
    assert [alarm.kind for alarm in alarms] == ["stalled"]
    assert written[-1] == alarms[0]
    assert events[events.index(alarms[0]) + 1].step == 2
    assert journal(directory).count(alarms[0]) == 1


def test_a_damaged_checkpoint_is_said_and_gone_around(tmp_path, films, whole):
    """The one before gives the same weights in the end."""
    directory = RunDirectory(tmp_path)
    events = run(CONFIG, directory, films=films)
    for event in events:
        if isinstance(event, StepFinished) and (event.epoch, event.step) == (2, 3):
            break
    events.close()
    control = RunControl()
    control.stop()
    list(run(CONFIG, directory, control, films=films))
    first = min(directory.checkpoints.glob("*.pt"))
    (directory.checkpoints / "step_00000004.pt").write_bytes(first.read_bytes()[:-7])

    events = list(run(CONFIG, directory, films=films))

    assert (events[1].kind, events[0].first_epoch) == ("checkpoint_damaged", 2)
    assert "step_00000004.pt is damaged" in events[1].summary
    assert directory.weights.read_bytes() == whole.weights.read_bytes()


def test_alarms_of_epochs_come_after_them(tmp_path, films):
    """Overfitting is raised by the epoch that showed it, before its checkpoint."""
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 2, films.table.labels.shape).astype(float)
    many = np.tile(np.arange(24), 4)
    table = replace(films.table, labels=labels)[many]
    crowd = replace(
        films,
        table=table,
        films=films.films[many],
        train=np.flatnonzero(many < 12),
        validation=np.flatnonzero(many >= 12),
        judging=np.ones(96, bool),
    )
    config = tiny_config(epochs=6, batch_size=16, learning_rate=5e-3, ema_decay=0.0)

    events = list(run(config, RunDirectory(tmp_path), films=crowd))

    kinds = [type(event) for event in events]
    places = [n for n, e in enumerate(events) if getattr(e, "kind", "") == "overfitting"]
    assert places
    assert kinds[places[0] - 1] in (EpochFinished, AlarmRaised)
    assert events[places[0] + 1].__class__ in (CheckpointSaved, AlarmRaised)


@pytest.mark.skipif(sys.platform == "win32", reason="no folder in use can be moved there")
def test_a_run_whose_folder_is_moved_ends_with_its_checkpoints_in_one_place(tmp_path, films, whole):
    """It begins no second folder without settings; moved back, it goes on to the same end."""
    directory, elsewhere = RunDirectory(tmp_path / "run"), tmp_path / "elsewhere"
    seen = []
    for event in run(CONFIG, directory, films=films):
        seen.append(event)
        if isinstance(event, EpochFinished) and event.epoch == 1:
            directory.path.rename(elsewhere)

    assert isinstance(seen[-1], RunFailed)
    assert "moved or deleted" in seen[-1].summary
    assert not directory.path.exists()

    elsewhere.rename(directory.path)
    assert isinstance(list(run(CONFIG, directory, films=films))[-1], RunFinished)
    assert directory.weights.read_bytes() == whole.weights.read_bytes()
