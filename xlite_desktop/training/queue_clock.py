"""Looks in the background at what the runs of the queue will take."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.data_facts import DataFacts, data_facts
from xlite_core.training.sections import DataConfig
from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.training.queue_foresight import (
    ProbeOf,
    Prospect,
    QueueTimes,
    prospects,
    queue_times,
)
from xlite_desktop.training.run_history import RunHistory
from xlite_desktop.training.run_queue import RunQueue

_FilmsAsked = tuple[DataConfig | None, tuple[str, ...]]


class QueueClock(QObject):
    """Knows how many films the runs of a queue have, and what that means in time.

    Signals:
        changed: more is known than before.
    """

    changed = Signal()

    def __init__(self, runs: Path, *, probe_of: ProbeOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs, self._probe_of = runs, probe_of
        self._known: Mapping[int, Prospect] = {}
        self._asked: tuple[tuple[int, str, bool], ...] = ()
        self._shelf: dict[_FilmsAsked, DataFacts] = {}
        self._looking = LatestOnly(self)
        self._looking.ready.connect(self._on_looked)

    def times(self, queue: RunQueue, under_way: RunHistory | None) -> QueueTimes:
        """Return what is known by now, and look for the rest."""
        self._look(queue)
        return queue_times(queue, self._known, under_way=under_way, probe_of=self._probe_of)

    def forget(self) -> None:
        """Data sets have changed: count anew."""
        self._asked, self._shelf = (), {}

    def shut_down(self) -> None:
        """End the thread."""
        self._looking.shut_down()

    def _look(self, queue: RunQueue) -> None:
        running = queue.running
        entries = tuple(entry for entry in queue.entries if entry.waits or entry is running)
        asked = tuple((entry.key, entry.run, entry.waits) for entry in entries)
        if asked == self._asked:
            return
        self._asked = asked
        runs, shelf = self._runs, self._shelf

        def facts_of(config: TrainingConfig) -> DataFacts | None:
            key = (config.data, config.findings)
            if config.data is not None and key not in shelf:
                shelf[key] = data_facts(config.data, config.findings)
            return shelf.get(key)

        self._looking.request(
            lambda: prospects(entries, lambda name: RunDirectory(runs / name), facts_of)
        )

    @Slot(object)
    def _on_looked(self, known: Mapping[int, Prospect]) -> None:
        self._known = known
        self.changed.emit()
