"""Results as plain values for JSON, and back, with nothing lost and nothing let in."""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

from xlite_core.errors import InvalidConfiguration

Result = TypeVar("Result")


def to_plain(value: Any) -> Any:
    """Return a result of frozen dataclasses as dicts, lists, numbers and texts.

    Raises:
        ValueError: A number is not finite: JSON has no word for it.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: to_plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [to_plain(entry) for entry in value]
    if isinstance(value, float) and not math.isfinite(value):
        msg = f"{value} has no place in JSON"
        raise ValueError(msg)
    return value


def from_plain(kind: type[Result], values: Any) -> Result:
    """Rebuild what `to_plain` returned.

    Args:
        kind: The dataclass to rebuild.
        values: Its fields, as JSON gives them back.

    Raises:
        InvalidConfiguration: A field is missing, unknown or of another type.
    """
    try:
        result: Result = _rebuilt(kind, values)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise InvalidConfiguration(
            "The saved numbers are incomplete, damaged or of another version.",
            "Evaluate the run again.",
        ) from error
    return result


def _rebuilt(kind: Any, value: Any) -> Any:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _rebuilt(_member(arguments, value), value)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return typing.cast("Any", kind)(
            **{name: _rebuilt(hints[name], entry) for name, entry in value.items()}
        )
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError
        return tuple(_rebuilt(arguments[0], entry) for entry in value)
    if origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return {key: _rebuilt(arguments[1], entry) for key, entry in value.items()}
    if origin is typing.Literal:
        if value not in arguments:
            raise ValueError(value)
        return value
    return _scalar(kind, value)


def _scalar(kind: type, value: Any) -> Any:
    """Return a number or text of the wanted type; JSON may have written 1.0 as 1."""
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not kind:
        raise TypeError(value)
    return value


def _member(arguments: tuple[Any, ...], value: Any) -> Any:
    """Return the member of a union that a value was: None, or the dataclass with its fields."""
    if value is None and type(None) in arguments:
        return type(None)
    members = [member for member in arguments if member is not type(None)]
    if len(members) == 1:
        return members[0]
    for member in members:
        if {field.name for field in dataclasses.fields(member)} == set(value):
            return member
    raise ValueError(value)
