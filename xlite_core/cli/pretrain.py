"""`xlite pretrain`: a student looks at films without labels, and hands on weights to start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from xlite_core.cli.interruption import stopped_by_signals
from xlite_core.cli.study import progress_bar
from xlite_core.cli.train import Changes, parsed_changes
from xlite_core.counting import counted
from xlite_core.errors import require
from xlite_core.policy import require_training

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlite_core.training.pretraining.events import PretrainingEpoch, PretrainingEvent


def pretrain(
    config: Annotated[Path, typer.Argument(help="A pre-training configuration (TOML).")],
    *,
    out: Annotated[Path, typer.Option(help="Its folder; goes on where it stopped.")],
    changes: Changes = None,
) -> None:
    """Pre-train a student on the training films of a run, without labels (VICReg).

    A run takes the weights over with loop.init_from = the folder. Ctrl-C, SIGTERM and SIGUSR1
    write a checkpoint and end; the same command goes on.
    """
    require_training()
    require("torch", feature="Pre-training a student", extra="train")
    from xlite_core.run_directory import RunDirectory
    from xlite_core.training.pretraining.config import PretrainingConfig
    from xlite_core.training.pretraining.run import pretrain as pretrained

    settings = PretrainingConfig.read(config, changes=parsed_changes(changes or ()))
    console = Console(stderr=True)
    with stopped_by_signals(console) as control:
        _show(pretrained(settings, RunDirectory(out), control), out, console)


def _show(events: Iterator[PretrainingEvent], out: Path, console: Console) -> None:
    from xlite_core.training.pretraining.events import (
        PretrainingEpoch,
        PretrainingFinished,
        PretrainingStarted,
        PretrainingStep,
    )

    def say(text: str, style: str = "") -> None:
        console.print(escape(text), style=style, highlight=False, soft_wrap=True)

    steps = 1
    with progress_bar(console) as progress:
        task = progress.add_task("opening films", total=None)
        for event in events:
            if isinstance(event, PretrainingStarted):
                steps = event.steps_an_epoch
                progress.update(task, total=event.epochs * steps)
                say(
                    f"{event.name}: {counted(event.films, 'film')} without labels, "
                    f"{counted(event.epochs, 'epoch')} on {event.device}, "
                    f"from epoch {event.first_epoch}, step {event.first_step}"
                )
            elif isinstance(event, PretrainingStep):
                done = (event.epoch - 1) * steps + event.step
                told = f"epoch {event.epoch} loss {event.loss:.3f}"
                progress.update(task, description=told, completed=done)
            elif isinstance(event, PretrainingEpoch):
                say(_epoch(event))
                if event.alarm:
                    say(event.alarm, "yellow")
            elif isinstance(event, PretrainingFinished):
                say(f"finished; start a run with loop.init_from = {str(out)!r}", "green")
            else:
                say(f"stopped in epoch {event.epoch}, step {event.step}; it can be resumed")


def _epoch(event: PretrainingEpoch) -> str:
    parts = ", ".join(f"{name} {value:.3f}" for name, value in event.components.items())
    return (
        f"epoch {event.epoch}: loss {event.loss:.3f} ({parts}), features in "
        f"{event.rank:.1f} directions, {event.films_per_s:.1f} films/s"
    )
