"""Studies on the command line: a heading before the films of each, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape

from xlite_core.io.film_group import group_numbers
from xlite_core.io.gathering_words import remarks
from xlite_core.io.studies import FoundFilm, Gathering


class StudyHeadings:
    """Says to which study the next films belong, without saying whose it is."""

    def __init__(self, films: Sequence[FoundFilm]) -> None:
        self._groups = tuple(film.group for film in films)
        self._numbers = group_numbers(self._groups)
        self._counts = Counter(group.study for group in self._groups if group is not None)
        self._printed: str | None = None

    def print_before(self, index: int, console: Console) -> None:
        """Print a heading, if the film at a place (from 0) begins a study."""
        group = self._groups[index]
        study = "" if group is None else group.study
        if study == self._printed or not self._counts:
            return
        self._printed = study
        console.print(f"\n[bold]{self._heading(study)}[/bold]", highlight=False)

    def _heading(self, study: str) -> str:
        if not study:
            return "Films without a study"
        patient, number = self._numbers[study]
        count = self._counts[study]
        films = "1 film" if count == 1 else f"{count:,} films"
        return f"Patient {patient} · Study {number} · {films}"


def said(found: Gathering, errors: Console) -> None:
    """Print what was left out, one line each."""
    for remark in remarks(found):
        errors.print(f"[yellow]{escape(remark)}[/yellow]", highlight=False)
