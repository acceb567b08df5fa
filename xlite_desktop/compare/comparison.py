"""What stands beside the current film, as a frozen value, and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from xlite_core.io.film_group import FilmGroup
from xlite_desktop.viewer.state import Film, ViewerState


class Beside(Enum):
    """What is compared with the current film."""

    FILM = "film"
    MODEL = "model"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One comparison.

    Attributes:
        beside: With what.
        film: Number of the other film; None unless a film is compared.
        linked: Zoom, place and window of the two go together.
    """

    beside: Beside
    film: int | None = None
    linked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How another film stands to the current one.

    Attributes:
        word: "Prior", "Later film" or "Other film".
        words: What else is known: "412 days earlier"; empty for nothing.
        warning: Why they may not belong together; empty where they do.
    """

    word: str
    words: str = ""
    warning: str = ""


def still_meant(comparison: Comparison | None, state: ViewerState) -> Comparison | None:
    """Return the comparison as long as the state has what it needs, else None."""
    if comparison is None or state.film is None or state.top_three:
        return None
    if comparison.beside is Beside.FILM and (
        comparison.film == state.current or state.film_numbered(comparison.film) is None
    ):
        return None
    return comparison


def suggested_film(state: ViewerState) -> int | None:
    """Return the film to compare with first: the same patient's latest earlier one.

    Without one, the same patient's nearest other study, then the film before in the
    strip, then the one after.  Of a study the film of the same view is preferred, and
    films that can be read and scored come before others.
    """
    film = state.film
    others = [other for other in state.films if film is not None and other.number != film.number]
    if film is None or not others:
        return None
    group = film.source.group
    same = [other for other in others if _same_patient(group, other.source.group)]
    elsewhere = [other for other in same if other.source.group != group]
    here = _day(group)
    earlier = [o for o in elsewhere if here and (there := _day(o.source.group)) and there < here]
    for wanted in (earlier, elsewhere):
        if wanted:
            return max(wanted, key=lambda other: _fitness(other, film)).number
    index = state.index
    return state.films[index - 1 if index > 0 else index + 1].number


def stepped_film(state: ViewerState, comparison: Comparison, step: int) -> int | None:
    """Return the film that lies a step further in the strip, the current one passed over."""
    numbers = [film.number for film in state.films if film.number != state.current]
    if comparison.film not in numbers:
        return None
    place = numbers.index(comparison.film) + step
    return numbers[min(max(place, 0), len(numbers) - 1)]


def relation(current: Film, other: Film) -> Relation:
    """Say how another film stands to the current one, as far as the headers tell."""
    here, there = current.source.group, other.source.group
    warning = ""
    if here is None or there is None:
        warning = "The files do not say whether this is the same patient."
    elif here.patient != there.patient:
        warning = "Not the same patient, as far as the files say."
    first, second = _day(here), _day(there)
    if first is None or second is None:
        return Relation(word="Other film", warning=warning)
    days = (first - second).days
    if days == 0:
        return Relation(word="Other film", words="same day", warning=warning)
    count = f"{abs(days):,} day" + ("" if abs(days) == 1 else "s")
    if days > 0:
        return Relation(word="Prior", words=f"{count} earlier", warning=warning)
    return Relation(word="Later film", words=f"{count} later", warning=warning)


def _same_patient(first: FilmGroup | None, second: FilmGroup | None) -> bool:
    return first is not None and second is not None and first.patient == second.patient


def _fitness(other: Film, film: Film) -> tuple[bool, date, bool]:
    usable = other.problem is None and not other.unscored
    return usable, _day(other.source.group) or date.min, other.view == film.view


def _day(group: FilmGroup | None) -> date | None:
    """Return a study's day; None where the header gives none that exists."""
    text = "" if group is None else group.date
    if len(text) != 8 or not text.isdigit():  # PS3.5 Section 6.2, DA
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
