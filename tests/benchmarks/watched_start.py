"""The application with a stopwatch: run by `start_up` in a process of its own.

It imports what the application imports and nothing else, and leaves the window
as it is: only the moments at which frames reach the screen are written down.
"""

from __future__ import annotations

import json
import os
import sys
import time

STARTED = float(os.environ["XLITE_BENCH_STARTED"])

from PySide6.QtCore import QEvent, QTimer  # noqa: E402 - the clock is read first

import xlite_desktop.app as application  # noqa: E402
import xlite_desktop.main_window as framed  # noqa: E402 - what the application imports as it starts

STAY_MS = 700
"""After the first result: what follows it belongs to the memory of a loaded study."""

moments = {"imported": time.monotonic() - STARTED}


def note(name: str) -> None:
    """Write down the first time that something happened."""
    moments.setdefault(name, time.monotonic() - STARTED)


class WatchedWindow(framed.MainWindow):
    """The main window, noting its frames."""

    def __init__(self, *arguments, **named) -> None:
        self._has_result = False
        super().__init__(*arguments, **named)
        note("window built")
        self.desk.state_changed.connect(self._on_state)

    def _on_state(self, state) -> None:
        if state.card is not None:
            note("model ready")
        if state.film is not None and state.film.was_read:
            note("film read")
        if state.film is not None and state.film.prediction is not None:
            note("prediction there")
            self._has_result = True

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # The window and its children are painted in one go; when the event loop
            # comes round again, before anything the window itself puts off, the frame is there.
            QTimer.singleShot(0, lambda: note("first painted window"))
        handled = super().event(event)
        # Ended: every dirty widget has been painted and handed to the screen.
        if (
            event.type() == QEvent.Type.UpdateRequest
            and self._has_result
            and "first result painted" not in moments
        ):
            note("first result painted")
            QTimer.singleShot(STAY_MS, self.close)
        return handled


def memory_mb() -> dict[str, float]:
    """Return resident memory now and at its highest, as the kernel counts it."""
    fields = {}
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - no further import
        for line in status:
            name, _, value = line.partition(":")
            if name in ("VmHWM", "VmRSS"):
                fields[name] = int(value.split()[0]) / 1024
    return fields


if __name__ == "__main__":
    framed.MainWindow = WatchedWindow
    application.main(sys.argv[1:])
    sys.stdout.write(json.dumps({"moments": moments, "memory": memory_mb()}) + "\n")
