"""A window that starts a run and says how far it is: `python -m ... FOLDER CONFIG MODEL`.

It is there to be killed.  It prints "running PID" with the number of the training process, and
"epoch N" after every epoch.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import EpochFinished, RunStarted
from xlite_desktop.app import make_application
from xlite_desktop.main_window import MainWindow
from xlite_desktop.settings import SettingsStore
from xlite_desktop.theme.stylesheet import ThemeChoice, ThemeFollower
from xlite_desktop.workspace import Workspace


def main() -> None:
    folder, config, model = (Path(argument) for argument in sys.argv[1:])
    app = make_application()
    window = MainWindow(
        SettingsStore(folder / "settings.ini"),
        ThemeFollower(app, ThemeChoice.DARK),
        model=model,
        workspace=Workspace(data=folder / "data sets", runs=folder / "runs"),
    )
    window.show()
    window.show_tab("Train")
    train = window.research.pages["Train"].built()
    train.desk.session.advanced.connect(_tell)
    train.form.load(TrainingConfig.read(config))
    while not train.form.column.footer.begin_button.isEnabled():
        QTest.qWait(10)
    QTest.mouseClick(train.form.column.footer.begin_button, Qt.MouseButton.LeftButton)
    app.exec()


def _tell(event: object) -> None:
    if isinstance(event, RunStarted):
        (trainer,) = (c for c in psutil.Process().children() if "trainer" in c.cmdline())
        print(f"running {trainer.pid}", flush=True)  # noqa: T201
    elif isinstance(event, EpochFinished):
        print(f"epoch {event.epoch}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
