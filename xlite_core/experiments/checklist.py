"""What somebody needs to make a run again, and whether it was written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xlite_core.experiments.likeness import data_fingerprint, setting_text, split_fingerprint
from xlite_core.experiments.stored_run import StoredRun

MISSING = "not recorded"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing to know.

    Attributes:
        name: For people.
        value: What was recorded, or "not recorded".
    """

    name: str
    value: str

    @property
    def there(self) -> bool:
        return self.value != MISSING


def checklist(run: StoredRun) -> tuple[ChecklistItem, ...]:
    """Return what is known about how a run came about, gaps included."""
    told = run.provenance
    started = run.last("RunStarted") or {}
    return (
        ChecklistItem("Seed", _text(run.seed)),
        ChecklistItem("Data fingerprint", _text(data_fingerprint(run))),
        ChecklistItem("Split fingerprint", _text(split_fingerprint(run))),
        ChecklistItem("Split", _split(told.get("split"))),
        ChecklistItem("Recipe", _text(told.get("recipe_hash"))),
        ChecklistItem("Commit", _text(told.get("commit"))),
        ChecklistItem("Versions", _text(told.get("versions"))),
        ChecklistItem("Hardware", _text(told.get("hardware"))),
        ChecklistItem("Device", _text(started.get("device"))),
        ChecklistItem("Precision", _setting(run, "machine.precision")),
        ChecklistItem("Deterministic", _setting(run, "machine.deterministic")),
    )


def _split(told: Any) -> str:
    if not isinstance(told, Mapping):
        return MISSING
    films = f"{told.get('train')} films train, {told.get('validation')} validate"
    return f"{films}, {told.get('test')} test; {told.get('origin') or 'origin not said'}"


def _setting(run: StoredRun, name: str) -> str:
    text = setting_text(run, name)
    return MISSING if text == "none" else text


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        parts = (f"{name.replace('_', ' ')} {part}" for name, part in value.items() if part != "")
        return ", ".join(parts) or MISSING
    return MISSING if value in (None, "") else str(value)
