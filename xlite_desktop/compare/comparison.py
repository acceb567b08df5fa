"""What stands beside the current film, as a frozen value, and which film that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True)
class ComparisonChosen:
    """Something is to stand beside the current film, or nothing any more (None)."""

    comparison: Comparison | None


def still_meant(comparison: Comparison | None, state: ViewerState) -> Comparison | None:
    """Return the comparison as long as the state has what it needs, else None."""
    if comparison is None or state.film is None or state.top_three:
        return None
    if comparison.beside is Beside.FILM and (
        comparison.film == state.current or state.film_numbered(comparison.film) is None
    ):
        return None
    return comparison


def kept_comparison(before: ViewerState, after: ViewerState) -> Comparison | None:
    """Return the comparison that a change leaves; whoever chooses the film beside swaps the two."""
    comparison, left = after.comparison, before.current
    if comparison is None or comparison.beside is not Beside.FILM or comparison.film is None:
        return still_meant(comparison, after)
    if comparison.film == after.current != left and after.film_numbered(left) is not None:
        comparison = replace(comparison, film=left)
    return still_meant(comparison, after)


def suggested_film(state: ViewerState) -> int | None:
    """Return the film to compare with first: the same patient's latest earlier one.

    Without one, the same patient's nearest other study, then the nearest film of the strip,
    the one before rather than the one after.  Films that can be read and scored come before
    others, and of one day the film of the same view.
    """
    film = state.film
    others = [other for other in state.films if film is not None and other.number != film.number]
    if film is None or not others:
        return None
    group = film.source.group
    same = [other for other in others if _same_patient(group, other.source.group)]
    elsewhere = [other for other in same if other.source.group != group]
    here = study_day(group)
    earlier = [o for o in elsewhere if _days_before(o, here) > 0]
    if earlier or elsewhere:
        return min(
            earlier or elsewhere,
            key=lambda o: (not _usable(o), abs(_days_before(o, here)), o.view != film.view),
        ).number
    places = {other.number: place for place, other in enumerate(state.films)}
    return min(
        others,
        key=lambda o: (not _usable(o), abs(places[o.number] - state.index), places[o.number]),
    ).number


def stepped_film(state: ViewerState, comparison: Comparison, step: int) -> int | None:
    """Return the film that lies a step further in the strip, the current one passed over."""
    numbers = [film.number for film in state.films if film.number != state.current]
    if comparison.film not in numbers:
        return None
    place = numbers.index(comparison.film) + step
    return numbers[min(max(place, 0), len(numbers) - 1)]


def _same_patient(first: FilmGroup | None, second: FilmGroup | None) -> bool:
    return first is not None and second is not None and first.patient == second.patient


def _usable(film: Film) -> bool:
    return film.problem is None and not film.unscored


def _days_before(film: Film, day: date | None) -> int:
    """Return how many days a film was taken before a day; 0 where one of them is unknown."""
    taken = study_day(film.source.group)
    return 0 if taken is None or day is None else (day - taken).days


def study_day(group: FilmGroup | None) -> date | None:
    """Return a study's day; None where the header gives none that exists."""
    text = "" if group is None else group.date
    if len(text) != 8 or not text.isdigit():  # PS3.5 Section 6.2, DA
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
