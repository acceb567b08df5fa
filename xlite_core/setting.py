"""Settings that say what they are: one declaration serves checks, forms, help pages and files.

A configuration is a frozen dataclass whose fields are made with `setting()`.
What stands there (meaning, unit, range, what experience says) is what
`check_settings` enforces, what the manual prints and what a form shows beside
the field; nothing of it is written down twice.
"""

from __future__ import annotations

import dataclasses
import functools
import math
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

from xlite_core.errors import InvalidConfiguration

_KEY = "setting"

# Each call reads all annotations of a class anew, and every field of every section asks.
_hints: Callable[[Any], dict[str, Any]] = functools.cache(typing.get_type_hints)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of one field.

    Attributes:
        help: What it does, in one or two sentences for people.
        unit: Of its value: "films", "epochs", "pixels"; empty for pure numbers.
        low: Smallest value, or None.
        high: Largest value, or None.
        found: What earlier experiments found, or where the value comes from; may be empty.
    """

    help: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    found: str = ""


def setting(  # noqa: PLR0913 - what a declaration can say
    default: Any = MISSING,
    *,
    help: str,  # noqa: A002 - the word that people look for
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    found: str = "",
) -> Any:
    """Declare a field of a configuration; without a default it must be given.

    Choices are declared by the field's own type, `Literal["a", "b"]`.
    """
    declared = Setting(help=help, unit=unit, low=low, high=high, found=found)
    return dataclasses.field(default=default, metadata={_KEY: declared})


def settings_of(cls: type) -> dict[str, Setting]:
    """Return the declared fields of a configuration class, in order."""
    return {
        field.name: field.metadata[_KEY]
        for field in dataclasses.fields(cls)
        if _KEY in field.metadata
    }


def choices_of(cls: type, name: str) -> tuple[str, ...]:
    """Return the values that a field of `Literal` type may take; empty for all other fields."""
    return tuple(
        choice
        for kind in _alternatives(_hints(cls)[name])
        if get_origin(kind) is Literal
        for choice in get_args(kind)
    )


def check_settings(instance: Any, section: str) -> None:
    """Check every declared field of a configuration; call it in `__post_init__`.

    Args:
        instance: The configuration.
        section: Its name in messages and files: "loss".

    Raises:
        InvalidConfiguration: A value has another type, is out of range or none of the choices.
    """
    cls = type(instance)
    hints = _hints(cls)
    for name, declared in settings_of(cls).items():
        value, kinds = getattr(instance, name), _alternatives(hints[name])
        choices = choices_of(cls, name)
        if not any(_fits(value, kind) for kind in kinds):
            wanted = ", ".join(map(str, choices)) if choices else _in_words(kinds)
            raise InvalidConfiguration(
                f"{section}.{name} = {value!r} is not possible.", f"Use {wanted}."
            )
        if isinstance(value, int | float) and not isinstance(value, bool):
            _check_range(f"{section}.{name}", value, declared)


def _check_range(name: str, value: float, declared: Setting) -> None:
    low = -math.inf if declared.low is None else declared.low
    high = math.inf if declared.high is None else declared.high
    if not (low <= value <= high and math.isfinite(value)):
        unit = f" {declared.unit}" if declared.unit else ""
        raise InvalidConfiguration(
            f"{name} = {value:g} is out of range.", f"Use a value from {low:g} to {high:g}{unit}."
        )


def _alternatives(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (types.UnionType, typing.Union) else (hint,)


def _fits(value: Any, kind: Any) -> bool:
    if kind is None or kind is type(None):
        return value is None
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if get_origin(kind) is tuple:
        return isinstance(value, tuple) and all(_fits(item, get_args(kind)[0]) for item in value)
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, kind)


_WORDS: Mapping[Any, str] = {
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    str: "a text",
    Path: "a path",
    type(None): "nothing",
}


def _in_words(kinds: tuple[Any, ...]) -> str:
    return " or ".join(_WORDS.get(kind, "a list of texts") for kind in kinds)


def section_from_dict(cls: type[_T], values: Any, section: str) -> _T:
    """Build a configuration from what a TOML or JSON file holds; absent fields take their defaults.

    Lists become tuples and texts become paths where the field is one.

    Raises:
        InvalidConfiguration: A key is unknown, a needed one is missing, or a value is wrong.
    """
    if not isinstance(values, Mapping):
        raise InvalidConfiguration(
            f"The section [{section}] holds no settings.", "Write one 'name = value' a line."
        )
    fields = {field.name: field for field in dataclasses.fields(typing.cast("Any", cls))}
    unknown = sorted(set(values) - set(fields))
    if unknown:
        raise InvalidConfiguration(
            f"There is no setting called {section}.{unknown[0]}.",
            f"Known settings there: {', '.join(fields)}.",
        )
    missing = [
        name
        for name, field in fields.items()
        if name not in values and field.default is MISSING and field.default_factory is MISSING
    ]
    if missing:
        raise InvalidConfiguration(
            f"The setting {section}.{missing[0]} is missing.", "Add it: it has no default."
        )
    hints = _hints(cls)
    return cls(**{name: _as_declared(value, hints[name]) for name, value in values.items()})


def _as_declared(value: Any, hint: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, str) and Path in _alternatives(hint):
        return Path(value)
    return value


def flattened(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return nested settings by dotted name, "loop.epochs"; lists stay whole."""
    flat: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            flat |= flattened(value, f"{prefix}{name}.")
        else:
            flat[f"{prefix}{name}"] = value
    return flat
