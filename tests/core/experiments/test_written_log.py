"""The written log tells all runs: an index, what was learned, and an entry each."""

from __future__ import annotations

import pytest

from tests.helpers.experiment_runs import (
    a_config,
    a_row,
    an_epoch,
    write_finished_run,
    write_manifest_of_films,
    write_run,
)
from xlite_core.errors import LogRefused
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.logged_runs import logged_runs, require_run
from xlite_core.experiments.notes import write_note
from xlite_core.experiments.written_log import written_log


@pytest.fixture
def runs(tmp_path):
    """Return a folder with two seeds of one experiment, a distillation and a queued run."""
    folder = tmp_path / "runs"
    log = ExperimentLog(folder)
    for number, (area, changes) in enumerate(
        [(0.70, {}), (0.72, {"loop": {"seed": 1}}),
         (0.75, {"distillation": {"temperature": 4.0, "alpha": 0.7}, "loop": {"epochs": 9}}),
         (0.74, {"distillation": {"temperature": 8.0, "alpha": 0.7}, "loop": {"epochs": 9}})], 1
    ):  # fmt: skip
        name = f"KD_00{number}"
        events = [an_epoch(1, validation_auc=area)]
        write_run(folder, f"2026112{number}_000000_{name}", a_config(**changes), events=events)
        log.append(a_row(experiment_id=name, val_auc_macro=area, status="completed"))
    log.append(a_row(experiment_id="KD_005"))
    return folder


def test_the_index_lists_all_runs_and_marks_the_best(runs):
    """With status, decision and star."""
    write_note(runs, "KD_003", decision="adopt", reason="Best.", starred=True)

    text = written_log(runs)

    assert "| KD_001 | 2026-11-21 | efficientnet_b0 + mhsa | tau 4, alpha 0.7 | 0.700 |" in text
    assert "| KD_003 ★ |" in text
    assert "| **0.750** | N/A | completed | adopt |" in text
    assert "| KD_005 | 2026-11-21 | efficientnet_b0 + mhsa | tau 4, alpha 0.7 | N/A |" in text


def test_seeds_are_summarised_and_ablations_laid_out(runs):
    """Mean and spread; a grid with the best in bold."""
    text = written_log(runs)

    assert "| KD_001, KD_002 (seeds 42, 1) | 2 | 0.710 | 0.0141 |" in text
    assert "## Temperature and alpha: validation AUC" in text
    assert "| 4.0 | not run | **0.750** | not run |" in text
    assert "## Backbone and attention" not in text


def test_entries_tell_why_and_what_is_unfair(runs):
    """Beside the runs that were chosen as reference; groups have entries, too."""
    write_note(runs, "KD_001", decision="reference", reason="The plain one.")
    write_note(runs, "temperature", objective="Which tau?", findings="Four.")

    text = written_log(runs)

    assert "## temperature\n\n- **Objective.** Which tau?\n- **Findings.** Four.\n" in text
    assert "- **Decision.** reference: The plain one." in text
    assert "Beside KD_001: Not like for like: epochs: 3 in KD_001; 9 in KD_003." in text
    assert text.count("Nobody has written yet why") == 4


def test_an_evaluated_run_shows_its_interval(tmp_path):
    """Not just the number of its row."""
    from xlite_core.training.run_evaluation import evaluate_run

    runs = tmp_path / "runs"
    manifest = write_manifest_of_films(tmp_path)
    run = write_finished_run(runs, "20261121_000001_BASELINE_001", manifest)
    area = evaluate_run(run, draws=100).validation.macro_auc

    text = written_log(runs)

    interval = f"{area.value:.3f} ({area.low:.3f}–{area.high:.3f})"
    assert f"Macro AUC {interval} over 2 findings." in text


def test_a_damaged_run_does_not_hide_the_others(runs):
    """Its row stands, with the sentence that says what is wrong."""
    damaged = require_run(runs, "KD_002")
    damaged.metrics.write_text("{")

    found = logged_runs(runs)

    assert found[1].problem == "The run's metrics.json is damaged."
    assert [run.row.experiment_id for run in found] == [f"KD_00{n}" for n in range(1, 6)]
    assert "The run's folder cannot be read: The run's metrics.json is damaged." in written_log(
        runs
    )


def test_an_empty_folder_has_an_empty_log(tmp_path):
    """In words."""
    assert "No run has been entered yet." in written_log(tmp_path)


def test_runs_are_found_by_id_name_or_path(runs, tmp_path):
    """Or refused by the name alone."""
    run = require_run(runs, "KD_001")

    assert require_run(runs, run.name) == run
    assert require_run(tmp_path, str(run.path)) == run
    with pytest.raises(LogRefused, match="There is no run KD_099 among"):
        require_run(runs, "/secret/folder/KD_099")
