"""A window that trains and is watched: `python -m ... stalls|speed FOLDER CONFIG COUNT`.

"stalls" listens to the heart of the event loop for COUNT seconds without a run and for as long
with one, and then lets the window hear a long run.  "speed" trains COUNT epochs.  Both report as
JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest

from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import EpochFinished, StepFinished
from xlite_desktop.app import make_application
from xlite_desktop.collecting import Collecting
from xlite_desktop.main_window import MainWindow
from xlite_desktop.settings import SettingsStore
from xlite_desktop.theme.stylesheet import ThemeChoice, ThemeFollower
from xlite_desktop.workspace import Workspace

BEAT_MS = 4
EVENTS = 100_000
_EPOCH = 1_000
"""Steps of an epoch of the long run, and events between two repaints."""


class Heart(QObject):
    """Beats every few milliseconds, and writes down how late each beat came."""

    def __init__(self) -> None:
        super().__init__()
        self._late_ms: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._on_beat)

    def listened_to(self, seconds: float) -> list[float]:
        """Return the lateness of every beat, in milliseconds."""
        self._late_ms, self._last = [], time.perf_counter()
        self._timer.start()
        _spin(seconds)
        self._timer.stop()
        return [round(late, 2) for late in self._late_ms]

    @Slot()
    def _on_beat(self) -> None:
        now = time.perf_counter()
        self._late_ms.append(max(0.0, 1000 * (now - self._last) - BEAT_MS))
        self._last = now


def main() -> None:
    what, folder, config, count = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
    app = make_application()
    collecting = Collecting(app)
    collecting.begin()
    window = MainWindow(
        SettingsStore(folder / "settings.ini"),
        ThemeFollower(app, ThemeChoice.DARK),
        workspace=Workspace(data=folder / "data sets", runs=folder / "runs"),
    )
    window.resize(1440, 900)
    window.show()
    window.show_tab("Train")
    train = window.research.pages["Train"].built()
    _until(lambda: window.desk.state.model_status.value != "opening")
    train.form.load(TrainingConfig.read(config))
    _until(train.form.column.footer.begin_button.isEnabled)
    told = _stalls(train, float(count)) if what == "stalls" else _speed(train, int(count))
    told["torch"] = "torch" in sys.modules
    window.close()
    print(json.dumps(told))  # noqa: T201 - this is the report


def _stalls(train, seconds: float) -> dict:
    heart = Heart()
    # What follows the start: the model's second pass, the estimates of the form.
    _until(lambda: not train.form._estimates.outlook.measuring)
    _spin(2.0)
    idle = heart.listened_to(seconds)
    _start(train)
    _until(lambda: train.desk.run is not None and len(train.desk.run.history.epochs) > 0)
    heard = train.desk.run.history.version
    busy = heart.listened_to(seconds)
    heard = train.desk.run.history.version - heard
    _stop(train)
    return {"idle": idle, "training": busy, "heard": heard, "grown_mb": _grown(train)}


def _grown(train) -> float:
    """Let the window hear a long run, and return what its second half took, in megabytes."""
    session, view = train.desk.session, train.place.view
    half, before = 0.0, train.desk.run.history.version
    for number in range(EVENTS):
        epoch, step = 10_000 + number // _EPOCH, 1 + number % _EPOCH
        loss = 0.2 + 0.02 * ((number * 7919) % 101) / 101
        session.advanced.emit(
            StepFinished(
                epoch=epoch, step=step, loss=loss, components={"hard": loss},
                learning_rate=1e-3, films_per_s=50.0,
            )
        )  # fmt: skip
        if step == _EPOCH:
            view.refresh()
            _spin(0.0)
        if number == EVENTS // 2:
            half = _resident_mb()
    assert train.desk.run.history.version >= before + EVENTS, "the window heard them all"
    return _resident_mb() - half


def _speed(train, epochs: int) -> dict:
    speeds: list[float] = []
    train.desk.session.advanced.connect(
        lambda event: speeds.append(event.films_per_s) if isinstance(event, EpochFinished) else None
    )
    _start(train)
    _until(lambda: len(speeds) >= epochs)
    _stop(train)
    return {"films_per_s": speeds[:epochs]}


def _start(train) -> None:
    QTest.mouseClick(train.form.column.footer.begin_button, Qt.MouseButton.LeftButton)


def _stop(train) -> None:
    train.desk.stop()
    _until(lambda: not train.desk.lives)


def _until(settled: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not settled():
        assert time.monotonic() < end, "the window does not settle"
        _spin(0.1)  # seldom: what the watching costs is not the window's


def _spin(seconds: float) -> None:
    """Let the event loop run by itself, as it does in the application."""
    loop = QEventLoop()
    QTimer.singleShot(int(1000 * seconds), loop.quit)
    loop.exec()


def _resident_mb() -> float:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
