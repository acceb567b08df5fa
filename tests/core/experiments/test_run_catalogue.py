"""The catalogue: what a table shows of a thousand runs, read once and again where changed."""

from __future__ import annotations

import json
import os

import pytest

from tests.helpers.experiment_runs import a_config, a_row, write_run
from xlite_core.errors import LogRefused
from xlite_core.evaluation.interval import Estimate
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.notes import NOTES, write_note
from xlite_core.experiments.run_catalogue import RunCatalogue
from xlite_core.experiments.run_progress import RunProgress, progress_of

_JUDGED = {
    "validation": {
        "macro_auc": {"value": 0.79, "low": 0.77, "high": 0.81},
        "macro_findings": 14,
        "films": 400,
    }
}


def _only(catalogue):
    (summary,) = catalogue.look().summaries
    return summary


@pytest.fixture
def runs(tmp_path):
    folder = tmp_path / "runs"
    folder.mkdir()
    return folder


@pytest.fixture
def finished(runs):
    directory = write_run(runs, "20261121_093000_KD_001")
    directory.metrics.write_text(json.dumps(_JUDGED))
    ExperimentLog(runs).append(a_row(status="completed", val_auc_macro=0.79))
    return directory


def test_a_folder_that_does_not_exist_holds_no_runs(tmp_path):
    """The first start of all."""
    assert RunCatalogue(tmp_path / "none").look().summaries == ()


def test_a_finished_run_shows_its_auc_with_interval_and_what_it_is_about(runs, finished):
    """No number without its n."""
    summary = _only(RunCatalogue(runs))

    assert summary.auc == Estimate(value=0.79, low=0.77, high=0.81)
    assert (summary.findings, summary.films, summary.status) == (14, 400, "completed")
    assert summary.directory == finished
    assert not summary.resumable


def test_a_quick_look_leaves_intervals_out(runs, finished):
    """A thousand rows of results.csv are read in a moment; a thousand evaluations are not."""
    catalogue = RunCatalogue(runs)

    assert catalogue.look(quickly=True).summaries[0].auc is None
    assert catalogue.look().summaries[0].auc is not None
    assert catalogue.look(quickly=True).summaries[0].auc is not None


def test_what_has_not_changed_is_the_same_object(runs, finished):
    """A table compares thousands of lines by looking whether they are the same."""
    catalogue = RunCatalogue(runs)
    before = catalogue.look()

    assert catalogue.look() is before
    write_note(runs, "KD_001", starred=True)
    after = catalogue.look()
    assert after.summaries[0].note.starred
    assert after is not before


def test_a_changed_evaluation_is_read_again(runs, finished):
    """A run may be judged anew."""
    catalogue = RunCatalogue(runs)
    catalogue.look()
    judged = json.loads(json.dumps(_JUDGED))
    judged["validation"]["macro_auc"]["value"] = 0.80
    finished.metrics.write_text(json.dumps(judged))
    os.utime(finished.metrics, ns=(1, 1))

    assert _only(catalogue).auc.value == 0.80


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"validation": {"macro_auc": 3}}'])
def test_a_damaged_evaluation_is_the_problem_of_its_run_alone(runs, finished, text):
    """One bad file does not hide the others, and is not read again and again."""
    finished.metrics.write_text(text)
    catalogue = RunCatalogue(runs)

    assert "damaged" in _only(catalogue).problem
    assert "damaged" in _only(catalogue).problem


def test_an_evaluation_without_enough_positives_shows_no_auc(runs, finished):
    """There is nothing to show, and nothing wrong either."""
    finished.metrics.write_text('{"validation": null}')

    summary = _only(RunCatalogue(runs))

    assert (summary.auc, summary.problem) == (None, "")


def test_a_killed_run_is_interrupted_and_says_how_far_it_came(runs):
    """Nobody holds its lock, so it can be resumed."""
    write_run(runs, "20261121_093000_KD_001")
    ExperimentLog(runs).append(a_row(status="running"))

    summary = _only(RunCatalogue(runs))

    assert summary.status == "interrupted"
    assert summary.resumable
    assert summary.progress == RunProgress(epoch=3, epochs=3, epoch_s=1800.0)
    assert summary.told is not None


def test_a_live_run_is_running(runs):
    """Its process holds the lock of its folder."""
    directory = write_run(runs, "20261121_093000_KD_001")
    ExperimentLog(runs).append(a_row(status="running"))

    with directory.writer():
        assert _only(RunCatalogue(runs)).status == "running"


def test_a_waiting_run_has_no_folder(runs):
    """It stands in the table all the same."""
    ExperimentLog(runs).append(a_row())

    summary = _only(RunCatalogue(runs))

    assert (summary.status, summary.directory, summary.resumable) == ("pending", None, False)


def test_a_folder_that_was_never_entered_is_shown_too(runs):
    """Its row is made from its settings; a folder that makes none is left out."""
    write_run(runs, "20261121_093000_BASELINE_004", a_config())
    write_run(runs, "odd name", a_config())

    summary = _only(RunCatalogue(runs))

    assert (summary.id, summary.entered, summary.status) == ("BASELINE_004", False, "interrupted")


def test_damaged_events_are_told(runs):
    """The run cannot say how far it came."""
    directory = write_run(runs, "20261121_093000_KD_001")
    ExperimentLog(runs).append(a_row(status="paused"))
    directory.events.write_text("{\n")

    assert "events.jsonl is damaged" in _only(RunCatalogue(runs)).problem


def test_notes_on_groups_are_kept_apart(runs, finished):
    """A note may be about a phase."""
    write_note(runs, "distillation", objective="Does it help?")

    groups = RunCatalogue(runs).look().groups

    assert groups["distillation"].objective == "Does it help?"


def test_a_damaged_table_is_refused_as_it_is(runs):
    """The page says why, in place of the table."""
    (runs / "results.csv").write_text("what is this")

    with pytest.raises(LogRefused, match="columns"):
        RunCatalogue(runs).look()


def test_a_row_can_be_taken_out_of_the_table(runs, finished):
    """Its id is not used again while anything bears it."""
    log = ExperimentLog(runs)

    assert log.remove("KD_001").experiment_id == "KD_001"

    assert log.rows() == ()
    with pytest.raises(LogRefused, match="no run KD_001"):
        log.remove("KD_001")


def test_progress_counts_what_the_present_epoch_may_have_done():
    """Between two reports the bar moves on, and never past the epoch."""
    progress = RunProgress(epoch=4, epochs=10, epoch_s=60.0)

    assert progress.share() == 0.4
    assert progress.share(30.0) == pytest.approx(0.45)
    assert progress.share(3600.0) == pytest.approx(0.499)
    assert progress.seconds_left(30.0) == pytest.approx(330.0)
    assert RunProgress(epoch=0, epochs=10, epoch_s=None).seconds_left() is None


def test_progress_is_told_from_events():
    """An epoch told twice, after a crash, counts once; the pace is the median."""
    events = [
        {"event": "RunStarted", "epochs": 5},
        {"event": "EpochFinished", "epoch": 1, "seconds": 90.0},
        {"event": "EpochFinished", "epoch": 2, "seconds": 10.0},
        {"event": "EpochFinished", "epoch": 2, "seconds": 12.0},
    ]

    assert progress_of(events) == RunProgress(epoch=2, epochs=5, epoch_s=51.0)
    assert progress_of([]) is None


def test_a_damaged_line_of_the_notes_hides_no_run(runs, finished):
    """The other notes are there, and why one is missing."""
    write_note(runs, finished.experiment_id, starred=True)
    with (runs / NOTES).open("a") as stream:
        stream.write('{"subject": \x00\n')

    found = RunCatalogue(runs).look()

    assert [(run.id, run.note.starred) for run in found.summaries] == [
        (finished.experiment_id, True)
    ]
    assert "Line 2" in found.problem.summary
    assert ExperimentLog(runs).next_experiment_id("baseline").startswith("BASELINE_")
