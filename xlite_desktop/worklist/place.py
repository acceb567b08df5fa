"""Where the worklist lies."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from xlite_desktop.settings import APPLICATION, SettingsStore, default_settings_file

FILE_NAME = "worklist.sqlite"


def worklist_file(store: SettingsStore) -> Path:
    """Return the worklist of these settings: where they say, or at its usual place."""
    chosen = store.load().worklist_folder
    return Path(chosen) / FILE_NAME if chosen else usual_file(store)


def usual_file(store: SettingsStore) -> Path:
    """Return the worklist in the user's data folder.

    Settings that lie elsewhere than usual, as throw-away ones do, have theirs beside them.
    """
    if store.file == default_settings_file():
        return platformdirs.user_data_path(APPLICATION, appauthor=False) / FILE_NAME
    return store.file.parent / FILE_NAME
