"""Settings to start from: what a newcomer picks by name and an expert changes by field.

A preset is the content of a configuration file, without [data] and without a
network.  A file that says `preset = "baseline"` takes its settings and changes
those that it names itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xlite_core.errors import InvalidConfiguration
from xlite_core.setting import flattened as flattened  # noqa: PLC0414 - the window asks here


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A named start.

    Attributes:
        title: For people.
        purpose: One sentence.
        values: Sections as in a configuration file.
    """

    title: str
    purpose: str
    values: Mapping[str, Any]


_FROM_SCRATCH = {"learning_rate": 1e-3, "weight_decay": 1e-5}

PRESETS: Mapping[str, Preset] = {
    "quick_look": Preset(
        title="Quick look",
        purpose="A fifth of the films for ten epochs: does everything work, does it learn at all?",
        values={
            "phase": "baseline",
            "data": {"share": 0.2},
            "optimisation": {**_FROM_SCRATCH, "schedule": "plateau"},
            "loop": {"epochs": 10, "batch_size": 32},
        },
    ),
    "baseline": Preset(
        title="Baseline",
        purpose="The reference that others are compared with: labels alone, a fifth of the films.",
        values={
            "phase": "baseline",
            "data": {"share": 0.2},
            "optimisation": {**_FROM_SCRATCH, "schedule": "plateau"},
            "loop": {"epochs": 20, "batch_size": 32},
        },
    ),
    "distillation": Preset(
        title="Distillation",
        purpose="A student that learns from labels and from a teacher; name the teacher.",
        values={
            "phase": "distillation",
            "optimisation": {**_FROM_SCRATCH, "schedule": "cosine"},
            "loop": {"epochs": 50, "batch_size": 32},
            "distillation": {"temperature": 4.0, "alpha": 0.7},
        },
    ),
    "power_safe": Preset(
        title="Power-safe",
        purpose="The baseline in small steps with a checkpoint every two minutes.",
        values={
            "phase": "baseline",
            "data": {"share": 0.2},
            "optimisation": {**_FROM_SCRATCH, "schedule": "plateau"},
            "loop": {"epochs": 20, "batch_size": 16},
            "machine": {"workers": 4, "checkpoint_minutes": 2.0},
        },
    ),
    "final": Preset(
        title="Final",
        purpose="All films for 50 epochs; the only phase whose test films are looked at.",
        values={
            "phase": "final",
            "data": {"share": 1.0},
            "optimisation": {**_FROM_SCRATCH, "schedule": "plateau"},
            "loop": {"epochs": 50, "batch_size": 32},
        },
    ),
    "planned": Preset(
        title="Planned variant",
        purpose="Large batches and a cosine, as the earlier work meant to train.",
        values={
            "phase": "baseline",
            "optimisation": {"learning_rate": 1e-3, "weight_decay": 1e-4, "schedule": "cosine"},
            "loop": {"epochs": 50, "batch_size": 64},
        },
    ),
    "fine_tuning": Preset(
        title="Fine-tuning",
        purpose="Pretrained weights: a low rate for the backbone, a higher one for the head.",
        values={
            "phase": "baseline",
            "student": {"pretrained": True},
            "optimisation": {
                "learning_rate": 5e-4,
                "backbone_learning_rate": 2e-5,
                "weight_decay": 1e-5,
                "schedule": "plateau",
                "warmup_epochs": 1.0,
            },
            "loop": {"epochs": 20, "batch_size": 32},
        },
    ),
}

PRETRAINED_RATE = 1e-4
"""AdamW's rate where the backbone starts from pretrained weights; presets say the other one."""


def with_preset(values: Mapping[str, Any]) -> dict[str, Any]:
    """Put the settings of a file over those of the preset that it names.

    A file that asks for pretrained weights gets the low rate, unless it names one.

    Raises:
        InvalidConfiguration: There is no such preset.
    """
    values = dict(values)
    name = values.pop("preset", None)
    if name is None:
        return values
    if not isinstance(name, str) or name not in PRESETS:
        raise InvalidConfiguration(
            f"There is no preset called {name!r}.", f"Choose one of: {', '.join(PRESETS)}."
        )
    student = values.get("student")
    pretrained = isinstance(student, Mapping) and student.get("pretrained") is True
    start = PRESETS[name].values
    if pretrained and "backbone_learning_rate" not in start["optimisation"]:
        start = laid_over(start, {"optimisation": {"learning_rate": PRETRAINED_RATE}})
    return laid_over(start, values)


def laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return nested settings in which those of `above` win, section by section."""
    merged = dict(below)
    for name, value in above.items():
        lower = merged.get(name)
        both = isinstance(lower, Mapping) and isinstance(value, Mapping)
        merged[name] = laid_over(lower, value) if both else value  # type: ignore[arg-type]
    return merged


def with_settings(values: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return nested settings with some changed by their dotted names: "loop.epochs" -> 3."""
    for name, value in changes.items():
        for part in reversed(name.split(".")):
            value = {part: value}  # noqa: PLW2901 - the value is wrapped, section by section
        values = laid_over(values, value)
    return dict(values)
