"""The rows of the strip: films, below a heading for each study where there are studies."""

from __future__ import annotations

from collections.abc import Sequence

from xlite_core.io.film_group import FilmGroup, group_numbers
from xlite_desktop.short_dates import short_date
from xlite_desktop.translation import tr
from xlite_desktop.viewer.filmstrip_model import FilmRow, HeadingRow, StripRow
from xlite_desktop.viewer.state import Film, ViewerState
from xlite_desktop.viewer.study_changes import runs, study_of

_Plan = tuple[tuple[HeadingRow, slice], ...]
"""Each heading, and where its films stand in the strip; an empty stretch where it is folded."""


class StripRows:
    """Puts headings between films; works them out anew only when films come or go.

    A strip of thousands announces every film twice while it loads.
    """

    def __init__(self) -> None:
        self._made_of: tuple[object, ...] = ()
        self._plan: _Plan = ()

    def rows(self, state: ViewerState, films: Sequence[FilmRow]) -> tuple[StripRow, ...]:
        """Return the rows of the strip, without the films of folded studies.

        A single film, or films of which no header names a study, need no heading.

        Args:
            state: What the page shows.
            films: One row a film, in the order of the state.
        """
        # Films keep their order, and a number is never given twice: these tell any two strips
        # apart that follow on each other.
        last = state.films[-1].number if state.films else 0
        made_of = (len(state.films), last, state.folded, state.patient_text)
        if made_of != self._made_of:
            self._made_of, self._plan = made_of, _plan(state)
        if not self._plan:
            return tuple(films)
        made: list[StripRow] = []
        for heading, stretch in self._plan:
            made.append(heading)
            made.extend(films[stretch])
        return tuple(made)


def _plan(state: ViewerState) -> _Plan:
    groups = tuple(film.source.group for film in state.films)
    if len(groups) < 2 or not any(groups):
        return ()
    numbers = group_numbers(groups)
    made: list[tuple[HeadingRow, slice]] = []
    start = 0
    for place, run in enumerate(runs(state.films), 1):
        heading = _heading(run, -place, numbers, state)
        end = start + len(run)
        made.append((heading, slice(start, start if heading.folded else end)))
        start = end
    return tuple(made)


def place_of(rows: Sequence[StripRow], number: int | None) -> int:
    """Return the place of a film's row, from 0; -1 where it has none."""
    return next((place for place, row in enumerate(rows) if row.number == number), -1)


def _heading(
    run: Sequence[Film], number: int, numbers: dict[str, tuple[int, int]], state: ViewerState
) -> HeadingRow:
    study, group = study_of(run[0]), run[0].source.group
    if group is None:
        return HeadingRow(number=number, study="", patient=tr("No study"), label="", films=len(run))
    patient, place = numbers[study]
    shown = group if state.patient_text else None
    return HeadingRow(
        number=number,
        study=study,
        patient=(shown.name if shown is not None else "")
        or tr("Patient {patient}", patient=patient),
        label=(_date(shown) if shown is not None else "") or tr("Study {place}", place=place),
        films=len(run),
        folded=study in state.folded,
    )


def _date(group: FilmGroup) -> str:
    """Write a DICOM date (YYYYMMDD, PS3.5 Section 6.2) as people do; "" where it is none."""
    text = group.date.replace(".", "")
    if len(text) != 8 or not text.isdecimal() or not 1 <= int(text[4:6]) <= 12:
        return ""
    return short_date(int(text[6:]), int(text[4:6]), int(text[:4]))
