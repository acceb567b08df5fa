"""What follows a run, done by a child process: judging it, and exporting its student."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xlite_core.child_task import Say, task_in_child
from xlite_core.run_directory import RunDirectory
from xlite_core.training.events import PROTOCOL
from xlite_core.training.process import LOG


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedModel:
    """A model file that a child wrote; its speed and size stand in the run's metrics.json.

    Attributes:
        path: The file.
        name: What the model is called.
        films_compared: On which network and graph were run side by side.
        largest_difference: Between their logits.
        allowed_difference: What the gate lets through.
        unmeasured: Why speed and size could not be measured, a sentence; empty if they were.
    """

    path: Path
    name: str
    films_compared: int
    largest_difference: float
    allowed_difference: float
    unmeasured: str = ""


def finish_in_child(
    directory: RunDirectory,
    *,
    say: Say = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[str, ...]:
    """Evaluate, enter, draw and report a completed run; see `training.finish.finish_run`.

    Args:
        directory: A run with its weights and predictions.
        say: Told what is being done.
        cancelled: Asked many times a second; True ends the child.

    Returns:
        A sentence for each thing that could not be done; empty if all went well.

    Raises:
        RunInterrupted: The child could not be started, broke down or was cancelled.
    """
    answer = task_in_child(
        "finish",
        {"directory": str(directory.path.resolve())},
        protocol=PROTOCOL,
        log=directory.path / LOG,
        say=say,
        cancelled=cancelled,
    )
    return tuple(answer["problems"])


def export_in_child(
    directory: RunDirectory,
    *,
    name: str | None = None,
    say: Say = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ExportedModel:
    """Write a finished run's model file; see `training.export_run.export_run`.

    Args:
        directory: The run.
        name: What the model is called; the run's id if absent.
        say: Told what is being done.
        cancelled: Asked many times a second; True ends the child.

    Raises:
        XLiteError: The run cannot be exported; the reason is its summary.
        RunInterrupted: The child could not be started, broke down or was cancelled.
    """
    answer = task_in_child(
        "export",
        {"directory": str(directory.path.resolve()), "name": name},
        protocol=PROTOCOL,
        log=directory.path / LOG,
        say=say,
        cancelled=cancelled,
    )
    return ExportedModel(**{**answer, "path": Path(answer["path"])})
