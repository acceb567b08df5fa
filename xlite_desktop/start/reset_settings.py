"""Putting the settings aside: default settings again, and nothing that was made is lost."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path

from xlite_core.errors import XLiteError
from xlite_core.installed_model import models_folder
from xlite_core.pack.pack_places import CHOICE
from xlite_core.places import Place, folder_of
from xlite_desktop.log_file import log_folder
from xlite_desktop.research_folders import chosen_workspace
from xlite_desktop.settings import SettingsStore, first_settings
from xlite_desktop.support.hard_crashes import window_is_open
from xlite_desktop.worklist.place import worklist_file

_KEPT = ("data_folder", "runs_folder", "worklist_folder")
"""Settings that are kept: without them a worklist or runs that were moved could not be found."""


def reset_settings(file: Path, now: datetime) -> str:
    """Move the settings file beside itself under a dated name, and return what was done.

    The choice of a Training pack, in a file of its own, is put aside as well.  Where data sets,
    runs and worklist lie goes over into the new settings.

    Args:
        file: The settings.
        now: When this happens, in local time.

    Raises:
        XLiteError: A window is open that would write the old settings again, or the
            folder cannot be written.
    """
    if window_is_open(log_folder()):
        raise XLiteError(
            "X-Lite is open, and would write its settings again.", "Close it, and try again."
        )
    choice = file.with_name(CHOICE)
    if not (file.is_file() or choice.is_file()):
        return "There are no settings to reset: everything is as at the first start.\n"
    before = SettingsStore(file).load()
    copies = [_put_aside(old, now) for old in (choice, file) if old.is_file()]
    store = SettingsStore(file)
    kept_folders = {name: getattr(before, name) for name in _KEPT}
    store.save(dataclasses.replace(first_settings(), **kept_folders))
    store.sync()
    workspace = chosen_workspace(store.load())
    kept = {
        "worklist": worklist_file(store),
        "models": models_folder(),
        "runs": workspace.runs,
        "data sets": workspace.data,
        "results of folders": folder_of(Place.BATCHES),
    }
    lines = ["The settings are as at the first start."]
    lines += [f"The old ones are kept in {copy}" for copy in copies]
    lines += ["Kept:"]
    lines += [f"  {name}: {place}" for name, place in kept.items()]
    return "\n".join(lines) + "\n"


def _put_aside(file: Path, now: datetime) -> Path:
    copy = _free(file.with_name(f"{file.stem}-{now:%Y%m%d-%H%M%S}{file.suffix}"))
    try:
        file.rename(copy)
    except OSError as error:
        raise XLiteError(
            "The settings file cannot be moved.", "See that its folder can be written."
        ) from error
    return copy


def _free(path: Path) -> Path:
    """Return a path that nothing has yet: two resets in a second keep both copies."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
