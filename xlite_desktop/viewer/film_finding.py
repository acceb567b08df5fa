"""Finding the films in what was dropped, study by study."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlite_desktop.viewer.film_source import MOST_FILMS, FilmSource

QUIET_S = 0.3
"""Nothing is told before: most searches are over by then."""

PAUSE_S = 0.1
"""Between two reports: more often than the eye reads would only fill the event queue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFilms:
    """What one drop held.

    Attributes:
        paths: What was dropped.
        sources: The films, patient by patient and study by study.
        remarks: A sentence for each thing that was left out or is missing.
        cut: Only the first `MOST_FILMS` are here.
        stopped: The search was called off.
    """

    paths: tuple[Path, ...]
    sources: tuple[FilmSource, ...] = ()
    remarks: tuple[str, ...] = ()
    cut: bool = False
    stopped: bool = False


def find_films(
    paths: Sequence[Path],
    should_stop: Callable[[], bool] = lambda: False,
    tell: Callable[[int, int], None] = lambda _seen, _films: None,
) -> FoundFilms:
    """Return the films that dropped files, folders and discs stand for; see `gather`.

    Args:
        paths: What was dropped.
        should_stop: Asked before every file.
        tell: Given the numbers of files seen and films found, a few times a second.
    """
    from xlite_core.io.gathering_words import remarks
    from xlite_core.io.studies import gather

    found = gather(paths, most=MOST_FILMS, should_stop=should_stop, tell=_seldom(tell))
    return FoundFilms(
        paths=tuple(paths),
        sources=tuple(FilmSource(f.path.name, f.path, group=f.group) for f in found.films),
        remarks=remarks(found),
        cut=found.cut,
        stopped=found.stopped,
    )


def _seldom(tell: Callable[[int, int], None]) -> Callable[[int, int], None]:
    due = time.monotonic() + QUIET_S

    def seldom(seen: int, films: int) -> None:
        nonlocal due
        now = time.monotonic()
        if now >= due:
            due = now + PAUSE_S
            tell(seen, films)

    return seldom
