"""Values as people write them, and back: numbers in either notation, lists, paths."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from xlite_desktop.training.form_settings import FormSetting, Kind

_THOUSANDS = re.compile(r"[+−-]?\d{1,3}(,\d{3})+")
_EXPONENT = re.compile(r"e([+-]?)0*(\d+)$")


def written(setting: FormSetting, value: Any) -> str:
    """Return a value as its field shows it; a text that is no value stays as it is."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, tuple):
        return ", ".join(written(setting, item) for item in value)
    if isinstance(value, float):
        return number_text(value)
    return str(value)


def number_text(value: float) -> str:
    """Return the shortest text that reads back as the number: "0.7", "4.0", "1e-5"."""
    shortest = repr(value)
    if "e" not in shortest and 0 < abs(value) < 1e-3:
        shortest = next(text for n in range(18) if float(text := f"{value:.{n}e}") == value)
    return _EXPONENT.sub(lambda found: f"e{found[1].strip('+')}{found[2]}", shortest)


def parsed(setting: FormSetting, text: str) -> Any:
    """Return the value of a text; the text itself where it is none, so that it can be refused.

    Decimal commas, real minus signs and spaces between thousands are understood.
    """
    text = text.strip()
    if not text and setting.optional:
        return () if setting.kind in (Kind.TEXTS, Kind.NUMBERS) else _nothing(setting)
    try:
        return _READERS[setting.kind](setting, text)
    except (ValueError, OverflowError):
        return text


def _nothing(setting: FormSetting) -> Any:
    return "" if isinstance(setting.default, str) else None


def _number(_setting: FormSetting, text: str) -> float:
    return float(text.replace("−", "-").replace(" ", "").replace(",", "."))


def _whole(_setting: FormSetting, text: str) -> int:
    # A comma separates thousands only: "4,0" is no whole number, and not 40 either.
    plain = text.replace(",", "") if _THOUSANDS.fullmatch(text.replace(" ", "")) else text
    return int(plain.replace("−", "-").replace(" ", ""))


def _choice(setting: FormSetting, text: str) -> Any:
    return next((choice for choice in setting.choices if str(choice) == text), text)


def _switch(_setting: FormSetting, text: str) -> Any:
    return {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}.get(
        text.lower(), text
    )


def _texts(_setting: FormSetting, text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _numbers(setting: FormSetting, text: str) -> tuple[float, ...]:
    return tuple(_number(setting, part) for part in text.split(",") if part.strip())


def _path(_setting: FormSetting, text: str) -> Path:
    # A window has no folder that it works in: what is not absolute starts at home.
    try:
        path = Path(text).expanduser()
    except RuntimeError as error:  # "~somebody" who has no home here
        raise ValueError(text) from error
    return path if path.is_absolute() else Path.home() / path


_READERS = {
    Kind.NUMBER: _number,
    Kind.WHOLE: _whole,
    Kind.CHOICE: _choice,
    Kind.SWITCH: _switch,
    Kind.TEXT: lambda _, text: text,
    Kind.TEXTS: _texts,
    Kind.NUMBERS: _numbers,
    Kind.PATH: _path,
}
