"""The missing run of a fair comparison."""

from __future__ import annotations

import dataclasses

from tests.helpers.many_runs import Plan, write_many_runs
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.run_directory import runs_below
from xlite_core.training.matched_run import is_among, missing_runs

_BASELINE = Plan("BASELINE_001", status="interrupted")
_LONG = Plan("KD_001", teacher=(4, 0.7), status="interrupted", epochs=80)


def _runs(tmp_path, *plans):
    folder = write_many_runs(tmp_path, plans)
    return [StoredRun.read(run) for run in runs_below(folder)], runs_below(folder)


def test_runs_that_are_like_for_like_miss_nothing(tmp_path):
    """Only the teacher differs, which is what is studied."""
    (first, other), known = _runs(
        tmp_path, _BASELINE, Plan("KD_001", teacher=(4, 0.7), status="interrupted")
    )

    assert missing_runs(first, [other], known) == ()


def test_the_reference_is_wanted_under_the_conditions_of_the_challenger(tmp_path):
    """Eighty epochs against fifty: the baseline of eighty epochs is missing."""
    (first, other), known = _runs(tmp_path, _BASELINE, _LONG)

    (missing,) = missing_runs(first, [other], known)

    assert missing.config.loop.epochs == 80
    assert missing.config.distillation is None
    assert missing.config.phase == "baseline"
    assert "BASELINE_001" in missing.sentence
    assert "KD_001" in missing.sentence


def test_a_run_that_is_there_is_not_offered(tmp_path):
    """Whatever it is called, and whichever phase it was filed under."""
    there = Plan("BASELINE_002", status="interrupted", epochs=80)
    (first, _, other), known = _runs(tmp_path, _BASELINE, there, _LONG)

    assert missing_runs(first, [other], known) == ()


def test_one_run_is_wanted_once(tmp_path):
    """Two challengers under the same conditions need the same match."""
    second = dataclasses.replace(_LONG, id="KD_002", teacher=(8, 0.7))
    (first, *others), known = _runs(tmp_path, _BASELINE, _LONG, second)

    (missing,) = missing_runs(first, others, known)

    assert is_among(missing.config, [missing.config])


def test_a_run_of_another_version_is_no_match(tmp_path):
    """Its settings cannot be read, so nothing is said about it."""
    (first, other), known = _runs(tmp_path, _BASELINE, _LONG)
    first.directory.config.write_text('{"schema": 1}')

    assert missing_runs(first, [other], known) == ()
