"""One run: a configuration and films in, a stream of events and a run directory out.

The directory holds config.json, films.sha256, events.jsonl, checkpoints/last.pt while the run
is under way, and at the end weights.safetensors (the averaged student) and
held_out.csv (its logits on films it was not trained on).
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from xlite_core.atomic_file import atomic_write
from xlite_core.data.augment import augmented
from xlite_core.errors import CorruptCheckpoint, InvalidConfiguration, InvalidLabels
from xlite_core.evaluation.bootstrap import macro_auc
from xlite_core.imaging.preprocessing import normalised
from xlite_core.models.student import Student, build_student
from xlite_core.training.checkpoint import (
    WEIGHTS,
    Checkpoint,
    load_checkpoint,
    require_same_settings,
    save_checkpoint,
    save_weights,
)
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import (
    CheckpointSaved,
    EpochFinished,
    RunFinished,
    RunStarted,
    StepFinished,
    TrainingEvent,
)
from xlite_core.training.held_out_logits import predict_logits, write_logits
from xlite_core.training.losses import label_loss, positive_weights
from xlite_core.training.optimisation import WeightAverage, build_optimizer, learning_rate
from xlite_core.training.seeding import generator_for, seed_for

_FILMS = "films.sha256"
"""In a run's folder: the fingerprint of what it was trained on."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TrainingFilms:
    """Films, labels and what each film is for.

    Attributes:
        files: File names, shape (films,).
        films: uint8, shape (films, size, size), preprocessed by the recipe.
        labels: 1, 0 or NaN, shape (films, findings).
        held_out: True where a film judges and must not train, shape (films,).
        judging: True where a held-out film counts in the headline, shape (films,).
    """

    files: NDArray[np.str_]
    films: NDArray[np.uint8]
    labels: NDArray[np.float64]
    held_out: NDArray[np.bool_]
    judging: NDArray[np.bool_]

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change with any pixel, label or purpose of a film."""
        digest = hashlib.sha256("\n".join(self.files.tolist()).encode())
        # Unknown labels are all one NaN: its bits may differ from table to table.
        known = np.nan_to_num(self.labels, nan=-1.0)
        for array in (self.films, known, self.held_out, self.judging):
            digest.update(np.ascontiguousarray(array).tobytes())
        return digest.hexdigest()[:16]


def require_same_run(config: TrainingConfig, data: TrainingFilms, directory: Path) -> None:
    """Let a run go on, or be taken as finished, only with the settings and films it began with.

    Raises:
        CorruptCheckpoint: The folder belongs to other settings or other films.
    """
    require_same_settings(config, directory)
    path = directory / _FILMS
    if path.exists() and path.read_text(encoding="utf-8").strip() != data.fingerprint:
        raise CorruptCheckpoint(
            f"The run folder {directory.name} belongs to a run on other films or labels.",
            "Choose another folder, or give the films and labels that the run began with.",
        )


def run(config: TrainingConfig, data: TrainingFilms, directory: Path) -> Iterator[TrainingEvent]:
    """Train a student; go on where an earlier attempt in the directory stopped.

    Yields:
        `RunStarted`, then for each epoch its steps, `EpochFinished` and
        `CheckpointSaved`, and at last `RunFinished`.  The same events are
        appended to events.jsonl.

    Raises:
        InvalidLabels: A finding has no positive training film.
        CorruptCheckpoint: The directory belongs to a run with other settings or films.
        InvalidConfiguration: The loss is no longer a number.
    """
    _require_positives(config, data)
    directory.mkdir(parents=True, exist_ok=True)
    require_same_run(config, data, directory)
    with atomic_write(directory / "config.json") as stream:
        stream.write(json.dumps(config.to_dict(), indent=1).encode())
    with atomic_write(directory / _FILMS) as stream:
        stream.write(data.fingerprint.encode())
    with (directory / "events.jsonl").open("a", encoding="utf-8") as journal:
        for event in _Run(config, data, directory).events():
            if not isinstance(event, StepFinished):  # thousands of lines nobody reads
                line = {"event": type(event).__name__, **asdict(event)}
                journal.write(json.dumps(line) + "\n")
                journal.flush()
            yield event


def _require_positives(config: TrainingConfig, data: TrainingFilms) -> None:
    counts = np.nansum(data.labels[~data.held_out], axis=0)
    empty = [name for name, count in zip(config.findings, counts, strict=True) if count == 0]
    if empty:
        raise InvalidLabels(
            f"No training film shows {', '.join(empty)}: it cannot be learned.",
            "Add films, or leave these findings out of the configuration.",
        )


class _Run:
    """The state of one run between its events."""

    def __init__(self, config: TrainingConfig, data: TrainingFilms, directory: Path) -> None:
        if config.threads is not None:
            torch.set_num_threads(config.threads)
        self.config, self.data, self.directory = config, data, directory
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.manual_seed(seed_for(config.seed, "init"))
        # channels_last doubles the speed of these networks on the CPU.
        self.student = build_student(config.student).to(self.device)
        self.student.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = WeightAverage(self.student, config.ema_decay)
        self.optimizer = build_optimizer(self.student, config)
        self.training = np.flatnonzero(~data.held_out)
        weights = positive_weights(data.labels[self.training], exponent=config.weight_exponent)
        self.positive_weight = torch.tensor(weights, dtype=torch.float32, device=self.device)
        self.epochs_done = 0

    def events(self) -> Iterator[TrainingEvent]:
        checkpoint = self.directory / "checkpoints" / "last.pt"
        checkpoint.parent.mkdir(exist_ok=True)
        if checkpoint.exists():
            self._restore(load_checkpoint(checkpoint, self.config.to_dict()))
        yield RunStarted(
            training_films=len(self.training),
            held_out_films=int(self.data.held_out.sum()),
            first_epoch=self.epochs_done + 1,
            epochs=self.config.epochs,
            device=str(self.device),
        )
        while self.epochs_done < self.config.epochs:
            yield from self._epoch(self.epochs_done + 1)
            save_checkpoint(checkpoint, self._checkpoint())
            yield CheckpointSaved(epoch=self.epochs_done)
        student = self.average.student
        logits = self._held_out_logits(student)
        files = self.data.files[self.data.held_out]
        write_logits(self.directory / "held_out.csv", files, logits, self.config.findings)
        # Last, because weights say that a run is finished.
        save_weights(self.directory / WEIGHTS, student.state_dict())
        value, count = self._held_out_auc(logits)
        yield RunFinished(held_out_macro_auc=value, held_out_findings=count)

    def _epoch(self, epoch: int) -> Iterator[TrainingEvent]:
        config, started = self.config, time.perf_counter()
        torch.manual_seed(seed_for(config.seed, "dropout", epoch))
        order = generator_for(config.seed, "order", epoch).permutation(self.training)
        # A last batch of one film has no batch statistics; the epoch does without it.
        steps = (len(order) - 2) // config.batch_size + 1
        self.student.train()
        losses, films_done = [], 0
        for step in range(steps):
            rows = order[step * config.batch_size : (step + 1) * config.batch_size]
            rate = learning_rate(config, epoch - 1 + (step + 1) / steps)
            losses.append(self._step(rows, epoch, rate))
            films_done += len(rows)
            yield StepFinished(
                epoch=epoch,
                step=step + 1,
                steps=steps,
                loss=losses[-1],
                learning_rate=rate,
                films_per_s=films_done / (time.perf_counter() - started),
            )
        self.epochs_done = epoch
        value, count = self._held_out_auc(self._held_out_logits(self.average.student))
        yield EpochFinished(
            epoch=epoch,
            train_loss=float(np.mean(losses)),
            held_out_macro_auc=value,
            held_out_findings=count,
            seconds=time.perf_counter() - started,
        )

    def _step(self, rows: NDArray[np.intp], epoch: int, rate: float) -> float:
        config = self.config
        images = [
            normalised(
                augmented(
                    self.data.films[row],
                    config.augmentation,
                    generator_for(config.seed, "augment", epoch, int(row)),
                ),
                config.recipe,
            )
            for row in rows
        ]
        batch = torch.from_numpy(np.stack(images)).to(
            self.device, memory_format=torch.channels_last
        )
        labels = torch.from_numpy(self.data.labels[rows]).float().to(self.device)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.zero_grad(set_to_none=True)
        loss = label_loss(
            self.student(batch), labels, self.positive_weight, smoothing=config.label_smoothing
        )
        if not torch.isfinite(loss):
            raise InvalidConfiguration(
                f"The training has come apart in epoch {epoch}: its loss is not a number.",
                "Lower the learning rate or lengthen the warm-up, and start in an empty folder.",
            )
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.student.parameters(), 5.0)
        self.optimizer.step()
        self.average.update()
        return float(loss.detach())

    def _held_out_logits(self, student: Student) -> NDArray[np.float64]:
        films = self.data.films[self.data.held_out]
        return predict_logits(student, films, self.config.recipe, device=self.device)

    def _held_out_auc(self, logits: NDArray[np.float64]) -> tuple[float | None, int]:
        judging = self.data.judging[self.data.held_out]
        labels = self.data.labels[self.data.held_out]
        return macro_auc(logits[judging], labels[judging])

    def _checkpoint(self) -> Checkpoint:
        return Checkpoint(
            epoch=self.epochs_done,
            config=self.config.to_dict(),
            student=self.student.state_dict(),
            average=self.average.state(),
            optimizer=self.optimizer.state_dict(),
        )

    def _restore(self, checkpoint: Checkpoint) -> None:
        self.student.load_state_dict(checkpoint.student)
        self.average.load(checkpoint.average)
        self.optimizer.load_state_dict(checkpoint.optimizer)
        self.epochs_done = checkpoint.epoch
