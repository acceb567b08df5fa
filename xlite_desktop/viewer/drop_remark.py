"""What has to be said about a drop, in one notice."""

from __future__ import annotations

from xlite_desktop.translation import tr
from xlite_desktop.viewer.changes import Problem
from xlite_desktop.viewer.film_finding import FoundFilms
from xlite_desktop.viewer.film_source import MOST_FILMS

_NOTHING_FOUND = Problem(
    tr("There are no films in what was dropped."),
    tr("Drop PNG, JPEG, TIFF or DICOM files, or a folder that holds some."),
)
_TOO_MANY = Problem(
    tr("Only the first {most_films:,} films were added.", most_films=MOST_FILMS),
    tr("Drop a smaller folder to see the others."),
)


def remark_of(found: FoundFilms) -> Problem | None:
    """Return what a reader should know of a drop; None where all went as expected."""
    said = list(found.remarks)
    if not found.sources:
        return Problem(_NOTHING_FOUND.summary, " ".join(said) or _NOTHING_FOUND.hint)
    if found.cut:
        return Problem(_TOO_MANY.summary, " ".join((*said, _TOO_MANY.hint)))
    return Problem(said[0], " ".join(said[1:])) if said else None
