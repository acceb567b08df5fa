import json

import numpy as np
import pytest

from tests.helpers.told_runs import FINDINGS, STEPS, a_history, a_start, a_step, an_epoch, told
from xlite_core.training.events import (
    AlarmRaised,
    CheckpointSaved,
    RunFailed,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStopped,
    to_line,
)
from xlite_core.training.journal import Journal
from xlite_desktop.training.run_history import RunHistory

FINISHED = RunFinished(
    epochs=20, best_epoch=18, validation_auc=0.78, validation_findings=2, reason="all_epochs"
)


def _alarm(epoch):
    return AlarmRaised(
        kind="rising_validation_loss", epoch=epoch, summary="It rises.", hint="Stop."
    )


def test_a_run_that_has_said_nothing_is_nothing_yet():
    """No number is made up."""
    history = RunHistory()

    assert history.state == "waiting"
    assert (history.best, history.last, history.seconds_left) == (None, None, None)
    assert (history.share_done, history.total_epochs, len(history.steps)) == (0.0, 0, 0)
    assert history.numbers.size == 0


def test_every_event_makes_it_another_version():
    """The view repaints when the version has changed, and only then."""
    history, seen = RunHistory(), []
    events = [
        *told(1), CheckpointSaved(epoch=1, step=0, megabytes=80.0), RunPaused(epoch=1, step=0),
        RunResumed(epoch=1, step=0), _alarm(1), FINISHED,
    ]  # fmt: skip

    for event in events:
        history.hear(event)
        seen.append(history.version)

    assert seen == list(range(1, len(events) + 1))


def test_curves_hold_a_value_for_each_epoch():
    """NaN where an epoch has none."""
    history = a_history(3)

    np.testing.assert_array_equal(history.numbers, [1, 2, 3])
    np.testing.assert_allclose(history.values("train_loss"), [0.25, 0.2, 0.15 + 0.1 / 3])
    assert np.isnan(history.finding("Hernia")).all()
    assert history.component("soft").shape == (3,)
    assert history.components == ("soft", "hard")
    assert history.findings == FINDINGS


def test_steps_stand_between_the_epochs():
    """The last step of epoch 2 lies at 2.0."""
    history = a_history(2, steps=5)

    assert len(history.steps) == 2 * STEPS + 5
    assert history.steps.places[2 * STEPS - 1] == pytest.approx(2.0)
    assert history.steps.places[-1] == pytest.approx(2.5)


def test_a_resumed_run_takes_back_what_it_will_say_again():
    """Killed in epoch 5 with a checkpoint after epoch 3: epochs 4 and 5 were never there."""
    history = a_history(5, steps=3)
    history.hear(_alarm(5))

    history.hear(a_start(first_epoch=4))

    assert [epoch.epoch for epoch in history.epochs] == [1, 2, 3]
    assert history.steps.places[-1] == pytest.approx(3.0)
    assert history.alarms == []
    assert (history.state, history.ending) == ("running", None)
    assert history.epochs_done == 3.0


def test_a_run_resumed_within_an_epoch_keeps_its_first_steps():
    """The checkpoint was written after step 6 of epoch 3."""
    history = a_history(2, steps=9)

    history.hear(a_start(first_epoch=3, first_step=7))

    assert history.steps.places[-1] == pytest.approx(2.6)
    assert history.epochs_done == pytest.approx(2.6)

    history.hear(a_step(3, 7))
    assert len(history.steps) == 2 * STEPS + 7


def test_what_is_said_twice_is_heard_once():
    """Of two tellings of an epoch or a step the later one holds."""
    history = a_history(3)

    history.hear(a_step(2, 4, loss=9.0))
    history.hear(an_epoch(2, train_loss=9.0))

    assert [epoch.epoch for epoch in history.epochs] == [1, 2]
    assert history.values("train_loss")[-1] == 9.0
    assert len(history.steps) == STEPS + 4
    assert history.steps.losses[-1] == 9.0


def test_the_best_epoch_is_the_first_of_equals():
    """As the core keeps its weights."""
    history = a_history(0)
    for epoch, area in enumerate((0.6, 0.8, 0.8, None, 0.7), 1):
        history.hear(an_epoch(epoch, validation_auc=area))

    assert history.best.epoch == 2


def test_the_time_left_ignores_one_slow_epoch():
    """A laptop slept through epoch 4: the median of the last five epochs does not care."""
    history = a_history(0)
    for epoch in range(1, 7):
        history.hear(an_epoch(epoch, seconds=3600.0 if epoch == 4 else 10.0))

    assert history.seconds_left == pytest.approx(14 * 10.0)


def test_the_first_epoch_is_foretold_from_its_speed():
    """After a few steps: 80 films at 8 a second, and 40 to judge at three times that."""
    history = a_history(0)
    history.hear(a_step(1, 1))
    assert history.seconds_left is None

    for step in range(2, 6):
        history.hear(a_step(1, step))

    epoch_s = (80 + 40 / 3) / 8.0
    assert history.seconds_left == pytest.approx((20 - 0.5) * epoch_s)


@pytest.mark.parametrize(
    ("event", "state", "is_over"),
    [
        (RunPaused(epoch=2, step=3), "paused", False),
        (RunResumed(epoch=2, step=3), "running", False),
        (RunStopped(epoch=2, step=3), "stopped", True),
        (FINISHED, "finished", True),
        (RunFailed(summary="The disk broke.", hint="Buy one."), "failed", True),
    ],
)
def test_it_knows_how_the_run_stands(event, state, is_over):
    """And that nothing is left of a run that is over."""
    history = a_history(2, steps=3)

    history.hear(event)

    assert (history.state, history.is_over) == (state, is_over)
    assert (history.seconds_left is None) is is_over


def test_a_run_that_patience_ended_is_done():
    """Its bar is full though epochs remain."""
    history = a_history(5)
    assert history.share_done == pytest.approx(0.25)

    history.hear(FINISHED)

    assert history.share_done == 1.0


def test_a_journal_tells_the_same_but_for_the_steps(tmp_path):
    """Over two attempts, with the last line torn by a power cut."""
    folder = tmp_path / "20261121_101500_KD_007"
    folder.mkdir()
    path = folder / "events.jsonl"
    with Journal(path) as journal:
        for event in [*told(5, steps=2), a_start(first_epoch=5), an_epoch(5, train_loss=0.5)]:
            journal.write(event)
    with path.open("a") as stream:
        stream.write("not an event\n" + to_line(an_epoch(6))[:40])

    history = RunHistory.from_journal(path)

    assert history.name == "KD_007"
    assert [epoch.epoch for epoch in history.epochs] == [1, 2, 3, 4, 5]
    assert history.values("train_loss")[-1] == 0.5
    assert len(history.steps) == 0
    assert history.state == "running"


def test_a_missing_journal_tells_nothing(tmp_path):
    """A run that waits has not said anything."""
    assert RunHistory.from_journal(tmp_path / "events.jsonl").state == "waiting"


def test_lines_of_a_later_version_are_left_out(tmp_path):
    """An event that nobody knows yet hides none of the others."""
    path = tmp_path / "events.jsonl"
    lines = [to_line(event) for event in (a_start(), an_epoch(1))]
    path.write_text("\n".join([lines[0], json.dumps({"event": "Sang"}), lines[1]]) + "\n")

    assert len(RunHistory.from_journal(path, name="X").epochs) == 1


def test_a_hundred_thousand_steps_are_three_arrays():
    """24 bytes a step, and at most twice that while they grow."""
    history = RunHistory()
    history.hear(a_start(epochs=1000, steps_an_epoch=1000))

    for number in range(100_000):
        history.hear(a_step(1 + number // 1000, 1 + number % 1000))

    assert len(history.steps) == 100_000
    assert history.steps._columns.nbytes <= 2 * 24 * 100_000
    assert (np.diff(history.steps.places) > 0).all()
