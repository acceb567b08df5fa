"""A run that is being thought about: values that may still be wrong, and what is wrong with them.

A draft is a plain mapping from dotted names to values; a field whose text is no
value holds the text.  Nothing here knows Qt, and nothing here is a rule of its
own: the configuration's classes judge, and the sentence is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from xlite_core.data.augment import AUGMENTATIONS
from xlite_core.errors import InvalidConfiguration
from xlite_core.setting import flattened
from xlite_core.training.config import Phase, TrainingConfig
from xlite_core.training.presets import PRESETS, with_preset
from xlite_desktop.training.form_settings import FormSetting, Kind, form_settings
from xlite_desktop.translation import in_readers_language, told, tr

Draft = Mapping[str, Any]

FILMS, TEACHERS = "data.manifest", "distillation.teachers"
STRENGTH = "augmentation.strength"
"""Not a setting of its own: a name for all numbers of augmentation."""
_NUMERIC = (Kind.NUMBER, Kind.WHOLE, Kind.NUMBERS)
_DOTTED = re.compile(r"\b[a-z]+\.[a-z_]+\b")
_KEPT = (
    "data.manifest", "data.splits", "data.folds", "data.fold", "data.cache", "findings",
    "student.backbone", "student.attention", "student.findings", "recipe.size",
    "student.image_size", TEACHERS,
)  # fmt: skip
"""What a preset does not speak of: the films, the network, the teacher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a draft is worth.

    Attributes:
        config: What would be run; None while anything is wrong.
        sound: The same, perhaps without films or teacher: what can be estimated; None while a
            value is wrong.
        problems: A sentence by the dotted name of the setting that it stands below, in the
            order of the form; "" is the name of what no single setting can cure.
    """

    config: TrainingConfig | None
    sound: TrainingConfig | None
    problems: Mapping[str, str]


def defaults() -> dict[str, Any]:
    """Return every setting's default."""
    return {name: setting.default for name, setting in form_settings().items()}


def first_draft(preset: str = "quick_look") -> dict[str, Any]:
    """Return what an empty form starts with."""
    start = {**defaults(), "student.attention": "mhsa"}
    return with_preset_chosen(start, preset)


def draft_of(config: TrainingConfig) -> dict[str, Any]:
    """Return the draft that is judged to be this very configuration."""
    draft = defaults()
    for name in draft:
        section, _, field = name.rpartition(".")
        part = getattr(config, section) if section else config
        if part is not None:
            draft[name] = getattr(part, field)
    return draft


def changed(draft: Draft, name: str, value: Any) -> dict[str, Any]:
    """Return a draft with one setting changed, and with it what follows from it alone."""
    if name == STRENGTH:
        preset = AUGMENTATIONS.get(value)
        numbers = {} if preset is None else asdict(preset)
        return {**draft, **{f"augmentation.{field}": number for field, number in numbers.items()}}
    after = {**draft, name: value}
    if name == "recipe.size" and isinstance(value, int):
        after["student.image_size"] = value
    elif name == "findings" and value:
        after["student.findings"] = len(value)
    elif name == TEACHERS:
        after["phase"] = _phase_with(draft["phase"], taught=bool(value))
    elif name == "student.pretrained":
        rate = "optimisation.learning_rate"
        if draft[rate] == _preset_values(preset_of(draft), draft)[rate]:
            after[rate] = _preset_values(preset_of(draft), after)[rate]
    return after


def strength_of(draft: Draft) -> str:
    """Return the name of the augmentation that a draft has, or "custom"."""
    for name, preset in AUGMENTATIONS.items():
        if all(draft[f"augmentation.{field}"] == n for field, n in asdict(preset).items()):
            return name
    return "custom"


def _phase_with(phase: str, *, taught: bool) -> str:
    if taught:
        return "distillation" if phase == "baseline" else phase
    return "baseline" if phase == "distillation" else phase


def with_preset_chosen(draft: Draft, preset: str) -> dict[str, Any]:
    """Return a draft that starts from a preset, with the films, network and teacher it has."""
    kept = {name: draft[name] for name in _KEPT}
    return {**_preset_values(preset, {}), **kept, "name": preset.replace("_", "-")}


def preset_of(draft: Draft) -> str:
    """Return the preset that a draft differs least from; of equals, the first.

    One with a teacher fits no run that learns from labels alone.
    """
    taught = bool(draft[TEACHERS]) or draft["phase"] == "distillation"
    fitting = [key for key in PRESETS if taught or not needs_teacher(key)]
    return min(fitting, key=lambda preset: len(differences(draft, preset)))


def differences(draft: Draft, preset: str) -> tuple[str, ...]:
    """Return the settings in which a draft is not its preset, of those that presets speak of."""
    plain = _preset_values(preset, draft)
    return tuple(
        name
        for name, value in plain.items()
        if name not in _KEPT and name not in ("name", "loop.seed") and draft[name] != value
    )


def needs_teacher(preset: str) -> bool:
    """Whether a preset makes no sense without a teacher."""
    return "distillation" in PRESETS[preset].values


def _preset_values(preset: str, draft: Draft) -> dict[str, Any]:
    """Return all settings as a file gets them that names the preset, and pretrained weights."""
    asked: dict[str, Any] = {"preset": preset}
    if draft.get("student.pretrained") is True:
        asked["student"] = {"pretrained": True}
    return {**defaults(), **flattened(with_preset(asked))}


def nested(draft: Draft) -> dict[str, Any]:
    """Return a draft as a configuration file holds it; without a teacher there is no such section.

    Nothing is judged; texts that are no values are in it.
    """
    values: dict[str, Any] = {}
    for name, value in draft.items():
        section, _, field = name.rpartition(".")
        (values.setdefault(section, {}) if section else values)[field] = value
    if not draft[TEACHERS]:
        del values["distillation"]
    if draft[FILMS] is None:
        del values["data"]
    return values


def judged(draft: Draft, *, preset: str | None = None, last: str = "") -> Judgement:
    """Judge a draft.

    Every setting that is wrong gets its sentence, not only the first: each
    culprit is put back to its default, and what remains is judged again.

    Args:
        draft: The values.
        preset: The one that was chosen; it may ask for a teacher.
        last: The setting that was changed last: the likeliest culprit of two that disagree.
    """
    settings = form_settings()
    problems: dict[str, str] = {}
    values = dict(draft)
    for name, setting in settings.items():
        if sentence := _no_value(setting, values[name]):
            problems[name] = sentence
            values[name] = setting.default
    config = None
    while config is None:
        try:
            config = TrainingConfig.from_values(nested(values), Path())
        except InvalidConfiguration as error:
            name = _culprit(values, error, last)
            problems[name] = _sentence(name, error)
            if not name or values[name] == settings[name].default:
                break
            values[name] = settings[name].default
    sound = None if problems else config
    if draft[FILMS] is None:
        problems[FILMS] = tr("Choose the films to train on.")
    if preset is not None and needs_teacher(preset) and not draft[TEACHERS]:
        problems[TEACHERS] = tr("Choose a teacher, or another preset.")
    ordered = {name: problems[name] for name in ("", *settings) if name in problems}
    return Judgement(config=None if ordered else config, sound=sound, problems=ordered)


def _no_value(setting: FormSetting, value: Any) -> str:
    """Return what to write instead of a text that is no value; empty where all is well."""
    listed = setting.kind is Kind.NUMBERS and not isinstance(value, tuple)
    single = setting.kind in (Kind.NUMBER, Kind.WHOLE) and isinstance(value, str)
    if not (listed or single):
        return ""
    words = {
        Kind.NUMBER: tr("a number"),
        Kind.WHOLE: tr("a whole number"),
        Kind.NUMBERS: tr("numbers"),
    }
    reach = f", {setting.range_words}" if setting.range_words else "."
    return tr("Write {words}{reach}", words=words[setting.kind], reach=reach)


def _culprit(values: Mapping[str, Any], error: InvalidConfiguration, last: str) -> str:
    """Return the setting that the error is about, or whose default would cure it."""
    for name in _DOTTED.findall(error.summary):
        if name in values:
            return str(name)
    settings = form_settings()
    suspects = [name for name in values if values[name] != settings[name].default]
    # Of two settings that disagree, the one that was just touched; then numbers before networks.
    suspects.sort(key=lambda name: (name != last, settings[name].kind not in _NUMERIC))
    for name in suspects:
        try:
            TrainingConfig.from_values(nested({**values, name: settings[name].default}), Path())
        except InvalidConfiguration as other:
            if other.summary == error.summary:
                continue
        return name
    return ""


def _sentence(name: str, error: InvalidConfiguration) -> str:
    # The field's label says already which setting it is, and the field its value.
    about_itself = name and error.summary.startswith(f"{name} ")
    return in_readers_language(error.hint) if about_itself else told(error)


def reason_of(problems: Mapping[str, str]) -> str:
    """Return in one line why a run cannot begin: the first setting that is wrong, and how many."""
    if not problems:
        return ""
    name, sentence = next(iter(problems.items()))
    label = _PLAIN_LABELS.get(name) or (form_settings()[name].label if name else "")
    more = tr(" And {problems} more.", problems=len(problems) - 1) if len(problems) > 1 else ""
    return f"{label}: {sentence}{more}" if label else sentence + more


_PLAIN_LABELS = {FILMS: tr("Data"), TEACHERS: tr("Teacher"), "student.backbone": tr("Student")}


def phase_of(draft: Draft) -> Phase:
    """Return the phase of a draft."""
    phase: Phase = draft["phase"]
    return phase
