"""Finished and judged runs of phantoms, with everything in them that the window shows of a run."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from tests.helpers.phantom import chest_phantom
from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest, write_manifest
from xlite_core.evaluation.comparison import compare_auc
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.record import row_for
from xlite_core.experiments.report import ReportSources, write_report
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.findings import CHESTXRAY14
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.judged_predictions import JudgedPredictions
from xlite_core.training.sections import DataConfig, DistillationConfig, LoopConfig

SIDE = 96
_SHARES = (0.12, 0.06, 0.14, 0.2, 0.08, 0.09, 0.02, 0.07, 0.07, 0.05, 0.06, 0.06, 0.08, 0.01)
_SKILLS = (1.3, 1.9, 1.7, 0.8, 1.2, 0.9, 1.0, 1.6, 1.2, 2.1, 1.8, 1.1, 1.1, 1.0)


def write_films(folder: Path, *, films: int = 400, pictures: int = 40, seed: int = 3) -> Path:
    """Write a manifest of films of 14 findings; the first few are phantoms, the rest are not there.

    Returns:
        The manifest.
    """
    random = np.random.default_rng(seed)
    images = folder / "images"
    images.mkdir(parents=True)
    phantom = chest_phantom(SIDE)
    phantom = phantom if phantom.dtype == np.uint8 else (phantom / phantom.max() * 255)
    for number in range(pictures):
        shade = 0.7 + 0.3 * random.random()
        cv2.imwrite(str(images / f"film_{number:03d}.png"), (phantom * shade).astype(np.uint8))
    labels = (random.random((films, len(CHESTXRAY14))) < _SHARES).astype(float)
    labels[::17, 3] = np.nan
    numbers = np.arange(films)
    table = LabelTable(
        np.array([f"film_{number:03d}.png" for number in numbers]),
        np.array([f"p{number // 2:03d}" for number in numbers]),
        np.array(["phantoms"] * films),
        CHESTXRAY14,
        labels,
        random.choice(["AP", "PA"], films),
        random.choice(["F", "M"], films),
        random.uniform(19, 90, films),
    )
    path = folder / "manifest.csv"
    write_manifest(path, Manifest(table, images, np.array([""] * films), checked="exists"))
    return path


def write_judged_run(
    runs: Path,
    name: str,
    manifest: Path,
    *,
    distilled: bool = False,
    phase: str = "",
    epochs: int = 12,
    skill: float = 1.0,
    seed: int = 1,
    draws: int = 100,
) -> RunDirectory:
    """Write a run as it lies there when it has ended and was judged, report included."""
    from xlite_core.data.manifest import read_manifest

    phase = phase or ("distillation" if distilled else "baseline")
    teaching = DistillationConfig(teachers=("teacher.csv",)) if distilled else None
    config = TrainingConfig(
        name="phantoms",
        student=StudentConfig(backbone="mobilenetv3_small", findings=len(CHESTXRAY14)),
        recipe=PreprocessingRecipe(size=64),
        findings=CHESTXRAY14,
        data=DataConfig(manifest=manifest),
        loop=LoopConfig(epochs=epochs, seed=seed),
        distillation=teaching,
        phase=phase,
    )
    directory = RunDirectory(runs / name)
    directory.path.mkdir(parents=True)
    directory.config.write_text(json.dumps(config.to_dict()), encoding="utf-8")
    table = read_manifest(manifest).table
    write_events(directory, epochs=epochs, distilled=distilled, films=len(table))
    directory.provenance.write_text(json.dumps(_PROVENANCE), encoding="utf-8")
    logits = _logits(table.labels, skill, seed)
    _write_logits(directory.predictions / "validation.csv", table.files.tolist(), logits)
    judged = JudgedPredictions(logits, table)
    fitted = judged.fitted(f"validation films of {directory.experiment_id}")
    test = None
    if phase == "final":
        unseen = _logits(table.labels, skill, seed + 1)
        _write_logits(directory.predictions / "test.csv", table.files.tolist(), unseen)
        name_of_test = f"test films of {directory.experiment_id}"
        test = JudgedPredictions(unseen, table).evaluation(name_of_test, fitted, draws=draws)
    teacher = None
    if distilled:
        taught = _logits(table.labels, skill * 1.4, seed + 2)
        teacher = compare_auc(
            logits, taught, table.labels, table.patients, CHESTXRAY14, draws=draws
        )
    metrics = RunMetrics(
        fitted=fitted,
        validation=judged.evaluation(fitted.data_name, fitted, draws=draws),
        test=test,
        teacher=teacher,
    )
    metrics.write(directory.metrics)
    directory.weights.write_bytes(b"weights")
    write_report(ReportSources(run=StoredRun.read(directory), metrics=metrics))
    row = row_for(
        config.to_dict(),
        experiment_id=directory.experiment_id,
        date=dt.date(2026, 11, 21),
        status="completed",
    )
    ExperimentLog(runs).append(row)
    return directory


def write_events(
    directory: RunDirectory,
    *,
    epochs: int,
    distilled: bool = False,
    films: int = 400,
    ending: dict | None = None,
    told: int | None = None,
) -> None:
    """Write events.jsonl of a run; `told` epochs of it, all by default."""
    random = np.random.default_rng(epochs)
    told = epochs if told is None else told
    lines = [{
        "event": "RunStarted", "run": "phantoms", "training_films": 3 * films,
        "validation_films": films, "findings": list(CHESTXRAY14), "first_epoch": 1,
        "first_step": 0, "epochs": epochs, "steps_an_epoch": 20, "parameters": 1_500_000,
        "device": "CPU, 2 threads",
    }]  # fmt: skip
    for epoch in range(1, told + 1):
        loss, area = 0.18 + 0.3 / epoch, 0.78 - 0.25 / epoch + random.normal(0, 0.004)
        parts = {"hard": loss, "soft": 1.8 * loss} if distilled else {"hard": loss}
        lines.append({
            "event": "EpochFinished", "epoch": epoch, "train_loss": loss, "components": parts,
            "train_auc": area + 0.01 * epoch / epochs * 5, "validation_loss": loss * 1.1,
            "validation_auc": area, "validation_findings": 12, "validation_auc_low": area - 0.02,
            "finding_auc": dict.fromkeys(CHESTXRAY14, area), "learning_rate": 1e-3 / epoch,
            "films_per_s": 100.0, "seconds": 450.0, "best": True, "memory_mb": 512.0,
        })  # fmt: skip
    if told == epochs and ending is None:
        ending = {
            "event": "RunFinished",
            "epochs": epochs,
            "best_epoch": epochs,
            "validation_auc": 0.76,
            "validation_findings": 12,
            "reason": "all_epochs",
        }
    lines += [ending] if ending else []
    directory.events.write_text("".join(json.dumps(line) + "\n" for line in lines))


_PROVENANCE = {
    "seed": 1, "commit": "0123456789abcdef", "table_fingerprint": "aa11", "recipe_hash": "cc33",
    "films_fingerprint": "bb22", "versions": {"xlite": "0.1.0", "torch": "2.13.0"},
    "hardware": {"system": "Linux x86_64", "cores": 2},
    "split": {"origin": "made from seed 42", "train": 1200, "validation": 400, "test": 0},
}  # fmt: skip


def _logits(labels: np.ndarray, skill: float, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    there = np.nan_to_num(labels)
    base = np.log(np.array(_SHARES) / (1 - np.array(_SHARES)))
    return skill * np.array(_SKILLS) * there + random.normal(0, 1, labels.shape) + base + 0.8


def _write_logits(path: Path, files: Sequence[str], logits: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [
        f"{file}," + ",".join(map(repr, row))
        for file, row in zip(files, logits.tolist(), strict=True)
    ]
    path.write_text("\n".join([f"file,{','.join(CHESTXRAY14)}", *rows]) + "\n", encoding="utf-8")
