import numpy as np
import pytest

from tests.helpers.told_runs import a_distillation, a_history, a_start, an_epoch
from xlite_core.training.events import AlarmRaised, RunStopped
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


@pytest.mark.parametrize(
    ("high", "caption"),
    [(0.81, "0.751–0.810, epoch 3"), (None, "95 % from 0.751, epoch 3")],
    ids=["both ends", "an older journal"],
)
def test_the_best_epoch_says_its_value_and_its_interval(high, caption):
    """Runs of earlier versions told the lower end alone: their band ends at the curve."""
    history = a_history(2)
    history.hear(
        an_epoch(3, validation_auc=0.781, validation_auc_low=0.751, validation_auc_high=high)
    )

    content = run_charts.auc_content(history, {})

    (marker,) = content.markers
    assert (marker.x, marker.title) == (3, "best 0.781")
    assert marker.caption == caption
    assert content.named("student").band.high[-1] == (high or 0.781)


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


def test_the_area_is_held_against_goal_and_teacher():
    """A distillation has the higher goal; its teacher's level is drawn where it is known."""
    silent, told = a_history(1), a_history(1, teacher_auc=0.841)

    def names(history, config, **known):
        return [level.name for level in run_charts.levels(history, config, **known)]

    assert names(silent, a_distillation()) == ["target 0.78"]
    assert names(silent, None) == []
    assert names(silent, None, teacher_auc=0.8) == ["teacher 0.80"]
    assert names(told, a_distillation(), teacher_auc=0.8) == ["target 0.78", "teacher 0.84"]


def _ended(history):
    history.hear(RunStopped(epoch=1, step=3))
    return history


@pytest.mark.parametrize(
    ("history", "words"),
    [
        (RunHistory(), "Nothing to draw yet"),
        (a_history(0, steps=3), "The first epoch is under way"),
        (a_history(0, first_epoch=4), "Epoch 4 is under way"),
        (_ended(a_history(0, steps=3)), "No epoch was finished"),
        (_ended(RunHistory()), "No epoch was finished"),
    ],
    ids=["before", "first", "gone on without a journal", "stopped", "never begun"],
)
def test_an_empty_chart_says_why_it_is_empty(history, words):
    """It may be that nothing has come to its end yet."""
    assert run_charts.auc_content(history, {}).empty == words


@pytest.mark.parametrize(
    ("films", "words"),
    [(40, "Too few validation films show findings"), (0, "No validation films judge it")],
)
def test_after_an_epoch_no_chart_says_that_the_first_is_under_way(films, words):
    """What is missing then will not come with the next one."""
    history = RunHistory()
    history.hear(a_start(judging_films=films, validation_films=films))
    history.hear(an_epoch(1, validation_auc=None, train_auc=None))

    content = run_charts.auc_content(history, {})

    assert not content.has_points
    assert content.empty == words


def test_a_run_that_goes_on_shows_what_it_had():
    """From the checkpoint on the curves are told anew; before it they stay."""
    history = a_history(3, steps=4)
    history.hear(a_start(first_epoch=3, first_step=5))

    content = run_charts.auc_content(history, {})

    np.testing.assert_array_equal(content.named("student").x, [1, 2])
    assert run_charts.loss_content(history).has_points


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
