"""The films of a batch as columns of numbers, so that ten thousand are sorted in a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from xlite_core.batch.film_row import FilmRow, RowState
from xlite_core.io.folder import natural_key
from xlite_core.worklist.entries import FilmMarks

_UNMARKED = FilmMarks()


class FilmTable:
    """Films by their place in the list; no Qt, no thread.

    Attributes:
        findings: Keys of the findings, in the model's order.
        rows: The films, in the order of the list.
        probabilities: float64, shape (films, findings); NaN where a film has no score.
        states: uint8, shape (films,): `RowState`.
        doubted: bool, shape (films,): the input check speaks against the findings.
        flagged, noted: bool, shape (films,): the reader's marks.
    """

    def __init__(self, findings: Sequence[str], rows: Sequence[FilmRow]) -> None:
        self.findings = tuple(findings)
        self.rows = list(rows)
        count = len(self.rows)
        self.probabilities: NDArray[np.float64] = np.full((count, len(self.findings)), np.nan)
        self.states: NDArray[np.uint8] = np.zeros(count, np.uint8)
        self.doubted: NDArray[np.bool_] = np.zeros(count, bool)
        self.flagged: NDArray[np.bool_] = np.zeros(count, bool)
        self.noted: NDArray[np.bool_] = np.zeros(count, bool)
        self._marks: Mapping[str, FilmMarks] = {}
        self._places = {row.number: place for place, row in enumerate(self.rows)}
        names = [natural_key(row.path.name) for row in self.rows]
        order = sorted(range(count), key=lambda place: names[place])
        self.name_rank: NDArray[np.intp] = np.empty(count, np.intp)
        self.name_rank[order] = np.arange(count)
        self._folded = np.array([row.path.name.casefold() for row in self.rows] or [""])[:count]
        self._note_words: dict[int, str] = {}
        for place in range(count):
            self._take(place)

    def __len__(self) -> int:
        return len(self.rows)

    def update(self, rows: Iterable[FilmRow]) -> list[int]:
        """Take new results, and return the places of the films that they are of."""
        places = []
        for row in rows:
            place = self._places.get(row.number)
            if place is not None:
                self.rows[place] = row
                self._take(place)
                places.append(place)
        return places

    def set_marks(self, marks: Mapping[str, FilmMarks]) -> None:
        """Take what the reader left on films: SHA-256 of a file -> marks."""
        self._marks = dict(marks)
        for place in range(len(self.rows)):
            self._mark(place)

    def set_mark(self, place: int, marks: FilmMarks) -> None:
        """Take what the reader left on one film, and on its copies."""
        key = self.rows[place].sha256
        self._marks = {**self._marks, key: marks}
        for other, row in enumerate(self.rows):
            if row.sha256 == key:
                self._mark(other)

    def marks(self, place: int) -> FilmMarks:
        """Return what the reader left on a film."""
        key = self.rows[place].sha256
        return self._marks.get(key, _UNMARKED) if key else _UNMARKED

    def thresholds(self, thresholds: Mapping[str, float]) -> NDArray[np.float64]:
        """Return thresholds in the order of the findings, shape (findings,)."""
        return np.array([thresholds.get(name, np.inf) for name in self.findings], np.float64)

    def naming(self, words: str) -> NDArray[np.bool_]:
        """Return which films have words in their name or note, bool, shape (films,)."""
        found: NDArray[np.bool_] = np.char.find(self._folded, words) >= 0
        for place, note in self._note_words.items():
            found[place] |= words in note
        return found

    def _take(self, place: int) -> None:
        row = self.rows[place]
        values = row.probabilities
        self.probabilities[place] = np.nan if values is None else values
        self.states[place] = row.state
        self.doubted[place] = bool(row.notices)
        self._mark(place)

    def _mark(self, place: int) -> None:
        marks = self.marks(place)
        self.flagged[place], self.noted[place] = marks.flagged, bool(marks.note)
        if marks.note:
            self._note_words[place] = marks.note.casefold()
        else:
            self._note_words.pop(place, None)


def counts(table: FilmTable, thresholds: NDArray[np.float64]) -> dict[str, int]:
    """Return how many films are of each kind that the page names.

    Args:
        table: The films.
        thresholds: Shape (findings,), in the table's order.
    """
    above = (table.probabilities >= thresholds).any(axis=1) & ~table.doubted
    return {
        "films": len(table),
        "waiting": int((table.states == RowState.WAITING).sum()),
        "above": int(above.sum()),
        "doubted": int(table.doubted.sum()),
        "unreadable": int((table.states == RowState.UNREADABLE).sum()),
        "unscored": int((table.states == RowState.UNSCORED).sum()),
        "flagged": int(table.flagged.sum()),
    }
