import numpy as np
import pytest

from tests.helpers.told_runs import a_distillation, a_history, a_start, an_epoch
from xlite_core.training.events import AlarmRaised
from xlite_desktop.training import run_charts
from xlite_desktop.training.run_history import RunHistory


def _rang(kind, epoch):
    return AlarmRaised(kind=kind, epoch=epoch, summary="Something.", hint="Look.")


def test_the_loss_shows_all_that_was_told_of_it():
    """Training, validation, each part dashed, and the steps faint behind them."""
    content = run_charts.loss_content(a_history(4, steps=3))

    assert [(s.name, s.style) for s in content.series] == [
        ("train", "main"), ("validation", "main"), ("soft", "part"), ("hard", "part"),
        ("steps", "raw"),
    ]  # fmt: skip
    assert content.x_range == (0.0, 20.0)


def test_one_part_alone_is_the_loss_itself():
    """A run without a teacher has no dashed line on top of its own."""
    history = RunHistory()
    history.hear(a_start())
    history.hear(an_epoch(1, components={"hard": 0.3}))

    names = [series.name for series in run_charts.loss_content(history).series]

    assert names == ["train", "validation", "steps"]


def test_a_rising_validation_loss_fills_the_gap_until_it_has_come_down():
    """From where it began to rise, three epochs before the alarm."""
    history = a_history(5)
    for epoch, loss in ((6, 0.2), (7, 0.22), (8, 0.25)):
        history.hear(an_epoch(epoch, validation_loss=loss, train_loss=0.15))
    history.hear(_rang("rising_validation_loss", 8))

    alarm = run_charts.loss_content(history).alarm
    assert (alarm.start, alarm.words) == (5, "gap 0.100, growing")

    history.hear(an_epoch(9, validation_loss=0.15))
    assert run_charts.loss_content(history).alarm is None


def test_a_student_that_learns_films_by_heart_shows_its_gap():
    """Between training and validation AUC, for as long as it is wider than 0.10."""
    history = a_history(5)
    history.hear(an_epoch(6, train_auc=0.95, validation_auc=0.80))
    history.hear(_rang("overfitting", 6))

    alarm = run_charts.auc_content(history, {}).alarm
    assert (alarm.upper, alarm.lower, alarm.start) == ("train", "student", 6)
    assert alarm.words == "gap 0.15, growing"

    history.hear(an_epoch(7, train_auc=0.85, validation_auc=0.80))
    assert run_charts.auc_content(history, {}).alarm is None


def test_the_best_epoch_says_its_value_and_the_low_end_of_its_interval():
    """The upper end is not told by a run, so none is shown."""
    history = a_history(2)
    history.hear(an_epoch(3, validation_auc=0.781, validation_auc_low=0.751))

    (marker,) = run_charts.auc_content(history, {}).markers

    assert (marker.x, marker.title) == (3, "best 0.781")
    assert marker.caption == "95 % from 0.751, epoch 3"


def test_chosen_findings_are_lines_in_their_colours():
    """None of them wears the sky blue of training."""
    taken = {}
    for finding in "abcdefgh":
        taken[finding] = run_charts.next_colour(taken)

    content = run_charts.auc_content(a_history(3), {"Edema": taken["a"]})

    assert "series0" not in taken.values()
    assert len(set(taken.values())) == 7
    assert content.named("Edema").colour == "series1"


def test_the_scope_says_of_how_many_findings_and_films():
    """A macro AUC without its n is no number."""
    assert run_charts.auc_scope(a_history(3)) == "macro over 2 of 3 findings, n 40"
    assert run_charts.auc_scope(a_history(0)) == "n 40"
    assert run_charts.auc_scope(RunHistory()) == ""


def test_the_rate_is_told_of_every_step():
    """And of epochs where only the journal is left of an earlier attempt."""
    history = RunHistory()
    history.hear(a_start())
    for epoch in (1, 2):
        history.hear(an_epoch(epoch))
    (before,) = run_charts.rate_content(history).series
    for event in list(_steps_of(3)):
        history.hear(event)

    (line,) = run_charts.rate_content(history).series

    np.testing.assert_array_equal(before.x, [1, 2])
    assert line.x[0] == 1.0
    assert line.x[-1] == pytest.approx(3.0)
    assert (np.diff(line.x) > 0).all()


def _steps_of(epoch):
    from tests.helpers.told_runs import STEPS, a_step

    return (a_step(epoch, step) for step in range(1, STEPS + 1))


def test_a_distillation_has_the_higher_goal():
    """And the teacher's level where somebody measured it."""
    assert run_charts.target(a_distillation()).name == "target 0.78"
    assert run_charts.target(None) is None
    assert run_charts.teacher(0.841).name == "teacher 0.84"


def test_a_run_without_validation_has_charts_all_the_same():
    """A student that trains on everything."""
    history = RunHistory()
    history.hear(a_start(validation_films=0))
    history.hear(
        an_epoch(
            1, validation_loss=None, validation_auc=None, validation_auc_low=None,
            validation_findings=0, train_auc=None, finding_auc={},
        )
    )  # fmt: skip

    assert run_charts.loss_content(history).has_points
    assert not run_charts.auc_content(history, {}).has_points
