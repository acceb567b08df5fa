"""How far an unfinished run has come, told from the epochs that it reported."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RunProgress:
    """Where a run stands.

    Attributes:
        epoch: The last that it finished; 0 before.
        epochs: How many it was asked for.
        epoch_s: How long one of its epochs takes, the median; None before the first.
    """

    epoch: int
    epochs: int
    epoch_s: float | None

    def share(self, since_s: float = 0.0) -> float:
        """Return how much is done, 0 to 1.

        Args:
            since_s: Seconds since the last epoch ended, while the run goes on.
        """
        begun = 0.0 if not self.epoch_s else min(since_s / self.epoch_s, 0.99)
        return min((self.epoch + begun) / self.epochs, 1.0)

    def seconds_left(self, since_s: float = 0.0) -> float | None:
        """Return how long the rest will take; None before the first epoch ended."""
        if self.epoch_s is None:
            return None
        return (1 - self.share(since_s)) * self.epochs * self.epoch_s


def progress_of(events: Iterable[Mapping[str, Any]]) -> RunProgress | None:
    """Return a run's progress from its events; None before it said how long it will be."""
    epochs, told = 0, {}
    for event in events:
        if event.get("event") == "RunStarted":
            epochs = int(event["epochs"])
        elif event.get("event") == "EpochFinished":
            told[int(event["epoch"])] = float(event["seconds"])
    if epochs < 1:
        return None
    return RunProgress(
        epoch=min(max(told, default=0), epochs),
        epochs=epochs,
        epoch_s=statistics.median(told.values()) if told else None,
    )
