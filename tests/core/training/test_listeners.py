"""Listeners: other tools hear the same numbers."""

from __future__ import annotations

import pytest

from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import (
    AlarmRaised,
    EpochFinished,
    RunFailed,
    RunFinished,
    RunStarted,
    RunStopped,
    StepFinished,
)
from xlite_core.training.listeners.mlflow import write_mlflow
from xlite_core.training.listeners.tensorboard import epoch_numbers, write_tensorboard

STARTED = RunStarted(
    run="20260101_000000_BASELINE_001",
    training_films=8,
    validation_films=4,
    findings=("Mass", "Hernia"),
    first_epoch=1,
    first_step=1,
    epochs=1,
    steps_an_epoch=2,
    parameters=10,
    device="cpu",
)
STEP = StepFinished(
    epoch=1,
    step=2,
    loss=0.5,
    components={"hard": 0.7, "soft": 0.25},
    learning_rate=1e-3,
    films_per_s=10.0,
)
EPOCH = EpochFinished(
    epoch=1,
    train_loss=0.5,
    components={"hard": 0.7, "soft": 0.25},
    train_auc=0.75,
    validation_loss=0.625,
    validation_auc=0.7,
    validation_findings=1,
    validation_auc_low=0.6,
    finding_auc={"Mass": 0.7, "Hernia": None},
    learning_rate=1e-3,
    films_per_s=10.0,
    seconds=2.0,
    best=True,
    memory_mb=100.0,
)
FINISHED = RunFinished(
    epochs=1, best_epoch=1, validation_auc=0.7, validation_findings=1, reason="all_epochs"
)
FAILED = RunFailed(summary="It failed.", hint="Mend it.")
STOPPED = RunStopped(epoch=1, step=2)
EVENTS = (STARTED, STEP, EPOCH, FINISHED)
CONFIG = TrainingConfig(
    name="tiny", student=StudentConfig(backbone="resnet18"), recipe=PreprocessingRecipe(size=32)
)


def test_what_does_not_exist_is_left_out():
    """A finding without positives has no point in a curve, not one at 0.5."""
    numbers = epoch_numbers(EPOCH)

    assert numbers["auc/Mass"] == 0.7
    assert "auc/Hernia" not in numbers


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_tensorboard_reads_what_the_run_said(tmp_path):
    """Events pass through unchanged, and TensorBoard's own reader finds their numbers."""
    pytest.importorskip("tensorboard")
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    passed = tuple(write_tensorboard(iter(EVENTS), tmp_path / "board"))

    read = EventAccumulator(str(tmp_path / "board")).Reload()
    assert passed == EVENTS
    assert [(s.step, s.value) for s in read.Scalars("step/soft")] == [(2, 0.25)]
    assert [(s.step, s.value) for s in read.Scalars("epoch/validation_loss")] == [(1, 0.625)]


@pytest.mark.filterwarnings("ignore")
def test_mlflow_reads_what_the_run_said(tmp_path):
    """Settings become parameters, epochs become metrics, and the run ends as finished."""
    pytest.importorskip("mlflow")
    from mlflow.tracking import MlflowClient

    address = f"sqlite:///{tmp_path / 'log.db'}"

    passed = tuple(write_mlflow(iter(EVENTS), CONFIG, address))

    client = MlflowClient(tracking_uri=address)
    experiment = client.get_experiment_by_name("X-Lite")
    (run,) = client.search_runs([experiment.experiment_id])
    assert passed == EVENTS
    assert run.data.params["loop.epochs"] == "20"
    assert run.data.metrics["epoch/validation_auc"] == 0.7
    assert run.info.status == "FINISHED"


@pytest.mark.filterwarnings("ignore")
def test_an_mlflow_that_cannot_be_reached_is_one_alarm(tmp_path):
    """Then nothing but the run's own events, the last of them last."""
    pytest.importorskip("mlflow")
    (tmp_path / "file").write_text("", encoding="utf-8")

    passed = list(write_mlflow(iter(EVENTS), CONFIG, f"sqlite:///{tmp_path / 'file' / 'log.db'}"))

    (alarm,) = (event for event in passed if isinstance(event, AlarmRaised))
    assert "goes on without it" in alarm.summary
    assert tuple(event for event in passed if event is not alarm) == EVENTS


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("end", "status"), [(FAILED, "FAILED"), (STOPPED, "KILLED")])
def test_mlflow_knows_how_a_run_ended(tmp_path, end, status):
    """Failed is failed; a run that was stopped has not finished."""
    pytest.importorskip("mlflow")
    from mlflow.tracking import MlflowClient

    address = f"sqlite:///{tmp_path / 'log.db'}"

    list(write_mlflow(iter([STARTED, EPOCH, end]), CONFIG, address))

    client = MlflowClient(tracking_uri=address)
    (run,) = client.search_runs([client.get_experiment_by_name("X-Lite").experiment_id])
    assert run.info.status == status
