"""Studies in the strip: stepping from one to the next, folding one away, passing over folded ones.

The films of one study that stand together form a run; films without a study
form runs, too, and cannot be folded.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlite_desktop.viewer.state import Film, ViewerState


@dataclass(frozen=True, slots=True)
class StudyStepped:
    """The next study down (+1) or up (-1)."""

    step: int


@dataclass(frozen=True, slots=True)
class StudyFolded:
    """A study is folded to its heading, or unfolded; an empty text is that of the current film."""

    study: str = field(default="", repr=False)


def study_of(film: Film) -> str:
    """Return the key of a film's study; an empty text where it has none."""
    group = film.source.group
    return "" if group is None else group.study


def runs(films: Sequence[Film]) -> tuple[tuple[Film, ...], ...]:
    """Return the films in runs of one study, in the order of the strip."""
    found: list[list[Film]] = []
    for film in films:
        if found and study_of(found[-1][-1]) == study_of(film):
            found[-1].append(film)
        else:
            found.append([film])
    return tuple(tuple(run) for run in found)


def study_stepped(state: ViewerState, change: StudyStepped) -> ViewerState:
    """Go to the first film of the next or the previous study; at the ends, stay."""
    parts = runs(state.films)
    now = next((i for i, run in enumerate(parts) if state.film in run), None)
    if now is None:
        return state
    wanted = min(max(now + change.step, 0), len(parts) - 1)
    return dataclasses.replace(state, current=parts[wanted][0].number)


def study_folded(state: ViewerState, change: StudyFolded) -> ViewerState:
    """Fold a study, or unfold it; films without a study stay as they are."""
    study = change.study or (study_of(state.film) if state.film is not None else "")
    if not any(study_of(film) == study for film in state.films) or not study:
        return state
    return dataclasses.replace(state, folded=state.folded ^ {study})


def film_stepped(state: ViewerState, step: int) -> ViewerState:
    """Go a number of films on, passing over those of folded studies; at the ends, stay."""
    here = state.index
    open_places = [
        place
        for place, film in enumerate(state.films)
        if place == here or study_of(film) not in state.folded
    ]
    if not open_places:
        return state
    now = open_places.index(here) if here in open_places else 0
    wanted = open_places[min(max(now + step, 0), len(open_places) - 1)]
    return dataclasses.replace(state, current=state.films[wanted].number)


def with_current_unfolded(state: ViewerState) -> ViewerState:
    """Unfold the study of the film that was just chosen: it is to be seen in the strip."""
    film = state.film
    if film is None or study_of(film) not in state.folded:
        return state
    return dataclasses.replace(state, folded=state.folded - {study_of(film)})
