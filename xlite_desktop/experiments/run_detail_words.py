"""One run in words: numbers with their intervals, when it ended, which films chose what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.report import Evaluation
from xlite_desktop.experiments.run_content import RunContent
from xlite_desktop.short_dates import short_date
from xlite_desktop.translation import counted, in_readers_language, tr

NOTHING = "–"

POLICIES: Mapping[str, str] = {
    "f1": tr("Best F1"),
    "youden": tr("Youden's index"),
    "sensitivity_90": tr("Sensitivity 0.90"),
    "sensitivity_95": tr("Sensitivity 0.95"),
    "specificity_95": tr("Specificity 0.95"),
}
"""Policy -> its name for people."""

GROUPS: Mapping[str, str] = {"F": tr("Women"), "M": tr("Men"), "unknown": tr("Unknown")}
"""Group of films -> its name for people."""

_PARTS = {"validation": tr("validation"), "test": tr("test"), "val": tr("validation")}
_ENDINGS = {
    "running": tr("running"),
    "interrupted": tr("interrupted"),
    "paused": tr("stopped, can be resumed"),
    "failed": tr("failed"),
    "completed": tr("completed"),
}


def number(value: float | None, digits: int = 2) -> str:
    """Return a number with a real minus and thousands commas, or a dash."""
    if value is None:
        return NOTHING
    text = f"{value:,.{digits}f}"
    return text.lstrip("-") if float(text.replace(",", "")) == 0 else text.replace("-", "−")


def signed(value: float | None, digits: int = 3) -> str:
    """Return a difference with its sign."""
    text = number(value, digits)
    return f"+{text}" if value is not None and value > 0 and text.strip("0.") else text


def interval(estimate: Estimate | None, digits: int = 2, *, with_sign: bool = False) -> str:
    """Return "0.77–0.81"; a difference says "−0.004 to +0.034"."""
    if estimate is None:
        return ""
    if with_sign:
        return tr(
            "{low} to {high}",
            low=signed(estimate.low, digits),
            high=signed(estimate.high, digits),
        )
    return f"{number(estimate.low, digits)}–{number(estimate.high, digits)}"


def in_full(estimate: Estimate | None, digits: int = 3) -> str:
    """Return "0.792, 95 % interval 0.768–0.815" for a tooltip."""
    if estimate is None:
        return tr("not estimated: fewer than 10 films with the finding")
    return tr(
        "{estimate}, 95 % interval {interval}",
        estimate=number(estimate.value, digits),
        interval=interval(estimate, digits),
    )


def percent(share: float, digits: int = 1) -> str:
    """Return "12.5 %"."""
    return f"{number(100 * share, digits)} %"


def milliseconds(value: float) -> str:
    """Return "12 ms", or "7.4 ms" where a tenth matters."""
    return f"{number(value, 0 if value >= 9.95 else 1)} ms"


def policy_name(policy: str) -> str:
    return POLICIES.get(policy, policy.replace("_", " ").capitalize())


def group_name(attribute: str, group: str) -> str:
    """Return "Women", "40–59 years", "AP"."""
    if attribute == "age" and group != "unknown":
        return tr("{group} years", group=group)
    if group == "unknown":
        return tr("{attribute} unknown", attribute=in_readers_language(attribute.capitalize()))
    return GROUPS.get(group, group)


def duration(seconds: float) -> str:
    """Return "1 h 31 min", "12 min", "40 s"."""
    if seconds < 59.5:
        return f"{max(round(seconds), 1)} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{minutes} min", minutes=minutes)
    hours, minutes = divmod(minutes, 60)
    return (
        tr("{hours:,} h {minutes} min", hours=hours, minutes=minutes) if minutes else f"{hours:,} h"
    )


def ended(content: RunContent, *, today: dt.date | None = None) -> str:
    """Return "completed 14 Nov, 50 epochs, 1 h 31 min" as far as it is known."""
    stored = content.stored
    if stored is None:
        return ""
    parts = [f"{_ENDINGS.get(content.status, content.status)}{_day(content, today)}"]
    if stored.epochs:
        count = len(stored.epochs)
        parts.append(counted(count, "epoch"))
    if stored.device_hours:
        parts.append(duration(stored.device_hours * 3600))
    cost = content.metrics.cost
    if cost is not None:
        parts.append(
            tr(
                "{megabytes} MB, {milliseconds} a film",
                megabytes=number(cost.megabytes, 1),
                milliseconds=milliseconds(cost.cpu_ms),
            )
        )
    return ", ".join(parts)


def _day(content: RunContent, today: dt.date | None) -> str:
    if content.ended is None:
        return ""
    day = dt.datetime.fromtimestamp(content.ended).astimezone().date()
    now = today or dt.datetime.now().astimezone().date()
    return f" {short_date(day.day, day.month, None if day.year == now.year else day.year)}"


def chosen_on(judged: Evaluation, part: str) -> str:
    """Say what was judged, and which films chose calibration and thresholds."""
    films = tr(
        "{films:,} {part} films of {patients:,} patients",
        films=judged.films,
        part=_PARTS.get(part, part),
        patients=judged.patients,
    )
    if judged.selected_on_these_films is None or not judged.selection:
        return tr("{films}; nobody said which films chose calibration and thresholds", films=films)
    if judged.selected_on_these_films:
        return tr(
            "{films}; they chose epoch and thresholds too, so these numbers flatter", films=films
        )
    return tr(
        "{films}; calibration and thresholds were chosen on {selection}",
        films=films,
        selection=in_readers_language(judged.selection),
    )


def has_epochs(content: RunContent) -> bool:
    """Whether a run has told of any epoch."""
    return content.stored is not None and bool(content.stored.epochs)


def missing(content: RunContent) -> tuple[str, str]:
    """Return why a run has no numbers, and what to do about it."""
    if content.problem:
        summary, _, hint = content.problem.partition(". ")
        return f"{summary.rstrip('.')}.", hint
    so_far = tr(" Curves and Checklist show what there is.") if has_epochs(content) else ""
    if content.status == "running":
        return tr("This run is still going on."), tr(
            "Its numbers come when it has ended.{so_far}", so_far=so_far
        )
    if content.status == "failed":
        ending = content.stored.ending if content.stored else None
        told = ending or {}
        return tr(
            "The run failed. {told}", told=in_readers_language(told.get("summary", ""))
        ).strip(), in_readers_language(str(told.get("hint", "")))
    if content.status in ("paused", "interrupted"):
        return (
            tr("This run has not come to its end."),
            tr(
                "Resume it on the Train page; its numbers come when it has ended.{so_far}",
                so_far=so_far,
            ),
        )
    return (
        tr("This run was not judged."),
        tr("Its predictions are there: judging takes a minute and computes all numbers."),
    )
