"""A pre-training from films to weights: epochs, checkpoints, alarms, and going on after any end."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, replace

import numpy as np
from numpy.typing import NDArray

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import CorruptCheckpoint, InvalidConfiguration
from xlite_core.run_directory import RunDirectory
from xlite_core.training.arithmetic import arithmetic, device_of
from xlite_core.training.checkpoint import Checkpoint, require_same_films, save_weights
from xlite_core.training.checkpoint_folder import CheckpointFolder
from xlite_core.training.control import RunControl
from xlite_core.training.films import TrainingFilms
from xlite_core.training.open_run import opening
from xlite_core.training.pretraining.collapse import collapse_alarm
from xlite_core.training.pretraining.config import PRETRAINING, PretrainingConfig
from xlite_core.training.pretraining.events import (
    PretrainingEpoch,
    PretrainingEvent,
    PretrainingFinished,
    PretrainingStarted,
    PretrainingStep,
    PretrainingStopped,
)
from xlite_core.training.pretraining.pretrainer import Pretrainer
from xlite_core.training.pretraining.views import view_batches
from xlite_core.training.seeding import generator_for

EPOCHS = "epochs.jsonl"
_WATCHED = 256
"""Training films, evenly spaced, whose features are watched."""


def pretrain(
    config: PretrainingConfig,
    directory: RunDirectory,
    control: RunControl | None = None,
    *,
    films: TrainingFilms | None = None,
) -> Iterator[PretrainingEvent]:
    """Pre-train to the end, or go on; a finished one says so and does nothing.

    Labels are never looked at, nor are films that will judge the run, unless [pretraining] asks
    for all films; the folder's splits/train.csv names every film that was seen.

    Args:
        config: The pre-training.
        directory: Its folder; weights.safetensors is written last.
        control: Stops it, with a checkpoint.
        films: None where [data] names them.

    Yields:
        `PretrainingStarted`, steps and epochs, and `PretrainingStopped` or `PretrainingFinished`.

    Raises:
        CorruptCheckpoint: The folder belongs to a pre-training with other settings or films.
        InvalidConfiguration: There are fewer films than a batch holds.
        RunInterrupted: Its loss is no number.
        RunDirectoryInUse: Another process writes to the folder.
    """
    control = control or RunControl()
    with directory.writer():
        _require_same_settings(config, directory)
        if directory.weights.exists():
            yield PretrainingFinished(epochs=config.pretraining.epochs)
            return
        if films is None:
            films = opening(config.as_run()).films([config.recipe])
        films = _seen(films, config)
        require_same_films(films.fingerprint, directory.path)
        _describe(config, films, directory)
        with arithmetic(config.machine):
            yield from _Pretraining(config, films, directory, control).events()


def _seen(films: TrainingFilms, config: PretrainingConfig) -> TrainingFilms:
    """Return the films with those alone in them that may be looked at."""
    rows = films.train
    if config.pretraining.films == "all":
        rows = np.unique(np.concatenate([films.train, films.validation, films.test]))
    nothing = np.empty(0, np.intp)
    if len(rows) < config.pretraining.batch_size:
        raise InvalidConfiguration(
            f"There are {len(rows)} films for batches of {config.pretraining.batch_size}.",
            "Lower pretraining.batch_size, or give more films.",
        )
    return replace(films, train=rows, validation=nothing, test=nothing)


def _require_same_settings(config: PretrainingConfig, directory: RunDirectory) -> None:
    path = directory.path / PRETRAINING
    if path.exists() and not config.same_run(PretrainingConfig.read(path)):
        raise CorruptCheckpoint(
            f"The folder {directory.name} belongs to a pre-training with other settings.",
            "Choose another folder, or give the configuration that it began with.",
        )


def _describe(config: PretrainingConfig, films: TrainingFilms, directory: RunDirectory) -> None:
    with atomic_write(directory.path / PRETRAINING) as stream:
        stream.write(json.dumps(config.to_dict(), indent=1).encode())
    with atomic_write(directory.films) as stream:
        stream.write(films.fingerprint.encode())
    films.write_parts(directory.splits)


class _Pretraining:
    """The loop: where it is, and what it says."""

    def __init__(
        self,
        config: PretrainingConfig,
        films: TrainingFilms,
        directory: RunDirectory,
        control: RunControl,
    ) -> None:
        self._config, self._films = config, films
        self._directory, self._control = directory, control
        self._folder = CheckpointFolder(directory.checkpoints)
        self._pretrainer = Pretrainer(
            config, device=device_of(config.machine), fresh=self._folder.is_empty
        )
        self._steps = len(films.train) // config.pretraining.batch_size
        self._epoch, self._step = 0, 0
        self._sums: dict[str, float] = {}
        self._saved_when = time.monotonic()
        self._restore()

    def events(self) -> Iterator[PretrainingEvent]:
        yield PretrainingStarted(
            name=self._config.name,
            films=len(self._films.train),
            epochs=self._config.pretraining.epochs,
            steps_an_epoch=self._steps,
            first_epoch=self._epoch + 1,
            first_step=self._step + 1,
            device=str(self._pretrainer.device),
        )
        while self._epoch < self._config.pretraining.epochs:
            yield from self._one_epoch()
            if self._control.stop_requested and self._epoch < self._config.pretraining.epochs:
                self._save()
                at = (self._epoch + 1, self._step) if self._step else (self._epoch, 0)
                yield PretrainingStopped(epoch=at[0], step=at[1])
                return
        save_weights(self._directory.weights, self._pretrainer.handed_on())
        yield PretrainingFinished(epochs=self._epoch)

    def _one_epoch(self) -> Iterator[PretrainingEvent]:
        epoch, first = self._epoch + 1, self._step
        if not self._step:
            self._pretrainer.begin_epoch(epoch)
        seed = self._config.pretraining.seed
        order = generator_for(seed, "order", epoch).permutation(self._films.train)
        began = time.perf_counter()
        loaded = view_batches(self._films.films, order, self._config, epoch=epoch, start=self._step)
        with closing(loaded) as batches:
            for views in batches:
                done = self._epoch + (self._step + 1) / self._steps
                loss, parts = self._pretrainer.step(views, epochs_done=done)
                self._step += 1
                for name, value in {"": loss, **parts}.items():
                    self._sums[name] = self._sums.get(name, 0.0) + value
                yield PretrainingStep(epoch=epoch, step=self._step, loss=loss, components=parts)
                if self._control.stop_requested:
                    break
                if time.monotonic() - self._saved_when >= 60 * self._minutes:
                    self._save()
        if self._step == self._steps:
            films = (self._step - first) * self._config.pretraining.batch_size
            yield self._end_epoch(films / max(time.perf_counter() - began, 1e-9))

    @property
    def _minutes(self) -> float:
        return self._config.machine.checkpoint_minutes

    def _end_epoch(self, films_per_s: float) -> PretrainingEpoch:
        means = {name: total / self._steps for name, total in self._sums.items()}
        spread = self._pretrainer.spread(self._films.films, self._watched())
        event = PretrainingEpoch(
            epoch=self._epoch + 1,
            loss=means.pop(""),
            components=means,
            rank=spread.rank,
            deviation=spread.deviation,
            films_per_s=films_per_s,
            alarm=collapse_alarm(spread, means["variance"]),
        )
        self._epoch, self._step, self._sums = self._epoch + 1, 0, {}
        with (self._directory.path / EPOCHS).open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(asdict(event)) + "\n")
        self._save()
        return event

    def _watched(self) -> NDArray[np.intp]:
        rows = self._films.train
        places = np.linspace(0, len(rows) - 1, min(_WATCHED, len(rows)))
        return rows[places.round().astype(np.intp)]

    def _restore(self) -> None:
        checkpoint, _ = self._folder.newest()
        if checkpoint is None:
            return
        recorded = PretrainingConfig.from_dict(checkpoint.config)
        if not self._config.same_run(recorded) or checkpoint.films != self._films.fingerprint:
            raise CorruptCheckpoint(
                "The folder's checkpoint belongs to another pre-training.",
                "Choose another folder, or delete the checkpoints to start again.",
            )
        names = ("student", "optimizer", "random", "auxiliary")
        self._pretrainer.load({name: getattr(checkpoint, name) for name in names})
        self._epoch, self._step = checkpoint.epoch, checkpoint.step
        self._sums = dict(checkpoint.progress["sums"])

    def _save(self) -> None:
        self._saved_when = time.monotonic()
        checkpoint = Checkpoint(
            epoch=self._epoch,
            step=self._step,
            config=self._config.to_dict(),
            films=self._films.fingerprint,
            progress={"sums": self._sums},
            **self._pretrainer.state(),
        )
        self._folder.save(checkpoint, steps_done=self._epoch * self._steps + self._step)
