"""A folder of runs as weeks of work leave it: finished, running, waiting, killed."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest, write_manifest
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.notes import write_note
from xlite_core.experiments.record import row_for
from xlite_core.findings import CHESTXRAY14
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.run_directory import RunDirectory, run_name
from xlite_core.training.config import TrainingConfig
from xlite_core.training.run_evaluation import run_manifest, run_predictions
from xlite_core.training.sections import DataConfig, DistillationConfig, LoopConfig

FINDINGS = CHESTXRAY14
FILMS = 400
_SHARES = np.array([0.25, 0.1, 0.3, 0.3, 0.14, 0.15, 0.06, 0.12, 0.12, 0.08, 0.09, 0.07, 0.1, 0.02])


@dataclass(frozen=True)
class Plan:
    """One run of the folder; `skill` is how far its logits of ill and well lie apart."""

    id: str
    backbone: str = "efficientnet_b0"
    attention: str = "mhsa"
    teacher: tuple[float, float] | None = None
    skill: float = 1.0
    status: str = "completed"
    cost: tuple[float, float] = (12.0, 21.4)
    epochs: int = 50
    seed: int = 42
    decision: str = ""
    reason: str = ""
    next_step: str = ""
    starred: bool = False

    @property
    def phase(self) -> str:
        prefix = self.id.partition("_")[0]
        return {"KD": "distillation", "BASELINE": "baseline", "FINAL": "final"}.get(
            prefix, "ablation"
        )


_MOBILE = {"backbone": "mobilenetv3_large", "cost": (7.4, 17.9)}
TWENTY: tuple[Plan, ...] = (
    Plan("FINAL_001", teacher=(4, 0.7), skill=1.30, decision="adopt", starred=True,
         reason="The best student so far on all films."),
    Plan("KD_001", teacher=(4, 0.7), skill=1.27, decision="adopt", starred=True,
         reason="Beats the baseline at equal size and speed.",
         next_step="full data, 50 epochs."),
    Plan("KD_002", teacher=(4, 0.5), skill=1.22),
    Plan("KD_003", teacher=(8, 0.7), skill=1.10, decision="reject", reason="Too soft."),
    Plan("KD_004", teacher=(8, 0.5), skill=1.12, decision="reject", reason="Too soft."),
    Plan("KD_005", teacher=(4, 0.7), skill=1.16, **_MOBILE),
    Plan("KD_006", teacher=(4, 0.5), status="running", **_MOBILE),
    Plan("KD_007", teacher=(8, 0.7), status="interrupted", **_MOBILE),
    Plan("KD_008", teacher=(8, 0.5), status="pending", **_MOBILE),
    Plan("BASELINE_001", skill=1.10, decision="reference", reason="As the plan says."),
    Plan("BASELINE_002", skill=1.04, **_MOBILE),
    Plan("BASELINE_003", "convnext_tiny", skill=1.20, cost=(41.0, 112.6)),
    Plan("BASELINE_004", "resnet18", "none", skill=0.92, cost=(15.0, 45.1), epochs=30,
         decision="reject", reason="Larger and worse."),
    Plan("ABLATION_001", teacher=(2, 0.7), skill=1.19),
    Plan("ABLATION_002", teacher=(6, 0.7), skill=1.18),
    Plan("ABLATION_003", teacher=(4, 0.9), skill=1.21),
    Plan("ABLATION_004", attention="none", teacher=(4, 0.7), skill=1.22, cost=(10.0, 18.8)),
    Plan("ABLATION_005", attention="performer", teacher=(4, 0.7), skill=1.25, cost=(13.0, 21.4)),
    Plan("ABLATION_006", teacher=(4, 0.7), skill=1.24, seed=1),
    Plan("ABLATION_007", status="failed", teacher=(4, 0.7), skill=1.24, seed=2),
)  # fmt: skip


def write_many_runs(folder: Path, plans: tuple[Plan, ...] = TWENTY, *, draws: int = 100) -> Path:
    """Write runs and the manifest that they were trained from; return the folder of runs."""
    runs, manifest = folder / "runs", _write_manifest(folder / "data")
    runs.mkdir(parents=True, exist_ok=True)
    for number, plan in enumerate(plans):
        write_planned(runs, manifest, plan, number=number, draws=draws)
    return runs


def planned_config(plan: Plan, manifest: Path) -> TrainingConfig:
    """Return the configuration of a planned run."""
    teacher = plan.teacher and DistillationConfig(
        teachers=(str(manifest.with_name("teacher.pt")),),
        temperature=plan.teacher[0],
        alpha=plan.teacher[1],
    )
    return TrainingConfig(
        name=plan.id.lower(),
        student=StudentConfig(
            backbone=plan.backbone, attention=plan.attention, findings=len(FINDINGS)
        ),
        recipe=PreprocessingRecipe(size=64),
        findings=FINDINGS,
        data=DataConfig(manifest=manifest),
        distillation=teacher or None,
        loop=LoopConfig(epochs=plan.epochs, seed=plan.seed),
        phase=plan.phase,
    )


def write_planned(
    runs: Path, manifest: Path, plan: Plan, *, number: int = 0, draws: int = 100
) -> RunDirectory | None:
    """Write one run as its status leaves it; None for one that waits."""
    config = planned_config(plan, manifest)
    started = dt.datetime(2026, 11, 1 + number % 28, 9, 30, tzinfo=dt.UTC)
    status = "running" if plan.status == "interrupted" else plan.status
    row = row_for(
        config.to_dict(), experiment_id=plan.id, date=started.date(), status=status,
        notes=config.name,
    )  # fmt: skip
    log = ExperimentLog(runs)
    log.append(row)
    if plan.decision or plan.starred:
        write_note(
            runs, plan.id, decision=plan.decision, reason=plan.reason, next_step=plan.next_step,
            starred=plan.starred,
        )  # fmt: skip
    if plan.status == "pending":
        return None
    directory = RunDirectory(runs / run_name(plan.id, started=started))
    directory.path.mkdir()
    directory.config.write_text(json.dumps(config.to_dict()), encoding="utf-8")
    directory.provenance.write_text(
        json.dumps({"seed": plan.seed, "table_fingerprint": "aa", "films_fingerprint": "ss"})
    )
    _write_events(directory, plan)
    if plan.status == "completed":
        directory.weights.write_bytes(b"")
        _write_predictions(directory, plan)
        judged = _write_metrics(directory, config, draws)
        log.update(
            plan.id,
            val_auc_macro=judged.macro_auc.value,
            val_f1_macro=judged.macro_f1["f1"].value,
            train_loss=0.31,
            inference_time_ms=plan.cost[0],
            model_size_mb=plan.cost[1],
        )
    return directory


def _labels() -> np.ndarray:
    random = np.random.default_rng(7)
    labels = (random.random((FILMS, len(FINDINGS))) < _SHARES).astype(float)
    labels[:12, -1] = 1.0
    return labels


def _write_manifest(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    numbers = np.arange(FILMS)
    table = LabelTable(
        np.array([f"film_{n:03d}.png" for n in numbers]),
        np.array([f"p{n // 2:03d}" for n in numbers]),
        np.array(["here"] * FILMS),
        FINDINGS,
        _labels(),
        np.where(numbers % 3 < 2, "PA", "AP"),
        np.where(numbers % 5 < 3, "M", "F"),
        20.0 + numbers % 60,
    )
    write_manifest(
        folder / "manifest.csv", Manifest(table, folder / "images", np.array([""] * FILMS))
    )
    return folder / "manifest.csv"


def _write_predictions(directory: RunDirectory, plan: Plan) -> None:
    labels = _labels()
    shared = np.random.default_rng(3).normal(0, 1, labels.shape)
    own = np.random.default_rng(sum(map(ord, plan.id))).normal(0, 0.35, labels.shape)
    logits = plan.skill * labels - 2 + shared + own
    lines = ["file," + ",".join(FINDINGS)]
    for n, row in enumerate(logits):
        lines.append(f"film_{n:03d}.png," + ",".join(f"{value:.5f}" for value in row))
    directory.predictions.mkdir()
    (directory.predictions / "validation.csv").write_text("\n".join(lines) + "\n")


def _write_metrics(directory: RunDirectory, config: TrainingConfig, draws: int):
    # As evaluate_run does, but for the teacher: there is no file of it.
    judged = run_predictions(directory, "validation", config, run_manifest(config).table)
    fitted = judged.fitted(f"validation films of {directory.experiment_id}")
    evaluation = judged.evaluation(fitted.data_name, fitted, draws=draws)
    RunMetrics(fitted=fitted, validation=evaluation).write(directory.metrics)
    return evaluation


def _write_events(directory: RunDirectory, plan: Plan) -> None:
    share = {"completed": 1.0, "running": 0.46, "interrupted": 0.22, "failed": 0.1}[plan.status]
    done = max(1, round(plan.epochs * share))
    events = [
        {"event": "RunStarted", "run": plan.id, "training_films": 1600, "validation_films": FILMS,
         "findings": list(FINDINGS), "first_epoch": 1, "first_step": 0, "epochs": plan.epochs,
         "steps_an_epoch": 50, "parameters": 5_300_000, "device": "CPU, 2 threads"},
        *(_epoch(number, plan) for number in range(1, done + 1)),
    ]  # fmt: skip
    if plan.status == "completed":
        events.append(
            {"event": "RunFinished", "epochs": done, "best_epoch": done, "validation_findings": 14,
             "validation_auc": _curve(done, plan), "reason": "all_epochs"}
        )  # fmt: skip
    if plan.status == "failed":
        events.append(
            {"event": "RunFailed", "summary": "The disk is full.", "hint": "Make room on it."}
        )
    directory.events.write_text("".join(json.dumps(event) + "\n" for event in events))


def _curve(epoch: int, plan: Plan) -> float:
    random = np.random.default_rng(epoch + 100 * len(plan.backbone))
    top = 0.5 + 0.23 * plan.skill
    return float(top - 0.2 * np.exp(-epoch / 8) + random.normal(0, 0.003))


def _epoch(number: int, plan: Plan) -> dict:
    return {
        "event": "EpochFinished",
        "epoch": number,
        "train_loss": float(0.3 + 0.4 * np.exp(-number / 10)),
        "components": {"hard": float(0.3 + 0.4 * np.exp(-number / 10))},
        "train_auc": min(_curve(number, plan) + 0.03, 0.99),
        "validation_loss": float(0.34 + 0.35 * np.exp(-number / 10)),
        "validation_auc": _curve(number, plan),
        "validation_findings": 14,
        "validation_auc_low": _curve(number, plan) - 0.02,
        "finding_auc": dict.fromkeys(FINDINGS, 0.75),
        "learning_rate": 0.001,
        "films_per_s": 210.0,
        "seconds": 110.0,
        "best": True,
        "memory_mb": 812.0,
    }
