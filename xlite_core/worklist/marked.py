"""What was left on many films, in one question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from xlite_core.worklist.entries import FilmMarks
from xlite_core.worklist.opinion import Opinion
from xlite_core.worklist.store import Worklist


def marked_films(worklist: Worklist, model: str) -> Mapping[str, FilmMarks]:
    """Return the films that carry a flag, a note or an opinion.

    Args:
        worklist: Where to look.
        model: Fingerprint of the model beside which the opinions were given.

    Returns:
        SHA-256 of the film's file -> what was left on it, opinions in the order they were given.

    Raises:
        WorklistRefused: The file cannot be read.
    """
    with worklist.asking() as database:
        said = database.execute(
            "SELECT film, finding, verdict, text, present FROM opinion WHERE model = ?"
            " ORDER BY given, rowid",
            (model,),
        ).fetchall()
        films = database.execute(
            "SELECT key, flagged, note FROM film WHERE flagged OR note <> '' OR key IN"
            " (SELECT film FROM opinion WHERE model = ?)",
            (model,),
        ).fetchall()
    opinions: dict[str, list[Opinion]] = defaultdict(list)
    for film, finding, verdict, text, present in said:
        known = None if present is None else bool(present)
        opinions[film].append(Opinion(finding=finding, verdict=verdict, text=text, present=known))
    return {
        key: FilmMarks(flagged=bool(flagged), note=note, opinions=tuple(opinions[key]))
        for key, flagged, note in films
    }
