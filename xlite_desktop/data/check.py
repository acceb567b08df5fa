"""Something that was looked at, and whether it is as it should be."""

from __future__ import annotations

from dataclasses import dataclass

from xlite_desktop.translation import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of a list of such.

    Attributes:
        text: What was looked at.
        passed: Whether it is as it should be.
        value: What was found, at the right.
        detail: More of it, for the tooltip.
    """

    text: str
    passed: bool = True
    value: str = ""
    detail: str = ""

    @property
    def spoken(self) -> str:
        said = tr("passed") if self.passed else tr("warning")
        return ", ".join(part for part in (said, self.text, self.value, self.detail) if part)
