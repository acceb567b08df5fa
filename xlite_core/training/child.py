"""The trainer's role in a child process: a configuration in, a run's events out.

The parent may pause, resume and stop the run.  When the parent is gone, the run checkpoints and
ends: nobody is left who could stop it.
"""

from __future__ import annotations

import logging
import signal
import threading
from pathlib import Path
from types import FrameType

from xlite_core.child_main import Parent
from xlite_core.errors import XLiteError
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.control import RunControl
from xlite_core.training.events import PROTOCOL, RunFailed, to_line
from xlite_core.training.step_thinning import at_most_every

__all__ = ["PROTOCOL", "main"]

log = logging.getLogger(__name__)

_SIGNALS = ("SIGTERM", "SIGINT", "SIGUSR1", "SIGBREAK")
"""SIGUSR1 is what batch systems send before a job's time is over; SIGBREAK is Windows's."""


def main(parent: Parent) -> int:
    """Train as the parent's first message says, and return the exit code.

    The message holds "config" (as `TrainingConfig.to_dict`) and "directory".
    """
    control = RunControl()
    _stop_on_signals(control)
    request = parent.receive()
    if request is None:
        return 0
    threading.Thread(target=_obey, args=(parent, control), daemon=True).start()
    try:
        config = TrainingConfig.from_dict(request["config"])
        directory = RunDirectory(Path(request["directory"]))
        from xlite_core.training.run import run

        for event in at_most_every(run(config, directory, control)):
            if not parent.send_line(to_line(event)):
                control.stop()  # and on, until the checkpoint is written
    except XLiteError as error:
        parent.send_line(to_line(RunFailed(summary=error.summary, hint=error.hint)))
    except Exception as error:
        log.exception("The run met an error that nobody foresaw.")
        failed = RunFailed(
            summary=f"The run ended with an unexpected {type(error).__name__}.",
            hint="Resume it; please report the error if it happens again.",
        )
        parent.send_line(to_line(failed))
        return 1
    return 0


def _obey(parent: Parent, control: RunControl) -> None:
    commands = {
        "pause": control.pause,
        "resume": control.resume,
        "stop": control.stop,
        "stop_after_epoch": control.stop_after_epoch,
    }
    for message in parent.messages():
        commands[message["command"]]()
    control.stop()


def _stop_on_signals(control: RunControl) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        # From a thread: the handler runs inside whatever the main thread is doing, and that may
        # be holding the very lock that stopping needs.
        threading.Thread(target=control.stop).start()

    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, stop)
