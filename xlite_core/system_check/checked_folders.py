"""The folders that the system check looks at, by the names that people know them by."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from xlite_core.places import Place, folder_of

_NAMES: Mapping[Place, str] = {
    Place.SETTINGS: "Settings",
    Place.DATA: "Data sets",
    Place.RUNS: "Runs",
    Place.MODELS: "Models",
    Place.WORKLIST: "Worklist",
    Place.BATCHES: "Results of folders",
    Place.CACHES: "Caches",
    Place.LOGS: "Log",
    Place.TEMPORARY: "Temporary files",
}


def checked_folders(chosen: Mapping[Place, Path]) -> dict[str, Path]:
    """Return name -> folder of everything that is written.

    Args:
        chosen: Where places are that the user may choose; the others are where they usually are.
    """
    return {name: chosen.get(place, folder_of(place)) for place, name in _NAMES.items()}
