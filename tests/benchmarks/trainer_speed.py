"""The trainer from a warm cache, against the same network and optimiser on one fixed batch."""

from __future__ import annotations

import itertools
import tempfile
import time
from pathlib import Path

import numpy as np
import torch

from tests.benchmarks.measuring import Figure, figure, ratios
from xlite_core.data.labels import LabelTable
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.models.student import build_student
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import StepFinished
from xlite_core.training.films import TrainingFilms
from xlite_core.training.loader import normalise_batch
from xlite_core.training.run import run
from xlite_core.training.sections import LoopConfig, MachineConfig, OptimisationConfig

QUESTION = "Training on the CPU"
RATE = 1e-7
"""A batch that is learned by heart fills the arithmetic with denormal numbers, which are slow."""
SIZE, BATCH, FILMS = 224, 32, 3_600
FINDINGS = ("Mass", "Edema")


def measure(*, quick: bool) -> list[Figure]:
    """Time stretches of steps in turn: bare, trained, bare, trained ..."""
    turns, stretch = (3, 6) if quick else (8, 12)
    with tempfile.TemporaryDirectory() as folder:
        trained = _trainer(Path(folder), turns * (stretch + 1) + 1)
        next(trained)  # the first step waits for the first films
        bare = _bare()
        next(bare)
        speeds: list[list[float]] = [[], []]
        work: list[list[float]] = [[], []]
        for turn in range(turns):
            for place in (0, 1) if turn % 2 else (1, 0):
                steps = (bare, trained)[place]
                next(steps)  # what waited behind the other one
                started, worked = time.perf_counter(), time.process_time()
                for _ in range(stretch):
                    next(steps)
                speeds[place].append(stretch * BATCH / (time.perf_counter() - started))
                work[place].append(1000 * (time.process_time() - worked) / (stretch * BATCH))
        trained.close()
    note = f"MobileNetV3-Small + MHSA, {SIZE} px, batch {BATCH}, {torch.get_num_threads()} threads"
    return [
        figure(
            QUESTION, "trainer against a fixed batch", ratios(speeds[1], speeds[0]), "x",
            goal=0.95, goal_is_least=True, note=note,
        ),
        figure(
            QUESTION, "the same in processor time", ratios(work[0], work[1]), "x",
            goal=0.95, goal_is_least=True, note="hardly moved by what else the machine does",
        ),
        figure(QUESTION, "trainer from a mapped cache", speeds[1], "films/s"),
        figure(QUESTION, "same network and optimiser, one fixed batch", speeds[0], "films/s"),
    ]  # fmt: skip


def _config() -> TrainingConfig:
    return TrainingConfig(
        name="speed",
        student=StudentConfig(
            backbone="mobilenetv3_small", attention="mhsa", findings=len(FINDINGS)
        ),
        recipe=PreprocessingRecipe(size=SIZE),
        findings=FINDINGS,
        optimisation=OptimisationConfig(schedule="constant", learning_rate=RATE),
        loop=LoopConfig(epochs=10_000, batch_size=BATCH, keep="last", patience=0),
        machine=MachineConfig(device="cpu"),
    )


def _films(folder: Path) -> TrainingFilms:
    random = np.random.default_rng(0)
    numbers = np.arange(FILMS)
    pixels = np.memmap(folder / "films.u8", np.uint8, "w+", shape=(FILMS, SIZE, SIZE))
    pixels[:] = random.integers(0, 256, pixels.shape, dtype=np.uint8)
    labels = random.integers(0, 2, (FILMS, len(FINDINGS))).astype(float)
    table = LabelTable(
        np.array([f"{n}.png" for n in numbers]),
        np.array([f"p{n}" for n in numbers]),
        np.array([""] * FILMS),
        FINDINGS,
        labels,
    )
    nothing = np.empty(0, np.intp)
    return TrainingFilms(
        table=table, films=pixels, train=numbers, validation=nothing, test=nothing,
        judging=np.ones(FILMS, bool),
    )  # fmt: skip


def _trainer(folder: Path, steps: int):
    events = run(_config(), RunDirectory(folder / "run"), films=_films(folder))
    epoch = itertools.islice((e for e in events if isinstance(e, StepFinished)), steps)
    try:
        for event in epoch:
            # An epoch's end judges and saves; only steps are asked about.
            assert event.epoch == 1, "more films are needed for so many steps"
            yield event
    finally:
        events.close()


def _bare():
    config = _config()
    torch.manual_seed(0)
    student = build_student(config.student).to(memory_format=torch.channels_last).train()
    optimizer = torch.optim.AdamW(student.parameters(), lr=RATE)
    random = np.random.default_rng(1)
    pixels = random.integers(0, 256, (BATCH, SIZE, SIZE), dtype=np.uint8)
    images = normalise_batch(pixels, config.recipe, torch.device("cpu"))
    labels = torch.from_numpy(random.integers(0, 2, (BATCH, len(FINDINGS)))).float()
    while True:
        optimizer.zero_grad(set_to_none=True)
        logits = student(images)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, labels)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 5.0)
        optimizer.step()
        yield loss.item()
