"""The facts above a run's charts, in words; knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from xlite_core.models.registry import display_name
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import RunFailed, RunFinished
from xlite_desktop.training.gpu_reading import GpuReading
from xlite_desktop.training.run_history import RunHistory
from xlite_desktop.training.run_state import RunState
from xlite_desktop.training.run_words import rate
from xlite_desktop.translation import told, tr

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86_400.0


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value: "Epoch", "24 of 50"."""

    label: str
    value: str


def subject(history: RunHistory, config: TrainingConfig | None) -> tuple[str, ...]:
    """Return what the run is: student, tau, alpha, data, seed."""
    if config is None:
        return ()
    parts = [display_name(config.student)]
    if config.distillation is not None:
        parts += [f"τ {config.distillation.temperature:g}", f"α {config.distillation.alpha:g}"]  # noqa: RUF001
    data = _data(history, config)
    return (*parts, *([data] if data else []), tr("seed {seed}", seed=config.loop.seed))


def facts(history: RunHistory, gpu: GpuReading | None = None) -> tuple[Fact, ...]:
    """Return how far the run is and what it costs, as far as it has said so."""
    found = [
        (tr("Epoch"), _epoch(history)),
        (tr("Step"), _step(history)),
        (tr("Left"), "" if history.seconds_left is None else left_words(history.seconds_left)),
        (
            tr("Speed"),
            tr("{films_per_s:,.1f} films/s", films_per_s=history.films_per_s)
            if history.films_per_s
            else "",
        ),
        (tr("Rate"), rate(history.learning_rate) if history.learning_rate else ""),
        (
            tr("Memory"),
            tr("{memory_mb:,.1f} GB", memory_mb=history.last.memory_mb / 1000)
            if history.last
            else "",
        ),
        (tr("Best"), _best(history)),
        (tr("Device"), _device(history)),
        (tr("GPU"), _gpu(gpu)),
    ]
    return tuple(Fact(label, value) for label, value in found if value)


def standing_words(history: RunHistory, state: RunState) -> str:
    """Return how the run stands, where that is not plainly "training"."""
    if state is RunState.IDLE:
        return {
            "waiting": tr("not started"),
            "running": tr("interrupted"),
            "paused": tr("interrupted"),
            "finished": tr("finished"),
            "stopped": tr("stopped"),
            "failed": tr("failed"),
        }.get(history.state, history.state)
    if state is RunState.RUNNING:
        return ""
    if state is RunState.STARTING:
        return tr("preparing films")
    words: str = state.value
    return words[0].lower() + words[1:]


def ending_words(history: RunHistory) -> str:
    """Return how a run ended, where it has: a sentence or two."""
    ending = history.ending
    if isinstance(ending, RunFailed):
        return told(ending)
    if isinstance(ending, RunFinished) and ending.reason == "early_stopping":
        return tr("Ended after {epochs} epochs: it no longer improved.", epochs=ending.epochs)
    return ""


def left_words(seconds: float) -> str:
    """Return a time that nobody knows exactly, in one or two units: "1 h 33 min"."""
    if seconds < _MINUTE:
        return tr("under a minute")
    if seconds < _HOUR:
        return tr("{seconds} min", seconds=round(seconds / _MINUTE))
    if seconds < _DAY:
        hours, minutes = divmod(round(seconds / _MINUTE), 60)
        return (
            tr("{hours} h {minutes} min", hours=hours, minutes=minutes) if minutes else f"{hours} h"
        )
    days, hours = divmod(round(seconds / _HOUR), 24)
    return f"{days:,} d {hours} h" if hours else f"{days:,} d"


def _data(history: RunHistory, config: TrainingConfig) -> str:
    started, data = history.started, config.data
    words = data.manifest.parent.name if data is not None else ""
    if started is not None:
        films = started.training_films + started.validation_films
        words = tr("{words} {films:,} films", words=words, films=films).strip()
    if data is not None and data.fold is not None:
        words += tr(", fold {fold}", fold=data.fold)
    return words


def _epoch(history: RunHistory) -> str:
    started = history.started
    if started is None:
        return ""
    done = int(history.epochs_done)
    under_way = done if history.state == "finished" else min(done + 1, history.total_epochs)
    return tr(
        "{under_way:,} of {total_epochs:,}", under_way=under_way, total_epochs=history.total_epochs
    )


def _step(history: RunHistory) -> str:
    if history.started is None or history.step is None or history.is_over:
        return ""
    return tr(
        "{step:,} of {steps_an_epoch:,}",
        step=history.step.step,
        steps_an_epoch=history.started.steps_an_epoch,
    )


def _best(history: RunHistory) -> str:
    best = history.best
    if best is None or best.validation_auc is None:
        return ""
    return tr(
        "{validation_auc:.3f} at {epoch}", validation_auc=best.validation_auc, epoch=best.epoch
    )


def _device(history: RunHistory) -> str:
    device = history.started.device if history.started else ""
    return {"cpu": tr("CPU"), "mps": tr("MPS")}.get(device, device.replace("cuda", "CUDA"))


def _gpu(gpu: GpuReading | None) -> str:
    if gpu is None:
        return ""
    load = "" if gpu.load is None else f", {gpu.load:.0f} %"
    return tr(
        "{used_mb:,.1f} of {total_mb:,.0f} GB{load}",
        used_mb=gpu.used_mb / 1024,
        total_mb=gpu.total_mb / 1024,
        load=load,
    )
