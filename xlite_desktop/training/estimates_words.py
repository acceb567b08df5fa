"""Estimates in words, and what people should know before they start a run; no Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

from xlite_core.errors import XLiteError
from xlite_core.training.config import TrainingConfig
from xlite_core.training.data_facts import DataFacts
from xlite_core.training.estimate import Estimate

UNKNOWN = "–"
_MOST_NAMED = 3
_FULL = 0.9
"""Of the machine's memory; the rest belongs to the system and the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is known before a run starts.

    Attributes:
        config: The run, perhaps without films; None while a setting is wrong.
        facts: Of its films, or None.
        estimate: Or None.
        memory: Of the machine, in bytes, or None.
        next_id: That the run will get; empty while unknown.
        measuring: Whether a probe is on its way.
        films_problem: Why the films cannot be used, or None.
        probe_problem: Why nothing could be measured, or None.
    """

    config: TrainingConfig | None = None
    facts: DataFacts | None = None
    estimate: Estimate | None = None
    memory: int | None = None
    next_id: str = ""
    measuring: bool = False
    films_problem: XLiteError | None = None
    probe_problem: XLiteError | None = None


def lines_of(outlook: Outlook) -> tuple[tuple[str, str], ...]:
    """Return the names and values of the list "Before you start"."""
    told = outlook.estimate
    if told is None:
        names = ("Parameters", "Model file", "Compute", "Memory", "One epoch", "Whole run")
        return tuple((name, UNKNOWN) for name in names)
    about = "" if told.exact else "about "
    measured = bool(told.device)
    return (
        ("Parameters", about + in_millions(told.parameters)),
        ("Model file", about + in_bytes(told.file_mb * 1e6)),
        ("Compute", about + f"{rounded(told.macs / 1e9)} GMACs"),
        ("Memory", _memory(told, outlook.memory, measured=measured)),
        ("One epoch", _time(told.epoch_seconds, "" if measured else "about ")),
        ("Whole run", _time(told.run_seconds, "about ")),
    )


def source_of(outlook: Outlook) -> str:
    """Return where the numbers come from, in two or three words."""
    if outlook.measuring:
        return "measuring..."
    told = outlook.estimate
    if told is None:
        return ""
    return f"measured on the {told.device.upper()}" if told.device else "from a table"


def warnings_of(outlook: Outlook) -> tuple[str, ...]:
    """Return what people should know, a sentence each."""
    said = []
    if outlook.facts is not None and outlook.facts.rare:
        said.append(_rare(outlook.facts.rare))
    config, told = outlook.config, outlook.estimate
    if config is not None:
        said += _unwise(config)
    if told is not None and config is not None:
        part = config.loop.batch_size // config.loop.accumulate
        if 0 < told.films_a_pass < part:
            said.append(f"Memory suffices for {told.films_a_pass} films at once.")
        total = outlook.memory
        if told.device in ("", "cpu") and total and told.memory_mb * 1e6 > _FULL * total:
            said.append("The memory may not suffice: take a smaller batch, or more parts of it.")
    if outlook.probe_problem is not None:
        said.append(f"Not measured: {outlook.probe_problem.summary} {outlook.probe_problem.hint}")
    return tuple(said)


def films_problem(outlook: Outlook) -> str:
    """Return why these films cannot be trained on, and what to do; empty if they can."""
    if outlook.films_problem is not None:
        return f"{outlook.films_problem.summary} {outlook.films_problem.hint}"
    absent = outlook.facts.absent if outlook.facts is not None else ()
    if not absent:
        return ""
    few = ", ".join(absent[:_MOST_NAMED]) + (" and others" if len(absent) > _MOST_NAMED else "")
    have = "has" if len(absent) == 1 else "have"
    return f"{few} {have} no training positive. Leave out such findings, or use more films."


def _rare(rare: tuple[tuple[str, int], ...]) -> str:
    if len(rare) == 1:
        name, count = rare[0]
        return f"{name} has only {count} training positive{'s' if count > 1 else ''}."
    named = [f"{name} ({count})" for name, count in rare[:_MOST_NAMED]]
    more = len(rare) - len(named)
    listed = (
        ", ".join(named) + f" and {more} more"
        if more
        else " and ".join([", ".join(named[:-1]), named[-1]])
    )
    return f"{listed} have few training positives."


def _unwise(config: TrainingConfig) -> list[str]:
    said = []
    if config.student.pretrained:
        said.append("Pretrained weights are downloaded when the run starts.")
    weighted = config.loss.kind == "weighted_bce" and config.balance.weights != "none"
    if weighted and config.balance.sampler != "none":
        said.append("Sampler and weighted loss together lowered the AUC in earlier runs.")
    data = config.data
    if data is not None and data.grouping == "image" and data.splits is None and data.folds is None:
        said.append("A patient's films may train and test alike: the AUC will look too good.")
    if config.phase == "final":
        said.append("The test films are looked at: do this once.")
    return said


def in_millions(count: int) -> str:
    """Return a number of weights: "5.3 M", "28 M"."""
    return f"{rounded(count / 1e6)} M"


def in_bytes(count: float) -> str:
    """Return a size: "21 MB", "2.1 GB"."""
    return f"{rounded(count / 1e9)} GB" if count >= 0.95e9 else f"{count / 1e6:,.0f} MB"


def rounded(value: float) -> str:
    """Return two significant digits, and no fewer than there are before the point."""
    if value <= 0:
        return "0"
    places = max(0, 1 - math.floor(math.log10(value)))
    return f"{value:,.{places}f}"


def duration(seconds: float) -> str:
    """Return a time: "45 s", "1 min 52 s", "54 min", "1 h 33 min", "2 d 4 h"."""
    if seconds < 1:
        return "under 1 s"
    whole = round(seconds)
    if whole >= 600:  # nobody waits for the seconds
        whole = 60 * round(seconds / 60)
    units = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))
    for (name, size), (smaller, part) in zip(units, (*units[1:], ("", 1)), strict=True):
        if whole >= size:
            rest = whole % size // part if smaller else 0
            return f"{whole // size} {name}" + (f" {rest} {smaller}" if rest else "")
    return "under 1 s"


def _time(seconds: float | None, about: str) -> str:
    if seconds is None:
        return UNKNOWN
    return duration(seconds) if seconds < 1 else about + duration(seconds)


def _memory(told: Estimate, total: int | None, *, measured: bool) -> str:
    needed = ("" if measured else "about ") + in_bytes(told.memory_mb * 1e6)
    if total is None or told.device not in ("", "cpu") or not needed.endswith("GB"):
        return needed
    return f"{needed} of {rounded(total / 1e9)}"
