"""Hears a long run in a real view and reports as JSON: `python -m ... STEPS REPAINTS`."""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtWidgets import QApplication

from tests.helpers.told_runs import a_distillation, a_start, a_step, an_epoch
from xlite_desktop.app import make_application
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.training.run_history import RunHistory
from xlite_desktop.training.run_state import RunState
from xlite_desktop.training.run_view import RunView

_EPOCHS = 100
_BATCH = 1000
"""Steps between two repaints while the run is heard."""


def main() -> None:
    steps, repaints = int(sys.argv[1]), int(sys.argv[2])
    app = make_application()
    apply_theme(app, DARK)
    an_epochs_steps = steps // _EPOCHS
    history = RunHistory("KD_001")
    history.hear(a_start(epochs=_EPOCHS, steps_an_epoch=an_epochs_steps))
    view = RunView()
    view.resize(1127, 660)
    view.show_run(history, a_distillation())
    view.show_state(RunState.RUNNING)
    view.show()
    app.processEvents()
    events = ((1 + n // an_epochs_steps, 1 + n % an_epochs_steps) for n in range(steps))
    hear_us, middle = [], 0.0
    for count, (epoch, step) in enumerate(events, 1):
        event = a_step(epoch, step, loss=0.2 + 0.02 * ((count * 7919) % 101) / 101)
        started = time.perf_counter()
        history.hear(event)
        hear_us.append(1e6 * (time.perf_counter() - started))
        if step == an_epochs_steps:
            history.hear(an_epoch(epoch))
        if count % _BATCH == 0:
            _repaint(view)
        if count == steps // 2:
            middle = _resident_mb()
    grown = _resident_mb() - middle
    times = []
    for number in range(repaints):
        history.hear(a_step(_EPOCHS, an_epochs_steps, loss=0.2 + number * 1e-5))
        started = time.perf_counter()
        _repaint(view)
        times.append(1000 * (time.perf_counter() - started))
    view.shut_down()
    view.close()
    print(json.dumps({"hear_us": hear_us, "repaint_ms": times, "grown_mb": grown}))  # noqa: T201


def _repaint(view: RunView) -> None:
    """Do at once what the timer does: take in what is new, and paint it."""
    view.refresh()
    QApplication.processEvents()


def _resident_mb() -> float:
    with open("/proc/self/status", encoding="utf-8") as lines:  # noqa: PTH123
        line = next(line for line in lines if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
