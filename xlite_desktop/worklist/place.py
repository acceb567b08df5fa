"""Where the worklist lies."""

from __future__ import annotations

from pathlib import Path

from xlite_core.places import Decided, Place, decided_by, folder_of
from xlite_desktop.settings import SettingsStore, default_settings_file

FILE_NAME = "worklist.sqlite"


def worklist_file(store: SettingsStore) -> Path:
    """Return the worklist of these settings: where they say, or at its usual place."""
    chosen = "" if is_fixed() else store.load().worklist_folder
    return Path(chosen) / FILE_NAME if chosen else usual_file(store)


def is_fixed() -> bool:
    """Whether the policy or the environment says where it lies, so that a choice does not count."""
    return decided_by(Place.WORKLIST) is not Decided.USUAL


def usual_file(store: SettingsStore) -> Path:
    """Return the worklist in the user's data folder.

    Settings that lie elsewhere than usual, as throw-away ones do, have theirs beside them.
    """
    if store.file == default_settings_file():
        return folder_of(Place.WORKLIST) / FILE_NAME
    return store.file.parent / FILE_NAME
