"""Where the worklist lies."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from xlite_desktop.settings import APPLICATION, SettingsStore, default_settings_file

FILE_NAME = "worklist.sqlite"


def worklist_file(store: SettingsStore) -> Path:
    """Return the worklist of these settings.

    It lies in the user's data folder, or where the settings say.  Settings that lie elsewhere,
    as throw-away ones do, have theirs beside them.
    """
    chosen = store.load().worklist_folder
    if chosen:
        return Path(chosen) / FILE_NAME
    if store.file == default_settings_file():
        return platformdirs.user_data_path(APPLICATION, appauthor=False) / FILE_NAME
    return store.file.parent / FILE_NAME
