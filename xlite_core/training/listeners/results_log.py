"""results.csv kept true while a run speaks: running, paused, completed, failed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from xlite_core.counting import counted
from xlite_core.errors import XLiteError
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.record import one_line, row_for
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import (
    AlarmRaised,
    EpochFinished,
    RunFailed,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
    TrainingEvent,
)


def keep_log(
    events: Iterator[TrainingEvent], config: TrainingConfig, directory: RunDirectory
) -> Iterator[TrainingEvent]:
    """Pass events on and keep the run's row of results.csv true.

    A run that was stopped is "paused": it can go on.  One that was killed stays
    "running" in the table; `log.shown_status` tells it from a live one.  One that
    an error of ours ended is "failed".  A table that cannot be written is one
    alarm, and the run goes on without it.

    Args:
        events: Of one run.
        config: Its settings.
        directory: Its folder; the table lies beside it.
    """
    keeper = _Keeper(config, directory)
    epoch = 0
    for event in keeper.watched(events):
        if isinstance(event, EpochFinished):
            epoch = event.epoch
        problem = keeper.listen(event)
        if problem is not None:
            # Before the event: the last one of a run stays the last.
            yield AlarmRaised(
                kind="advice",
                epoch=epoch,
                summary=f"The run's row in the results was not written: {problem.summary}",
                hint=problem.hint,
            )
        yield event


class _Keeper:
    def __init__(self, config: TrainingConfig, directory: RunDirectory) -> None:
        self._config, self._id = config, directory.experiment_id
        self._log = ExperimentLog(directory.path.parent)
        self._lowest_loss = float("inf")
        self._silenced = False

    def watched(self, events: Iterator[TrainingEvent]) -> Iterator[TrainingEvent]:
        """Pass events on; enter what nobody foresaw as a failure before it goes its way."""
        try:
            yield from events
        except XLiteError:
            raise  # said to the user; another process may hold the run and its row
        except Exception as error:
            self.listen(RunFailed(summary=f"Unexpected {type(error).__name__}.", hint=""))
            raise

    def listen(self, event: TrainingEvent) -> XLiteError | None:
        """Write what an event changes; return the first failure, and none after it."""
        changes = self._changes(event)
        if not changes:
            return None
        try:
            # Whatever comes first: a run may fail before it starts.
            self._enter()
            self._log.update(self._id, **changes)
        except (XLiteError, OSError) as error:
            return self._told_once(error)
        return None

    def _changes(self, event: TrainingEvent) -> dict[str, Any]:
        if isinstance(event, RunStarted | RunResumed):
            return {"status": "running"}
        if isinstance(event, RunPaused | RunStopped):
            return {"status": "paused"}
        if isinstance(event, RunFailed):
            return {"status": "failed", "notes": one_line(event.summary)}
        if isinstance(event, RunFinished):
            changes: dict[str, Any] = {"status": "completed", "notes": self._ending(event)}
            if event.validation_auc is not None:
                changes["val_auc_macro"] = event.validation_auc
            return changes
        if isinstance(event, EpochFinished) and self._hands_on(event):
            return {"train_loss": event.train_loss, "val_auc_macro": event.validation_auc}
        return {}

    def _hands_on(self, event: EpochFinished) -> bool:
        """Whether the run would hand on the weights of this epoch if it ended now."""
        keep = self._config.loop.keep
        if keep == "best_loss" and event.validation_loss is not None:
            better = event.validation_loss < self._lowest_loss
            self._lowest_loss = min(self._lowest_loss, event.validation_loss)
            return better
        return event.best or keep != "best_auc" or event.validation_auc is None

    def _ending(self, event: RunFinished) -> str:
        loop = self._config.loop
        best = "" if event.best_epoch is None else f", best epoch {event.best_epoch}"
        early = ", early stopping" if event.reason == "early_stopping" else ""
        return (
            f"{self._config.name}: seed {loop.seed}, {counted(event.epochs, 'epoch')}{best}{early}"
        )

    def _enter(self) -> None:
        if all(row.experiment_id != self._id for row in self._log.rows()):
            today = dt.datetime.now().astimezone().date()
            settings = self._config.to_dict()
            self._log.append(row_for(settings, experiment_id=self._id, date=today))

    def _told_once(self, error: XLiteError | OSError) -> XLiteError | None:
        if self._silenced:
            return None
        self._silenced = True
        if isinstance(error, XLiteError):
            return error
        return XLiteError(
            "results.csv cannot be written.", "See that its disk has room and allows writing."
        )
