"""Hand-made run folders: the files that a finished run leaves, with invented numbers."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest, write_manifest
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.record import ResultRow, row_for
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.sections import DataConfig, LoopConfig

FINDINGS = ("Mass", "Edema")

_CONFIG: Mapping[str, Any] = {
    "name": "tiny",
    "student": {"backbone": "mobilenetv3_small", "attention": "mhsa", "findings": 2},
    "recipe": {"size": 64, "mean": [0.5, 0.5, 0.5], "std": [0.2, 0.2, 0.2]},
    "findings": list(FINDINGS),
    "data": {"manifest": "/somewhere/manifest.csv", "share": 1.0, "grouping": "patient",
             "split_seed": 42, "splits": None, "folds": None, "fold": None},
    "balance": {"sampler": "none", "weights": "inverse_power"},
    "loss": {"kind": "weighted_bce"},
    "distillation": None,
    "optimisation": {"learning_rate": 0.001, "schedule": "plateau", "warmup_epochs": 0.0},
    "loop": {"epochs": 3, "batch_size": 8, "patience": 10, "keep": "best_auc", "seed": 42},
    "machine": {"device": "cpu", "workers": 0},
    "phase": "baseline",
    "schema": 2,
}  # fmt: skip


def a_config(**changes) -> dict[str, Any]:
    """Return what a run's config.json holds; dicts change single settings of a section."""
    config = copy.deepcopy(dict(_CONFIG))
    for name, value in changes.items():
        old = config[name]
        config[name] = {**old, **value} if isinstance(old, dict) else value
    return config


def a_row(**changes) -> ResultRow:
    """Return a row of a distillation that waits."""
    values = {
        "experiment_id": "KD_001",
        "date": dt.date(2026, 11, 21),
        "phase": "distillation",
        "model_name": "StudentNet+KD",
        "cnn_backbone": "efficientnet_b0",
        "attention_type": "mhsa",
        "kd_temperature": 4.0,
        "kd_alpha": 0.7,
        "batch_size": 32,
        "learning_rate": 0.001,
        "epochs": 50,
    }
    return ResultRow(**values | changes)


def an_epoch(epoch: int, **changes) -> dict[str, Any]:
    """Return an EpochFinished as events.jsonl holds it."""
    values = {
        "event": "EpochFinished",
        "epoch": epoch,
        "train_loss": 1.0 / epoch,
        "components": {"hard": 1.0 / epoch},
        "train_auc": 0.6 + 0.05 * epoch,
        "validation_loss": 0.5,
        "validation_auc": 0.6 + 0.02 * epoch,
        "validation_findings": 2,
        "validation_auc_low": 0.5,
        "finding_auc": {"Mass": 0.7, "Edema": None},
        "learning_rate": 0.001,
        "films_per_s": 100.0,
        "seconds": 1800.0,
        "best": True,
        "memory_mb": 512.0,
    }
    return values | changes


STARTED = {
    "event": "RunStarted",
    "run": "tiny",
    "training_films": 24,
    "validation_films": 8,
    "findings": list(FINDINGS),
    "first_epoch": 1,
    "first_step": 0,
    "epochs": 3,
    "steps_an_epoch": 3,
    "parameters": 1_500_000,
    "device": "CPU, 2 threads",
}


def write_run(
    runs: Path, name: str, config: dict[str, Any] | None = None, *, events=None, provenance=None
) -> RunDirectory:
    """Write config.json, events.jsonl and provenance.json of a run; return its folder."""
    directory = RunDirectory(runs / name)
    directory.path.mkdir(parents=True)
    directory.config.write_text(json.dumps(config or a_config()), encoding="utf-8")
    lines = [STARTED, an_epoch(1), an_epoch(2), an_epoch(3, best=False, validation_auc=0.62)]
    written = lines if events is None else events
    directory.events.write_text("".join(json.dumps(line) + "\n" for line in written))
    if provenance is not None:
        directory.provenance.write_text(json.dumps(provenance), encoding="utf-8")
    return directory


FILMS = 80


def write_manifest_of_films(folder: Path, *, with_pictures: int = 4) -> Path:
    """Write a manifest of 80 films of 40 patients, the first few of them real pictures."""
    images = folder / "images"
    images.mkdir(parents=True)
    for number in range(with_pictures):
        picture = np.full((40, 30 + number), 40 + 20 * (number % 7), np.uint8)
        picture[10:20, 10:20] = 200
        cv2.imwrite(str(images / f"film_{number:02d}.png"), picture)
    numbers = np.arange(FILMS)
    labels = np.column_stack([numbers % 2, numbers % 5 == 0]).astype(float)
    labels[7, 1] = np.nan
    table = LabelTable(
        np.array([f"film_{n:02d}.png" for n in numbers]),
        np.array([f"p{n // 2:02d}" for n in numbers]),
        np.array(["here"] * FILMS),
        FINDINGS,
        labels,
        np.where(numbers % 4 < 2, "PA", "AP"),
        np.where(numbers % 3 == 0, "F", "M"),
        20.0 + numbers % 60,
    )
    path = folder / "manifest.csv"
    hashes = np.array([""] * FILMS)
    write_manifest(path, Manifest(table, images, hashes, checked="exists"))
    return path


def write_predictions(path: Path, *, rows: range, skill: float = 1.0, seed: int = 1) -> None:
    """Write logits that rise with the labels of the manifest's films, and with noise."""
    random = np.random.default_rng(seed)
    lines = ["file," + ",".join(FINDINGS)]
    for n in rows:
        noise = random.normal(0, 1, 2)
        logits = (skill * (n % 2) + noise[0], skill * (n % 5 == 0) + noise[1] - 1)
        lines.append(f"film_{n:02d}.png,{float(logits[0])!r},{float(logits[1])!r}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_finished_run(
    runs: Path, name: str, manifest: Path, *, skill: float = 1.0, seed: int = 1, **changes
) -> RunDirectory:
    """Write a run of a real configuration, with predictions and a row in results.csv."""
    settings = {"phase": "baseline"} | changes
    config = TrainingConfig(
        name="tiny",
        student=StudentConfig(backbone="mobilenetv3_small", findings=len(FINDINGS)),
        recipe=PreprocessingRecipe(size=64),
        findings=FINDINGS,
        data=DataConfig(manifest=manifest),
        loop=LoopConfig(epochs=3, seed=seed),
        **settings,
    )
    finished = {"event": "RunFinished", "epochs": 3, "best_epoch": 2, "validation_auc": 0.64,
                "validation_findings": 2, "reason": "all_epochs"}  # fmt: skip
    events = [STARTED, an_epoch(1), an_epoch(2), an_epoch(3, best=False, validation_auc=0.62)]
    directory = write_run(
        runs, name, config.to_dict(), events=[*events, finished],
        provenance={"seed": seed, "commit": "abc", "table_fingerprint": "aa",
                    "films_fingerprint": "ss"},
    )  # fmt: skip
    write_predictions(
        directory.predictions / "validation.csv", rows=range(50), skill=skill, seed=seed
    )
    row = row_for(
        config.to_dict(),
        experiment_id=directory.experiment_id,
        date=dt.date(2026, 11, 21),
        status="completed",
    )
    ExperimentLog(runs).append(row)
    return directory
