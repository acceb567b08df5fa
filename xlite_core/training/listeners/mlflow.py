"""A run's settings and numbers for MLflow, from the same events that everyone reads."""

from __future__ import annotations

from collections.abc import Iterator

from xlite_core.errors import require
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import EpochFinished, RunFailed, RunStarted, TrainingEvent
from xlite_core.training.listeners.tensorboard import epoch_numbers
from xlite_core.training.presets import flattened

_LONGEST = 500
"""Characters of a parameter that every MLflow store takes."""


def write_mlflow(
    events: Iterator[TrainingEvent], config: TrainingConfig, tracking_uri: str
) -> Iterator[TrainingEvent]:
    """Pass events on and log settings once and numbers each epoch.

    Args:
        events: Of one run.
        config: Its settings.
        tracking_uri: Where MLflow keeps its log: a folder's file: address, a server's, or sqlite.

    Raises:
        MissingFeature: mlflow is not installed.
    """
    require("mlflow", feature="Writing for MLflow", extra="mlflow")
    from mlflow.tracking import MlflowClient

    client = MlflowClient(tracking_uri=tracking_uri)
    experiment = client.get_experiment_by_name("X-Lite")
    number = experiment.experiment_id if experiment else client.create_experiment("X-Lite")
    run_id, status = "", "KILLED"
    try:
        for event in events:
            if isinstance(event, RunStarted):
                run_id = client.create_run(number, run_name=event.run).info.run_id
                for name, value in flattened(config.to_dict()).items():
                    client.log_param(run_id, name, str(value)[:_LONGEST])
            elif isinstance(event, EpochFinished):
                for name, value in epoch_numbers(event).items():
                    client.log_metric(run_id, name, value, step=event.epoch)
            elif isinstance(event, RunFailed):
                status = "FAILED"
            yield event
        status = "FINISHED" if status == "KILLED" else status
    finally:
        if run_id:
            client.set_terminated(run_id, status)
