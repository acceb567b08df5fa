"""Alarms on hand-made histories: when they begin, and that they do not repeat themselves."""

from __future__ import annotations

import json

import pytest

from xlite_core.training.alarms import Alarms
from xlite_core.training.events import EpochFinished, RunFinished


def epoch(number: int, **values) -> EpochFinished:
    settings = {
        "epoch": number,
        "train_loss": 0.5,
        "components": {"hard": 0.5},
        "train_auc": None,
        "validation_loss": None,
        "validation_auc": None,
        "validation_findings": 14,
        "validation_auc_low": None,
        "finding_auc": {},
        "learning_rate": 1e-3,
        "films_per_s": 100.0,
        "seconds": 1.0,
        "best": False,
        "memory_mb": 100.0,
    }
    return EpochFinished(**settings | values)


def history(**columns: list) -> list[EpochFinished]:
    """Return epochs from 1 with the given columns."""
    rows = zip(*columns.values(), strict=True)
    return [
        epoch(number, **dict(zip(columns, row, strict=True)))
        for number, row in enumerate(rows, start=1)
    ]


def raised(epochs: list[EpochFinished], alarms: Alarms | None = None) -> list[tuple[str, int]]:
    watching = alarms or Alarms()
    return [(alarm.kind, alarm.epoch) for each in epochs for alarm in watching.judge(each)]


def end(**values) -> RunFinished:
    settings = {
        "epochs": 20,
        "best_epoch": 12,
        "validation_auc": 0.7,
        "validation_findings": 14,
        "reason": "all_epochs",
    }
    return RunFinished(**settings | values)


def test_a_healthy_run_raises_nothing():
    """A falling loss, a small gap, an interval above chance."""
    epochs = history(
        train_auc=[0.60, 0.70, 0.75, 0.80],
        validation_auc=[0.58, 0.66, 0.70, 0.72],
        validation_auc_low=[0.48, 0.58, 0.64, 0.66],
        validation_loss=[0.50, 0.45, 0.44, 0.43],
    )

    assert raised(epochs) == []


def test_a_gap_is_raised_when_it_opens_and_again_when_it_opens_anew():
    """Above 0.10; it may close in between."""
    epochs = history(
        train_auc=[0.75, 0.81, 0.85, 0.79, 0.84],
        validation_auc=[0.70, 0.70, 0.70, 0.70, 0.70],
    )

    assert raised(epochs) == [("overfitting", 2), ("overfitting", 5)]


def test_a_gap_of_just_a_tenth_is_no_alarm():
    """The rule says above."""
    assert raised(history(train_auc=[0.625], validation_auc=[0.525])) == []
    assert raised(history(train_auc=[0.75], validation_auc=[0.625])) == [("overfitting", 1)]


def test_the_third_rise_in_a_row_is_an_alarm():
    """A loss that goes on rising is not a second one; one that falls and rises again is."""
    losses = [0.4, 0.41, 0.42, 0.43, 0.44, 0.40, 0.41, 0.42, 0.43]

    assert raised(history(validation_loss=losses)) == [
        ("rising_validation_loss", 4),
        ("rising_validation_loss", 9),
    ]


def test_two_rises_and_a_rest_are_no_alarm():
    """A loss that stays where it is has not risen."""
    assert raised(history(validation_loss=[0.4, 0.41, 0.42, 0.42, 0.43, 0.44])) == []


@pytest.mark.parametrize(
    ("lows", "expected"),
    [
        ([0.40, 0.45, 0.49], [("stuck", 3)]),
        ([0.40, 0.45, 0.50], [("stuck", 3)]),
        ([0.40, 0.45, 0.51], []),
        ([0.40, 0.45, 0.49, 0.49, 0.52, 0.49], [("stuck", 3), ("stuck", 6)]),
        ([0.40, 0.40], []),
    ],
)
def test_a_run_is_stuck_when_its_interval_holds_chance_after_three_epochs(lows, expected):
    """Before that, nobody expects more."""
    assert raised(history(validation_auc_low=lows)) == expected


def test_missing_values_change_nothing():
    """An epoch without a validation AUC neither begins an alarm nor ends one."""
    epochs = history(
        train_auc=[0.9, 0.9, None, 0.9],
        validation_auc=[0.7, None, 0.7, 0.7],
        validation_loss=[0.1, 0.2, None, 0.3],
        validation_auc_low=[None, None, None, None],
    )

    assert raised(epochs) == [("overfitting", 1)]
    assert raised([*epochs, epoch(5, validation_loss=0.4)])[-1] == ("rising_validation_loss", 5)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"best_epoch": 20}, ["train_longer"]),
        ({"best_epoch": 19}, ["train_longer"]),
        ({"best_epoch": 18}, []),
        ({"best_epoch": None}, []),
        ({"best_epoch": 20, "reason": "early_stopping"}, []),
    ],
)
def test_a_run_that_was_still_getting_better_should_train_longer(values, expected):
    """Its best epoch is one of the last two, and no patience ran out."""
    assert [alarm.kind for alarm in Alarms().judge_end(end(**values))] == expected


def test_a_resumed_run_raises_what_a_run_never_stopped_raises():
    """State goes through JSON, after every epoch."""
    epochs = history(
        train_auc=[0.7, 0.85, 0.9, 0.7, 0.9, 0.9],
        validation_auc=[0.7] * 6,
        validation_loss=[0.4, 0.5, 0.6, 0.7, 0.8, 0.7],
        validation_auc_low=[0.4] * 6,
    )
    straight = raised(epochs)

    for stop in range(len(epochs) + 1):
        first, second = Alarms(), Alarms()
        before = raised(epochs[:stop], first)
        second.load(json.loads(json.dumps(first.state())))

        assert before + raised(epochs[stop:], second) == straight


def test_alarms_are_full_sentences():
    """What is seen, and what to do about it."""
    epochs = history(
        train_auc=[0.9] * 4,
        validation_auc=[0.7] * 4,
        validation_loss=[0.1, 0.2, 0.3, 0.4],
        validation_auc_low=[0.4] * 4,
    )
    watching = Alarms()
    alarms = [alarm for each in epochs for alarm in watching.judge(each)]
    alarms += watching.judge_end(end(best_epoch=20))

    assert {alarm.kind for alarm in alarms} == {
        "overfitting",
        "rising_validation_loss",
        "stuck",
        "train_longer",
    }
    assert all(text.endswith(".") for alarm in alarms for text in (alarm.summary, alarm.hint))
    assert "0.20 higher" in alarms[0].summary
