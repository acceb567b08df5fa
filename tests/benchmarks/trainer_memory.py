"""Does a run's memory grow with its epochs, or with the size of the data set?"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import psutil

from tests.benchmarks.measuring import Figure, figure
from xlite_core.data.labels import LabelTable
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import EpochFinished, StepFinished
from xlite_core.training.films import TrainingFilms
from xlite_core.training.preflight import SAMPLE
from xlite_core.training.run import run
from xlite_core.training.sections import LoopConfig, MachineConfig, OptimisationConfig

QUESTION = "Memory of a run"
SIZE, WHOLE, SMALL = 224, 112_120, 1_000
FINDINGS = ("Mass", "Edema")


def measure(*, quick: bool) -> list[Figure]:
    """Measure in processes of their own: memory that was taken is seldom given back."""
    steps, epochs = (10, 6) if quick else (40, 30)
    small, whole = (_measured("steps", films, steps) for films in (SMALL, WHOLE))
    grown = _measured("epochs", 64, epochs)
    table = whole["loaded"] - small["loaded"]
    return [
        figure(
            QUESTION, f"{WHOLE:,} films against {SMALL:,}, after {steps} steps",
            [whole["steps"] - small["steps"] - table], "MB", goal=100.0,
            note=f"anonymous memory; less the label table itself, {table:.0f} MB",
        ),
        figure(
            QUESTION, f"growth from epoch {epochs // 2} to {epochs}",
            [grown["last"] - grown["middle"]], "MB", goal=10.0, note="64 films of 64 pixels",
        ),
    ]  # fmt: skip


def _measured(what: str, films: int, count: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.trainer_memory", what, str(films), str(count)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def _anonymous_mb() -> float:
    """Return memory that is the process's own; pages of mapped films belong to the system."""
    full = psutil.Process().memory_info()
    return (full.rss - full.shared) / 1e6


def _films(folder: Path, count: int, size: int) -> TrainingFilms:
    random, numbers = np.random.default_rng(0), np.arange(count)
    path = folder / "films.u8"
    with path.open("wb") as stream:
        stream.truncate(count * size * size)  # a sparse file: films are black
    pixels = np.memmap(path, np.uint8, "r+", shape=(count, size, size))
    train = numbers[: -(count // 10)]
    # Those that are looked at before a run must not be black.
    shown = train[np.linspace(0, len(train) - 1, SAMPLE).round().astype(int)]
    pixels[shown] = random.integers(0, 256, (len(shown), size, size), dtype=np.uint8)
    labels = random.integers(0, 2, (count, len(FINDINGS))).astype(float)
    files = np.array([f"{n:08d}_000.png" for n in numbers])
    table = LabelTable(files, files, np.array([""] * count), FINDINGS, labels)
    return TrainingFilms(
        table=table,
        films=pixels,
        train=train,
        validation=numbers[-(count // 10) :],
        test=np.empty(0, np.intp),
        judging=np.ones(count, bool),
    )


def _config(size: int, epochs: int) -> TrainingConfig:
    return TrainingConfig(
        name="memory",
        student=StudentConfig(backbone="mobilenetv3_small", findings=len(FINDINGS)),
        recipe=PreprocessingRecipe(size=size),
        findings=FINDINGS,
        optimisation=OptimisationConfig(schedule="constant"),
        loop=LoopConfig(epochs=epochs, batch_size=16, keep="last", patience=0),
        machine=MachineConfig(device="cpu", threads=1),
    )


def main() -> None:
    """Measure one run and print what it took."""
    what, films, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    size, taken = SIZE if what == "steps" else 64, {}
    with tempfile.TemporaryDirectory() as folder:
        data = _films(Path(folder), films, size)
        taken["loaded"] = _anonymous_mb()
        config = _config(size, 2 if what == "steps" else count)
        events = run(config, RunDirectory(Path(folder) / "run"), films=data)
        for event in events:
            if what == "steps" and isinstance(event, StepFinished) and event.step == count:
                taken["steps"] = _anonymous_mb()
                break
            if isinstance(event, EpochFinished) and event.epoch in (count // 2, count):
                taken["middle" if event.epoch == count // 2 else "last"] = _anonymous_mb()
        events.close()
    sys.stdout.write(json.dumps(taken) + "\n")


if __name__ == "__main__":
    main()
