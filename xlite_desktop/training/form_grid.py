"""Many runs of one: which settings a grid varies, as it is written into the form; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlite_core.errors import InvalidConfiguration, XLiteError
from xlite_core.resources import resource_root
from xlite_core.training.config import TrainingConfig
from xlite_core.training.queue import QueueItem
from xlite_core.training.variation import combinations, variations_of, varied
from xlite_desktop.training.form_settings import FormSetting, Kind, form_settings
from xlite_desktop.training.form_text import parsed
from xlite_desktop.translation import told, tr

OWN = "own"


@dataclass(frozen=True, slots=True)
class Axis:
    """One setting of a grid.

    Attributes:
        name: Its dotted name; empty for none.
        text: Its values, separated by commas, as they were written.
    """

    name: str
    text: str


def variable_settings() -> tuple[FormSetting, ...]:
    """Return the settings that a grid can vary: those with one plain value."""
    listed = (Kind.TEXTS, Kind.NUMBERS, Kind.PATH)
    return tuple(s for s in form_settings().values() if s.kind not in listed and s.name != "name")


def shipped_queues() -> dict[str, Path]:
    """Return the queues that come with the application, by their titles."""
    files = sorted((resource_root() / "examples").glob("queue-*.toml"))
    return {file.stem.removeprefix("queue-").replace("-", " ").capitalize(): file for file in files}


def runs_of_axes(config: TrainingConfig, axes: Sequence[Axis]) -> tuple[QueueItem, ...]:
    """Return the runs of a grid.

    Raises:
        InvalidConfiguration: No setting is varied, a value is none, or a run is not possible.
    """
    grid = {axis.name: _values(axis) for axis in axes if axis.name}
    if not grid:
        raise InvalidConfiguration(
            tr("Nothing is varied."), tr("Choose a setting and write its values.")
        )
    return varied(config, combinations(grid))


def runs_of_queue(config: TrainingConfig, queue: Path) -> tuple[QueueItem, ...]:
    """Return the runs that a shipped queue makes of a configuration.

    Raises:
        InvalidConfiguration: A run is not possible, for want of a teacher, say.
    """
    return varied(config, variations_of(queue))


def told_of(items: Sequence[QueueItem]) -> str:
    """Return how many runs there are."""
    return tr("1 run") if len(items) == 1 else tr("{items} runs", items=len(items))


def title_of(item: QueueItem) -> str:
    """Return what is particular about a run, with its settings' labels: "Epochs 5, Seed 1"."""
    parts = [part.partition(" = ") for part in item.title.split(", ")]
    settings = form_settings()
    words = [
        (settings[name].label if name in settings else name, value) for name, _, value in parts
    ]
    return ", ".join(f"{label} {value}" for label, value in words)


def problem_of(error: XLiteError) -> str:
    """Return an error's two sentences."""
    return told(error)


def _values(axis: Axis) -> list[Any]:
    setting = form_settings()[axis.name]
    texts = [text.strip() for text in axis.text.split(",") if text.strip()]
    if not texts:
        raise InvalidConfiguration(
            tr("{label} has no values yet.", label=setting.label),
            tr("Write them with commas between."),
        )
    values = [parsed(setting, text) for text in texts]
    kinds = {Kind.SWITCH: bool, Kind.WHOLE: int, Kind.NUMBER: float}
    wanted = kinds.get(setting.kind)
    for text, value in zip(texts, values, strict=True):
        wrong = setting.kind is Kind.CHOICE and value not in setting.choices
        if wrong or (wanted is not None and not isinstance(value, wanted)):
            raise InvalidConfiguration(
                tr("{label} cannot be {text!r}.", label=setting.label, text=text), _hint(setting)
            )
    if len(set(values)) != len(values):
        raise InvalidConfiguration(
            tr("{label} names a value twice.", label=setting.label), tr("Write each once.")
        )
    return values


def _hint(setting: FormSetting) -> str:
    if setting.kind is Kind.CHOICE:
        return tr("Use {listed}.", listed=", ".join(map(str, setting.choices)))
    if setting.kind is Kind.SWITCH:
        return tr("Use true, false.")
    return (
        tr("Use {range_words}", range_words=setting.range_words)
        if setting.range_words
        else tr("Use numbers.")
    )
