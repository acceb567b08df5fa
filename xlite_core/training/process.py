"""A run in a child process, seen from its parent: the same events, without torch."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xlite_core.child_process import Child, start_child
from xlite_core.errors import RunDirectoryInUse, XLiteError
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.control import RunControl
from xlite_core.training.events import (
    PROTOCOL,
    RunFailed,
    RunFinished,
    RunStopped,
    TrainingEvent,
    from_line,
)
from xlite_core.training.journal import Journal

LOG = "log.txt"
"""In a run's folder: what its process wrote to standard error."""

_LOOK_S = 0.05
"""How soon a request is passed on: nobody feels a twentieth of a second."""

_SOUND = "Its checkpoints are sound: resume it"


def run_in_child(
    config: TrainingConfig | Path,
    directory: RunDirectory,
    control: RunControl | None = None,
) -> Iterator[TrainingEvent]:
    """Train in a child process, and yield what `training.run.run` would.

    Steps come ten times a second at most.  However the child ends, the last event is
    `RunFinished`, `RunStopped` or `RunFailed`.  Closing the generator lets the child write a
    checkpoint and end.

    Args:
        config: Settings, or a file that holds them; the films must be named in [data].
        directory: Folder of a new run, or of one to go on with.
        control: What is asked of it is passed on; from any thread.

    Raises:
        InvalidConfiguration: The file cannot be read, or is not possible.
    """
    settings = TrainingConfig.read(config) if isinstance(config, Path) else config
    request = {"config": settings.to_dict(), "directory": str(directory.path.resolve())}
    try:
        child = start_child("trainer", request, protocol=PROTOCOL, log=directory.path / LOG)
    except XLiteError as error:
        yield RunFailed(summary=error.summary, hint=error.hint)
        return
    ended = False
    with child, _forwarding(control or RunControl(), child):
        for line in child.lines():
            event = from_line(line)
            ended = isinstance(event, RunFinished | RunStopped | RunFailed)
            yield event
        code = child.wait()
    if not ended:
        failed = failure(code)
        _write_down(failed, directory)
        yield failed


def failure(code: int) -> RunFailed:
    """Say why a child ended without a last event of its own.

    Args:
        code: Its exit code; below 0, on POSIX, the number of the signal that ended it.
    """
    if code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        if name == "SIGKILL":
            return RunFailed(
                summary="The training process was ended from outside, most likely because the"
                " memory ran out.",
                hint=f"{_SOUND} with smaller parts of a batch, or after closing other programs.",
            )
        return RunFailed(
            summary=f"The training process broke down ({name}).",
            hint=f"{_SOUND}; the end of {LOG} in its folder may say more.",
        )
    return RunFailed(
        summary="The training process met an error that nobody foresaw.",
        hint=f"{_SOUND}; the end of {LOG} in its folder says where it was.",
    )


def _write_down(failed: RunFailed, directory: RunDirectory) -> None:
    # Where another process has taken the folder over already, the failure is history.
    with (
        contextlib.suppress(RunDirectoryInUse),
        directory.writer(),
        Journal(directory.events) as journal,
    ):
        journal.write(failed)


@contextmanager
def _forwarding(control: RunControl, child: Child) -> Iterator[None]:
    """Pass on what is asked of a run, while the block reads what the run says."""
    over = threading.Event()
    thread = threading.Thread(
        target=_forward, args=(control, child, over), name="control-forwarding", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _forward(control: RunControl, child: Child, over: threading.Event) -> None:
    told = {"stop": False, "stop_after_epoch": False, "pause": False}
    wakings = control.wakings
    while True:
        # Before the wishes: what changes in between is seen at the next look.
        before, wakings = wakings, control.wakings
        asked = {
            "stop": control.stop_requested,
            "stop_after_epoch": control.stop_after_epoch_requested,
            "pause": control.paused,
        }
        for command, wanted in asked.items():
            if wanted != told[command]:
                child.send({"command": command if wanted else "resume"})
        if asked["pause"] and told["pause"] and wakings != before:
            # Resumed and paused again since the last look: a watcher waits for a second pause,
            # and another command may have woken the child.
            child.send({"command": "resume"})
            child.send({"command": "pause"})
        told = asked
        if over.wait(_LOOK_S):
            return
