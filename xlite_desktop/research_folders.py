"""Where data sets and runs lie: the user's choice, and a change of it while the window is open."""

from __future__ import annotations

import dataclasses
import tempfile
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject

from xlite_core.errors import XLiteError
from xlite_core.places import Decided, Place, decided_by
from xlite_core.run_directory import default_runs_folder
from xlite_desktop.settings import Settings
from xlite_desktop.translation import tr
from xlite_desktop.workspace import Workspace, default_data_folder


class Kind(Enum):
    """What a folder holds; the value names the setting and the attribute of the workspace."""

    DATA = "data"
    RUNS = "runs"

    @property
    def words(self) -> str:
        return tr("data sets") if self is Kind.DATA else tr("runs")

    @property
    def usual(self) -> Path:
        """Where they lie when nobody says otherwise."""
        return default_data_folder() if self is Kind.DATA else default_runs_folder()


def chosen_workspace(settings: Settings, parent: QObject | None = None) -> Workspace:
    """Return the user's workspace; what policy or environment say counts more than a choice."""
    chosen = {Kind.DATA: settings.data_folder, Kind.RUNS: settings.runs_folder}
    counting = {
        kind.value: Path(folder)
        for kind, folder in chosen.items()
        if folder and fixed_by(kind) is Decided.USUAL
    }
    return Workspace(**counting, parent=parent)


def fixed_by(kind: Kind) -> Decided:
    """Return whether the policy or the environment says where they lie; else a choice counts."""
    return decided_by(Place(kind.value))


def folder_of(workspace: Workspace, kind: Kind) -> Path:
    """Return where they lie now."""
    return workspace.data if kind is Kind.DATA else workspace.runs


def checked(workspace: Workspace, kind: Kind, folder: Path) -> None:
    """Refuse a folder that cannot be written, or that holds the other kind.

    Raises:
        XLiteError: Why, and what to do.
    """
    other = Kind.RUNS if kind is Kind.DATA else Kind.DATA
    if folder.resolve() == folder_of(workspace, other).resolve():
        raise XLiteError(
            tr("The {other_words} lie in this folder.", other_words=other.words),
            tr("Choose one for the {kind_words} alone.", kind_words=kind.words),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        why = error.strerror or tr("the system gives no reason")
        raise XLiteError(
            tr("This folder cannot be written: {why}.", why=why[:1].lower() + why[1:]),
            tr("Choose another one."),
        ) from error


def with_folder(settings: Settings, kind: Kind, folder: Path) -> Settings:
    """Return the settings with another folder; the usual one is not written down."""
    kept = "" if folder == kind.usual else str(folder)
    if kind is Kind.DATA:
        return dataclasses.replace(settings, data_folder=kept)
    return dataclasses.replace(settings, runs_folder=kept)
