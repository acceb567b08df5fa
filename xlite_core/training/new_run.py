"""A new run: an id in the log, and a folder of that name."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

from xlite_core.atomic_file import atomic_write
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.record import row_for
from xlite_core.run_directory import RunDirectory, run_name
from xlite_core.training.config import TrainingConfig


def new_run(config: TrainingConfig, runs: Path, *, started: dt.datetime) -> RunDirectory:
    """Enter a pending run into results.csv and make its folder, with its configuration.

    Args:
        config: What will be run.
        runs: The runs folder; made where it is missing.
        started: Local time; the folder is named after it.

    Raises:
        LogRefused: results.csv cannot be used.
    """
    settings = config.to_dict()
    row = ExperimentLog(runs).enter(
        config.phase,
        lambda experiment_id: row_for(
            settings, experiment_id=experiment_id, date=started.date(), notes=config.name
        ),
    )
    # A batch system's log is found by its job number.
    job = os.environ.get("SLURM_JOB_ID")
    directory = RunDirectory(runs / run_name(row.experiment_id, started=started, job=job))
    directory.path.mkdir(parents=True)
    with atomic_write(directory.config) as stream:
        stream.write(json.dumps(settings, indent=1).encode())
    return directory
