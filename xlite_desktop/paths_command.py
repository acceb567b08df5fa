"""`xlite-desktop --paths`: where this user's window keeps everything, without opening it."""

from __future__ import annotations

from pathlib import Path

from xlite_core.places import Place
from xlite_core.places_list import as_lines, listed_places
from xlite_desktop.settings import SettingsStore, default_settings_file


def listed_paths() -> str:
    """Return a line a place."""
    return f"{as_lines(listed_places(_chosen()))}\n"


def _chosen() -> dict[Place, Path]:
    """Return the folders that the user chose in the window."""
    file = default_settings_file()
    if not file.is_file():  # reading would make one
        return {}
    settings = SettingsStore(file).load()
    folders = {
        Place.DATA: settings.data_folder,
        Place.RUNS: settings.runs_folder,
        Place.WORKLIST: settings.worklist_folder,
    }
    return {place: Path(folder) for place, folder in folders.items() if folder}
