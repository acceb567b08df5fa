"""What the application remembers between two starts, and where."""

from __future__ import annotations

import dataclasses
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from xlite_core.places import Place, folder_of
from xlite_core.policy import TEXTS, policy
from xlite_desktop.viewer.changes import KeptThresholds

log = logging.getLogger(__name__)

APPLICATION = "X-Lite Desktop"
MOST_RECENT = 6
SCHEMA = 1

THEMES = ("system", "dark", "light")
LANGUAGES = ("system", "en", "de")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose.

    Attributes:
        theme: One of `THEMES`.
        language: One of `LANGUAGES`; holds from the next start.
        color_map: Name of the overlay's colour map; empty for the default.
        opacity: Of the overlay, 0 to 1.
        keep_thresholds: Moved thresholds come back with their model.
        keep_recents: The names of opened files are remembered on this computer.
        model_path: The model file that the user picked; empty for none.
        model_chosen_after: The installation that was the latest then: a newer one counts more.
        data_folder: Where imported data sets lie; empty for the usual place.
        runs_folder: Where runs lie; empty for the usual place.
        worklist_folder: Where the worklist lies; empty for the usual place.
        accepted_text: The version of the welcome that was agreed to; 0 for none.
        check_updates: It is looked at the start whether there is a newer version.
        update_address: Where; empty for nowhere.
    """

    theme: str = "system"
    language: str = "system"
    color_map: str = ""
    opacity: float = 0.8
    keep_thresholds: bool = True
    keep_recents: bool = True
    model_path: str = ""
    model_chosen_after: str = ""
    data_folder: str = ""
    runs_folder: str = ""
    worklist_folder: str = ""
    accepted_text: int = 0
    check_updates: bool = False
    update_address: str = ""


_KEYS = {
    "theme": "look/theme",
    "language": "look/language",
    "color_map": "look/color_map",
    "opacity": "look/opacity",
    "keep_thresholds": "privacy/keep_thresholds",
    "keep_recents": "privacy/keep_recents",
    "model_path": "model/path",
    "model_chosen_after": "model/chosen_after",
    "data_folder": "folders/data",
    "runs_folder": "folders/runs",
    "worklist_folder": "folders/worklist",
    "accepted_text": "start/accepted_text",
    "check_updates": "updates/check",
    "update_address": "updates/address",
}
"""Field -> key in the file.  Every key that a person may edit is in this table."""

_SCHEMA, _GEOMETRY, _RECENTS, _THRESHOLDS = "schema", "window/geometry", "recents", "thresholds"
_ARRANGEMENTS = "arrangements"


@dataclass(frozen=True, slots=True)
class Recent:
    """One earlier drop.

    Attributes:
        paths: What was dropped: files or folders.
        films: How many films that was.
        opened: When.
    """

    paths: tuple[Path, ...]
    films: int
    opened: datetime


def first_settings() -> Settings:
    """Return the settings of a user who has chosen nothing; a policy may say some."""
    usual = Settings()
    theme, language = policy().theme or usual.theme, policy().language or usual.language
    return dataclasses.replace(usual, theme=theme, language=language)


def default_settings_file() -> Path:
    """Return where the settings of this user live."""
    return folder_of(Place.SETTINGS) / "settings.ini"


class SettingsStore:
    """Loads and saves the settings in one INI file.  A damaged value counts as its default."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)
        self._settings.setValue(_SCHEMA, SCHEMA)

    def load(self) -> Settings:
        """Return what the file says, with defaults for what it does not."""
        defaults = first_settings()
        values: dict[str, Any] = {}
        for field in dataclasses.fields(Settings):
            default = getattr(defaults, field.name)
            values[field.name] = self._value(_KEYS[field.name], default)
        if values["theme"] not in THEMES:
            values["theme"] = defaults.theme
        if values["language"] not in LANGUAGES:
            values["language"] = defaults.language
        if not 0.0 <= values["opacity"] <= 1.0:  # "nan" is a number, too
            values["opacity"] = defaults.opacity
        return Settings(**values)

    def save(self, settings: Settings) -> None:
        """Write every setting, and drop what the user no longer wants kept.

        What a policy may say for users who have not chosen is written only where it is another.
        """
        first = first_settings()
        for name, key in _KEYS.items():
            value = getattr(settings, name)
            if name in TEXTS and value == getattr(first, name):
                self._settings.remove(key)
            else:
                self._settings.setValue(key, value)
        if not settings.keep_recents:
            self.forget_recents()
        if not settings.keep_thresholds:
            self._settings.remove(_THRESHOLDS)

    def geometry(self) -> QByteArray:
        """Return the window's place; empty before the first close."""
        value = self._settings.value(_GEOMETRY)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Remember the window's place."""
        self._settings.setValue(_GEOMETRY, geometry)

    def arrangement(self, page: str) -> dict[str, Any]:
        """Return how a page was arranged; empty where nobody has touched it."""
        entry = self._json(f"{_ARRANGEMENTS}/{page}", {})
        return entry if isinstance(entry, dict) else {}

    def keep_arrangement(self, page: str, arrangement: Mapping[str, Any]) -> None:
        """Remember how a page is arranged: what JSON can hold."""
        self._settings.setValue(f"{_ARRANGEMENTS}/{page}", json.dumps(arrangement))

    def recents(self) -> tuple[Recent, ...]:
        """Return the latest drops, newest first."""
        found = []
        for entry in self._json(_RECENTS, []):
            try:
                paths = tuple(Path(path) for path in entry["paths"])
                opened = datetime.fromisoformat(entry["opened"])
                found.append(Recent(paths, int(entry["films"]), opened))
            except (KeyError, TypeError, ValueError):
                log.info("an entry of the recent films cannot be read and is left out")
        return tuple(found)

    def remember(self, paths: Sequence[Path], films: int, opened: datetime | None = None) -> None:
        """Put a drop at the head of the recent ones."""
        new = Recent(tuple(paths), films, opened or datetime.now(UTC))
        others = [recent for recent in self.recents() if recent.paths != new.paths]
        entries = [
            {"paths": [str(p) for p in r.paths], "films": r.films, "opened": r.opened.isoformat()}
            for r in (new, *others)[:MOST_RECENT]
        ]
        self._settings.setValue(_RECENTS, json.dumps(entries))

    def forget_recents(self) -> None:
        """Forget which films were opened."""
        self._settings.remove(_RECENTS)

    def kept_thresholds(self, fingerprint: str) -> KeptThresholds | None:
        """Return the thresholds that were moved on exactly this model."""
        entry = self._json(f"{_THRESHOLDS}/{fingerprint}", None)
        try:
            values = {str(k): float(v) for k, v in entry["values"].items()}
            return KeptThresholds(str(entry["policy"]), values)
        except (AttributeError, KeyError, TypeError, ValueError):
            return None

    def keep_thresholds(self, fingerprint: str, kept: KeptThresholds) -> None:
        """Remember thresholds for one model."""
        entry = {"policy": kept.policy, "values": dict(kept.thresholds)}
        self._settings.setValue(f"{_THRESHOLDS}/{fingerprint}", json.dumps(entry))

    def forget_thresholds(self) -> None:
        """Forget the thresholds of every model."""
        self._settings.remove(_THRESHOLDS)

    def sync(self) -> None:
        """Write to disk now."""
        self._settings.sync()

    def _value(self, key: str, default: Any) -> Any:
        value = self._settings.value(key, default)
        if isinstance(default, bool):
            return value if isinstance(value, bool) else str(value).lower() == "true"
        try:
            return type(default)(value)
        except (TypeError, ValueError):
            return default

    def _json(self, key: str, default: Any) -> Any:
        try:
            return json.loads(str(self._settings.value(key, json.dumps(default))))
        except json.JSONDecodeError:
            return default
