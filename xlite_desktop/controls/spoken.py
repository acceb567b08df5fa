"""What widgets that paint themselves tell assistive technology: their role, and values in words.

Qt describes its own widgets; `describe` says what ours are.  Qt asks through a factory
(doc.qt.io, QAccessible::installFactory), and only while assistive technology is running:
without it nothing here is ever called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenNumber:
    """A value that assistive technology may read and set.

    Attributes:
        value: Now, in the unit that it is said in.
        low: The least.
        high: The most.
        step: The smallest change.
        set_value: Called with the wanted value, from `low` to `high`.
    """

    value: float
    low: float
    high: float
    step: float
    set_value: Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenPart:
    """What is said of a kind of widget, besides its accessible name and description.

    Attributes:
        role: A picture, a chart, a slider.
        value: Says its value as a person would.
        number: Gives the same as a number that can be set.
    """

    role: QAccessible.Role
    value: Callable[[Any], str] | None = None
    number: Callable[[Any], SpokenNumber] | None = None


_parts: dict[type, SpokenPart] = {}


def describe(kind: type[QWidget], part: SpokenPart) -> None:
    """Say what widgets of a class are; the last word counts, and holds for subclasses."""
    if not _parts:
        QAccessible.installFactory(_described)
    _parts[kind] = part


class _Spoken(QAccessibleWidget):
    """A widget's role and its value in words."""

    def __init__(self, widget: QWidget, part: SpokenPart) -> None:
        super().__init__(widget, part.role)
        self._part = part

    def text(self, which: QAccessible.Text) -> str:
        if which == QAccessible.Text.Value and self._part.value is not None:
            return self._part.value(self.object())
        return super().text(which)


class _SpokenSlider(_Spoken, QAccessibleValueInterface):
    """And its value as a number."""

    def __init__(self, widget: QWidget, part: SpokenPart) -> None:
        _Spoken.__init__(self, widget, part)
        QAccessibleValueInterface.__init__(self)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind == QAccessible.InterfaceType.ValueInterface:
            return self
        return super().interface_cast(kind)

    def currentValue(self) -> float:
        return self._number().value

    def minimumValue(self) -> float:
        return self._number().low

    def maximumValue(self) -> float:
        return self._number().high

    def minimumStepSize(self) -> float:
        return self._number().step

    def setCurrentValue(self, value: float) -> None:
        number = self._number()
        number.set_value(min(max(float(value), number.low), number.high))

    def _number(self) -> SpokenNumber:
        assert self._part.number is not None
        return self._part.number(self.object())


def _described(_key: str, thing: QObject) -> QAccessibleInterface | None:
    """Answer Qt: an interface for one of ours, None for all others."""
    part = next((_parts[kind] for kind in type(thing).__mro__ if kind in _parts), None)
    if part is None or not isinstance(thing, QWidget):
        return None
    return _Spoken(thing, part) if part.number is None else _SpokenSlider(thing, part)
