"""What is said about another film beside the current one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlite_desktop.compare.comparison import study_day
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_desktop.viewer.state import Film


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How another film stands to the current one.

    Attributes:
        word: "Prior", "Later film" or "Other film".
        words: What else is known: "412 days earlier"; empty for nothing.
        warning: Why they may not belong together; empty where they do.
        later: The other film was taken on a later day; None where nobody knows, and on one day.
    """

    word: str
    words: str = ""
    warning: str = ""
    later: bool | None = None


def relation(current: Film, other: Film) -> Relation:
    """Say how another film stands to the current one, as far as the headers tell."""
    here, there = current.source.group, other.source.group
    warning = ""
    if here is None or there is None:
        warning = tr("The files do not say whether this is the same patient.")
    elif here.patient != there.patient:
        warning = tr("Not the same patient, as far as the files say.")
    first, second = study_day(here), study_day(there)
    if first is None or second is None:
        return Relation(word=tr("Other film"), warning=warning)
    days = (first - second).days
    if days > 0:
        return Relation(word=tr("Prior"), words=_earlier(days), warning=warning, later=False)
    if days < 0:
        words = _later(-days)
        return Relation(word=tr("Later film"), words=words, warning=warning, later=True)
    return Relation(word=tr("Other film"), words=tr("same day"), warning=warning)


def _earlier(days: int) -> str:
    if days == 1:
        return tr("1 day earlier")
    return tr("{days} days earlier", days=f"{days:,}")


def _later(days: int) -> str:
    if days == 1:
        return tr("1 day later")
    return tr("{days} days later", days=f"{days:,}")
