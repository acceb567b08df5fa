"""One thing that was looked at before a run, and what was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a check before a run found.

    A check that must not fail raises instead of coming back, so `passed` is
    False for advice alone.

    Attributes:
        name: What was looked at: "initial loss".
        passed: Whether it is as it should be.
        value: The number that says so; NaN where there is none.
        sentence: For people, with the number and its unit.
    """

    name: str
    passed: bool
    value: float
    sentence: str
