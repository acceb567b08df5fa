"""Estimates in words, and what people should know before they start a run; no Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

from xlite_core.errors import XLiteError
from xlite_core.training.config import TrainingConfig
from xlite_core.training.data_facts import DataFacts
from xlite_core.training.estimate import Estimate
from xlite_desktop.translation import told as told_of
from xlite_desktop.translation import tr

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
        names = (
            tr("Parameters"),
            tr("Model file"),
            tr("Compute"),
            tr("Memory"),
            tr("One epoch"),
            tr("Whole run"),
        )
        return tuple((name, UNKNOWN) for name in names)
    about = "" if told.exact else tr("about ")
    measured = bool(told.device)
    return (
        (tr("Parameters"), about + in_millions(told.parameters)),
        (tr("Model file"), about + in_bytes(told.file_mb * 1e6)),
        (tr("Compute"), about + tr("{rounded} GMACs", rounded=rounded(told.macs / 1e9))),
        (tr("Memory"), _memory(told, outlook.memory, measured=measured)),
        (tr("One epoch"), _time(told.epoch_seconds, "" if measured else tr("about "))),
        (tr("Whole run"), _time(told.run_seconds, tr("about "))),
    )


def source_of(outlook: Outlook) -> str:
    """Return where the numbers come from, in two or three words."""
    if outlook.measuring:
        return tr("measuring...")
    told = outlook.estimate
    if told is None:
        return ""
    return (
        tr("measured on the {device}", device=told.device.upper())
        if told.device
        else tr("from a table")
    )


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
            said.append(
                tr(
                    "Memory suffices for {films_a_pass} films at once.",
                    films_a_pass=told.films_a_pass,
                )
            )
        total = outlook.memory
        if told.device in ("", "cpu") and total and told.memory_mb * 1e6 > _FULL * total:
            said.append(
                tr("The memory may not suffice: take a smaller batch, or more parts of it.")
            )
    if outlook.probe_problem is not None:
        said.append(tr("Not measured: {problem}", problem=told_of(outlook.probe_problem)))
    return tuple(said)


def films_problem(outlook: Outlook) -> str:
    """Return why these films cannot be trained on, and what to do; empty if they can."""
    if outlook.films_problem is not None:
        return told_of(outlook.films_problem)
    absent = outlook.facts.absent if outlook.facts is not None else ()
    if not absent:
        return ""
    few = ", ".join(absent[:_MOST_NAMED]) + (tr(" and others") if len(absent) > _MOST_NAMED else "")
    if len(absent) == 1:
        return tr(
            "{few} has no training positive. Leave out such findings, or use more films.", few=few
        )
    return tr(
        "{few} have no training positive. Leave out such findings, or use more films.", few=few
    )


def _rare(rare: tuple[tuple[str, int], ...]) -> str:
    if len(rare) == 1:
        name, count = rare[0]
        if count == 1:
            return tr("{name} has only 1 training positive.", name=name)
        return tr("{name} has only {count} training positives.", name=name, count=count)
    named = [f"{name} ({count})" for name, count in rare[:_MOST_NAMED]]
    more = len(rare) - len(named)
    listed = (
        ", ".join(named) + tr(" and {more} more", more=more)
        if more
        else tr("{listed} and {last}", listed=", ".join(named[:-1]), last=named[-1])
    )
    return tr("{listed} have few training positives.", listed=listed)


def _unwise(config: TrainingConfig) -> list[str]:
    said = []
    if config.student.pretrained:
        said.append(tr("Pretrained weights are downloaded when the run starts."))
    weighted = config.loss.kind == "weighted_bce" and config.balance.weights != "none"
    if weighted and config.balance.sampler in ("mean_active", "maximum_2025"):
        said.append(tr("Sampler and weighted loss together lowered the AUC in earlier runs."))
    data = config.data
    if data is not None and data.grouping == "image" and data.splits is None and data.folds is None:
        said.append(tr("A patient's films may train and test alike: the AUC will look too good."))
    if config.phase == "final":
        said.append(tr("The test films are looked at: do this once."))
    return said


def in_millions(count: int) -> str:
    """Return a number of weights: "5.3 M", "28 M"."""
    return f"{rounded(count / 1e6)} M"


def in_bytes(count: float) -> str:
    """Return a size: "21 MB", "2.1 GB"."""
    return (
        tr("{rounded} GB", rounded=rounded(count / 1e9))
        if count >= 0.95e9
        else tr("{count:,.0f} MB", count=count / 1e6)
    )


def rounded(value: float) -> str:
    """Return two significant digits, and no fewer than there are before the point."""
    if value <= 0:
        return "0"
    places = max(0, 1 - math.floor(math.log10(value)))
    return f"{value:,.{places}f}"


def duration(seconds: float) -> str:
    """Return a time: "45 s", "1 min 52 s", "54 min", "1 h 33 min", "2 d 4 h"."""
    if seconds < 1:
        return tr("under 1 s")
    whole = round(seconds)
    if whole >= 600:  # nobody waits for the seconds
        whole = 60 * round(seconds / 60)
    units = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))
    for (name, size), (smaller, part) in zip(units, (*units[1:], ("", 1)), strict=True):
        if whole >= size:
            rest = whole % size // part if smaller else 0
            return f"{whole // size} {name}" + (f" {rest} {smaller}" if rest else "")
    return tr("under 1 s")


def _time(seconds: float | None, about: str) -> str:
    if seconds is None:
        return UNKNOWN
    return duration(seconds) if seconds < 1 else about + duration(seconds)


def _memory(told: Estimate, total: int | None, *, measured: bool) -> str:
    needed = ("" if measured else tr("about ")) + in_bytes(told.memory_mb * 1e6)
    if total is None or told.device not in ("", "cpu") or not needed.endswith("GB"):
        return needed
    return tr("{needed} of {rounded}", needed=needed, rounded=rounded(total / 1e9))
