"""A configuration in a few words: what tells it from the others of a queue."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any

from xlite_core.experiments.record import ID_PREFIXES
from xlite_core.models.registry import display_name
from xlite_core.setting import flattened
from xlite_core.training.config import TrainingConfig
from xlite_desktop.translation import tr

_SHORTER = (
    ("EfficientNet", "EffNet"),
    ("MobileNet", "MobNet"),
    ("-Large", "-L"),
    ("-Small", "-S"),
    (" + ", "+"),
)
_SAYS_NOTHING = ("name", "phase", "schema")
_MOST_TOLD = 3


def in_short(config: TrainingConfig) -> str:
    """Return "EffNet-B0+MHSA, τ 4, fold 2": the student, its teacher and its films."""
    student = display_name(config.student)
    for long, short in _SHORTER:
        student = student.replace(long, short)
    parts = [student]
    if config.distillation is not None:
        parts += [f"τ {config.distillation.temperature:g}", f"α {config.distillation.alpha:g}"]  # noqa: RUF001
    if config.data is not None and config.data.fold is not None:
        parts.append(tr("fold {fold}", fold=config.data.fold))
    return ", ".join(parts)


@lru_cache(maxsize=8)
def told_apart(configs: tuple[TrainingConfig, ...]) -> tuple[str, ...]:
    """Return a few words for each of some configurations.

    Where the usual words do not tell two of them apart, the settings that do come first:
    "seed 7, EffNet-B0+MHSA".
    """
    alike: dict[str, list[TrainingConfig]] = defaultdict(list)
    for config in configs:
        alike[in_short(config)].append(config)
    names = {words: _differing(group) for words, group in alike.items()}
    return tuple(_words(config, names[in_short(config)]) for config in configs)


def prefix(config: TrainingConfig) -> str:
    """Return how the id will begin that a run of these settings gets: "KD"."""
    return ID_PREFIXES[config.phase]


def _differing(configs: list[TrainingConfig]) -> tuple[str, ...]:
    """Return the settings, by dotted name, in which configurations differ."""
    if len(configs) == 1:
        return ()
    values = [flattened(config.to_dict()) for config in configs]
    names = dict.fromkeys(name for each in values for name in each)
    found = (
        name
        for name in names
        if not name.endswith(_SAYS_NOTHING)
        and any(v.get(name) != values[0].get(name) for v in values)
    )
    return tuple(found)[:_MOST_TOLD]


def _words(config: TrainingConfig, names: tuple[str, ...]) -> str:
    if not names:
        return in_short(config)
    values = flattened(config.to_dict())
    told = [
        f"{name.rpartition('.')[2].replace('_', ' ')} {_value(values.get(name))}" for name in names
    ]
    return ", ".join([*told, in_short(config)])


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    if isinstance(value, float):
        return f"{value:g}"
    return tr("none") if value is None else str(value)
