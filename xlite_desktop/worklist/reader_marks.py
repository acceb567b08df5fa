"""Keeps the marks of the films on the desk and those of the worklist the same."""

from __future__ import annotations

import dataclasses
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.state import NO_MARKS, Film, ViewerState

if TYPE_CHECKING:
    from xlite_core.worklist.entries import FilmMarks
    from xlite_core.worklist.store import Worklist
    from xlite_desktop.background.worklist_keeping import WorklistKeeping
    from xlite_desktop.viewer.reading_desk import ReadingDesk
    from xlite_desktop.viewer.reading_strip import ReaderSaid


class ReaderMarks(QObject):
    """Looks up each film that was read, and keeps what the reader does to it.

    The desk shows a mark at once; the worklist is written behind it.

    Signals:
        linked: more films are known to belong to their studies.
    """

    linked = Signal()

    def __init__(self, desk: ReadingDesk, keeping: WorklistKeeping, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keeping = keeping
        self._asked: dict[int, tuple[str, str]] = {}
        self._given: Counter[str] = Counter()
        self._films: tuple[Film, ...] = ()
        self._fingerprint = ""
        self._drops: list[tuple[int, tuple[Path, ...]]] = []
        self._links: list[tuple[int, str]] = []
        self._linking = False
        desk.state_changed.connect(self._on_state_changed)

    @Slot(object)
    def say(self, said: ReaderSaid) -> None:
        """Keep the reader's opinion of a finding of the current film."""
        from xlite_desktop.worklist.marking import opinion_after, with_opinion

        state, film = self._desk.state, self._desk.state.film
        if film is None or said.finding not in film.probabilities:
            return
        flagged = film.probabilities[said.finding] >= state.thresholds[said.finding]
        opinion = opinion_after(film.marks, said, flagged=flagged)
        self._show(film, with_opinion(film.marks, said.finding, opinion))
        key, model = film.key, state.fingerprint

        def keep(worklist: Worklist) -> None:
            if opinion is None:
                worklist.withdraw_opinion(key, model, said.finding)
            else:
                worklist.give_opinion(key, model, opinion)

        self._keeping.ask(keep)

    def switch_flag(self) -> None:
        """Flag the current film, or take its flag away."""
        film = self._desk.state.film
        if film is not None and film.key:
            on, key = not film.marks.flagged, film.key
            self._show(film, dataclasses.replace(film.marks, flagged=on))
            self._keeping.ask(lambda worklist: worklist.flag(key, flagged=on))

    @Slot(str)
    def note(self, text: str) -> None:
        """Keep a note to the current film; an empty one forgets it."""
        film = self._desk.state.film
        if film is not None and film.key and text.strip() != film.marks.note:
            key = film.key
            self._show(film, dataclasses.replace(film.marks, note=text.strip()))
            self._keeping.ask(lambda worklist: worklist.note(key, text))

    def remember_study(self, paths: tuple[Path, ...], films: int) -> None:
        """Remember a drop, and from now on which films belong to it."""

        def remember(worklist: Worklist) -> int:
            from xlite_core.worklist.studies import remember_study

            return remember_study(worklist, paths, films)

        self._keeping.ask(remember, partial(self._know_study, paths), wanted=False)

    def forget(self) -> None:
        """Clear the marks of all films on the desk: they were forgotten."""
        self._drops.clear()
        for film in self._desk.state.films:
            self._given[film.key] += 1  # what is being looked up is of before
            if film.marks != NO_MARKS:
                self._desk.apply(c.FilmMarked(film.number, NO_MARKS))

    def _know_study(self, paths: tuple[Path, ...], number: int) -> None:
        self._drops.append((number, paths))
        self._link(tuple(film for film in self._desk.state.films if film.key))

    def _link(self, films: tuple[Film, ...]) -> None:
        """Say which of these films belong to a drop of this session."""
        self._links += [
            (number, film.key)
            for film in films
            for number, paths in self._drops
            if film.source.path is not None and _lies_in(film.source.path, paths)
        ]
        if self._links and not self._linking:
            self._write_links()

    def _write_links(self) -> None:
        """Write what has gathered in one go: thousands of films are not thousands of commits."""
        links, self._links, self._linking = tuple(self._links), [], True
        self._keeping.ask(
            partial(_link, links=links), self._on_linked, otherwise=self._on_unlinked, wanted=False
        )

    def _on_linked(self, _: None) -> None:
        self._linking = False
        if self._links:
            self._write_links()
        self.linked.emit()

    def _on_unlinked(self) -> None:
        """Only the counts of a row are lost; the next film tries again."""
        self._linking = False

    @Slot(object)
    def _on_state_changed(self, state: ViewerState) -> None:
        if state.films is self._films and state.fingerprint == self._fingerprint:
            return
        old = {id(film) for film in self._films}
        new_model = state.fingerprint != self._fingerprint
        self._films, self._fingerprint = state.films, state.fingerprint
        for film in state.films:
            if film.key and (new_model or id(film) not in old):
                self._look_up(film, state.fingerprint)

    def _look_up(self, film: Film, fingerprint: str) -> None:
        before = self._asked.get(film.number, ("", ""))
        if before == (film.key, fingerprint):
            return
        if before[0] != film.key:
            self._link((film,))
        self._asked[film.number] = (film.key, fingerprint)
        self._ask(film.number, film.key, fingerprint)

    def _ask(self, number: int, key: str, fingerprint: str) -> None:
        self._keeping.ask(
            lambda worklist: worklist.marks(key, fingerprint),
            partial(self._found, number, key, fingerprint, self._given[key]),
            wanted=False,
        )

    def _found(self, number: int, key: str, fingerprint: str, given: int, marks: FilmMarks) -> None:
        state = self._desk.state
        film = state.film_numbered(number)
        if film is None or film.key != key or state.fingerprint != fingerprint:
            return
        if self._given[key] != given:  # the reader was faster: this lacks what was just given
            self._ask(number, key, fingerprint)
        elif film.marks != marks:
            self._desk.apply(c.FilmMarked(number, marks))

    def _show(self, film: Film, marks: FilmMarks) -> None:
        """Show marks that were just given, wherever this film stands in the strip."""
        self._given[film.key] += 1
        for one in self._desk.state.films:
            if one.key == film.key:
                self._desk.apply(c.FilmMarked(one.number, marks))


def _link(worklist: Worklist, links: tuple[tuple[int, str], ...]) -> None:
    from xlite_core.worklist.studies import link_films

    link_films(worklist, links)


def _lies_in(film: Path, paths: tuple[Path, ...]) -> bool:
    return any(film == path or film.is_relative_to(path) for path in paths)
