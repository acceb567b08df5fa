"""A run that trains in the window: is the window quick beside it, and is the run as fast?"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np

from tests.benchmarks.display import display, installed
from tests.benchmarks.measuring import Figure, figure, ratios
from tests.benchmarks.watched_training import BEAT_MS, EVENTS
from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest, write_manifest
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.training.config import TrainingConfig
from xlite_core.training.sections import DataConfig, LoopConfig, MachineConfig, OptimisationConfig
from xlite_core.training.written_config import write_config

QUESTION = "A run in the window"
SIZE, BATCH = 224, 16
FINDINGS = ("Mass", "Edema")


def measure(*, quick: bool) -> list[Figure]:
    """Listen to the window's event loop, and time the same run in the window and without it."""
    seconds, pairs, epochs, films = (6, 1, 3, 160) if quick else (20, 7, 4, 480)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        config = _configuration(folder, films)
        told = _watched("stalls", folder, config, seconds)  # and it fills the cache of films
        speeds: list[list[float]] = [[], []]
        for turn in range(pairs):
            for place in (0, 1) if turn % 2 else (1, 0):
                measured = (_in_window, _on_command_line)[place](folder, config, epochs)
                speeds[place].append(float(np.median(measured[1:])))
    return [*_quickness(told, seconds), *_speed(speeds, films, epochs)]


def _quickness(told: dict, seconds: int) -> list[Figure]:
    idle, busy = told["idle"], told["training"]
    beats = f"{len(busy):,} beats of {BEAT_MS} ms in {seconds} s, {told['heard']} events shown"
    figures = []
    for name, percent, goal in (("99th percentile", 99, 16.0), ("longest", 100, 100.0)):
        without = np.percentile(idle, percent)
        figures.append(
            figure(
                QUESTION, f"event loop late, {name}", [float(np.percentile(busy, percent))], "ms",
                goal=goal, note=f"{beats}; the same window without a run: {without:.1f} ms",
            )
        )  # fmt: skip
    return [
        *figures,
        figure(
            QUESTION, "memory that half of a long run took", [told["grown_mb"]], "MB", goal=10.0,
            note=f"resident, the second half of {EVENTS:,} events",
        ),
        figure(
            QUESTION, "torch imported by the window", [float(told["torch"])], "x", goal=0.0,
            note="1 if it were",
        ),
    ]  # fmt: skip


def _speed(speeds: list[list[float]], films: int, epochs: int) -> list[Figure]:
    note = f"MobileNetV3-Small, {SIZE} px, batch {BATCH}, {films} films, epochs 2 to {epochs}"
    return [
        figure(QUESTION, "in the window", speeds[0], "films/s", note=note),
        figure(QUESTION, "from the command line", speeds[1], "films/s", note=note),
        figure(
            QUESTION, "in the window against the command line", ratios(*speeds), "x",
            goal=0.92, goal_is_least=True, note="pairs, in turn; fresh processes",
        ),
    ]  # fmt: skip


def _configuration(folder: Path, films: int) -> Path:
    """Write films, a manifest, and the settings of a run that is never over by itself."""
    random = np.random.default_rng(5)
    images = folder / "images"
    images.mkdir()
    numbers = np.arange(films)
    for number in numbers:
        grain = random.integers(0, 255, (SIZE, SIZE), dtype=np.uint8)
        cv2.imwrite(str(images / f"film_{number}.png"), grain)
    labels = np.column_stack([numbers % 2, numbers % 3 == 0]).astype(float)
    table = LabelTable(
        np.array([f"film_{n}.png" for n in numbers]),
        np.array([f"p{n}" for n in numbers]),
        np.array(["noise"] * films),
        FINDINGS,
        labels,
    )
    manifest = folder / "manifest.csv"
    write_manifest(manifest, Manifest(table, images, np.array([""] * films), checked="exists"))
    config = TrainingConfig(
        name="noise",
        student=StudentConfig(backbone="mobilenetv3_small", findings=len(FINDINGS)),
        recipe=PreprocessingRecipe(size=SIZE),
        findings=FINDINGS,
        data=DataConfig(manifest=manifest, cache=folder / "cache"),
        loop=LoopConfig(epochs=9_999, batch_size=BATCH, patience=0),
        optimisation=OptimisationConfig(learning_rate=1e-7),
        machine=MachineConfig(workers=0),
    )
    path = folder / "run.toml"
    write_config(path, config)
    return path


def _watched(what: str, folder: Path, config: Path, count: int) -> dict:
    command = [sys.executable, "-m", "tests.benchmarks.watched_training", what, folder, config]
    with display("offscreen") as environment:
        done = subprocess.run(
            [*command, str(count)], check=True, stdout=subprocess.PIPE, text=True,
            env=environment, timeout=600,
        )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def _in_window(folder: Path, config: Path, epochs: int) -> list[float]:
    return _watched("speed", folder, config, epochs)["films_per_s"]


def _on_command_line(folder: Path, config: Path, epochs: int) -> list[float]:
    """Train until the journal tells of so many epochs, and stop as Ctrl-C does."""
    runs = folder / "runs of the command line"
    known = set(runs.glob("*/events.jsonl"))
    command = [sys.executable, "-m", "xlite_core.cli.main", "train", config, "--runs", runs]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=installed()
    )
    with process:
        speeds: list[float] = []
        while len(speeds) < epochs:
            assert process.poll() is None, "the run ended by itself"
            time.sleep(0.2)
            speeds = [
                event["films_per_s"]
                for journal in set(runs.glob("*/events.jsonl")) - known
                for event in map(json.loads, journal.read_text().splitlines())
                if event["event"] == "EpochFinished"
            ]
        process.send_signal(signal.SIGINT)
    return speeds[:epochs]
