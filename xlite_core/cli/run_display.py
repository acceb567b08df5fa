"""A run on the terminal: bars for the epoch and the whole, a line for each epoch and each alarm."""

from __future__ import annotations

import datetime as dt
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from xlite_core.counting import counted
from xlite_core.training.events import (
    AlarmRaised,
    CheckpointSaved,
    EpochFinished,
    RunFailed,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
    StepFinished,
    TrainingEvent,
)


class RunDisplay:
    """Shows the events of one run; a context manager that cleans up its bars."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self._whole = self._progress.add_task("starting", total=None)
        self._steps = 1
        self._checkpoint = ""

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def show(self, event: TrainingEvent) -> None:
        """Show one event."""
        if isinstance(event, StepFinished):
            self._show_step(event)
        elif isinstance(event, RunStarted):
            self._steps = event.steps_an_epoch
            self._progress.update(self._whole, total=event.epochs * event.steps_an_epoch)
            self.say(_started(event))
        elif isinstance(event, EpochFinished):
            self.say(_epoch(event))
        elif isinstance(event, AlarmRaised):
            self.say(f"{event.summary} {event.hint}", style="yellow")
        elif isinstance(event, CheckpointSaved):
            self._checkpoint = f", checkpoint {event.megabytes:.0f} MB"
        else:
            self.say(*_ending(event))

    def say(self, text: str, style: str = "") -> None:
        """Print a line with the time of day; the bars stay below it."""
        now = dt.datetime.now().astimezone()
        # One line each, however long: they are read in the logs of batch systems, too.
        self._console.print(
            f"{now:%H:%M:%S} {escape(text)}", style=style, highlight=False, soft_wrap=True
        )

    def _show_step(self, event: StepFinished) -> None:
        parts = " ".join(f"{name} {value:.3f}" for name, value in event.components.items())
        self._progress.update(
            self._whole,
            description=f"epoch {event.epoch} step {event.step}/{self._steps} loss {event.loss:.3f}"
            f" ({parts}) {event.films_per_s:.0f} films/s{self._checkpoint}",
            completed=(event.epoch - 1) * self._steps + event.step,
        )


def _started(event: RunStarted) -> str:
    begin = (
        "from the beginning"
        if (event.first_epoch, event.first_step) == (1, 1)
        else f"from epoch {event.first_epoch}, step {event.first_step}"
    )
    return (
        f"{event.run}: {counted(event.training_films, 'film')} to train on, "
        f"{event.validation_films:,} to validate on, "
        f"{counted(len(event.findings), 'finding')}, {event.parameters / 1e6:.2f} M parameters, "
        f"{counted(event.epochs, 'epoch')} on {event.device}, {begin}"
    )


def _epoch(event: EpochFinished) -> str:
    text = f"epoch {event.epoch}: loss {event.train_loss:.4f}"
    if event.validation_loss is not None:
        text += f", validation loss {event.validation_loss:.4f}"
    if event.validation_auc is not None:
        low = "" if event.validation_auc_low is None else f" (from {event.validation_auc_low:.3f})"
        text += (
            f", validation macro AUC {event.validation_auc:.4f}{low} "
            f"over {counted(event.validation_findings, 'finding')}"
        )
    if event.best:
        text += ", best so far"
    return f"{text}, {event.films_per_s:.0f} films/s, {event.seconds:.0f} s"


def _ending(
    event: RunPaused | RunResumed | RunStopped | RunFinished | RunFailed,
) -> tuple[str, str]:
    if isinstance(event, RunFailed):
        return f"{event.summary} {event.hint}", "red"
    if isinstance(event, RunStopped):
        return f"stopped in epoch {event.epoch}, step {event.step}; it can be resumed", ""
    if isinstance(event, RunFinished):
        ended = "no longer improves" if event.reason == "early_stopping" else "all epochs are done"
        best = "" if event.best_epoch is None else f"; best epoch {event.best_epoch}"
        area = event.validation_auc
        if area is not None:
            over = counted(event.validation_findings, "finding")
            best += f", validation macro AUC {area:.4f} over {over}"
        return f"finished after {counted(event.epochs, 'epoch')} ({ended}){best}", "green"
    return ("paused" if isinstance(event, RunPaused) else "goes on"), ""
