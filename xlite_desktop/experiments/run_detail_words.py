"""One run in words: numbers with their intervals, when it ended, which films chose what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.report import Evaluation
from xlite_desktop.experiments.run_content import RunContent

NOTHING = "–"

POLICIES: Mapping[str, str] = {
    "f1": "Best F1",
    "youden": "Youden's index",
    "sensitivity_90": "Sensitivity 0.90",
    "sensitivity_95": "Sensitivity 0.95",
    "specificity_95": "Specificity 0.95",
}
"""Policy -> its name for people."""

GROUPS: Mapping[str, str] = {"F": "Women", "M": "Men", "unknown": "Unknown"}
"""Group of films -> its name for people."""

_ENDINGS = {
    "running": "running",
    "interrupted": "interrupted",
    "paused": "stopped, can be resumed",
    "failed": "failed",
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
        return f"{signed(estimate.low, digits)} to {signed(estimate.high, digits)}"
    return f"{number(estimate.low, digits)}–{number(estimate.high, digits)}"


def in_full(estimate: Estimate | None, digits: int = 3) -> str:
    """Return "0.792, 95 % interval 0.768–0.815" for a tooltip."""
    if estimate is None:
        return "not estimated: fewer than 10 films with the finding"
    return f"{number(estimate.value, digits)}, 95 % interval {interval(estimate, digits)}"


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
        return f"{group} years"
    if group == "unknown":
        return f"{attribute.capitalize()} unknown"
    return GROUPS.get(group, group)


def duration(seconds: float) -> str:
    """Return "1 h 31 min", "12 min", "40 s"."""
    if seconds < 59.5:
        return f"{max(round(seconds), 1)} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours:,} h {minutes} min" if minutes else f"{hours:,} h"


def ended(content: RunContent, *, today: dt.date | None = None) -> str:
    """Return "completed 14 Nov, 50 epochs, 1 h 31 min" as far as it is known."""
    stored = content.stored
    if stored is None:
        return ""
    parts = [f"{_ENDINGS.get(content.status, content.status)}{_day(content, today)}"]
    if stored.epochs:
        count = len(stored.epochs)
        parts.append(f"{count:,} epoch{'' if count == 1 else 's'}")
    if stored.device_hours:
        parts.append(duration(stored.device_hours * 3600))
    cost = content.metrics.cost
    if cost is not None:
        parts.append(f"{number(cost.megabytes, 1)} MB, {milliseconds(cost.cpu_ms)} a film")
    return ", ".join(parts)


def _day(content: RunContent, today: dt.date | None) -> str:
    if content.ended is None:
        return ""
    day = dt.datetime.fromtimestamp(content.ended).astimezone().date()
    now = today or dt.datetime.now().astimezone().date()
    return f" {day.day} {day:%b}" + ("" if day.year == now.year else f" {day.year}")


def chosen_on(judged: Evaluation, part: str) -> str:
    """Say what was judged, and which films chose calibration and thresholds."""
    films = f"{judged.films:,} {part} films of {judged.patients:,} patients"
    if judged.selected_on_these_films is None or not judged.selection:
        return f"{films}; nobody said which films chose calibration and thresholds"
    if judged.selected_on_these_films:
        return f"{films}; they chose epoch and thresholds too, so these numbers flatter"
    return f"{films}; calibration and thresholds were chosen on {judged.selection}"


def has_epochs(content: RunContent) -> bool:
    """Whether a run has told of any epoch."""
    return content.stored is not None and bool(content.stored.epochs)


def missing(content: RunContent) -> tuple[str, str]:
    """Return why a run has no numbers, and what to do about it."""
    if content.problem:
        summary, _, hint = content.problem.partition(". ")
        return f"{summary.rstrip('.')}.", hint
    so_far = " Curves and Checklist show what there is." if has_epochs(content) else ""
    if content.status == "running":
        return "This run is still going on.", f"Its numbers come when it has ended.{so_far}"
    if content.status == "failed":
        ending = content.stored.ending if content.stored else None
        told = ending or {}
        return f"The run failed. {told.get('summary', '')}".strip(), str(told.get("hint", ""))
    if content.status in ("paused", "interrupted"):
        return (
            "This run has not come to its end.",
            f"Resume it on the Train page; its numbers come when it has ended.{so_far}",
        )
    return (
        "This run was not judged.",
        "Its predictions are there: judging takes a minute and computes all numbers.",
    )
