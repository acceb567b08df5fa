"""Which films the table shows and in which order: pure functions of what the reader asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from xlite_core.batch.film_row import RowState
from xlite_desktop.folders.film_table import FilmTable

LIST, FLAG, FILE, TOP, SAID, NOTE = "", "flag", "file", "top", "said", "note"
"""What films can be sorted by, besides the findings: the order of the list, and columns."""


class Kind(Enum):
    """Which films are shown."""

    ALL = "all"
    ABOVE = "above"
    DOUBTED = "doubted"
    UNREADABLE = "unreadable"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the reader asked for.

    Attributes:
        kind: Which films.
        finding: For `Kind.ABOVE`: the finding that must be above its threshold; "" for any.
        words: Part of a name or note, in any case.
        sorted_by: A key above, or a finding's.
        descending: Highest first.
    """

    kind: Kind = Kind.ALL
    finding: str = ""
    words: str = ""
    sorted_by: str = LIST
    descending: bool = False

    @property
    def follows_results(self) -> bool:
        """Whether a new result may change which films are shown, or their order."""
        results = (Kind.ABOVE, Kind.DOUBTED, Kind.UNREADABLE)
        return self.kind in results or self.sorted_by not in (LIST, FILE)


def excesses(table: FilmTable, thresholds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far each finding lies above its threshold, in square roots; see `ranking.excess`.

    Args:
        table: The films.
        thresholds: Shape (findings,), 0 to 1.

    Returns:
        Shape (films, findings), -1 to 1; NaN where a film has no score.
    """
    difference: NDArray[np.float64] = np.sqrt(table.probabilities) - np.sqrt(thresholds)
    return difference


def leading(table: FilmTable, thresholds: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the finding that stands out most on each film, shape (films,); -1 without a score."""
    if not len(table) or not table.findings:
        return np.full(len(table), -1, np.intp)
    above = excesses(table, thresholds)
    scored = ~np.isnan(above[:, 0])
    best = np.argmax(np.where(scored[:, None], above, 0.0), axis=1)
    return np.where(scored, best, -1)


def arranged(table: FilmTable, thresholds: NDArray[np.float64], wish: Wish) -> NDArray[np.intp]:
    """Return the places of the films to show, from top to bottom; ties keep the list's order."""
    places = np.flatnonzero(_wanted(table, thresholds, wish))
    if wish.sorted_by == LIST:
        return places[::-1] if wish.descending else places
    keys = _keys(table, thresholds, wish.sorted_by)[places]
    unknown = np.isnan(keys)
    order = np.argsort(-keys if wish.descending else keys, kind="stable")
    # NaN comes last either way: a film without a score is not the lowest of all.
    assert not unknown[order[: len(order) - int(unknown.sum())]].any()
    return places[order]


def _wanted(table: FilmTable, thresholds: NDArray[np.float64], wish: Wish) -> NDArray[np.bool_]:
    keep = np.ones(len(table), bool)
    if wish.kind is Kind.ABOVE:
        above = table.probabilities >= thresholds
        keep &= ~table.doubted  # nor are they counted as above: they have a filter of their own
        if wish.finding in table.findings:
            keep &= above[:, table.findings.index(wish.finding)]
        else:
            keep &= above.any(axis=1)
    elif wish.kind is Kind.DOUBTED:
        keep &= table.doubted
    elif wish.kind is Kind.UNREADABLE:
        keep &= np.isin(table.states, (RowState.UNREADABLE, RowState.UNSCORED))
    elif wish.kind is Kind.FLAGGED:
        keep &= table.flagged
    words = wish.words.strip().casefold()
    return keep & table.naming(words) if words else keep


def _keys(table: FilmTable, thresholds: NDArray[np.float64], sorted_by: str) -> NDArray[np.float64]:
    if sorted_by == FILE:
        return table.name_rank.astype(np.float64)
    if sorted_by == TOP:
        above = excesses(table, thresholds)
        return np.full(len(table), np.nan) if not above.size else above.max(axis=1)
    if sorted_by == FLAG:
        return table.flagged.astype(np.float64)
    if sorted_by == NOTE:
        return table.noted.astype(np.float64)
    if sorted_by == SAID:
        said = table.doubted + 2.0 * (table.states == RowState.UNSCORED)
        return np.asarray(said + 3.0 * (table.states == RowState.UNREADABLE), np.float64)
    return table.probabilities[:, table.findings.index(sorted_by)]
