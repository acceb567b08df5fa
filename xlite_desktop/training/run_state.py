"""What a run under way is doing, as far as its watchers need to know."""

from __future__ import annotations

from enum import Enum

from xlite_desktop.translation import tr


class RunState(Enum):
    """From nothing through training to what follows a run; the value is for people."""

    IDLE = tr("Idle")
    STARTING = tr("Starting")
    RUNNING = tr("Training")
    PAUSING = tr("Pausing")
    PAUSED = tr("Paused")
    STOPPING = tr("Stopping")
    STOPPING_AFTER_EPOCH = tr("Stopping after this epoch")
    JUDGING = tr("Judging")

    @property
    def trains(self) -> bool:
        """Whether stopping now would cut something off that a checkpoint must keep."""
        return self not in (RunState.IDLE, RunState.JUDGING)

    @property
    def can_pause(self) -> bool:
        return self in (RunState.STARTING, RunState.RUNNING, RunState.STOPPING_AFTER_EPOCH)

    @property
    def can_resume(self) -> bool:
        return self in (RunState.PAUSING, RunState.PAUSED)

    @property
    def can_stop(self) -> bool:
        return self.trains and self is not RunState.STOPPING
