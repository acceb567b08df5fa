"""What the last run taught, also of its teacher."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.helpers.judged_runs import write_films, write_judged_run
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.stored_run import StoredRun
from xlite_desktop.training.survey import survey


def test_a_finished_distillation_remembers_its_teacher_s_auc(tmp_path):
    """From its metrics, where its journal is of a version that did not tell."""
    manifest = write_films(tmp_path / "films", pictures=1)
    run = write_judged_run(
        tmp_path / "runs", "20260101_000000_KD_001", manifest, distilled=True, epochs=2
    )
    metrics = RunMetrics.from_dict(StoredRun.read(run).metrics)

    last = survey(tmp_path / "runs").last

    assert last.run.history.started.teacher_auc is None
    assert last.teacher_auc == metrics.teacher.macro.reference


def test_a_teacher_that_was_compared_on_less_has_no_level(tmp_path):
    """Its AUC is about other films, or other findings, than the curve beside it."""
    manifest = write_films(tmp_path / "films", pictures=1)
    run = write_judged_run(
        tmp_path / "runs", "20260101_000000_KD_001", manifest, distilled=True, epochs=2
    )
    metrics = RunMetrics.from_dict(StoredRun.read(run).metrics)
    macro = metrics.teacher.macro
    fewer = replace(macro, challenger=np.nextafter(macro.challenger, 1) + 1e-3)
    replace(metrics, teacher=replace(metrics.teacher, macro=fewer)).write(run.metrics)

    assert survey(tmp_path / "runs").last.teacher_auc is None


def test_a_run_without_a_teacher_has_none_to_remember(tmp_path):
    """Its chart is held against its goal alone."""
    manifest = write_films(tmp_path / "films", pictures=1)
    write_judged_run(tmp_path / "runs", "20260101_000000_BASELINE_001", manifest, epochs=2)

    assert survey(tmp_path / "runs").last.teacher_auc is None
