"""results.csv follows a run's events, and a run never stumbles over it."""

from __future__ import annotations

import pytest

from tests.helpers.experiment_runs import write_finished_run, write_manifest_of_films
from xlite_core.errors import RunDirectoryInUse
from xlite_core.experiments.log import ExperimentLog, shown_status
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import (
    AlarmRaised,
    EpochFinished,
    RunFailed,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
)
from xlite_core.training.listeners.results_log import keep_log

STARTED = RunStarted(
    run="tiny", training_films=24, validation_films=8, findings=("Mass",), first_epoch=1,
    first_step=0, epochs=3, steps_an_epoch=3, parameters=1_500_000, device="CPU",
)  # fmt: skip
FINISHED = RunFinished(
    epochs=3, best_epoch=2, validation_auc=0.71, validation_findings=2, reason="early_stopping"
)


def epoch(number: int, **changes) -> EpochFinished:
    """Return an epoch that is the best so far."""
    values = {
        "epoch": number, "train_loss": 1.0 / number, "components": {}, "train_auc": 0.7,
        "validation_loss": 0.5, "validation_auc": 0.6 + number / 100, "validation_findings": 2,
        "validation_auc_low": None, "finding_auc": {}, "learning_rate": 1e-3, "films_per_s": 1.0,
        "seconds": 1.0, "best": True, "memory_mb": 1.0,
    }  # fmt: skip
    return EpochFinished(**values | changes)


@pytest.fixture
def a_run(tmp_path):
    """Return configuration, folder and log of a run that has no row yet."""
    directory = write_finished_run(
        tmp_path / "other", "20261121_000001_BASELINE_001", write_manifest_of_films(tmp_path)
    )
    config = TrainingConfig.read(directory.config)
    runs = tmp_path / "runs"
    return config, RunDirectory(runs / directory.name), ExperimentLog(runs)


def statuses(events, a_run):
    """Return the status in the table after each event."""
    config, directory, log = a_run
    return [log.rows()[-1].status for _ in keep_log(iter(events), config, directory)]


def test_the_status_follows_the_run(a_run):
    """A stopped run is paused: it can go on."""
    events = [STARTED, epoch(1), RunPaused(epoch=2, step=1), RunResumed(epoch=2, step=1),
              RunStopped(epoch=2, step=2)]  # fmt: skip

    assert statuses(events, a_run) == ["running", "running", "paused", "running", "paused"]


@pytest.mark.parametrize(
    ("end", "status"),
    [(FINISHED, "completed"), (RunFailed(summary="The disk is full.", hint="x"), "failed")],
)
def test_the_end_is_told(a_run, end, status):
    """With what there is to know of it in one line."""
    assert statuses([STARTED, end], a_run) == ["running", status]

    (row,) = a_run[2].rows()
    assert row.notes in (
        "tiny: seed 1, 3 epochs, best epoch 2, early stopping", "The disk is full.",
    )  # fmt: skip


def test_a_run_that_fails_before_it_starts_is_in_the_table(a_run):
    """Its films cannot be opened, say."""
    config, directory, log = a_run

    list(keep_log(iter([RunFailed(summary="No film.", hint="x")]), config, directory))

    assert (log.rows()[0].status, log.rows()[0].notes) == ("failed", "No film.")


def test_events_pass_unchanged(a_run):
    """In their order."""
    events = [STARTED, epoch(1), FINISHED]

    assert list(keep_log(iter(events), a_run[0], a_run[1])) == events


def test_the_numbers_are_those_of_the_weights_that_are_handed_on(a_run):
    """The best epoch's, not the last one's; the end corrects the AUC."""
    config, directory, log = a_run
    seen = []
    events = [STARTED, epoch(1), epoch(2), epoch(3, best=False), FINISHED]

    for _ in keep_log(iter(events), config, directory):
        (row,) = log.rows()
        seen.append((row.train_loss, row.val_auc_macro))

    assert seen == [(None, None), (1.0, 0.61), (0.5, 0.62), (0.5, 0.62), (0.5, 0.71)]


@pytest.mark.parametrize(("keep", "loss"), [("best_loss", 0.5), ("last", 0.25)])
def test_other_rules_keep_other_epochs(a_run, keep, loss):
    """The lowest validation loss, or simply the last."""
    import dataclasses

    config, directory, log = a_run
    config = dataclasses.replace(config, loop=dataclasses.replace(config.loop, keep=keep))
    events = [STARTED, epoch(1, validation_loss=0.6), epoch(2, best=False, validation_loss=0.4),
              epoch(4, best=False, validation_loss=0.5)]  # fmt: skip

    list(keep_log(iter(events), config, directory))

    assert log.rows()[0].train_loss == loss


def test_a_run_without_validation_films_has_a_loss_and_no_auc(a_run):
    """It trains on everything."""
    config, directory, log = a_run
    events = [STARTED, epoch(1, validation_auc=None, validation_loss=None, best=False)]

    list(keep_log(iter(events), config, directory))

    assert (log.rows()[0].train_loss, log.rows()[0].val_auc_macro) == (1.0, None)


def test_a_row_that_waits_is_taken_up(a_run):
    """It was entered when the run was queued; there is no second one."""
    config, directory, log = a_run
    list(keep_log(iter([STARTED, RunStopped(epoch=1, step=1)]), config, directory))

    list(keep_log(iter([STARTED, FINISHED]), config, directory))

    assert [row.status for row in log.rows()] == ["completed"]


def test_a_killed_run_shows_as_interrupted(a_run):
    """Nobody was left to say so."""
    config, directory, log = a_run
    events = keep_log(iter([STARTED, epoch(1)]), config, directory)
    next(events)
    events.close()

    assert log.rows()[0].status == "running"
    assert shown_status(log.rows()[0], directory) == "interrupted"


def test_a_table_that_cannot_be_used_is_one_alarm(a_run):
    """The run goes on without it, and the table stays as it is."""
    config, directory, log = a_run
    log.runs.mkdir()
    log.path.write_text("mine\n")

    told = list(keep_log(iter([STARTED, epoch(1), FINISHED]), config, directory))

    alarms = [event for event in told if isinstance(event, AlarmRaised)]
    assert [event for event in told if event not in alarms] == [STARTED, epoch(1), FINISHED]
    (alarm,) = alarms
    assert told[-1] == FINISHED
    assert alarm.summary.startswith("The run's row in the results was not written: results.csv")
    assert log.path.read_text() == "mine\n"


def test_a_folder_that_cannot_be_written_is_one_alarm(a_run, monkeypatch):
    """A full disk must not cost a night's training."""

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ExperimentLog, "_write", full)

    told = list(keep_log(iter([STARTED, epoch(1), FINISHED]), a_run[0], a_run[1]))

    alarms = [event for event in told if isinstance(event, AlarmRaised)]
    assert [alarm.hint for alarm in alarms] == ["See that its disk has room and allows writing."]


def test_an_error_that_nobody_foresaw_is_a_failure_in_the_table(a_run):
    """And is raised all the same; no row waits for a run that will never come."""

    def broken():
        yield STARTED
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        statuses(broken(), a_run)

    row = a_run[2].rows()[-1]
    assert (row.status, row.notes) == ("failed", "Unexpected ZeroDivisionError.")


def test_a_run_that_another_process_holds_keeps_its_status(a_run):
    """Its row belongs to whoever holds it."""

    def held():
        raise RunDirectoryInUse("It is being written.", "Wait.")
        yield STARTED

    config, directory, log = a_run
    list(keep_log(iter([STARTED]), config, directory))

    with pytest.raises(RunDirectoryInUse):
        list(keep_log(held(), config, directory))

    assert log.rows()[-1].status == "running"
