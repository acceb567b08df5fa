"""What the worklist holds, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xlite_core.worklist.opinion import Opinion

LONGEST_NOTE = 10_000
"""Characters of a film's note that are kept; more is cut off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmMarks:
    """What a reader left on one film.

    Attributes:
        flagged: To be looked at again.
        note: The reader's words; empty for none.
        opinions: Of its findings, as given beside one model.
    """

    flagged: bool = False
    note: str = ""
    opinions: tuple[Opinion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """One earlier drop: files that were opened together.

    Attributes:
        number: Its key in the worklist.
        paths: What was dropped: files or folders.
        films: How many films that was.
        opened: When it was opened last; with a time zone.
        flagged: How many of its films carry a flag.
        noted: How many carry a note.
        read: How many carry an opinion.
        note: The first of its notes; empty for none.
    """

    number: int
    paths: tuple[Path, ...]
    films: int
    opened: datetime
    flagged: int = 0
    noted: int = 0
    read: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedThresholds:
    """Thresholds of exactly one model, under a name of the user's.

    Attributes:
        model: Fingerprint of the model file; no other model may use them.
        name: The user's; empty for those that were in use last.
        policy: The operating points that they started from.
        points: Finding -> probability, 0 to 1.
    """

    model: str
    name: str
    policy: str
    points: Mapping[str, float]
