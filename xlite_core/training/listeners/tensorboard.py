"""A run's numbers for TensorBoard, from the same events that everyone reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from xlite_core.errors import require
from xlite_core.training.events import EpochFinished, RunStarted, StepFinished, TrainingEvent


def write_tensorboard(events: Iterator[TrainingEvent], folder: Path) -> Iterator[TrainingEvent]:
    """Pass events on and write their numbers as scalars.

    Steps count from the beginning of the run, so a resumed run goes on in the same curves.

    Args:
        events: Of one run.
        folder: Where TensorBoard's own event files go.

    Raises:
        MissingFeature: torch or tensorboard is not installed.
    """
    require("tensorboard", feature="Writing for TensorBoard", extra="tensorboard")
    from torch.utils.tensorboard import SummaryWriter

    writer: Any = SummaryWriter(str(folder))
    steps_an_epoch = 1
    try:
        for event in events:
            if isinstance(event, RunStarted):
                steps_an_epoch = event.steps_an_epoch
            elif isinstance(event, StepFinished):
                step = (event.epoch - 1) * steps_an_epoch + event.step
                writer.add_scalar("step/loss", event.loss, step)
                writer.add_scalar("step/learning_rate", event.learning_rate, step)
                for name, value in event.components.items():
                    writer.add_scalar(f"step/{name}", value, step)
            elif isinstance(event, EpochFinished):
                for name, value in epoch_numbers(event).items():
                    writer.add_scalar(name, value, event.epoch)
            yield event
    finally:
        writer.close()


def epoch_numbers(event: EpochFinished) -> dict[str, float]:
    """Return what an epoch says as one flat mapping; what does not exist is left out."""
    numbers = {
        "epoch/train_loss": event.train_loss,
        "epoch/train_auc": event.train_auc,
        "epoch/validation_loss": event.validation_loss,
        "epoch/validation_auc": event.validation_auc,
        "epoch/learning_rate": event.learning_rate,
        "epoch/films_per_s": event.films_per_s,
    }
    for name, value in event.finding_auc.items():
        numbers[f"auc/{name}"] = value
    return {name: value for name, value in numbers.items() if value is not None}
