"""Ending a run from the terminal or the batch system: checkpoint, then out."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from xlite_core.training.control import RunControl

_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGUSR1") if hasattr(signal, name)
)
"""SIGUSR1 is what batch systems send before the time is up; Windows has none."""


@contextmanager
def stopped_by_signals(console: Console) -> Iterator[RunControl]:
    """Give a switch that Ctrl-C, SIGTERM and SIGUSR1 turn; a second Ctrl-C interrupts at once.

    Args:
        console: Where the wish is acknowledged.
    """
    from xlite_core.training.control import RunControl

    control = RunControl()

    def turn(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT and control.stop_requested:
            raise KeyboardInterrupt
        console.print("Stopping after this step, with a checkpoint.", highlight=False)
        # From a thread: the handler runs inside whatever the main thread is doing, and that may
        # be holding the very lock that stopping needs.
        threading.Thread(target=control.stop).start()

    before = {number: signal.signal(number, turn) for number in _SIGNALS}
    try:
        yield control
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
