"""A run is a stream of events; stopping it, however rudely, changes no bit of its weights."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from tests.helpers.tiny_study import FINDINGS, tiny_config, tiny_films, tiny_study
from xlite_core.errors import CorruptCheckpoint, RunDirectoryInUse
from xlite_core.models.stored_probabilities import StoredTeacher
from xlite_core.run_directory import RunDirectory
from xlite_core.training.checkpoint import load_weights, recorded_config
from xlite_core.training.events import (
    CheckpointSaved,
    EpochFinished,
    RunFailed,
    RunFinished,
    RunStarted,
    StepFinished,
    from_line,
)
from xlite_core.training.held_out_logits import read_logits
from xlite_core.training.run import run
from xlite_core.training.sections import DistillationConfig

CONFIG = tiny_config(epochs=3)


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    return tiny_films(tiny_study(tmp_path_factory.mktemp("study")))


@pytest.fixture(scope="module")
def whole(tmp_path_factory, films):
    """A run that was never stopped: its folder and its events."""
    directory = RunDirectory(tmp_path_factory.mktemp("whole"))
    return directory, list(run(CONFIG, directory, films=films))


def assert_same_result(directory: RunDirectory, whole: RunDirectory) -> None:
    assert directory.weights.read_bytes() == whole.weights.read_bytes()
    ours, theirs = (d.predictions / "validation.csv" for d in (directory, whole))
    assert ours.read_bytes() == theirs.read_bytes()


def journal(directory: RunDirectory) -> list:
    return [from_line(line) for line in directory.events.read_text().splitlines()]


def started(config, films, path: Path) -> RunDirectory:
    """Run one epoch and walk away."""
    directory = RunDirectory(path)
    events = run(config, directory, films=films)
    next(event for event in events if isinstance(event, CheckpointSaved))
    events.close()
    return directory


def test_events_come_in_their_order(whole):
    """Started, then steps, an epoch's end and its checkpoint, three times, then finished."""
    _, events = whole
    kinds = [type(event) for event in events]

    epoch = [StepFinished, StepFinished, EpochFinished, CheckpointSaved]
    assert kinds == [RunStarted, *epoch * 3, RunFinished]
    assert (events[0].training_films, events[0].validation_films) == (12, 12)
    assert (events[0].first_epoch, events[0].first_step, events[0].steps_an_epoch) == (1, 1, 2)
    saved = [event for event in events if isinstance(event, CheckpointSaved)]
    assert [(event.epoch, event.step) for event in saved] == [(1, 0), (2, 0), (3, 0)]
    assert saved[0].megabytes == pytest.approx(
        (whole[0].checkpoints / "step_00000006.pt").stat().st_size / 1e6, rel=0.01
    )


def test_an_epoch_says_what_its_steps_said(whole):
    """Its loss is their mean, its rate that of the last one."""
    _, events = whole
    steps = [e for e in events if isinstance(e, StepFinished) and e.epoch == 2]
    (epoch,) = (e for e in events if isinstance(e, EpochFinished) and e.epoch == 2)

    assert epoch.train_loss == pytest.approx(np.mean([step.loss for step in steps]))
    assert epoch.components == {"hard": pytest.approx(epoch.train_loss)}
    assert epoch.learning_rate == steps[-1].learning_rate
    assert epoch.finding_auc.keys() == set(FINDINGS)
    assert epoch.memory_mb > 1
    assert epoch.films_per_s > 0


def test_the_journal_holds_the_events_but_no_steps(whole):
    """One line of JSON each; configuration, fingerprint and provenance beside it."""
    directory, events = whole

    assert journal(directory) == [e for e in events if not isinstance(e, StepFinished)]
    assert recorded_config(directory.path) == CONFIG
    provenance = json.loads(directory.provenance.read_text())
    assert provenance["seed"] == 42
    assert provenance["versions"]["torch"] == torch.__version__
    assert provenance["films_fingerprint"] == directory.films.read_text()


def test_a_run_says_which_films_judge(tmp_path, films):
    """Films that validate without judging count in no AUC, nor in its n."""
    judging = films.judging.copy()
    judging[films.validation[0]] = False

    events = run(CONFIG, RunDirectory(tmp_path), films=replace(films, judging=judging))
    started = next(event for event in events if isinstance(event, RunStarted))
    events.close()

    labels = films.table.labels[films.validation[1:]]
    assert started.judging_films == len(films.validation) - 1
    assert started.validation_films == len(films.validation)
    assert list(started.judging_positives) == list(FINDINGS)
    assert list(started.judging_positives.values()) == np.nansum(labels, axis=0).tolist()


def test_a_distillation_says_how_good_its_teacher_is(tmp_path, films):
    """Where that is known without looking at films; in the journal, too."""
    labels = np.nan_to_num(films.table.labels)
    rows = np.tile(np.arange(len(labels)), 5)  # enough positives for a macro mean
    many = replace(
        films,
        table=films.table[rows],
        films=films.films[rows],
        train=np.flatnonzero(np.isin(rows, films.train)),
        validation=np.flatnonzero(np.isin(rows, films.validation)),
        judging=films.judging[rows],
    )
    teacher = StoredTeacher(
        torch.from_numpy(6 * labels - 3).float()[rows],
        findings=FINDINGS, opinions=FINDINGS, name="table",
    )  # fmt: skip
    directory = RunDirectory(tmp_path)
    config = replace(CONFIG, distillation=DistillationConfig(teachers=("table.csv",)))

    events = run(config, directory, films=many, teacher=teacher)
    started = next(event for event in events if isinstance(event, RunStarted))
    events.close()

    assert started.teacher_auc == 1.0
    assert journal(directory)[0].teacher_auc == 1.0


def test_a_journal_of_an_earlier_version_is_read():
    """What it does not know is not known: no teacher's level, no upper end of an interval."""
    started = (
        '{"event":"RunStarted","run":"tiny","training_films":8,"validation_films":4,'
        '"findings":["Mass"],"first_epoch":1,"first_step":1,"epochs":2,"steps_an_epoch":2,'
        '"parameters":9,"device":"cpu"}'
    )
    epoch = (
        '{"event":"EpochFinished","epoch":1,"train_loss":1.0,"components":{},"train_auc":null,'
        '"validation_loss":1.0,"validation_auc":0.7,"validation_findings":1,'
        '"validation_auc_low":0.6,"finding_auc":{},"learning_rate":0.1,"films_per_s":1.0,'
        '"seconds":1.0,"best":true,"memory_mb":1.0}'
    )

    assert from_line(started).teacher_auc is None
    assert from_line(epoch).validation_auc_high is None


def test_the_parts_are_written_down(whole, films):
    """Which film trained and which validated can be read without the code."""
    directory, _ = whole

    for name, rows in (("train", films.train), ("val", films.validation)):
        lines = (directory.splits / f"{name}.csv").read_text().splitlines()
        assert [line.split(",")[0] for line in lines[1:]] == films.table.files[rows].tolist()
    assert not (directory.splits / "test.csv").exists()


def test_validation_logits_are_those_of_the_validation_films(whole, films):
    """In their order, and finite; no test film is looked at outside the phase final."""
    directory, _ = whole

    files, logits = read_logits(directory.predictions / "validation.csv", FINDINGS)

    assert files == films.table.files[films.validation].tolist()
    assert logits.shape == (12, 2)
    assert np.isfinite(logits).all()
    assert not (directory.predictions / "test.csv").exists()


@pytest.mark.parametrize("phase", ["baseline", "final"])
def test_test_films_are_looked_at_in_the_phase_final_alone(tmp_path, films, phase):
    """Whoever looks earlier chooses by them."""
    set_aside = replace(films, validation=films.validation[:6], test=films.validation[6:])
    directory = RunDirectory(tmp_path)

    list(run(tiny_config(epochs=1, phase=phase), directory, films=set_aside))

    assert (directory.predictions / "test.csv").exists() == (phase == "final")


def test_a_finished_run_says_its_end_again_and_does_nothing(whole):
    """Not one byte of its folder changes."""
    directory, events = whole
    before = {path: path.stat().st_mtime_ns for path in directory.path.rglob("*.*")}

    again = list(run(CONFIG, directory))

    assert again == [events[-1]]
    assert {path: path.stat().st_mtime_ns for path in directory.path.rglob("*.*")} == before


@pytest.mark.parametrize("last", [(1, 0), (2, 0)])
def test_going_on_after_a_stop_equals_never_having_stopped(tmp_path, films, whole, last):
    """Bit for bit: weights, averages, logits."""
    directory, events = RunDirectory(tmp_path), []
    attempt = run(CONFIG, directory, films=films)
    for event in attempt:
        if isinstance(event, CheckpointSaved) and (event.epoch, event.step) == last:
            break
    attempt.close()

    events = list(run(CONFIG, directory, films=films))

    assert events[0].first_epoch == last[0] + 1
    assert_same_result(directory, whole[0])


def test_what_others_draw_meanwhile_changes_nothing(tmp_path, films, whole):
    """Whoever listens may use torch's global generator between two events."""
    directory = RunDirectory(tmp_path)

    for _ in run(CONFIG, directory, films=films):
        torch.rand(3)

    assert_same_result(directory, whole[0])


def test_a_stop_within_an_epoch_loses_its_steps_alone(tmp_path, films, whole):
    """Half an epoch without a checkpoint leaves no trace."""
    attempt = run(CONFIG, RunDirectory(tmp_path), films=films)
    for event in attempt:
        if isinstance(event, StepFinished) and (event.epoch, event.step) == (2, 1):
            break
    attempt.close()

    rest = list(run(CONFIG, RunDirectory(tmp_path), films=films))

    assert (rest[0].first_epoch, rest[0].first_step) == (2, 1)
    assert_same_result(RunDirectory(tmp_path), whole[0])


def test_the_machine_may_change_between_two_attempts(tmp_path, films, whole):
    """Workers and checkpoint times are no part of what a run is."""
    directory = started(CONFIG, films, tmp_path)
    elsewhere = replace(CONFIG, machine=replace(CONFIG.machine, workers=2, checkpoint_minutes=1.0))

    list(run(elsewhere, directory, films=films))

    assert_same_result(directory, whole[0])


def test_findings_may_come_from_the_films(tmp_path, films, whole):
    """A configuration without findings takes theirs, and goes on with them."""
    config = replace(CONFIG, findings=())
    directory = started(config, films, tmp_path)

    list(run(config, directory, films=films))

    assert recorded_config(tmp_path).findings == FINDINGS
    assert_same_result(directory, whole[0])


def test_a_folder_keeps_to_one_configuration(tmp_path, films):
    """Other settings are refused, and config.json still says the first ones."""
    directory = started(CONFIG, films, tmp_path)

    with pytest.raises(CorruptCheckpoint, match="other settings"):
        list(run(tiny_config(epochs=3, seed=7), directory, films=films))

    assert recorded_config(tmp_path) == CONFIG
    assert not isinstance(journal(directory)[-1], RunFailed)


@pytest.mark.parametrize("changed", ["label", "purpose", "judging"])
def test_a_folder_keeps_to_its_films(tmp_path, films, changed):
    """One label or one film's purpose: a run never goes on with other data."""
    directory = started(CONFIG, films, tmp_path)
    labels, judging = films.table.labels.copy(), films.judging.copy()
    labels[-1, -1], judging[0] = 1 - labels[-1, -1], not judging[0]
    other = {
        "label": {"table": replace(films.table, labels=labels)},
        "purpose": {"train": films.train[1:]},
        "judging": {"judging": judging},
    }[changed]

    with pytest.raises(CorruptCheckpoint, match="other films or labels"):
        list(run(CONFIG, directory, films=replace(films, **other)))


def test_a_checkpoint_keeps_to_its_run(tmp_path, films):
    """Even when its folder's config.json was lost."""
    directory = started(CONFIG, films, tmp_path)
    directory.config.unlink()

    with pytest.raises(CorruptCheckpoint, match="other settings or films"):
        list(run(tiny_config(epochs=3, seed=7), directory, films=films))


def test_a_folder_has_one_writer(tmp_path, films):
    """A second run in the same folder is refused while the first is alive."""
    attempt = run(CONFIG, RunDirectory(tmp_path), films=films)
    next(attempt)

    with pytest.raises(RunDirectoryInUse):
        next(run(CONFIG, RunDirectory(tmp_path), films=films))

    attempt.close()
    assert not RunDirectory(tmp_path).in_use


def test_a_finding_without_positive_training_films_is_refused(tmp_path, films):
    """It is named, and no step is made."""
    labels = films.table.labels.copy()
    labels[films.train, 1] = 0
    blind = replace(films, table=replace(films.table, labels=labels))

    (failed,) = run(CONFIG, RunDirectory(tmp_path), films=blind)

    assert failed.summary == "No training film shows Edema: it cannot be learned."
    assert journal(RunDirectory(tmp_path)) == [failed]


def test_findings_in_another_order_are_refused(tmp_path, films):
    """Logits would be named wrongly."""
    swapped = replace(CONFIG, findings=FINDINGS[::-1])

    (failed,) = run(swapped, RunDirectory(tmp_path), films=films)

    assert "in another order" in failed.summary


def test_an_unexpected_error_is_raised_and_written_down(tmp_path, films, monkeypatch):
    """A bug is no event, but the journal must not read as if the run were under way."""

    def broken(*_):
        raise KeyError("left")

    monkeypatch.setattr("xlite_core.training.loop.TrainingLoop._step", broken)

    with pytest.raises(KeyError):
        list(run(CONFIG, RunDirectory(tmp_path), films=films))

    assert journal(RunDirectory(tmp_path))[-1].summary.endswith("unexpected KeyError.")


def test_without_validation_films_the_last_weights_are_kept_and_said_so(tmp_path, films):
    """A run that trains on everything cannot have a best epoch."""
    everything = replace(films, train=np.arange(24), validation=np.empty(0, np.intp))
    directory = RunDirectory(tmp_path)

    events = list(run(tiny_config(epochs=1, keep="best_auc"), directory, films=everything))

    assert events[-2].kind == "advice"
    assert "weights of the last are kept" in events[-2].summary
    assert (events[-1].validation_auc, events[-1].best_epoch) == (None, None)
    assert directory.weights.exists()


def test_the_weights_of_the_chosen_epoch_are_handed_on(tmp_path, films):
    """best_loss hands on what checkpoints/best_loss.safetensors holds."""
    directory = RunDirectory(tmp_path)
    config = tiny_config(epochs=3, keep="best_loss", learning_rate=0.05)

    events = list(run(config, directory, films=films))

    losses = {e.epoch: e.validation_loss for e in events if isinstance(e, EpochFinished)}
    best = load_weights(directory.checkpoints / "best_loss.safetensors")
    assert events[-1].best_epoch == min(losses, key=losses.get)
    assert all(torch.equal(best[n], w) for n, w in load_weights(directory.weights).items())


def test_damaged_papers_of_a_run_are_no_riddle(tmp_path, whole, films):
    """A fingerprint that is no text says other films; a line of the journal that is none is
    passed over, and the run is still known to be finished."""
    directory = RunDirectory(tmp_path / "copy")
    shutil.copytree(whole[0].path, directory.path)
    with directory.events.open("ab") as stream:
        stream.write(b"\xff\xfe\x00\n")

    assert list(run(CONFIG, directory, films=films)) == [whole[1][-1]]

    directory.weights.unlink()
    directory.films.write_bytes(b"\xff")
    with pytest.raises(CorruptCheckpoint, match="other films"):
        list(run(CONFIG, directory, films=films))
