"""Planned grids: every cell stands there, and what was not run says so."""

from __future__ import annotations

import pytest

from tests.helpers.experiment_runs import a_config, an_epoch, write_run
from xlite_core.experiments.planned_grids import grids_report, planned_grids
from xlite_core.experiments.stored_run import StoredRun


@pytest.fixture
def stored(tmp_path):
    """Return a function that writes a run with an AUC and reads it back."""

    def write(number: int, auc: float, *, teacher=None, phase="baseline", **student) -> StoredRun:
        tau_alpha = teacher and {"temperature": teacher[0], "alpha": teacher[1]}
        config = a_config(student=student, distillation=tau_alpha, phase=phase)
        name = f"20261121_0930{number:02d}_KD_{number:03d}"
        return StoredRun.read(
            write_run(tmp_path, name, config, events=[an_epoch(1, validation_auc=auc)])
        )

    return write


def _texts(grid):
    return {
        (row, column): cell.text
        for row, cells in zip(grid.rows, grid.cells, strict=True)
        for column, cell in zip(grid.columns, cells, strict=True)
    }


def test_without_runs_every_planned_cell_says_so():
    """Three backbones by three attentions twice, eight settings beside none, four by three."""
    grids = planned_grids([])

    assert [len(_texts(grid)) for grid in grids] == [18, 10, 12]
    assert {text for grid in grids for text in _texts(grid).values()} == {"not run"}
    report = grids_report(grids)
    assert report.count("not run") == 40
    assert "|  |" not in report


def test_a_run_stands_in_each_grid_that_plans_it(stored):
    """With and without a teacher apart; whole numbers are the same temperature."""
    runs = [
        stored(1, 0.70, backbone="efficientnet_b0"),
        stored(2, 0.74, backbone="efficientnet_b0", teacher=(4, 0.7)),
        stored(3, 0.71, backbone="efficientnet_b0", teacher=(8.0, 0.5)),
        stored(4, 0.72, backbone="convnext_tiny", attention="none"),
    ]

    hybrids, eight, ablation = map(_texts, planned_grids(runs))

    assert {place: text for place, text in hybrids.items() if text != "not run"} == {
        ("efficientnet_b0, without teacher", "mhsa"): "0.700",
        ("efficientnet_b0, teacher, tau 4, alpha 0.7", "mhsa"): "0.740",
        ("convnext_tiny, without teacher", "none"): "0.720",
    }
    assert eight["efficientnet_b0 + mhsa", "none"] == "0.700"
    assert eight["efficientnet_b0 + mhsa", "tau 8, alpha 0.5"] == "0.710"
    assert {place for place, text in ablation.items() if text != "not run"} == {
        ("4", "0.7"), ("8", "0.5"),
    }  # fmt: skip
    assert "**0.740**" in grids_report(planned_grids(runs))


def test_other_backbones_get_rows_of_their_own(stored):
    """Where they have a run; and a grid of temperature and alpha where they were taught."""
    runs = [stored(1, 0.6), stored(2, 0.7, teacher=(2.0, 0.9))]

    grids = planned_grids(runs)

    assert grids[0].rows[6:] == ("mobilenetv3_small, without teacher",)
    assert grids[-1].title == "Temperature and alpha, mobilenetv3_small + mhsa"
    assert _texts(grids[-1])["2", "0.9"] == "0.700"


def test_a_final_run_is_no_cell(stored):
    """It has seen more epochs and other films."""
    run = stored(1, 0.8, backbone="efficientnet_b0", phase="final")

    assert "0.800" not in grids_report(planned_grids([run]))
