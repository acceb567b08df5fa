"""The reference of all settings, written from their declarations: it cannot be out of date.

Run as a module it prints the page that ships as `resources/help/training-settings.md`.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from xlite_core.models.config import StudentConfig
from xlite_core.setting import Setting, choices_of, flattened, settings_of
from xlite_core.training import config
from xlite_core.training.presets import PRESETS
from xlite_core.training.pretraining.config import PretrainingSettings
from xlite_core.training.sections import DataConfig

SECTIONS: Mapping[str, type] = {
    "data": DataConfig,
    "student": StudentConfig,
    **config.SECTIONS,
}
"""Sections of a configuration file whose fields are declared, in the order of a run."""

_HEAD = """## A configuration file

A run is described by a TOML file: `name`, perhaps `preset`, `phase` (baseline, distillation, final
or ablation) and `findings`, and the sections below. What is absent takes its default.
`xlite train FILE --set loop.epochs=3` changes one setting by its dotted name. The folder
`resources/examples` holds files to start from.

The section `[recipe]` says how a film becomes the network's input: `size` in pixels, `clahe_clip`
(2.0; 0 turns CLAHE off), `clahe_tiles` (8), `mean` and `std` (ImageNet's, three channels).

## Presets

A file that says `preset = "baseline"` takes the settings of its column and changes those that it
names itself; a dash is the default of the sections below. With pretrained weights the learning
rate is 0.0001 where a column says 0.001.
"""

_PRETRAINING = """
## A file for pre-training

`xlite pretrain FILE --out FOLDER` takes a file with `name`, `[data]`, `[student]`, `[recipe]` and
`[machine]` as above, and with the section below; other sections mean nothing to it."""


def _as_it_stands(sentence: str) -> str:
    return sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """The words of the page that no declaration holds; another language brings its own.

    Attributes:
        head: What stands before the table of presets.
        pretraining: What stands before the section of pre-training.
        columns: Heads of the columns: the setting, its default, what it does.
        required: Instead of a default, where there is none.
        absent: Instead of a default, where it is to have no value.
        choices: Takes `{choices}`.
        numbers: Takes `{low}`, `{high}` and `{unit}`, which is empty or begins with a space.
        said: Gives a declared sentence, title or unit in the language of the page.
    """

    head: str = _HEAD
    pretraining: str = _PRETRAINING
    columns: tuple[str, str, str] = ("setting", "default", "what it does")
    required: str = "must be given"
    absent: str = "absent"
    choices: str = "One of {choices}."
    numbers: str = "From {low} to {high}{unit}."
    said: Callable[[str], str] = _as_it_stands


ENGLISH = PageWords()


def settings_page(words: PageWords = ENGLISH) -> str:
    """Return the page in Markdown, in the language of these words."""
    parts = [words.head, *_presets(words), ""]
    parts.extend(
        f"**{words.said(preset.title)}**: {words.said(preset.purpose)}\n"
        for preset in PRESETS.values()
    )
    for name, section in SECTIONS.items():
        parts.extend(_table(name, section, words))
    parts.append(words.pretraining)
    parts.extend(_table("pretraining", PretrainingSettings, words))
    return "\n".join(parts) + "\n"


def _table(name: str, section: type, words: PageWords) -> Iterator[str]:
    yield f"\n## [{name}]\n"
    yield f"| {' | '.join(words.columns)} |\n| --- | --- | --- |"
    defaults = {field.name: field.default for field in dataclasses.fields(section)}
    for field, declared in settings_of(section).items():
        yield (
            f"| `{field}` | {_default(defaults[field], words)} "
            f"| {_meaning(section, field, declared, words)} |"
        )


def _presets(words: PageWords) -> Iterator[str]:
    columns = [flattened(preset.values) for preset in PRESETS.values()]
    names = list(dict.fromkeys(name for column in columns for name in column))
    yield f"| {words.columns[0]} | " + " | ".join(PRESETS) + " |"
    yield "| --- " * (len(PRESETS) + 1) + "|"
    for name in names:
        cells = [_written(column[name]) if name in column else "–" for column in columns]
        yield f"| `{name}` | " + " | ".join(cells) + " |"


def _meaning(section: type, name: str, declared: Setting, words: PageWords) -> str:
    text = words.said(declared.help)
    choices = choices_of(section, name)
    if choices:
        text += " " + words.choices.format(choices=", ".join(f"`{choice}`" for choice in choices))
    elif declared.low is not None and declared.high is not None:
        unit = f" {words.said(declared.unit)}" if declared.unit else ""
        low, high = f"{declared.low:g}", f"{declared.high:g}"
        text += " " + words.numbers.format(low=low, high=high, unit=unit)
    if declared.found:
        text += f" *{words.said(declared.found)}*"
    return text.replace("|", "\\|")


def _default(value: Any, words: PageWords) -> str:
    if value is dataclasses.MISSING:
        return words.required
    return words.absent if value is None else f"`{_written(value)}`"


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return (
        f'"{value}"'
        if isinstance(value, str)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )


if __name__ == "__main__":
    sys.stdout.write(settings_page())
