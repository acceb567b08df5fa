"""The researcher's pages in every state, for `screenshots`: empty, full, and while a run trains."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np

from tests.helpers import many_runs
from tests.helpers.phantom import chest_phantom
from xlite_core.data.manifest import read_manifest, write_manifest
from xlite_core.data.splits import make_split, write_split
from xlite_core.findings import CHESTXRAY14
from xlite_core.models.config import StudentConfig
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import (
    AlarmRaised,
    CheckpointSaved,
    EpochFinished,
    RunStarted,
    StepFinished,
    TrainingEvent,
)
from xlite_desktop.background.training_session import OpenedRun
from xlite_desktop.main_window import MainWindow
from xlite_desktop.training.run_history import RunHistory
from xlite_desktop.training.run_state import RunState
from xlite_desktop.training.run_words import Teller
from xlite_desktop.workspace import DataSet, Workspace

Wait = Callable[[Callable[[], object]], None]
Take = Callable[[MainWindow, str], None]
_BEGIN = dt.datetime(2026, 11, 20, 13, 24, 5, tzinfo=dt.UTC)
_EPOCHS, _STEPS = 50, 116
_TOPS = (0.79, 0.88, 0.86, 0.69, 0.77, 0.70, 0.74, 0.83, 0.78, 0.89, 0.86, 0.76, 0.75, 0.72)


def full_workspace(folder: Path) -> Workspace:
    """Write two data sets of phantoms, and twenty runs in every state."""
    workspace = Workspace(data=folder / "data sets", runs=folder / "runs")
    data_set = DataSet(workspace.data / "Phantoms")
    manifest = many_runs._write_manifest(data_set.folder)
    written = read_manifest(manifest)
    table = written.table
    images = data_set.folder / "images"
    write_manifest(manifest, dataclasses.replace(written, root=images, checked="exists"))
    _write_pictures(images, table.files.tolist())
    write_split(data_set.splits, table, make_split(table))
    many_runs._write_manifest(workspace.data / "Phantoms, table alone")
    workspace.runs.mkdir(parents=True)
    for number, plan in enumerate(many_runs.TWENTY):
        many_runs.write_planned(workspace.runs, manifest, plan, number=number)
    return workspace


def _rest(wait: Wait, seconds: float = 1.0) -> None:
    """Let what is computed and read in the background arrive."""
    end = time.monotonic() + seconds
    wait(lambda: time.monotonic() > end)


def visit_empty(window: MainWindow, wait: Wait, take: Take) -> None:
    """Take a picture of each page as a newcomer meets it."""
    for name in ("Data", "Train", "Experiments"):
        window.show_tab(name)
        _rest(wait)
        take(window, f"{name.lower()}-empty")


def visit_full(window: MainWindow, wait: Wait, take: Take) -> None:
    """Take a picture of each page after weeks of work, and of a run under way."""
    pages = window.research.pages
    window.show_tab("Data")
    data = pages["Data"].built()
    wait(lambda: data.desk.split is not None and data.side.overview.isVisible())
    _rest(wait)
    take(window, "data")
    data.side.header.browse.click()
    wait(lambda: data.side.browser.grid.model().rowCount() > 0)
    _rest(wait)
    take(window, "data-films")
    data.side.header.browse.click()
    window.show_tab("Experiments")
    experiments = pages["Experiments"].built()
    wait(lambda: experiments.right.detail is not None)
    experiments.select("KD_001")
    detail = experiments.right.detail
    wait(lambda: detail.header.title == "KD_001" and detail.judged is not None)
    _rest(wait)
    take(window, "experiments")
    experiments.panel.table.select_only({"KD_001", "KD_002", "BASELINE_001"})
    wait(lambda: experiments.right.comparison is not None)
    _rest(wait, 4.0)
    take(window, "experiments-compared")
    window.show_tab("Train")
    train = pages["Train"].built()
    wait(lambda: train.place.run is not None)
    _rest(wait)
    take(window, "train")
    train.bar.no.click()
    _let_train(train)
    _rest(wait)
    take(window, "train-running")
    train.desk.session._turn(RunState.IDLE)
    for entry in train.desk.keeper.queue.entries:
        train.desk.keeper.remove(entry.key)


def _let_train(train) -> None:
    """Let the page hear a run in its 24th epoch, and let three more wait."""
    (data_set, _) = train.desk._workspace.data_sets()
    config = many_runs.planned_config(many_runs.TWENTY[1], data_set.manifest)
    run = RunDirectory(train.desk._workspace.runs / "20261120_132405_KD_009")
    history, teller, lines = RunHistory("KD_009"), Teller(), []
    for minute, event in enumerate(_told()):
        history.hear(event)
        lines += teller.tell(event, _BEGIN + dt.timedelta(seconds=minute))
    opened = OpenedRun(run, config, history, tuple(lines))
    train.form.queue_requested.emit([_variant(config, alpha) for alpha in (0.3, 0.5, 0.9)])
    train.desk.run = opened
    train.desk.opened.emit(opened)
    train.desk.session._turn(RunState.RUNNING)
    train.form.load(config)
    train.place.view.refresh()


def _variant(config: TrainingConfig, alpha: float) -> TrainingConfig:
    student = StudentConfig(backbone="mobilenetv3_large", attention="mhsa", findings=14)
    values = config.to_dict()
    values["distillation"]["alpha"] = alpha
    values["student"] = {**values["student"], "backbone": student.backbone}
    return TrainingConfig.from_dict(values)


def _told() -> Iterator[TrainingEvent]:
    random = np.random.default_rng(4)
    yield RunStarted(
        run="KD_009", training_films=1_858, validation_films=464, findings=CHESTXRAY14,
        first_epoch=1, first_step=1, epochs=_EPOCHS, steps_an_epoch=_STEPS,
        parameters=5_300_000, device="cpu", judging_films=464, teacher_auc=0.815,
        judging_positives=dict(
            zip(CHESTXRAY14, (34, 10, 28, 55, 12, 16, 122, 9, 16, 21, 8, 8, 13, 3), strict=True)
        ),
    )  # fmt: skip
    for epoch in range(1, 24):
        for step in range(1, _STEPS + 1, 4):
            yield _step(epoch, step, random)
        yield _epoch(epoch, random)
        yield CheckpointSaved(epoch=epoch, step=0, megabytes=64.0)
        if epoch == 22:
            yield AlarmRaised(
                kind="gap", epoch=epoch, hint="Stop soon, or raise dropout.",
                summary="Train and validation loss drift apart (0.023 after 6 epochs).",
            )  # fmt: skip
    yield from (_step(24, step, random) for step in range(1, 50, 4))


def _loss(epoch: float) -> float:
    return 0.145 + 0.15 * math.exp(-epoch / 6)


def _step(epoch: int, step: int, random: np.random.Generator) -> StepFinished:
    loss = _loss(epoch - 1 + step / _STEPS) + random.normal(0, 0.008)
    return StepFinished(
        epoch=epoch, step=step, loss=loss, components={"soft": 0.7 * loss, "hard": 1.3 * loss},
        learning_rate=5e-5, films_per_s=18.2,
    )  # fmt: skip


def _epoch(epoch: int, random: np.random.Generator) -> EpochFinished:
    rise = 1 - math.exp(-epoch / 5)
    area = 0.5 + 0.281 * rise - 0.002 * max(0, epoch - 20) + random.normal(0, 0.003)
    loss = _loss(epoch)
    return EpochFinished(
        epoch=epoch, train_loss=loss, components={"soft": 0.7 * loss, "hard": 1.3 * loss},
        train_auc=area + 0.02, validation_loss=loss + 0.008 + 0.0012 * max(0, epoch - 14),
        validation_auc=area, validation_findings=10, validation_auc_low=area - 0.03,
        validation_auc_high=area + 0.028,
        finding_auc={
            name: 0.5 + (top - 0.5) * rise + random.normal(0, 0.008)
            for name, top in zip(CHESTXRAY14, _TOPS, strict=True)
        },
        learning_rate=5e-5, films_per_s=18.2, seconds=112.0, best=epoch <= 20, memory_mb=2_048.0,
    )  # fmt: skip


def _write_pictures(folder: Path, files: list[str]) -> None:
    """Write a phantom for each film, each a little brighter, larger or turned."""
    folder.mkdir()
    random, phantom = np.random.default_rng(11), chest_phantom(160)
    for file in files:
        turn = cv2.getRotationMatrix2D((80, 80), random.normal(0, 3), 1 + random.normal(0, 0.05))
        film = cv2.warpAffine(phantom, turn, (160, 160)) * random.uniform(0.75, 1.05)
        film += random.normal(0, 4, film.shape)
        cv2.imwrite(str(folder / file), np.clip(film, 0, 255).astype(np.uint8))
