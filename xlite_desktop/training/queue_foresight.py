"""How long the runs of the queue will take, from what is known of their films; knows no Qt."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from xlite_core.errors import XLiteError
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.data_facts import DataFacts
from xlite_core.training.estimate import estimate
from xlite_core.training.probe import Probe
from xlite_desktop.training.run_facts import left_words
from xlite_desktop.training.run_history import RunHistory
from xlite_desktop.training.run_queue import Entry, RunQueue
from xlite_desktop.translation import tr

_MINUTE = 60.0

ProbeOf = Callable[[TrainingConfig], Probe | None]


@dataclass(frozen=True, slots=True)
class Prospect:
    """What the files say of an entry.

    Attributes:
        facts: Of its films; None where they cannot be counted.
        epochs_done: By an earlier attempt.
    """

    facts: DataFacts | None = None
    epochs_done: float = 0.0


@dataclass(frozen=True, slots=True)
class QueueTimes:
    """How long it will take, as far as anybody can tell.

    Attributes:
        waiting: Seconds of what waits, by key; what is not known is left out.
        left: Seconds until nothing waits any more, the run under way included; None while
            nothing of it is known.
        complete: Whether `left` leaves nothing out.
    """

    waiting: Mapping[int, float]
    left: float | None
    complete: bool

    @property
    def words(self) -> str:
        """Return "about 3 h 20 min", or "over 3 h" where a run could not be told."""
        if self.left is None:
            return ""
        if self.complete:
            return about_words(self.left)
        return (
            "" if self.left < _MINUTE else tr("over {left_words}", left_words=left_words(self.left))
        )


def about_words(seconds: float) -> str:
    """Return "about 1 h 10 min", or "under a minute"."""
    return (
        left_words(seconds)
        if seconds < _MINUTE
        else tr("about {left_words}", left_words=left_words(seconds))
    )


def prospects(
    entries: tuple[Entry, ...],
    run_of: Callable[[str], RunDirectory],
    facts_of: Callable[[TrainingConfig], DataFacts | None],
) -> dict[int, Prospect]:
    """Look at the files of entries.

    Args:
        entries: Those that run or wait.
        run_of: The folder of a name.
        facts_of: Counts the films of a run.
    """
    found = {}
    for entry in entries:
        try:
            facts = facts_of(entry.config)
        except (XLiteError, OSError):
            facts = None
        done = 0.0
        if entry.run and entry.waits:
            try:
                done = RunHistory.from_journal(run_of(entry.run).events).epochs_done
            except OSError:
                done = 0.0
        found[entry.key] = Prospect(facts, done)
    return found


def queue_times(
    queue: RunQueue,
    known: Mapping[int, Prospect],
    *,
    under_way: RunHistory | None,
    probe_of: ProbeOf = lambda _: None,
) -> QueueTimes:
    """Estimate what runs and waits.

    Args:
        queue: The queue.
        known: What the files say of its entries, by key.
        under_way: What the run under way has said; None while none is.
        probe_of: What this machine measured of a configuration, or None.
    """
    pace = _pace(queue.running, known, under_way)
    waiting: dict[int, float] = {}
    for entry in queue.entries:
        if not entry.waits or entry.key not in known:
            continue
        seconds = _seconds(entry.config, known[entry.key], probe_of(entry.config), pace)
        if seconds is not None:
            waiting[entry.key] = seconds
    parts: list[float | None] = [*waiting.values(), *[None] * (queue.waiting - len(waiting))]
    if under_way is not None and not under_way.is_over:
        parts.append(under_way.seconds_left)
    told = [part for part in parts if part is not None]
    return QueueTimes(waiting, sum(told) if told else None, len(told) == len(parts))


def _seconds(
    config: TrainingConfig, prospect: Prospect, probe: Probe | None, pace: float
) -> float | None:
    told = estimate(config, prospect.facts, cores=os.cpu_count() or 1, probe=probe)
    if told is None or told.epoch_seconds is None:
        return None
    epoch = told.epoch_seconds * (1.0 if probe is not None else pace)
    return epoch * max(config.loop.epochs - prospect.epochs_done, 0.0)


def _pace(
    running: Entry | None, known: Mapping[int, Prospect], under_way: RunHistory | None
) -> float:
    """Return how much slower this machine is than the table says, by the run under way."""
    if running is None or under_way is None or running.key not in known:
        return 1.0
    facts, measured = known[running.key].facts, under_way.epoch_seconds
    told = estimate(running.config, facts, cores=os.cpu_count() or 1)
    if measured is None or told is None or not told.epoch_seconds:
        return 1.0
    return measured / told.epoch_seconds
