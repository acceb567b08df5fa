"""Where everything lies that the application keeps: settings, data sets, runs, models, the log.

The policy of the computer counts most, then a variable of the environment, then the usual place
in the user's own folders.  What the user chose in the window stands in between; the window knows.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Final

import platformdirs

from xlite_core.policy import policy

APPLICATION: Final = "X-Lite Desktop"


class Place(Enum):
    """What is kept; the value is its name in [folders] of a policy, and in lists."""

    SETTINGS = "settings"
    DATA = "data"
    RUNS = "runs"
    MODELS = "models"
    CACHES = "caches"
    LOGS = "logs"
    CRASH_REPORTS = "crash_reports"
    WORKLIST = "worklist"
    BATCHES = "batches"
    TEMPORARY = "temporary"


class Decided(Enum):
    """What says where a place is, for lists."""

    POLICY = "policy"
    ENVIRONMENT = "environment"
    SETTINGS = "settings"
    USUAL = "usual"


VARIABLES: Final[Mapping[Place, str]] = MappingProxyType(
    {
        Place.DATA: "XLITE_DATA",
        Place.RUNS: "XLITE_RUNS",
        Place.MODELS: "XLITE_MODELS",
        Place.CACHES: "XLITE_CACHES",
        Place.LOGS: "XLITE_LOGS",
        Place.WORKLIST: "XLITE_WORKLIST",
        Place.BATCHES: "XLITE_BATCHES",
    }
)
"""Place -> the variable of the environment that moves it."""


def folder_of(place: Place) -> Path:
    """Return the folder of a place, as far as it can be told without the window's settings."""
    if place is Place.CRASH_REPORTS:  # they move with the log
        return folder_of(Place.LOGS)
    decided = decided_by(place)
    if decided is Decided.POLICY:
        return policy().folders[place.value]
    if decided is Decided.ENVIRONMENT:
        return Path(os.environ[VARIABLES[place]])
    return usual_folder(place)


def decided_by(place: Place) -> Decided:
    """Return what says where a place is: the policy, the environment, or nobody."""
    if place is Place.CRASH_REPORTS:
        return decided_by(Place.LOGS)
    if place.value in policy().folders:
        return Decided.POLICY
    if os.environ.get(VARIABLES.get(place, "")):
        return Decided.ENVIRONMENT
    return Decided.USUAL


def usual_folder(place: Place) -> Path:
    """Return where a place is when nobody says otherwise: in the user's own folders."""
    data = platformdirs.user_data_path(APPLICATION, appauthor=False)
    logs = platformdirs.user_log_path(APPLICATION, appauthor=False)
    usual = {
        Place.SETTINGS: platformdirs.user_config_path(APPLICATION, appauthor=False),
        Place.DATA: data / "data sets",
        Place.RUNS: data / "runs",
        Place.MODELS: data / "models",
        Place.CACHES: platformdirs.user_cache_path(APPLICATION, appauthor=False),
        Place.LOGS: logs,
        Place.CRASH_REPORTS: logs,
        Place.WORKLIST: data,
        Place.BATCHES: data / "batches",
        Place.TEMPORARY: Path(tempfile.gettempdir()),
    }
    return usual[place]


def films_cache() -> Path:
    """Return the folder of preprocessed films for runs that name none."""
    return folder_of(Place.CACHES) / "films"
