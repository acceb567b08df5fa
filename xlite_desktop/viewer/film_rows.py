"""The rows of the filmstrip, worked out anew only for films that have changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QImage

from xlite_desktop.viewer.filmstrip_model import FilmRow
from xlite_desktop.viewer.state import Film, ViewerState

_MadeOf = tuple[Film, Mapping[str, float], QImage | None]


class FilmRows:
    """Remembers each row until its film, its place, its picture or the thresholds change.

    A strip of thousands announces every film twice while it loads; counting all
    flags of all films each time would keep the window busy for minutes.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[_MadeOf, FilmRow]] = {}

    def rows(self, state: ViewerState, pictures: Mapping[int, QImage]) -> tuple[FilmRow, ...]:
        """Return one row a film, in the order of the strip; unchanged rows are the same objects."""
        before, self._known = self._known, {}
        for place, film in enumerate(state.films, 1):
            picture = pictures.get(film.number)
            # Films and thresholds are never altered, only replaced: identity is enough.
            made_of = (film, state.thresholds, picture)
            known = before.get(film.number)
            if known is None or known[1].place != place or not _same(known[0], made_of):
                known = (made_of, _row(film, place, state, picture))
            self._known[film.number] = known
        return tuple(row for _, row in self._known.values())


def _same(before: _MadeOf, now: _MadeOf) -> bool:
    # Written out: a loop would take several times as long, and there are thousands of rows.
    return before[0] is now[0] and before[1] is now[1] and before[2] is now[2]


def _row(film: Film, place: int, state: ViewerState, picture: QImage | None) -> FilmRow:
    return FilmRow(
        film.number,
        place,
        film.source.name,
        film.view,
        state.flags(film),
        unreadable=film.problem is not None,
        thumbnail=picture,
        unscored=bool(film.unscored),
        flagged=film.marks.flagged,
        noted=bool(film.marks.note),
    )
