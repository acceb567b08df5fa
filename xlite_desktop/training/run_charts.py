"""The charts of a run: its history as curves, markers and alarms; knows no widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from xlite_core.experiments.targets import DISTILLED_AUC, STUDENT_AUC
from xlite_core.training.alarms import GAP, RISES
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import AlarmKind
from xlite_desktop.charts.series import Alarm, Band, ChartContent, Marker, Reference, Series
from xlite_desktop.finding_names import display_name
from xlite_desktop.training.run_history import RunHistory
from xlite_desktop.training.run_words import rate
from xlite_desktop.translation import tr

LOSS_TABS = (tr("Loss"), tr("Learning rate"))
TRAIN, VALIDATION, STUDENT = tr("train"), tr("validation"), tr("student")

FINDING_COLOURS = ("series1", "series2", "series3", "series4", "series5", "series6", "series7")
"""Sky blue, the first, is training's on every page; orange and yellow come last."""

_PART_COLOURS = {
    "soft": "series0", "hard": "series2", "focal": "series1", "attention": "series3",
    "age": "series4", "sex": "series6", "view": "series7",
}  # fmt: skip
_PART_NAMES = {
    "soft": tr("soft"),
    "hard": tr("hard"),
    "focal": tr("focal"),
    "attention": tr("attention"),
    "age": tr("age"),
    "sex": tr("sex"),
    "view": tr("view"),
}
_AXIS = (0.5, 0.9)


def loss_content(history: RunHistory) -> ChartContent:
    """Return the loss: its parts, training and validation, and single steps behind them."""
    steps, epochs = history.steps, history.numbers
    parts = [
        Series(
            name=_PART_NAMES.get(name, name),
            x=epochs,
            y=history.component(name),
            colour=_PART_COLOURS.get(name, "series5"),
            style="part",
        )
        for name in history.components
        if len(history.components) > 1  # one part alone is the loss itself
    ]
    return ChartContent(
        series=(
            Series(name=TRAIN, x=epochs, y=history.values("train_loss"), colour="series0"),
            Series(name=VALIDATION, x=epochs, y=history.values("validation_loss")),
            *parts,
            Series(name=tr("steps"), x=steps.places, y=steps.losses, colour="series0", style="raw"),
        ),
        markers=_best_loss(history),
        alarm=_rising_loss(history),
        x_range=_axis(history),
        empty=_nothing_yet(history),
    )


def rate_content(history: RunHistory) -> ChartContent:
    """Return the learning rate: of every step, or of epochs where no step was heard of."""
    steps = history.steps
    x, y = steps.places, steps.rates
    if not len(steps):
        x, y = history.numbers, history.values("learning_rate")
    elif history.numbers.size and history.numbers[0] <= x[0]:
        before = history.numbers <= x[0]  # what an earlier attempt told of in epochs alone
        x = np.concatenate((history.numbers[before], x))
        y = np.concatenate((history.values("learning_rate")[before], y))
    line = Series(name=tr("learning rate"), x=x, y=y, colour="series0", words=rate, in_legend=False)
    top = 1.05 * float(y.max(initial=0.0))  # room for the width of a line at its peak
    return ChartContent(
        series=(line,), x_range=_axis(history), y_range=(0.0, top), empty=_nothing_yet(history)
    )


def auc_content(
    history: RunHistory,
    chosen: Mapping[str, str],
    references: Sequence[Reference] = (),
) -> ChartContent:
    """Return the validation AUC: the macro average, and each chosen finding.

    Args:
        history: Of the run.
        chosen: Finding -> token of its colour.
        references: Levels to compare with.
    """
    epochs = history.numbers
    findings = [
        Series(name=display_name(key), x=epochs, y=history.finding(key), colour=colour)
        for key, colour in chosen.items()
        if key in history.findings
    ]
    area, high = history.values("validation_auc"), history.values("validation_auc_high")
    # Journals of earlier versions know the lower end alone: there the band ends at the curve.
    band = Band(low=history.values("validation_auc_low"), high=np.where(np.isnan(high), area, high))
    films = history.values("train_auc")
    return ChartContent(
        series=(
            Series(name=STUDENT, x=epochs, y=area, band=band),
            *findings,
            Series(
                name=TRAIN,
                x=epochs,
                y=films,
                colour="series0",
                style="part",
                in_legend=bool(np.isfinite(films).any()),
            ),
        ),
        references=tuple(references),
        markers=_best_auc(history),
        alarm=_overfitting(history),
        x_range=_axis(history),
        y_range=_AXIS,
        empty=_nothing_yet(history),
    )


def auc_scope(history: RunHistory) -> str:
    """Return what the macro AUC is about: "macro over 10 of 14 findings, n 464"."""
    last, started = history.last, history.started
    words = []
    if last is not None and last.validation_findings:
        words.append(
            tr(
                "macro over {validation_findings} of {finding_auc} findings",
                validation_findings=last.validation_findings,
                finding_auc=len(last.finding_auc),
            )
        )
    if started is not None and started.judging_films:
        words.append(f"n {started.judging_films:,}")
    return ", ".join(words)


def levels(
    history: RunHistory, config: TrainingConfig | None, teacher_auc: float | None = None
) -> tuple[Reference, ...]:
    """Return what the AUC is held against: the goal, and the teacher where its AUC is known.

    Args:
        history: Of the run; its beginning may tell of the teacher.
        config: Its settings.
        teacher_auc: The teacher's macro AUC on the same films, where others found it.
    """
    found = []
    if config is not None:
        goal = STUDENT_AUC if config.distillation is None else DISTILLED_AUC
        found.append(Reference(name=tr("target {goal:.2f}", goal=goal), value=goal))
    told = history.started.teacher_auc if history.started is not None else None
    level = teacher_auc if told is None else told
    if level is not None:
        found.append(
            Reference(name=tr("teacher {level:.2f}", level=level), value=level, colour="quiet")
        )
    return tuple(found)


def next_colour(taken: Mapping[str, str]) -> str:
    """Return the first colour that no chosen finding wears; they repeat after the last."""
    free = [colour for colour in FINDING_COLOURS if colour not in taken.values()]
    return free[0] if free else FINDING_COLOURS[len(taken) % len(FINDING_COLOURS)]


def _axis(history: RunHistory) -> tuple[float, float]:
    return 0.0, float(max(history.total_epochs, 1))


def _nothing_yet(history: RunHistory) -> str:
    """Return why there is no curve."""
    started, last = history.started, history.last
    if last is not None:  # epochs were finished, but nothing could be said of them
        films = 0 if started is None else started.judging_films or started.validation_films
        return (
            tr("Too few validation films show findings")
            if films
            else tr("No validation films judge it")
        )
    if history.is_over:
        return tr("No epoch was finished")
    if started is None:
        return tr("Nothing to draw yet")
    number = started.first_epoch
    return (
        tr("The first epoch is under way")
        if number == 1
        else tr("Epoch {number} is under way", number=number)
    )


def _best_auc(history: RunHistory) -> tuple[Marker, ...]:
    best = history.best
    if best is None or best.validation_auc is None:
        return ()
    low, high = best.validation_auc_low, best.validation_auc_high
    interval = ""
    if low is not None:
        interval = (
            tr("95 % from {low:.3f}, ", low=low) if high is None else f"{low:.3f}–{high:.3f}, "
        )
    return (
        Marker(
            x=best.epoch,
            y=best.validation_auc,
            title=tr("best {validation_auc:.3f}", validation_auc=best.validation_auc),
            caption=tr("{interval}epoch {epoch}", interval=interval, epoch=best.epoch),
        ),
    )


def _best_loss(history: RunHistory) -> tuple[Marker, ...]:
    """Return the place of the epoch with the best AUC, without words: they are beside it."""
    best = history.best
    if best is None or best.validation_loss is None:
        return ()
    return (Marker(x=best.epoch, y=best.validation_loss, title=""),)


def _rising_loss(history: RunHistory) -> Alarm | None:
    """Return the gap of a validation loss that rises, for as long as it has not come down."""
    rang = _rang(history, "rising_validation_loss")
    if rang is None:
        return None
    start = max(rang - RISES, 1)
    values = dict(zip(history.numbers, history.values("validation_loss"), strict=True))
    last = history.last
    if last is None or last.validation_loss is None or last.validation_loss <= values.get(start, 0):
        return None
    gaps = history.values("validation_loss") - history.values("train_loss")
    words = _gap_words(gaps, 3) if gaps[-1] > 0 else tr("validation loss rising")
    return Alarm(upper=VALIDATION, lower=TRAIN, start=start, words=words)


def _overfitting(history: RunHistory) -> Alarm | None:
    """Return the gap between training and validation films, for as long as it is too wide."""
    rang = _rang(history, "overfitting")
    gaps = history.values("train_auc") - history.values("validation_auc")
    if rang is None or not gaps.size or not gaps[-1] > GAP:
        return None
    return Alarm(upper=TRAIN, lower=STUDENT, start=rang, words=_gap_words(gaps, 2))


def _gap_words(gaps: np.ndarray, digits: int) -> str:
    grows = len(gaps) > 2 and gaps[-1] > gaps[-3]
    return tr("gap {gap}", gap=f"{gaps[-1]:.{digits}f}") + (tr(", growing") if grows else "")


def _rang(history: RunHistory, kind: AlarmKind) -> int | None:
    """Return the epoch in which an alarm rang last."""
    return next((alarm.epoch for alarm in reversed(history.alarms) if alarm.kind == kind), None)
