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
from xlite_desktop.translation import counted, told, tr

_UNEXPECTED_HINT = tr("Try again; the application's log says where it was.")


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
            return [replace(held, text=tr("{line} Checkpoint saved.", line=held.text))]
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
            return [(told(event), Weight.WARNING)]
        if isinstance(event, RunFailed):
            return [(told(event), Weight.ERROR)]
        weight = Weight.QUIET if isinstance(event, CheckpointSaved) else Weight.PLAIN
        return [(_plainly(event), weight)]

    def _epoch(self, event: EpochFinished) -> list[tuple[str, Weight]]:
        losses = tr("loss {train_loss:.3f}", train_loss=event.train_loss)
        if event.validation_loss is not None:
            losses += tr(
                ", validation {validation_loss:.3f}", validation_loss=event.validation_loss
            )
        text = tr(
            "Epoch {epoch} in {duration}: {losses}",
            epoch=event.epoch,
            duration=duration(event.seconds),
            losses=losses,
        )
        area = event.validation_auc
        if area is not None:
            text += tr(
                ", AUC {area:.3f} over {findings}",
                area=area,
                findings=_findings(event.validation_findings),
            )
        if area is not None and event.best:
            text += tr(", the best so far")
            self._best_epoch = event.epoch
        lines = [(f"{text}.", Weight.PLAIN), (self._rate_change(event), Weight.PLAIN)]
        self._rate = event.learning_rate
        return lines

    def _rate_change(self, event: EpochFinished) -> str:
        before = self._rate
        if not self._steps_down or before is None or event.learning_rate >= before:
            return ""
        idle = 0 if self._best_epoch is None else event.epoch - self._best_epoch
        why = tr("No gain for {epochs}. ", epochs=_epochs(idle)) if idle > 0 else ""
        return tr(
            "{why}Learning rate {before} → {now}.",
            why=why,
            before=rate(before),
            now=rate(event.learning_rate),
        )


def line_of(error: BaseException, when: dt.datetime) -> LogLine:
    """Return an error as a line: its own two sentences, or that nobody expected it."""
    text = (
        told(error)
        if isinstance(error, XLiteError)
        else tr(
            "Something unexpected went wrong ({name}). {unexpected_hint}",
            name=type(error).__name__,
            unexpected_hint=_UNEXPECTED_HINT,
        )
    )
    return LogLine(when=when, text=" ".join(text.split()), weight=Weight.ERROR)


def now() -> dt.datetime:
    """Return the local time, with its zone."""
    return dt.datetime.now().astimezone()


def status_words(state: RunState, run: str, device: str) -> str:
    """Return what the window's status line says: "Training KD_001 · cpu"; empty while idle."""
    if state is RunState.IDLE:
        return ""
    said = (
        f"{run}: {state.value.casefold()}"
        if state is not RunState.RUNNING
        else tr("{run} trains", run=run)
    )
    return f"{said} · {shown_device(device)}" if device else said


def shown_device(device: str) -> str:
    """Return what computes, as people write it: "CPU"."""
    return tr("CPU") if device == "cpu" else device


def duration(seconds: float) -> str:
    """Return a duration in two units: "1 min 54 s", "3 h 50 min", "2 s"."""
    whole = round(seconds)
    if whole < 1:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(whole, 60)
    hours, minutes_left = divmod(minutes, 60)
    if hours:
        return (
            tr("{hours:,} h {minutes_left} min", hours=hours, minutes_left=minutes_left)
            if minutes_left
            else f"{hours:,} h"
        )
    if minutes:
        return (
            tr("{minutes} min {rest} s", minutes=minutes, rest=rest)
            if rest
            else tr("{minutes} min", minutes=minutes)
        )
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
            text = tr(
                "Checkpoint {where}, {megabytes:,.0f} MB.",
                where=_where(event.epoch, event.step),
                megabytes=event.megabytes,
            )
        case RunPaused():
            where = _where(event.epoch, event.step)
            text = tr("Paused {where}, with a checkpoint. Its memory stays taken.", where=where)
        case RunResumed():
            text = tr("Goes on.")
        case RunStopped():
            where = _where(event.epoch, event.step)
            text = tr("Stopped {where}, with a checkpoint. It can be resumed.", where=where)
        case RunFinished():
            text = _finished(event)
    return text


def _started(event: RunStarted) -> str:
    films = tr(
        "{training_films:,} films train, {validation_films:,} validate",
        training_films=event.training_films,
        validation_films=event.validation_films,
    )
    on = tr(
        "{parameters:.1f} M parameters, {shown_device}",
        parameters=event.parameters / 1e6,
        shown_device=shown_device(event.device),
    )
    if (event.first_epoch, event.first_step) == (1, 1):
        return tr(
            "Begins: {films}; {epochs}, {on}.", films=films, epochs=_epochs(event.epochs), on=on
        )
    where = tr(
        "epoch {first_epoch}, step {first_step}",
        first_epoch=event.first_epoch,
        first_step=event.first_step,
    )
    return tr(
        "Goes on from its checkpoint, with {where}: {films}; {on}.", where=where, films=films, on=on
    )


def _finished(event: RunFinished) -> str:
    ended = (
        tr("it no longer improved")
        if event.reason == "early_stopping"
        else tr("all of them were trained")
    )
    text = tr("Finished after {epochs}: {ended}", epochs=_epochs(event.epochs), ended=ended)
    if event.validation_auc is None:
        return f"{text}."
    best = (
        ""
        if event.best_epoch is None
        else tr(" of epoch {best_epoch}", best_epoch=event.best_epoch)
    )
    area = tr(
        "AUC {validation_auc:.3f} over {findings}",
        validation_auc=event.validation_auc,
        findings=_findings(event.validation_findings),
    )
    return tr(
        "{text}. Keeps the weights{best}, validation {area}.", text=text, best=best, area=area
    )


def _where(epoch: int, step: int) -> str:
    return (
        tr("in epoch {epoch}, step {step}", epoch=epoch, step=step)
        if step
        else tr("after epoch {epoch}", epoch=epoch)
    )


def _epochs(count: int) -> str:
    return counted(count, "epoch")


def _findings(count: int) -> str:
    return counted(count, "finding")
