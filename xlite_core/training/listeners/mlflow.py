"""A run's settings and numbers for MLflow, from the same events that everyone reads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from xlite_core.errors import require
from xlite_core.setting import flattened
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import (
    AlarmRaised,
    EpochFinished,
    RunFailed,
    RunFinished,
    RunStarted,
    TrainingEvent,
)
from xlite_core.training.listeners.tensorboard import epoch_numbers

_RETRIES = "2"

_LONGEST = 500
"""Characters of a parameter that every MLflow store takes."""


def write_mlflow(
    events: Iterator[TrainingEvent], config: TrainingConfig, tracking_uri: str
) -> Iterator[TrainingEvent]:
    """Pass events on and log settings once and numbers each epoch.

    A server that cannot be reached, or goes away, is one alarm, and the run goes on without it.

    Args:
        events: Of one run.
        config: Its settings.
        tracking_uri: Where MLflow keeps its log: a folder's file: address, a server's, or sqlite.

    Raises:
        MissingFeature: mlflow is not installed.
    """
    require("mlflow", feature="Writing for MLflow", extra="mlflow")
    # Its own seven, ever longer apart, hold a run up for four minutes.
    os.environ.setdefault("MLFLOW_HTTP_REQUEST_MAX_RETRIES", _RETRIES)
    from mlflow.exceptions import MlflowException

    record: _Record | None = _Record(config, tracking_uri)
    epoch = 0
    try:
        for event in events:
            if isinstance(event, EpochFinished):
                epoch = event.epoch
            if record is not None:
                try:
                    record.listen(event)
                except (MlflowException, OSError):
                    record = None
                    # Before the event: the last one of a run stays the last.
                    yield _lost(epoch)
            yield event
    finally:
        if record is not None:
            record.end()


def _lost(epoch: int) -> AlarmRaised:
    return AlarmRaised(
        kind="advice",
        epoch=epoch,
        summary="MLflow cannot be reached; the run goes on without it.",
        hint="Check the address; the run's own log holds the same numbers.",
    )


class _Record:
    """One run in MLflow; ended as killed unless it was heard to finish or fail."""

    def __init__(self, config: TrainingConfig, tracking_uri: str) -> None:
        self._config, self._address = config, tracking_uri
        self._client: Any = None
        self._run, self._status = "", "KILLED"

    def listen(self, event: TrainingEvent) -> None:
        if isinstance(event, RunStarted):
            self._begin(event.run)
        elif isinstance(event, EpochFinished) and self._run:
            for name, value in epoch_numbers(event).items():
                self._client.log_metric(self._run, name, value, step=event.epoch)
        elif isinstance(event, RunFailed):
            self._status = "FAILED"
        elif isinstance(event, RunFinished):
            self._status = "FINISHED"

    def end(self) -> None:
        from mlflow.exceptions import MlflowException

        if self._run:
            with suppress(MlflowException, OSError):  # nobody is left to tell
                self._client.set_terminated(self._run, self._status)

    def _begin(self, name: str) -> None:
        from mlflow.tracking import MlflowClient

        self._client = MlflowClient(tracking_uri=self._address)
        experiment = self._client.get_experiment_by_name("X-Lite")
        number = (
            experiment.experiment_id if experiment else self._client.create_experiment("X-Lite")
        )
        self._run = self._client.create_run(number, run_name=name).info.run_id
        for key, value in flattened(self._config.to_dict()).items():
            self._client.log_param(self._run, key, str(value)[:_LONGEST])
