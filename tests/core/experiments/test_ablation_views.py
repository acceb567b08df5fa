"""Ablation views: what was run, what was best, what was not run."""

from __future__ import annotations

import dataclasses

import pytest

from tests.helpers.experiment_runs import a_config, an_epoch, write_run
from xlite_core.experiments.ablation_views import ablation_grids, judged_auc
from xlite_core.experiments.stored_run import StoredRun

_TEACHER = {"temperature": 4.0, "alpha": 0.7}


@pytest.fixture
def stored(tmp_path):
    """Return a function that writes a run with an AUC and reads it back."""

    def write(number: int, auc: float, **changes) -> StoredRun:
        config = a_config(**changes)
        name = f"20261121_0930{number:02d}_KD_{number:03d}"
        return StoredRun.read(
            write_run(tmp_path, name, config, events=[an_epoch(1, validation_auc=auc)])
        )

    return write


def _titles(grids):
    return [grid.title for grid in grids]


def test_a_teacher_is_seen_beside_the_same_student_without(stored):
    """Rows are students; what was not run says so."""
    runs = [
        stored(1, 0.70),
        stored(2, 0.74, distillation=_TEACHER),
        stored(3, 0.72, student={"backbone": "resnet18", "attention": "none"}),
    ]

    grid = ablation_grids(runs)[0]

    assert grid.rows == ("mobilenetv3_small + mhsa", "resnet18")
    texts = [[cell.text for cell in row] for row in grid.cells]
    assert texts == [["0.700", "0.740"], ["0.720", "not run"]]
    assert [cell.best for row in grid.cells for cell in row] == [False, True, False, False]


def test_temperature_and_alpha_are_a_grid_with_gaps(stored):
    """The plan's levels stand there whether they were run or not, as people write them."""
    runs = [stored(1, 0.7, distillation=_TEACHER), stored(2, 0.6)]

    grid = next(g for g in ablation_grids(runs) if g.title == "Temperature and alpha")

    assert (grid.rows, grid.columns) == (("2", "4", "6", "8"), ("0.5", "0.7", "0.9"))
    assert grid.cells[1][1].text == "0.700"
    assert grid.cells[1][1].best
    assert grid.cells[0][0].text == "not run"


def test_repetitions_are_a_mean_with_its_spread(stored):
    """Runs that differ in their seed alone measure chance."""
    runs = [stored(n, auc, loop={"seed": n}) for n, auc in ((1, 0.70), (2, 0.72))]

    grid = ablation_grids(runs)[-1]

    assert grid.title == "Repetitions"
    assert [cell.text for cell in grid.cells[0]] == ["2", "0.710", "0.0141"]


def test_folds_are_a_mean_with_its_spread_and_no_repetitions(stored):
    """Each validates on other films; another teacher is another experiment."""
    data = {"manifest": "manifest.csv", "folds": "folds.csv"}
    runs = [
        stored(n, auc, data={**data, "fold": n % 3}, distillation=teacher)
        for n, auc, teacher in (
            (0, 0.70, None), (1, 0.72, None), (2, 0.74, None), (3, 0.8, _TEACHER),
        )
    ]  # fmt: skip

    grids = ablation_grids(runs)

    assert "Repetitions" not in _titles(grids)
    grid = grids[_titles(grids).index("Folds")]
    assert grid.rows == ("KD_000, KD_001, KD_002",)
    assert [cell.text for cell in grid.cells[0]] == ["3", "0.720", "0.0200"]


def test_a_number_says_how_sure_it_is(stored):
    """Its interval and films; of several seeds, how many."""
    run = stored(1, 0.70)
    judged = {"films": 1464, "macro_auc": {"value": 0.71, "low": 0.68, "high": 0.74}}
    run = dataclasses.replace(run, metrics={"validation": judged})
    again = [stored(n, 0.7, loop={"seed": n}, distillation=_TEACHER) for n in (2, 3)]

    alone, several = ablation_grids([run, *again])[0].cells[0]

    assert (alone.text, alone.behind, alone.runs) == ("0.710", "0.680–0.740", "KD_001, n 1,464")
    assert several.behind == "2 seeds"


def test_what_is_not_like_for_like_is_said_below_a_grid(stored):
    """Epochs move numbers by themselves."""
    runs = [stored(1, 0.7), stored(2, 0.74, distillation=_TEACHER, loop={"epochs": 9})]

    assert "epochs" in ablation_grids(runs)[0].warnings[0]


def test_without_runs_there_are_no_grids():
    """An empty table says nothing."""
    assert _titles(ablation_grids([])) == []


def test_the_evaluated_number_goes_before_the_one_of_the_epoch(stored):
    """They are the same weights, but the evaluation has its interval beside it."""
    run = stored(1, 0.7)
    run.directory.metrics.write_text('{"validation": {"macro_auc": {"value": 0.71}}}')

    assert judged_auc(run) == 0.7
    assert judged_auc(StoredRun.read(run.directory)) == 0.71
