"""`xlite train`: one run, a run that goes on, or a queue of runs."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from xlite_core.cli.interruption import stopped_by_signals
from xlite_core.cli.run_display import RunDisplay
from xlite_core.counting import counted
from xlite_core.errors import InvalidConfiguration, require
from xlite_core.policy import require_training
from xlite_core.run_directory import RunDirectory, default_runs_folder

if TYPE_CHECKING:
    from xlite_core.training.config import TrainingConfig
    from xlite_core.training.control import RunControl
    from xlite_core.training.events import TrainingEvent
    from xlite_core.training.queue import QueuedRun

Runs = Annotated[
    Path | None,
    typer.Option(help="The runs folder; the user's own if absent.", envvar="XLITE_RUNS"),
]
Changes = Annotated[
    list[str] | None,
    typer.Option("--set", help="A setting to change, by dotted name: loop.epochs=3."),
]


def train(
    config: Annotated[Path | None, typer.Argument(help="A configuration (TOML).")] = None,
    *,
    resume: Annotated[
        str | None, typer.Option(help="Go on with this run: its folder, its name or its id.")
    ] = None,
    queue: Annotated[Path | None, typer.Option(help="A queue file: many runs.")] = None,
    runs: Runs = None,
    changes: Changes = None,
    manifest: Annotated[Path | None, typer.Option(help="Films to train on.")] = None,
    tensorboard: Annotated[bool, typer.Option(help="Write for TensorBoard, too.")] = False,
    mlflow: Annotated[str | None, typer.Option(help="Log to this MLflow address, too.")] = None,
    retry_failed: Annotated[bool, typer.Option(help="Try runs again that failed.")] = False,
    dry_run: Annotated[bool, typer.Option(help="Say what would be run, and end.")] = False,
) -> None:
    """Train a student on labels, and on a teacher where the configuration names one.

    Ctrl-C, SIGTERM and SIGUSR1 write a checkpoint and end; --resume or the same queue goes on.
    """
    require_training()
    require("torch", feature="Training a student", extra="train")
    if sum(source is not None for source in (config, resume, queue)) != 1:
        raise typer.BadParameter("give one of: a configuration, --resume, --queue")
    console = Console(stderr=True)
    folder = runs or default_runs_folder()
    changed = parsed_changes(changes or ())
    if manifest is not None:
        changed["data.manifest"] = str(manifest.resolve())
    listeners = _Listeners(tensorboard=tensorboard, mlflow=mlflow)
    with stopped_by_signals(console) as control:
        if queue is not None:
            queued = _queued(queue, folder, changed)
            if dry_run:
                console.print(_queue_table(queued))
            else:
                _run_queue(queued, folder, control, console, listeners, retry=retry_failed)
            return
        settings, directory = _one_run(config, resume, folder, changed)
        if dry_run:
            typer.echo(json.dumps(settings.to_dict(), indent=1))
            return
        directory = directory or _begin(settings, folder)
        console.print(f"The run's folder: {directory.path}", highlight=False, soft_wrap=True)
        if not follow(settings, directory, control, console, listeners):
            raise typer.Exit(1)


def parsed_changes(changes: Any) -> dict[str, Any]:
    """Return "loop.epochs=3" and the like as settings by dotted name.

    A value is read as TOML where it is valid TOML, and as a text otherwise, so
    that `student.attention=mhsa` needs no quotes.

    Raises:
        InvalidConfiguration: There is no "=".
    """
    import tomllib

    parsed = {}
    for change in changes:
        name, sign, value = change.partition("=")
        if not (name.strip() and sign):
            raise InvalidConfiguration(
                f"{change!r} changes no setting.", "Write it as loop.epochs=3."
            )
        try:
            parsed[name.strip()] = tomllib.loads(f"value = {value}")["value"]
        except tomllib.TOMLDecodeError:
            parsed[name.strip()] = value
    return parsed


class _Listeners:
    """Who else hears the events of a run."""

    def __init__(self, *, tensorboard: bool, mlflow: str | None) -> None:
        self._tensorboard, self._mlflow = tensorboard, mlflow

    def attach(
        self, events: Iterator[TrainingEvent], config: TrainingConfig, directory: RunDirectory
    ) -> Iterator[TrainingEvent]:
        from xlite_core.training.listeners.mlflow import write_mlflow
        from xlite_core.training.listeners.results_log import keep_log
        from xlite_core.training.listeners.tensorboard import write_tensorboard

        events = keep_log(events, config, directory)
        if self._tensorboard:
            events = write_tensorboard(events, directory.path / "tensorboard")
        if self._mlflow is not None:
            events = write_mlflow(events, config, self._mlflow)
        return events


def _one_run(
    path: Path | None, resume: str | None, runs: Path, changes: dict[str, Any]
) -> tuple[TrainingConfig, RunDirectory | None]:
    from xlite_core.experiments.logged_runs import require_run
    from xlite_core.training.config import TrainingConfig

    if path is not None:
        return TrainingConfig.read(path, changes=changes), None
    assert resume is not None
    directory = require_run(runs, resume)
    other = [name for name in changes if not name.startswith("machine.")]
    if other:
        raise InvalidConfiguration(
            f"{other[0]} cannot change when a run goes on.",
            "Only settings of [machine] can; for others, begin a new run.",
        )
    return TrainingConfig.read(directory.config, changes=changes), directory


def _begin(config: TrainingConfig, runs: Path) -> RunDirectory:
    from xlite_core.training.new_run import new_run

    return new_run(config, runs, started=dt.datetime.now().astimezone())


def follow(
    config: TrainingConfig,
    directory: RunDirectory,
    control: RunControl,
    console: Console,
    listeners: _Listeners | None = None,
) -> bool:
    """Run to whatever end, with a display, and judge what is finished.

    Returns:
        False if the run failed.
    """
    from xlite_core.training.events import RunFailed, RunFinished
    from xlite_core.training.finish import finish_run
    from xlite_core.training.run import run

    listeners = listeners or _Listeners(tensorboard=False, mlflow=None)
    last: TrainingEvent | None = None
    with RunDisplay(console) as display:
        for event in listeners.attach(run(config, directory, control), config, directory):
            display.show(event)
            last = event
    if isinstance(last, RunFinished):
        for problem in finish_run(directory):
            console.print(escape(problem), style="yellow")
    return not isinstance(last, RunFailed)


def _queued(path: Path, runs: Path, changes: dict[str, Any]) -> list[QueuedRun]:
    from xlite_core.training.queue import read_queue, states

    return states(read_queue(path, changes=changes), runs)


def _queue_table(queued: list[QueuedRun]) -> Table:
    table = Table("", "run", "state", "id", box=None)
    for number, entry in enumerate(queued, 1):
        known = "" if entry.directory is None else entry.directory.experiment_id
        table.add_row(str(number), escape(entry.item.title), entry.state.value, known)
    return table


def _run_queue(
    queued: list[QueuedRun],
    runs: Path,
    control: RunControl,
    console: Console,
    listeners: _Listeners,
    *,
    retry: bool,
) -> None:
    from xlite_core.training.queue import ItemState

    console.print(_queue_table(queued))
    failed = 0
    for entry in queued:
        if control.stop_requested or control.stop_after_epoch_requested:
            break
        if entry.state in (ItemState.FINISHED, ItemState.RUNNING):
            continue
        if entry.state is ItemState.FAILED and not retry:
            failed += 1
            continue
        directory = entry.directory or _begin(entry.item.config, runs)
        console.rule(f"{directory.experiment_id}: {escape(entry.item.title)}")
        failed += not follow(entry.item.config, directory, control, console, listeners)
    if failed:
        console.print(
            f"{failed} of {counted(len(queued), 'run')} failed; --retry-failed tries them again."
        )
        raise typer.Exit(1)
