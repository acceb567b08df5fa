"""Ablation tables and repetitions: means, spreads, the best, and what was not run."""

from __future__ import annotations

import pytest

from tests.helpers.experiment_runs import STARTED, a_config, an_epoch, write_run
from xlite_core.experiments.ablation import ABLATIONS, ALPHA, TEMPERATURE, Axis, ablation_table
from xlite_core.experiments.seeds import best_index, seed_groups
from xlite_core.experiments.stored_run import StoredRun


@pytest.fixture
def a_run(tmp_path):
    """Return a function that writes a distillation of some AUC and reads it back."""
    made = []

    def make(auc, temperature=4.0, alpha=0.7, **changes) -> StoredRun:
        made.append(auc)
        teacher = {"temperature": temperature, "alpha": alpha}
        config = a_config(phase="distillation", distillation=teacher, **changes)
        events = [STARTED] if auc is None else [STARTED, an_epoch(1, validation_auc=auc)]
        name = f"20261121_10150{len(made)}_KD_00{len(made)}"
        return StoredRun.read(write_run(tmp_path, name, config, events=events))

    return make


def auc(run: StoredRun) -> float | None:
    return None if run.best_epoch is None else run.best_epoch["validation_auc"]


def test_repetitions_are_a_mean_and_a_spread(a_run):
    """Standard deviation with n - 1: 0.70, 0.72, 0.74 gives 0.72 and 0.02."""
    runs = [a_run(0.70), a_run(0.72, loop={"seed": 1}), a_run(0.9, temperature=2.0),
            a_run(0.74, loop={"seed": 2}), a_run(None, loop={"seed": 3})]  # fmt: skip

    first, other = seed_groups(runs, auc)

    assert first.mean == pytest.approx(0.72)
    assert first.spread == pytest.approx(0.02)
    assert first.label == "KD_001, KD_002, KD_004, KD_005 (seeds 42, 1, 2, 3)"
    assert (other.mean, other.spread, other.label) == (0.9, None, "KD_003")


def test_the_best_is_found_wherever_it_stands():
    """More is better, or less is; ties share it; nothing has no best."""
    assert best_index([0.7, None, 0.8, 0.8]) == {2, 3}
    assert best_index([12.0, 9.0], higher=False) == {1}
    assert best_index([None, float("nan")]) == frozenset()


def test_a_table_marks_the_best_and_shows_what_was_not_run(a_run):
    """Planned levels stand there without runs; 4 and 4.0 are one temperature."""
    runs = [a_run(0.70, 4, 0.5), a_run(0.75, 4.0, 0.7), a_run(None, 2.0, 0.7), a_run(0.6, 3.0, 0.7)]

    table = ablation_table(runs, TEMPERATURE, ALPHA, auc)

    assert table.row_levels == ("2.0", "3.0", "4.0", "6.0", "8.0")
    assert table.column_levels == ("0.5", "0.7", "0.9")
    assert table.best == {("4.0", "0.7")}
    assert table.to_markdown() == (
        "| tau / alpha | 0.5 | 0.7 | 0.9 |\n"
        "| :-- | --: | --: | --: |\n"
        "| 2.0 | not run | no result | not run |\n"
        "| 3.0 | not run | 0.600 | not run |\n"
        "| 4.0 | 0.700 | **0.750** | not run |\n"
        "| 6.0 | not run | not run | not run |\n"
        "| 8.0 | not run | not run | not run |\n"
    )


def test_cells_hold_all_seeds(a_run):
    """As mean and spread."""
    runs = [a_run(0.70), a_run(0.72, loop={"seed": 1})]

    table = ablation_table(runs, TEMPERATURE, ALPHA, auc)

    assert "| **0.710 ± 0.014** |" in table.to_markdown()


def test_of_two_experiments_in_one_cell_the_better_founded_is_shown(a_run):
    """More seeds first, then the better mean; no result is worst of all."""
    shorter = {"epochs": 1}
    runs = [a_run(0.70), a_run(0.72, loop={"seed": 1}), a_run(0.9, loop=shorter),
            a_run(None, 2.0), a_run(0.5, 2.0, loop=shorter),
            a_run(0.4, 2.0, loop={"epochs": 2})]  # fmt: skip

    table = ablation_table(runs, TEMPERATURE, ALPHA, auc)
    lower = ablation_table(runs, TEMPERATURE, ALPHA, auc, higher=False)

    assert table.cells["4.0", "0.7"].group.mean == pytest.approx(0.71)
    assert table.cells["2.0", "0.7"].group.mean == 0.5
    assert lower.cells["2.0", "0.7"].group.mean == 0.4
    assert "epochs" in [entry.what for entry in table.unlike]
    assert "Not like for like: epochs" in table.to_markdown()


def test_runs_without_the_setting_are_left_out(tmp_path, a_run):
    """A baseline has no temperature; then nothing is best."""
    baseline = StoredRun.read(write_run(tmp_path, "20261121_000000_BASELINE_001"))

    table = ablation_table([baseline], TEMPERATURE, ALPHA, auc)

    assert (table.cells, table.best) == ({}, frozenset())
    assert table.to_markdown().count("not run") == 12


def test_names_are_levels_too(tmp_path):
    """In the order of the plan, what was found beyond it behind."""
    runs = []
    for number, attention in enumerate(("performer", "cross", "none")):
        config = a_config(student={"attention": attention})
        runs.append(StoredRun.read(write_run(tmp_path, f"20261121_00000{number}_KD_001", config)))

    table = ablation_table(runs, *ABLATIONS["backbone and attention"], auc)

    assert table.row_levels == ("mobilenetv3_small",)
    assert table.column_levels == ("none", "mhsa", "performer", "cross")


def test_an_axis_of_no_levels_shows_what_was_run(a_run):
    """For settings that nobody planned."""
    seeds = Axis(setting="loop.seed", heading="seed")
    runs = [a_run(0.7), a_run(0.8, loop={"seed": 7})]

    table = ablation_table(runs, seeds, TEMPERATURE, auc)

    assert table.row_levels == ("7.0", "42.0")
