"""Every setting of a run as a form needs it: its kind, its group, its words; no Qt.

The declarations in the configuration classes are the source.  What they do not
declare, the recipe and a run's own names, is declared here in the same way.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.setting import Setting, choices_of, settings_of
from xlite_core.training.config import Phase
from xlite_core.training.manual import SECTIONS
from xlite_desktop.translation import in_readers_language, tr

TAU, ALPHA = "\N{GREEK SMALL LETTER TAU}", "\N{GREEK SMALL LETTER ALPHA}"


class Kind(Enum):
    """Which field a setting gets."""

    NUMBER = "number"
    WHOLE = "whole number"
    CHOICE = "choice"
    SWITCH = "switch"
    TEXT = "text"
    TEXTS = "texts"
    NUMBERS = "numbers"
    PATH = "path"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSetting:
    """One setting.

    Attributes:
        name: Dotted: "loop.epochs"; plain for those of no section.
        label: For people: "Epochs".
        group: Heading that it stands under.
        kind: Its field.
        optional: Whether it may be empty.
        default: Where nothing else is said.
        choices: Of a `Kind.CHOICE`.
        declared: Help, unit, range, and what was found.
    """

    name: str
    label: str
    group: str
    kind: Kind
    optional: bool
    default: Any
    choices: tuple[Any, ...]
    declared: Setting

    @property
    def tooltip(self) -> str:
        """What it does, its range, and what earlier experiments found."""
        lines = [
            in_readers_language(self.declared.help),
            self.range_words,
            in_readers_language(self.declared.found),
        ]
        return "\n".join(line for line in lines if line)

    @property
    def range_words(self) -> str:
        """The range as a sentence: "1 to 10,000 epochs."; empty without one."""
        low, high = self.declared.low, self.declared.high
        if low is None or high is None:
            return ""
        unit = f" {in_readers_language(self.declared.unit)}" if self.declared.unit else ""
        if high >= 2**31 - 1:  # as far as its type reaches
            return tr("{low} or more{unit}.", low=in_words(low), unit=unit)
        return tr(
            "{low} to {high}{unit}.",
            low=in_words(low),
            high=in_words(high),
            unit=unit,
        )


GROUPS: Mapping[str, str] = {
    "": tr("Run"),
    "data": tr("Films"),
    "recipe": tr("Input"),
    "student": tr("Student"),
    "augmentation": tr("Augmentation"),
    "balance": tr("Class balance"),
    "loss": tr("Loss"),
    "distillation": tr("Distillation"),
    "auxiliary": tr("Auxiliary targets"),
    "optimisation": tr("Optimiser and schedule"),
    "loop": tr("Epochs and batches"),
    "machine": tr("Machine"),
}
"""Section -> heading, in the order of the form."""

_OWN: Mapping[str, Setting] = {
    "name": Setting(help=tr("Of the model file that comes out.")),
    "phase": Setting(
        help=tr(
            "What the run is for; its id begins with it. The test films are looked at in "
            "'final' alone."
        )
    ),
    "findings": Setting(
        help=tr(
            "Columns of the label table, in the order of the outputs; empty for all of the "
            "data set."
        )
    ),
}
_RECIPE: Mapping[str, Setting] = {
    "size": Setting(
        help=tr("Side of the square that a film is scaled to."),
        unit=tr("pixels"),
        low=16,
        high=2048,
    ),
    "clahe_clip": Setting(
        help=tr("Contrast limit of CLAHE (Zuiderveld, 1994); 0 turns it off."), low=0, high=1000
    ),
    "clahe_tiles": Setting(help=tr("Tiles along each side for CLAHE."), low=1, high=64),
    "mean": Setting(help=tr("Subtracted after scaling to 0 to 1; one value a channel.")),
    "std": Setting(help=tr("Divided by; one value a channel, above 0.")),
}
_LABELS: Mapping[str, str] = {
    "data.share": tr("Share of films"),
    "recipe.clahe_clip": tr("CLAHE limit"),
    "recipe.clahe_tiles": tr("CLAHE tiles"),
    "recipe.std": tr("Deviation"),
    "student.in_channels": tr("Channels"),
    "student.findings": tr("Outputs"),
    "student.head_width": tr("Classifier width"),
    "augmentation.shift_scale": tr("Shift and scale"),
    "augmentation.by_rarity": tr("More for rare findings"),
    "balance.no_finding_weight": tr("Weight without finding"),
    "distillation.temperature": tr("Temperature {tau}", tau=TAU),
    "distillation.alpha": tr("Share {alpha}", alpha=ALPHA),
    "distillation.alpha_start": tr("First {alpha}", alpha=ALPHA),
    "distillation.alpha_schedule": tr("Course of {alpha}", alpha=ALPHA),
    "distillation.tau_squared": tr("Times {tau} squared", tau=TAU),
    "loss.kind": tr("Loss"),
    "optimisation.ema_decay": tr("Average of weights"),
    "optimisation.schedule": tr("Rate falls by"),
    "loop.accumulate": tr("Parts of a batch"),
    "loop.keep": tr("Weights kept"),
    "loop.init_from": tr("Start from"),
    "machine.compile": tr("Compile"),
}


@cache
def form_settings() -> Mapping[str, FormSetting]:
    """Return all settings by dotted name, group by group."""
    made: dict[str, FormSetting] = {}
    for section in GROUPS:
        if section == "":
            made |= _own()
        elif section == "recipe":
            made |= _of_class(section, PreprocessingRecipe, _RECIPE)
        else:
            made |= _of_class(section, SECTIONS[section], settings_of(SECTIONS[section]))
    return made


def in_words(number: float) -> str:
    """Return a limit for people: 10000 -> "10,000", 1e-8 -> "1e-8"."""
    if number and (abs(number) < 1e-3 or abs(number) >= 1e9):
        return f"{number:.3g}".replace("e-0", "e-").replace("e+", "e").replace("e0", "e")
    return f"{number:,.15g}".rstrip(".")


def _own() -> dict[str, FormSetting]:
    name = FormSetting(
        name="name", label=tr("Name"), group=GROUPS[""], kind=Kind.TEXT, optional=False,
        default="student", choices=(), declared=_OWN["name"],
    )  # fmt: skip
    phase = dataclasses.replace(
        name, name="phase", label=tr("Phase"), kind=Kind.CHOICE, default="baseline",
        choices=get_args(Phase), declared=_OWN["phase"],
    )  # fmt: skip
    findings = dataclasses.replace(
        name, name="findings", label=tr("Findings"), kind=Kind.TEXTS, optional=True,
        default=(), declared=_OWN["findings"],
    )  # fmt: skip
    return {setting.name: setting for setting in (name, phase, findings)}


def _of_class(section: str, cls: type, declared: Mapping[str, Setting]) -> dict[str, FormSetting]:
    hints = typing.get_type_hints(cls)
    defaults = {
        field.name: None if field.default is dataclasses.MISSING else field.default
        for field in dataclasses.fields(cls)
    }
    made = {}
    for field, setting in declared.items():
        name = f"{section}.{field}"
        kinds = _alternatives(hints[field])
        made[name] = FormSetting(
            name=name,
            label=_LABELS.get(name) or in_readers_language(field.replace("_", " ").capitalize()),
            group=GROUPS[section],
            kind=_kind(kinds),
            optional=type(None) in kinds or name in _MAY_BE_EMPTY,
            default=_FIRST.get(name, defaults[field]),
            choices=choices_of(cls, field),
            declared=setting,
        )
    return made


_MAY_BE_EMPTY = ("data.manifest", "distillation.teachers", "loop.init_from")
"""Empty in the form: no films chosen yet, no teacher, no start."""
_FIRST: Mapping[str, Any] = {
    "student.backbone": "efficientnet_b0",
    "recipe.size": 224,
    "distillation.teachers": (),
}
"""What a form begins with where the declaration has no default."""


def _alternatives(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (types.UnionType, typing.Union) else (hint,)


def _kind(kinds: tuple[Any, ...]) -> Kind:
    for kind in kinds:
        if get_origin(kind) is Literal:
            return Kind.CHOICE
        if get_origin(kind) is tuple:
            return Kind.NUMBERS if get_args(kind)[0] is float else Kind.TEXTS
    plain = {bool: Kind.SWITCH, int: Kind.WHOLE, float: Kind.NUMBER, Path: Kind.PATH}
    return next((plain[kind] for kind in kinds if kind in plain), Kind.TEXT)
