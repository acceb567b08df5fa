"""Runs side by side: what differs, what is best, and what is unfair."""

from __future__ import annotations

import json

import pytest

from tests.helpers.experiment_runs import a_config, an_epoch, write_run
from xlite_core.errors import InvalidConfiguration
from xlite_core.experiments.compare import (
    ALIKE_BY_SEED,
    compare_runs,
    train_gap,
    validation_auc,
)
from xlite_core.experiments.stored_run import StoredRun


@pytest.fixture
def a_run(tmp_path):
    """Return a function that writes a run and reads it back."""

    def make(number: int, events=None, **changes) -> StoredRun:
        name = f"20261121_10150{number}_KD_00{number}"
        return StoredRun.read(write_run(tmp_path, name, a_config(**changes), events=events))

    return make


def row(comparison, name):
    """Return one line of a comparison."""
    return next(line for line in (*comparison.settings, *comparison.measures) if line.name == name)


def test_only_settings_that_differ_are_listed(a_run):
    """A section that one run lacks is "none" there, field by field."""
    teacher = {"temperature": 4.0, "alpha": 0.7}

    comparison = compare_runs([a_run(1), a_run(2, distillation=teacher, loop={"epochs": 9})])

    assert [line.name for line in comparison.settings] == [
        "loop.epochs", "distillation.temperature", "distillation.alpha",
    ]  # fmt: skip
    assert row(comparison, "distillation.alpha").texts == ("none", "0.7")
    assert [entry.what for entry in comparison.unlike] == ["epochs"]


def test_the_best_value_is_marked(a_run):
    """More AUC is better, fewer device-hours are; an epoch's number is neither."""
    short = [an_epoch(1, validation_auc=0.8, seconds=60)]
    comparison = compare_runs([a_run(1), a_run(2, events=short), a_run(3, events=[])])

    area, hours = row(comparison, "Macro AUC, validation"), row(comparison, "Device-hours")

    assert (area.texts, area.best) == (("0.640", "0.800", "N/A"), {1})
    assert (hours.texts, hours.best) == (("1.500", "0.017", "N/A"), {1})
    assert row(comparison, "Epoch handed on").best == frozenset()
    assert row(comparison, "CPU, ms a film").texts == ("N/A", "N/A", "N/A")


def test_one_number_alone_is_not_best(a_run):
    """There is nothing to be better than."""
    comparison = compare_runs([a_run(1), a_run(2, events=[])])

    assert row(comparison, "Macro AUC, validation").best == frozenset()


def test_an_evaluation_counts_before_the_course(evaluated):
    """Its AUC is of all the films that judge, with the run's own weights."""
    comparison = compare_runs(evaluated)

    areas = row(comparison, "Macro AUC, validation")
    judged = [run.metrics["validation"]["macro_auc"]["value"] for run in evaluated]
    assert areas.texts == tuple(f"{value:.3f}" for value in judged)
    assert areas.best == {1}
    assert row(comparison, "Findings in the macro mean").texts == ("2", "2")
    assert "N/A" not in row(comparison, "Macro F1, validation").texts
    assert "N/A" not in row(comparison, "Calibration error, validation").texts


def test_repetitions_are_called_so(evaluated):
    """Their spread is chance."""
    comparison = compare_runs(evaluated)

    assert comparison.sentences == (ALIKE_BY_SEED,)
    assert comparison.to_dict()["warnings"] == [ALIKE_BY_SEED]


def test_a_comparison_is_plain_json_and_markdown(a_run):
    """The best in bold, the warning above."""
    comparison = compare_runs([a_run(1, events=[]), a_run(2, loop={"epochs": 9})])
    text = comparison.to_markdown()

    told = json.loads(json.dumps(comparison.to_dict()))

    assert told["runs"] == ["KD_001", "KD_002"]
    assert told["settings"][0] == {"name": "loop.epochs", "texts": ["3", "9"], "best": []}
    assert text.startswith("Not like for like: epochs: 3 in KD_001; 9 in KD_002.\n")
    assert "| loop.epochs | 3 | 9 |" in text


def test_equal_runs_have_no_differing_setting(a_run):
    """As the text says."""
    text = compare_runs([a_run(1), a_run(2)]).to_markdown()

    assert "No setting differs." in text
    assert "**0.640** | **0.640**" in text


def test_a_comparison_needs_two_runs(a_run):
    """Each once."""
    run = a_run(1)

    for runs in ([], [run], [run, run]):
        with pytest.raises(InvalidConfiguration, match="two runs or more, each once"):
            compare_runs(runs)


def test_the_gap_is_that_of_the_weights_that_are_handed_on(a_run):
    """Training 0.70 and validation 0.64 at epoch 2; unknown without either."""
    assert train_gap(a_run(1)) == pytest.approx(0.06)
    assert train_gap(a_run(2, events=[])) is None
    assert train_gap(a_run(3, events=[an_epoch(1, train_auc=None)])) is None
    assert validation_auc(a_run(4, events=[])) is None
