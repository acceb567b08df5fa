"""What a run left in its folder, read as plain values: settings, events, provenance, metrics."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlite_core.errors import LogRefused
from xlite_core.run_directory import RunDirectory

_Values = Mapping[str, Any]

_ENDINGS = ("RunFinished", "RunFailed", "RunStopped")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRun:
    """A run as its files tell it, finished or not.

    Attributes:
        directory: Its folder.
        config: Content of config.json.
        events: Lines of events.jsonl, in the order in which they were said.
        provenance: Versions, commit, hardware, fingerprints; empty where not written.
        metrics: Evaluations by the part of the data, "validation" or "test"; empty before.
    """

    directory: RunDirectory
    config: _Values
    events: tuple[_Values, ...]
    provenance: _Values
    metrics: _Values

    @classmethod
    def read(cls, directory: RunDirectory) -> StoredRun:
        """Read a run's files; only config.json must be there.

        Raises:
            LogRefused: A file is damaged, or the folder is no run's.
        """
        config = _json(directory.config)
        if config is None:
            raise LogRefused(
                f"The folder {directory.name} holds no run: it has no config.json.",
                "Name a run of `xlite experiments list`.",
            )
        return cls(
            directory=directory,
            config=config,
            events=_lines(directory.events),
            provenance=_json(directory.provenance) or {},
            metrics=_json(directory.metrics) or {},
        )

    @property
    def experiment_id(self) -> str:
        return self.directory.experiment_id

    @property
    def seed(self) -> int | None:
        """Of everything random in the run."""
        seed: int | None = self.config.get("loop", {}).get("seed")
        return seed

    @property
    def findings(self) -> tuple[str, ...]:
        """In the order of the logits; empty where neither settings nor events name them."""
        started = self.last("RunStarted") or {}
        return tuple(self.config.get("findings") or started.get("findings") or ())

    @property
    def epochs(self) -> tuple[_Values, ...]:
        """The epochs in order; of one that was told twice, after a crash, the later telling."""
        told = {event["epoch"]: event for event in self.events if _is(event, "EpochFinished")}
        return tuple(told[epoch] for epoch in sorted(told))

    @property
    def best_epoch(self) -> _Values | None:
        """The epoch with the highest validation macro AUC, the first of equals."""
        judged = [epoch for epoch in self.epochs if epoch.get("validation_auc") is not None]
        return max(judged, key=lambda epoch: epoch["validation_auc"], default=None)

    @property
    def kept_epoch(self) -> _Values | None:
        """The epoch whose weights the run hands on, by its own setting loop.keep."""
        keep = self.config.get("loop", {}).get("keep", "best_auc")
        told = [epoch for epoch in self.epochs if epoch.get("validation_loss") is not None]
        if keep == "best_loss" and told:
            return min(told, key=lambda epoch: epoch["validation_loss"])
        if keep == "best_auc" and self.best_epoch is not None:
            return self.best_epoch
        return self.epochs[-1] if self.epochs else None

    @property
    def alarms(self) -> tuple[_Values, ...]:
        """What the run warned of, each kind with its first epoch."""
        first: dict[str, _Values] = {}
        for event in self.events:
            if _is(event, "AlarmRaised"):
                first.setdefault(f"{event.get('kind')} {event.get('summary')}", event)
        return tuple(first.values())

    @property
    def ending(self) -> _Values | None:
        """The event with which the run ended last, or None while it goes on."""
        last: _Values | None = None
        for event in self.events:
            if _is(event, *_ENDINGS):
                last = event
            elif _is(event, "RunStarted"):
                last = None
        return last

    @property
    def device_hours(self) -> float:
        """Hours that a device spent in epochs, those that a crash made it repeat included."""
        told = (event for event in self.events if _is(event, "EpochFinished"))
        return sum(float(event.get("seconds") or 0.0) for event in told) / 3600

    def last(self, kind: str) -> _Values | None:
        """Return the last event of a kind."""
        return next((event for event in reversed(self.events) if _is(event, kind)), None)


def _is(event: _Values, *kinds: str) -> bool:
    return event.get("event") in kinds


def _json(path: Path) -> _Values | None:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(values, dict):
        raise _damaged(path)
    return values


def _lines(path: Path) -> tuple[_Values, ...]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path) from error
    *whole, torn = text.split("\n")
    events = []
    for number, line in enumerate(filter(None, whole), 1):
        try:
            event = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise _damaged(path, f"line {number} of ") from error
        if not isinstance(event, dict):
            raise _damaged(path, f"line {number} of ")
        events.append(event)
    del torn  # a power cut, or a run that is writing it at this moment
    return tuple(events)


def _damaged(path: Path, where: str = "") -> LogRefused:
    return LogRefused(
        f"The run's {where}{path.name} is damaged.", "Restore it, or leave the run out."
    )
