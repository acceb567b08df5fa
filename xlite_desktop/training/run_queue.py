"""The runs that wait their turn, in an order that survives a power cut; knows no Qt."""

from __future__ import annotations

import json
import logging
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from filelock import FileLock

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import XLiteError
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.queue import ItemState, QueueItem, states

log = logging.getLogger(__name__)

NAME = "queue.json"
SCHEMA = 1

_LOCK = ".queue.lock"


class EntryState(StrEnum):
    """Where an entry stands.  One that waits and has a run was cut off, and goes on from there."""

    WAITING = "waiting"
    RUNNING = "running"
    STOPPED = "stopped"
    FINISHED = "finished"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One run of the queue.

    Attributes:
        key: Its name within the queue, for as long as that is open.
        config: Its settings.
        state: Where it stands.
        run: Name of its folder; empty until it has one.
        note: Why it failed, a sentence.
        mark: Its name for good, which tells it from the entries of another window.
    """

    key: int
    config: TrainingConfig
    state: EntryState = EntryState.WAITING
    run: str = ""
    note: str = ""
    mark: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def waits(self) -> bool:
        return self.state is EntryState.WAITING

    @property
    def may_move(self) -> bool:
        """Whether its place says anything: of one that is over it does not."""
        return self.state not in (EntryState.RUNNING, EntryState.FINISHED)


class RunQueue:
    """The entries in order; every change is a new tuple, which `to_text` can write down.

    Attributes:
        entries: In the order in which they are to run.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: tuple[Entry, ...] = tuple(entries)
        self._next_key = max((entry.key for entry in self.entries), default=0) + 1

    def entry(self, key: int) -> Entry:
        """Return an entry.

        Raises:
            KeyError: It was removed.
        """
        for entry in self.entries:
            if entry.key == key:
                return entry
        raise KeyError(key)

    @property
    def marks(self) -> frozenset[str]:
        return frozenset(entry.mark for entry in self.entries)

    @property
    def running(self) -> Entry | None:
        return next((e for e in self.entries if e.state is EntryState.RUNNING), None)

    @property
    def next_waiting(self) -> Entry | None:
        return next((entry for entry in self.entries if entry.waits), None)

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(entry.waits for entry in self.entries)

    def add(self, config: TrainingConfig, *, run: str = "", first: bool = False) -> Entry:
        """Append a run, or put it before all that wait."""
        entry = Entry(key=self._next_key, config=config, run=run)
        self._next_key += 1
        place = self._first_waiting() if first else len(self.entries)
        self.entries = (*self.entries[:place], entry, *self.entries[place:])
        return entry

    def change(self, key: int, **changes: Any) -> Entry:
        """Change fields of an entry and return it."""
        changed = replace(self.entry(key), **changes)
        self.entries = tuple(changed if e.key == key else e for e in self.entries)
        return changed

    def move(self, key: int, place: int) -> None:
        """Put an entry before the one that is now at a place; never before what runs."""
        entry = self.entry(key)
        if not entry.may_move:
            return
        here = self.entries.index(entry)
        others = [e for e in self.entries if e.key != key]
        place = place - 1 if place > here else place
        runs = (n for n, e in enumerate(others, 1) if e.state is EntryState.RUNNING)
        fixed = next(runs, 0)
        place = min(max(place, fixed), len(others))
        self.entries = (*others[:place], entry, *others[place:])

    def put_first(self, key: int) -> None:
        """Let an entry wait, before all others that do."""
        self.change(key, state=EntryState.WAITING, note="")
        self.move(key, self._first_waiting())

    def retry(self, key: int) -> None:
        """Let an entry that failed, was skipped or stopped wait again, where it stands."""
        if self.entry(key).may_move:
            self.change(key, state=EntryState.WAITING, note="")

    def skip(self, key: int) -> None:
        """Pass over an entry that waits."""
        if self.entry(key).waits:
            self.change(key, state=EntryState.SKIPPED)

    def remove(self, key: int) -> None:
        """Take an entry out, unless it runs; its run, if it has one, stays where it is."""
        gone = self.entry(key)
        if gone.state is not EntryState.RUNNING:
            self.entries = tuple(entry for entry in self.entries if entry is not gone)

    def remove_finished(self) -> None:
        """Take out what is finished."""
        self.entries = tuple(e for e in self.entries if e.state is not EntryState.FINISHED)

    def _first_waiting(self) -> int:
        return next(
            (n for n, entry in enumerate(self.entries) if entry.may_move), len(self.entries)
        )

    def to_text(self) -> str:
        """Return the queue as JSON."""
        entries = [
            {
                "state": entry.state.value,
                "run": entry.run,
                "note": entry.note,
                "mark": entry.mark,
                "config": entry.config.to_dict(),
            }
            for entry in self.entries
        ]
        return json.dumps({"schema": SCHEMA, "entries": entries}, indent=1)


def write_queue(runs: Path, text: str, known: frozenset[str]) -> None:
    """Write a queue into the runs folder; a crash leaves the old file or the new one.

    Args:
        runs: The folder.
        text: See `RunQueue.to_text`.
        known: Marks of all entries that this window has ever held.  Others in the file were
            added by another window, and are kept behind the rest.

    Raises:
        OSError: The disk refuses it.
    """
    runs.mkdir(parents=True, exist_ok=True)
    with FileLock(runs / _LOCK):
        values = json.loads(text)
        values["entries"] += [e for e in _listed(runs) if e.get("mark", "") not in {"", *known}]
        with atomic_write(runs / NAME) as stream:
            stream.write(json.dumps(values, indent=1).encode())


def _listed(runs: Path) -> list[dict[str, Any]]:
    """Return the entries of the file as they are written; none where it cannot be read."""
    try:
        values = json.loads((runs / NAME).read_text(encoding="utf-8"))
        return [dict(entry) for entry in values["entries"]] if values["schema"] == SCHEMA else []
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError):
        log.warning("the queue of the runs folder cannot be read")
        return []


def read_queue(runs: Path) -> RunQueue:
    """Read the queue of a runs folder, as the runs there say that it stands.

    What is finished is left out: it is among the experiments.  A damaged file, or an entry of
    another version, is left out as well; no run is lost with it.
    """
    try:
        found = [_read(key, entry) for key, entry in enumerate(_listed(runs), 1)]
    except (ValueError, KeyError, TypeError, XLiteError):
        log.warning("the queue of the runs folder cannot be read")
        return RunQueue()
    now = (_as_it_stands(entry, runs) for entry in found)
    return RunQueue(entry for entry in now if entry.state is not EntryState.FINISHED)


def _read(key: int, values: dict[str, Any]) -> Entry:
    return Entry(
        key=key,
        config=TrainingConfig.from_dict(values["config"]),
        state=EntryState(values["state"]),
        run=str(values["run"]),
        note=str(values["note"]),
        mark=str(values.get("mark") or uuid.uuid4().hex),
    )


def _as_it_stands(entry: Entry, runs: Path) -> Entry:
    """Return an entry as its run's folder tells it: that was written by whoever trained last."""
    run = RunDirectory(runs / entry.run) if entry.run else None
    if run is None and entry.state is EntryState.RUNNING:
        run = _made_at_the_last_moment(entry, runs)
    if run is None or not run.config.is_file():
        waits = entry.state is EntryState.RUNNING or (entry.run and entry.waits)
        return replace(entry, run="", state=EntryState.WAITING) if waits else entry
    if run.weights.is_file():
        return replace(entry, run=run.name, state=EntryState.FINISHED)
    state = EntryState.WAITING if entry.state is EntryState.RUNNING else entry.state
    return replace(entry, run=run.name, state=state)


def _made_at_the_last_moment(entry: Entry, runs: Path) -> RunDirectory | None:
    """Return the run of an entry that was about to begin when the power failed, if it got so far.

    An entry is written down as running before its run has a folder: so none is made twice.
    """
    (known,) = states([QueueItem(title="", config=entry.config)], runs)
    return known.directory if known.state is not ItemState.FAILED else None
