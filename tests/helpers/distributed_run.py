"""What torchrun starts in the tests: one run on tiny films, its last event as a line of JSON.

`python -m torch.distributed.run --standalone --nproc-per-node 2 -m tests.helpers.distributed_run
DIRECTORY [STOP_AT_EPOCH STOP_AT_STEP]`
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.helpers.tiny_study import tiny_config, tiny_films, tiny_study
from xlite_core.models.config import StudentConfig
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.control import RunControl
from xlite_core.training.events import StepFinished, to_line
from xlite_core.training.run import run


def distributed_config(**changes) -> TrainingConfig:
    """Return a run without batch norm and dropout: two steps an epoch, the last one not full."""
    settings = {
        "student": StudentConfig(backbone="convnext_atto", dropout=0.0, findings=2),
        "batch_size": 8,
        "epochs": 2,
        "learning_rate": 1e-4,
        "keep": "best_loss",
        "schedule": "plateau",
        "plateau_patience": 0,
    }
    return tiny_config(**settings | changes)


def main() -> None:
    """Train; stop where that was asked for."""
    directory, stop_at = Path(sys.argv[1]), tuple(map(int, sys.argv[2:]))
    films, control = tiny_films(tiny_study(directory)), RunControl()
    event = None
    for event in run(distributed_config(), RunDirectory(directory), control, films=films):
        if isinstance(event, StepFinished) and (event.epoch, event.step) == stop_at:
            control.stop()
    if event is not None:
        sys.stdout.write(to_line(event) + "\n")


if __name__ == "__main__":
    main()
