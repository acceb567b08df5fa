"""A run in sentences: what each event means to whoever reads the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from xlite_core.errors import XLiteError
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
    TrainingEvent,
)
from xlite_desktop.training.run_state import RunState

_UNEXPECTED_HINT = "Try again; the application's log says where it was."


class Weight(Enum):
    """How much a line of the log asks for attention."""

    QUIET = "quiet"
    PLAIN = "plain"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line of a run's log.

    Attributes:
        when: Local time, with its zone.
        text: One or two sentences, on one line.
        weight: How it is shown.
    """

    when: dt.datetime
    text: str
    weight: Weight = Weight.PLAIN


class Teller:
    """Turns the events of one run into lines; it remembers what the last epoch was like."""

    def __init__(self, *, steps_down: bool = False) -> None:
        """Listen to a run from its beginning, or from where it goes on.

        Args:
            steps_down: Its learning rate falls in steps, each worth a line; one that glides is
                on the chart.
        """
        self._steps_down = steps_down
        self._rate: float | None = None
        self._best_epoch: int | None = None
        self._held: LogLine | None = None

    def tell(self, event: TrainingEvent, when: dt.datetime) -> list[LogLine]:
        """Return what an event says; nothing for a step.

        An epoch's line waits for the checkpoint that follows it, and speaks for both.
        """
        held, self._held = self._held, None
        if held is not None and isinstance(event, CheckpointSaved) and not event.step:
            return [replace(held, text=f"{held.text} Checkpoint saved.")]
        said = [(text, weight) for text, weight in self._said(event) if text]
        lines = [LogLine(when=when, text=" ".join(t.split()), weight=w) for t, w in said]
        if isinstance(event, EpochFinished) and len(lines) == 1:
            (self._held,) = lines
            lines = []
        return [held, *lines] if held is not None else lines

    def _said(self, event: TrainingEvent) -> Sequence[tuple[str, Weight]]:
        if isinstance(event, EpochFinished):
            return self._epoch(event)
        if isinstance(event, AlarmRaised):
            return [(f"{event.summary} {event.hint}", Weight.WARNING)]
        if isinstance(event, RunFailed):
            return [(f"{event.summary} {event.hint}", Weight.ERROR)]
        weight = Weight.QUIET if isinstance(event, CheckpointSaved) else Weight.PLAIN
        return [(_plainly(event), weight)]

    def _epoch(self, event: EpochFinished) -> list[tuple[str, Weight]]:
        losses = f"loss {event.train_loss:.3f}"
        if event.validation_loss is not None:
            losses += f", validation {event.validation_loss:.3f}"
        text = f"Epoch {event.epoch} in {duration(event.seconds)}: {losses}"
        area = event.validation_auc
        if area is not None:
            text += f", AUC {area:.3f} over {_findings(event.validation_findings)}"
        if area is not None and event.best:
            text += ", the best so far"
            self._best_epoch = event.epoch
        lines = [(f"{text}.", Weight.PLAIN), (self._rate_change(event), Weight.PLAIN)]
        self._rate = event.learning_rate
        return lines

    def _rate_change(self, event: EpochFinished) -> str:
        before = self._rate
        if not self._steps_down or before is None or event.learning_rate >= before:
            return ""
        idle = 0 if self._best_epoch is None else event.epoch - self._best_epoch
        why = f"No gain for {_epochs(idle)}. " if idle > 0 else ""
        return f"{why}Learning rate {rate(before)} → {rate(event.learning_rate)}."


def line_of(error: BaseException, when: dt.datetime) -> LogLine:
    """Return an error as a line: its own two sentences, or that nobody expected it."""
    text = (
        f"{error.summary} {error.hint}"
        if isinstance(error, XLiteError)
        else f"Something unexpected went wrong ({type(error).__name__}). {_UNEXPECTED_HINT}"
    )
    return LogLine(when=when, text=" ".join(text.split()), weight=Weight.ERROR)


def now() -> dt.datetime:
    """Return the local time, with its zone."""
    return dt.datetime.now().astimezone()


def status_words(state: RunState, run: str, device: str) -> str:
    """Return what the window's status line says: "Training KD_001 · cpu"; empty while idle."""
    if state is RunState.IDLE:
        return ""
    said = f"{run}: {state.value.casefold()}" if state is not RunState.RUNNING else f"{run} trains"
    return f"{said} · {shown_device(device)}" if device else said


def shown_device(device: str) -> str:
    """Return what computes, as people write it: "CPU"."""
    return "CPU" if device == "cpu" else device


def duration(seconds: float) -> str:
    """Return a duration in two units: "1 min 54 s", "3 h 50 min", "2 s"."""
    whole = round(seconds)
    if whole < 1:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(whole, 60)
    hours, minutes_left = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {minutes_left} min" if minutes_left else f"{hours:,} h"
    if minutes:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    return f"{rest} s"


def rate(value: float) -> str:
    """Return a learning rate as people write it: "5.0e-5"."""
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa}e{int(exponent)}"


def _plainly(event: TrainingEvent) -> str:
    text = ""
    match event:
        case RunStarted():
            text = _started(event)
        case CheckpointSaved():
            text = f"Checkpoint {_where(event.epoch, event.step)}, {event.megabytes:,.0f} MB."
        case RunPaused():
            where = _where(event.epoch, event.step)
            text = f"Paused {where}, with a checkpoint. Its memory stays taken."
        case RunResumed():
            text = "Goes on."
        case RunStopped():
            where = _where(event.epoch, event.step)
            text = f"Stopped {where}, with a checkpoint. It can be resumed."
        case RunFinished():
            text = _finished(event)
    return text


def _started(event: RunStarted) -> str:
    films = f"{event.training_films:,} films train, {event.validation_films:,} validate"
    on = f"{event.parameters / 1e6:.1f} M parameters, {shown_device(event.device)}"
    if (event.first_epoch, event.first_step) == (1, 1):
        return f"Begins: {films}; {_epochs(event.epochs)}, {on}."
    where = f"epoch {event.first_epoch}, step {event.first_step}"
    return f"Goes on from its checkpoint, with {where}: {films}; {on}."


def _finished(event: RunFinished) -> str:
    ended = (
        "it no longer improved" if event.reason == "early_stopping" else "all of them were trained"
    )
    text = f"Finished after {_epochs(event.epochs)}: {ended}"
    if event.validation_auc is None:
        return f"{text}."
    best = "" if event.best_epoch is None else f" of epoch {event.best_epoch}"
    area = f"AUC {event.validation_auc:.3f} over {_findings(event.validation_findings)}"
    return f"{text}. Keeps the weights{best}, validation {area}."


def _where(epoch: int, step: int) -> str:
    return f"in epoch {epoch}, step {step}" if step else f"after epoch {epoch}"


def _epochs(count: int) -> str:
    return f"{count} epoch{'' if count == 1 else 's'}"


def _findings(count: int) -> str:
    return f"{count} finding{'' if count == 1 else 's'}"
