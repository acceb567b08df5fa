"""Searching: Optuna asks, runs answer, and nothing is lost."""

from __future__ import annotations

import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.training.control import RunControl
from xlite_core.training.events import (
    EpochFinished,
    RunFailed,
    RunFinished,
    RunStopped,
    StepFinished,
)
from xlite_core.training.search import TrialEnded, read_search, search

optuna = pytest.importorskip("optuna")

BASE = """
name = "tiny"
[student]
backbone = "resnet18"
[recipe]
size = 32
[loop]
epochs = 6
"""
SPACE = """
base = "base.toml"
trials = 12
prune_after_epochs = 1
[space]
"optimisation.learning_rate" = { low = 1e-4, high = 1e-1, log = true }
"loop.batch_size" = { choices = [16, 32] }
"""


@pytest.fixture
def plan(tmp_path):
    (tmp_path / "base.toml").write_text(BASE, encoding="utf-8")
    (tmp_path / "space.toml").write_text(SPACE, encoding="utf-8")
    return read_search(tmp_path / "space.toml")


def epoch(number, auc):
    return EpochFinished(
        epoch=number,
        train_loss=1.0,
        components={},
        train_auc=None,
        validation_loss=1.0,
        validation_auc=auc,
        validation_findings=14,
        validation_auc_low=None,
        finding_auc={},
        learning_rate=1e-3,
        films_per_s=1.0,
        seconds=1.0,
        best=False,
        memory_mb=1.0,
    )


def quality(config):
    """0.8 at a rate of 0.01, less elsewhere."""
    from math import log10

    return 0.8 - 0.1 * abs(log10(config.optimisation.learning_rate) + 2)


def fake_run(config, control):
    """A run whose curve depends on its learning rate alone."""
    for number in range(1, config.loop.epochs + 1):
        yield StepFinished(
            epoch=number, step=1, loss=1.0, components={}, learning_rate=1.0, films_per_s=1.0
        )
        if control.stop_requested:
            yield RunStopped(epoch=number, step=1)
            return
        yield epoch(number, quality(config) - 0.1 / number)
    yield RunFinished(
        epochs=6, best_epoch=6, validation_auc=0.7, validation_findings=14, reason="all_epochs"
    )


def trials(plan, storage, start=fake_run, control=None):
    events = search(plan, storage, start, control or RunControl())
    return [event for event in events if isinstance(event, TrialEnded)]


def test_a_search_makes_its_trials_and_ends_bad_ones_early(plan, tmp_path):
    """As many as planned, some pruned, and the best is the best that was seen."""
    ended = trials(plan, tmp_path / "search.db")

    states = [trial.state for trial in ended]
    assert len(ended) == 12
    assert set(states) == {"complete", "pruned"}
    complete = [trial.validation_auc for trial in ended if trial.state == "complete"]
    assert ended[-1].best == max(complete)


def test_a_finished_search_makes_nothing_more(plan, tmp_path):
    """The database remembers."""
    trials(plan, tmp_path / "search.db")

    assert trials(plan, tmp_path / "search.db") == []


def test_a_stopped_search_goes_on_with_the_trial_that_was_cut_off(plan, tmp_path):
    """The same settings come again, and the count of trials is what was planned."""
    control = RunControl()

    def stop_in_the_third(config, own):
        for event in fake_run(config, own):
            yield event
            if len(seen) == 2:
                control.stop()

    seen = []
    events = search(plan, tmp_path / "search.db", stop_in_the_third, control)
    seen.extend(event for event in events if isinstance(event, TrialEnded))
    rest = trials(plan, tmp_path / "search.db")

    assert seen[-1].state == "stopped"
    assert rest[0].settings == seen[-1].settings
    assert len(seen) - 1 + len(rest) == 12


def test_a_trial_that_a_power_cut_left_running_is_begun_again(plan, tmp_path):
    """A generator that is never finished is what a kill leaves behind."""
    running = search(plan, tmp_path / "search.db", fake_run, RunControl())
    next(running)
    study = optuna.load_study(study_name="space", storage=f"sqlite:///{tmp_path / 'search.db'}")
    left = study.get_trials()[0].params

    ended = trials(plan, tmp_path / "search.db")

    assert ended[0].settings == left
    assert len(ended) == 12


def test_a_failing_run_ends_the_search(plan, tmp_path):
    """What breaks one trial would break all."""

    def failing(config, control):
        yield RunFailed(summary="The disk is full.", hint="Make room.")

    ended = trials(plan, tmp_path / "search.db", failing)

    assert [trial.state for trial in ended] == ["fail"]


@pytest.mark.parametrize(
    "text",
    [
        'trials = 3\n[space]\n"loop.seed" = {choices=[1]}',
        'base = "base.toml"',
        'base = "base.toml"\n[space]\n"loop.seed" = {low=3, high=1}',
        'base = "base.toml"\n[space]\n"loop.seed" = {choices=[]}',
        'base = "base.toml"\n[space]\n"loop.seed" = {choices=3}',
        'base = "base.toml"\n[space]\n"loop.seed" = {choices=[[1]]}',
        'base = "base.toml"\n[space]\n"loop.seed" = {low="a",high=3}',
        'base = "base.toml"\n[space]\n"loop.seed" = 3',
        'base = "base.toml"\ntrials = -1\n[space]\n"loop.seed" = {choices=[1]}',
        'base = "base.toml"\ntrails = 1\n[space]\n"loop.seed" = {choices=[1]}',
    ],
)
def test_a_bad_search_is_refused(plan, tmp_path, text):
    """Before any trial begins."""
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")

    with pytest.raises(InvalidConfiguration):
        read_search(tmp_path / "bad.toml")


def test_settings_that_are_not_possible_end_the_search_with_their_name(plan, tmp_path):
    """A space that leaves the range of a setting is the user's to mend."""
    text = 'base = "base.toml"\n[space]\n"loop.epochs" = {low=-5, high=-1}'
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")

    with pytest.raises(InvalidConfiguration, match=r"loop\.epochs"):
        trials(read_search(tmp_path / "bad.toml"), tmp_path / "search.db")
