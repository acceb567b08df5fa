"""Pausing and stopping a run from another thread, a pipe or a signal."""

from __future__ import annotations

import threading


class RunControl:
    """A switch shared by the training thread and whoever watches it.

    The run looks at it between optimisation steps, so a request takes effect
    within one step and never in the middle of a weight update.
    """

    def __init__(self) -> None:
        self._may_run = threading.Event()
        self._may_run.set()
        self._stop = threading.Event()
        self._stop_after_epoch = threading.Event()
        self._wakings = 0

    @property
    def wakings(self) -> int:
        """How often a pause was lifted: two pauses with one between them are not one long pause."""
        return self._wakings

    @property
    def paused(self) -> bool:
        return not self._may_run.is_set()

    @property
    def stop_requested(self) -> bool:
        return self._stop.is_set()

    @property
    def stop_after_epoch_requested(self) -> bool:
        return self._stop_after_epoch.is_set()

    def pause(self) -> None:
        self._may_run.clear()

    def resume(self) -> None:
        self._wake()

    def stop(self) -> None:
        """Ask the run to end at once.  A paused run wakes up in order to end."""
        self._stop.set()
        self._wake()

    def stop_after_epoch(self) -> None:
        """Ask the run to end when its epoch is finished.  A paused run goes on until then."""
        self._stop_after_epoch.set()
        self._wake()

    def wait_while_paused(self) -> None:
        """Block the calling (training) thread until resumed or stopped."""
        self._may_run.wait()

    def _wake(self) -> None:
        self._wakings += 1
        self._may_run.set()
