"""A folder of two evaluated runs, made once: they are read, never changed."""

from __future__ import annotations

import pytest

from tests.helpers.experiment_runs import write_finished_run, write_manifest_of_films
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.training.run_evaluation import evaluate_run


@pytest.fixture(scope="session")
def evaluated(tmp_path_factory):
    """Return two runs of different skill, judged with 100 resamples."""
    folder = tmp_path_factory.mktemp("evaluated")
    manifest = write_manifest_of_films(folder)
    directories = [
        write_finished_run(folder / "runs", "20261121_000001_BASELINE_001", manifest, skill=0.5),
        write_finished_run(folder / "runs", "20261121_000002_BASELINE_002", manifest, seed=7),
    ]
    for directory in directories:
        evaluate_run(directory, draws=100)
    return [StoredRun.read(directory) for directory in directories]
