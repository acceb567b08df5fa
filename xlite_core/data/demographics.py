"""View, sex and age as tables write them, and as they are kept here."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

OLDEST = 120.0
"""Years.  The 2017 NIH table holds patients of 411: beyond this an age is a slip of the pen."""

_AGE = re.compile(r"(\d{1,4}(?:\.\d+)?) ?([YMWD]?)")
# Years in a year, month, week and day, as DICOM's age string counts them (PS3.5 Section 6.2, AS).
_YEARS = {"": 1.0, "Y": 1.0, "M": 1 / 12, "W": 7 / 365.25, "D": 1 / 365.25}
_SEXES = {"M": "M", "MALE": "M", "F": "F", "FEMALE": "F"}
_LATERAL = {"L", "LL", "RL", "LAT", "LATERAL"}

_T = TypeVar("_T")


def view_of(cell: str) -> str:
    """Return "PA", "AP", "LL" (lateral) or "" for anything else: "AP Supine" -> "AP"."""
    word = re.sub(r"[^A-Z]", "", cell.upper())
    if word in _LATERAL:
        return "LL"
    return word[:2] if word[:2] in ("PA", "AP") else ""


def sex_of(cell: str) -> str:
    """Return "M", "F" or "" for anything else: "female" -> "F"."""
    return _SEXES.get(cell.strip().upper(), "")


def age_of(cell: str) -> float:
    """Return an age in years, or NaN.

    "58", "58.5", "058Y", "013M" (months), "006W" and "005D" are read; anything
    else ("50+", "early 40s") and ages beyond `OLDEST` are unknown.
    """
    match = _AGE.fullmatch(cell.strip().upper())
    if match is None:
        return math.nan
    years = float(match[1]) * _YEARS[match[2]]
    return years if years <= OLDEST else math.nan


def each_read(cells: Sequence[str], read: Callable[[str], _T]) -> list[_T]:
    """Return what each cell means; a hundred thousand cells hold a few dozen different texts."""
    meaning = {cell: read(cell) for cell in set(cells)}
    return [meaning[cell] for cell in cells]


def age_text(years: float) -> str:
    """Return an age as `age_of` reads it back: "58", "0.25", or "" when unknown."""
    if math.isnan(years):
        return ""
    return str(int(years)) if years.is_integer() else repr(years)
