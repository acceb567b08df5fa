"""A process that starts a run again and again, and kills it (-9) at random moments.

`python -m tests.helpers.kill_arena DIRECTORY KILLS SEED WORKERS` prints a line of JSON a
kill: how long the attempt had lived, and what it left half written.  The last attempt
is left to finish.  Attempts are forks, so that torch is imported once.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from tests.helpers.tiny_study import tiny_config, tiny_films, tiny_study
from xlite_core.models.config import StudentConfig
from xlite_core.models.student import build_student
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.control import RunControl
from xlite_core.training.events import RunPaused, StepFinished
from xlite_core.training.run import run

EPOCHS = 12


def arena_config(workers: int = 0) -> TrainingConfig:
    """Return a run of 36 steps with everything that has a state."""
    return tiny_config(
        epochs=EPOCHS,
        batch_size=4,
        workers=workers,
        keep="best_loss",
        schedule="plateau",
        plateau_patience=1,
        student=StudentConfig(backbone="mobilenetv3_small", attention="mhsa", findings=2),
    )


def attempt(directory: Path, workers: int) -> None:
    """Go on with the run; pause after every step, which writes a checkpoint."""
    control = RunControl()
    films = tiny_films(tiny_study(directory))
    for event in run(arena_config(workers), RunDirectory(directory), control, films=films):
        if isinstance(event, StepFinished):
            (directory / "stepping").touch()
            control.pause()
        elif isinstance(event, RunPaused):
            control.resume()


def main() -> None:
    """Kill, kill, and let live."""
    directory, kills, seed, workers = Path(sys.argv[1]), *map(int, sys.argv[2:])
    moments, stepping = random.Random(seed), directory / "stepping"
    build_student(arena_config().student)  # imports what a first student imports
    for number in range(kills + 1):
        stepping.unlink(missing_ok=True)
        child = os.fork()
        if child == 0:
            attempt(directory, workers)
            os._exit(0)
        started = time.monotonic()
        if number < kills:
            # One in six dies before its first step.
            while not stepping.exists() and moments.random() < 0.99:
                time.sleep(0.02)
            time.sleep(moments.uniform(0.0, 0.3))
            os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        checkpoints = directory / "checkpoints"
        report = {
            "seconds": round(time.monotonic() - started, 2),
            "killed": os.WIFSIGNALED(status),
            "torn": len(list(checkpoints.glob(".*.part"))),
            "newest": max((path.name for path in checkpoints.glob("*.pt")), default=""),
        }
        sys.stdout.write(json.dumps(report) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
