import pytest

from tests.helpers.experiment_runs import a_config, write_run
from xlite_core.experiments.matched_baseline import matched_baseline
from xlite_core.experiments.stored_run import StoredRun

PROVENANCE = {"table_fingerprint": "aa", "films_fingerprint": "bb"}


@pytest.fixture
def runs(tmp_path):
    return tmp_path / "runs"


def a_run(runs, name, *, finished=True, provenance=None, **changes):
    told = provenance or PROVENANCE
    directory = write_run(runs, name, a_config(**changes), provenance=told)
    if finished:
        directory.weights.write_bytes(b"weights")
    return directory


def distilled(runs):
    made = a_run(runs, "20261121_120000_KD_001", distillation={"alpha": 0.7}, phase="distillation")
    return StoredRun.read(made)


def test_the_same_student_without_a_teacher_is_the_baseline(runs):
    run = distilled(runs)
    a_run(runs, "20261120_120000_BASELINE_001")

    assert matched_baseline(run, runs).experiment_id == "BASELINE_001"


def test_a_run_without_a_teacher_has_no_baseline(runs):
    plain = a_run(runs, "20261120_120000_BASELINE_001")
    a_run(runs, "20261120_130000_BASELINE_002")

    assert matched_baseline(StoredRun.read(plain), runs) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"loop": {"epochs": 9}},
        {"student": {"backbone": "resnet18"}},
        {"distillation": {"alpha": 0.1}},
        {"loss": {"kind": "focal"}},
        {"optimisation": {"learning_rate": 0.1}},
        {"finished": False},
        {"provenance": {"table_fingerprint": "other", "films_fingerprint": "bb"}},
    ],
)
def test_what_differs_in_more_than_its_teacher_is_none(runs, changes):
    """Other epochs, students, losses or films move the numbers by themselves."""
    run = distilled(runs)
    a_run(runs, "20261120_120000_BASELINE_001", **changes)

    assert matched_baseline(run, runs) is None


def test_the_same_seed_goes_before_a_newer_run(runs):
    """Chance that both share cancels in the difference."""
    run = distilled(runs)
    a_run(runs, "20261120_120000_BASELINE_001")
    a_run(runs, "20261120_130000_BASELINE_002", loop={"seed": 7})

    assert matched_baseline(run, runs).experiment_id == "BASELINE_001"


def test_among_equals_the_newest_counts(runs):
    run = distilled(runs)
    a_run(runs, "20261120_120000_BASELINE_001")
    a_run(runs, "20261120_130000_BASELINE_002")

    assert matched_baseline(run, runs).experiment_id == "BASELINE_002"


def test_a_damaged_run_is_passed_over(runs):
    run = distilled(runs)
    sound = a_run(runs, "20261120_120000_BASELINE_001")
    damaged = a_run(runs, "20261120_130000_BASELINE_002")
    damaged.provenance.write_text("{")
    broken = a_run(runs, "20261120_140000_BASELINE_003")
    broken.config.write_text("[")

    assert matched_baseline(run, runs).directory == sound
