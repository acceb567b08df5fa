"""`xlite search`: settings that Optuna tries, one run a trial."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from xlite_core.cli.interruption import stopped_by_signals
from xlite_core.cli.run_display import RunDisplay
from xlite_core.cli.train import Runs
from xlite_core.errors import require
from xlite_core.policy import require_training
from xlite_core.run_directory import RunDirectory, default_runs_folder

if TYPE_CHECKING:
    from xlite_core.training.config import TrainingConfig
    from xlite_core.training.control import RunControl
    from xlite_core.training.events import TrainingEvent


def search(
    space: Annotated[Path, typer.Argument(help="A search file (TOML).")], *, runs: Runs = None
) -> None:
    """Search settings; what was tried is kept in the runs folder, and the command goes on there.

    The best value was chosen on the validation films: confirm it with other seeds or folds.
    """
    require_training()
    require("torch", feature="Searching settings", extra="train")
    from xlite_core.training.search import TrialEnded, read_search
    from xlite_core.training.search import search as run_search

    console = Console(stderr=True)
    folder = runs or default_runs_folder()
    plan = read_search(space)
    with stopped_by_signals(console) as control, RunDisplay(console) as display:

        def start(config: TrainingConfig, own: RunControl) -> Iterator[TrainingEvent]:
            return _start(config, own, folder)

        for event in run_search(plan, folder / f"search_{plan.name}.db", start, control):
            if isinstance(event, TrialEnded):
                settings = ", ".join(f"{name} = {value}" for name, value in event.settings.items())
                best = "" if event.best is None else f"; best so far {event.best:.4f}"
                display.say(f"trial {event.number} {event.state}: {settings}{best}")
            else:
                display.show(event)


def _start(config: TrainingConfig, control: RunControl, runs: Path) -> Iterator[TrainingEvent]:
    """Go on with a run of these settings that was cut off, or begin one."""
    from xlite_core.training.listeners.results_log import keep_log
    from xlite_core.training.new_run import new_run
    from xlite_core.training.queue import ItemState, QueueItem, states
    from xlite_core.training.run import run

    (known,) = states([QueueItem(title="trial", config=config)], runs)
    directory: RunDirectory | None = known.directory
    if directory is None or known.state is ItemState.FAILED:
        directory = new_run(config, runs, started=dt.datetime.now().astimezone())
    return keep_log(run(config, directory, control), config, directory)
