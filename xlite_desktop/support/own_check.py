"""The system check of this installation: its folders, its model, its window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import PySide6
from PySide6.QtGui import QGuiApplication

from xlite_core.places import Place
from xlite_core.system_check.check_line import CheckLine, Fact
from xlite_core.system_check.checked_folders import checked_folders
from xlite_desktop.research_folders import chosen_workspace
from xlite_desktop.settings import SettingsStore
from xlite_desktop.worklist.place import worklist_file


def own_check(store: SettingsStore, *, model: Path | None) -> Iterator[CheckLine]:
    """Return the lines of the check, made as they are asked for; to be called by the window.

    Args:
        store: Says which folders the user chose.
        model: The file whose self-test is run; None for what Diagnose opens.
    """
    workspace = chosen_workspace(store.load())
    chosen = {
        Place.SETTINGS: store.file.parent,
        Place.DATA: workspace.data,
        Place.RUNS: workspace.runs,
        Place.WORKLIST: worklist_file(store).parent,
    }
    workspace.deleteLater()
    folders, window = checked_folders(chosen), _window_line()

    def lines() -> Iterator[CheckLine]:
        from xlite_core.system_check.checks import system_check

        yield from system_check(folders=folders, model=model, others=[window])

    return lines()


def _window_line() -> CheckLine:
    parts = [f"Qt {PySide6.__version__}"]
    if isinstance(QGuiApplication.instance(), QGuiApplication):
        screen = QGuiApplication.primaryScreen()
        size, ratio = screen.size(), screen.devicePixelRatio()
        parts += [QGuiApplication.platformName(), f"{size.width()} x {size.height()} ({ratio:g})"]
    return CheckLine(fact=Fact.WINDOW, value=", ".join(parts))
