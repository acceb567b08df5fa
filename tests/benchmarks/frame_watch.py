"""A window that notes its frames."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent


class FrameWatch:
    """Put before a widget's class: notes when its newest frame was painted.

    Attributes:
        frames: How many there were.
        last_frame: When the newest was done, in seconds of `time.perf_counter`.
    """

    frames = 0
    last_frame = 0.0

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.frames += 1
            self.last_frame = time.perf_counter()
        return handled
