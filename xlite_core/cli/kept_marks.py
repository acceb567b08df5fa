"""What the reader left on films in the window, for what the command line writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xlite_core.errors import XLiteError

if TYPE_CHECKING:
    from rich.console import Console

    from xlite_core.worklist.entries import FilmMarks


def kept_marks(model: str, errors: Console) -> Mapping[str, FilmMarks]:
    """Return the marks of every film by its SHA-256, where there is a worklist in its usual place.

    A worklist that cannot be read is said and does without.

    Args:
        model: Fingerprint of the model beside which the opinions were given.
        errors: Where to say so.
    """
    from xlite_core.places import Place, folder_of
    from xlite_core.worklist.database import FILE_NAME
    from xlite_core.worklist.marked import marked_films
    from xlite_core.worklist.store import Worklist

    file = folder_of(Place.WORKLIST) / FILE_NAME
    if not file.is_file():
        return {}
    try:
        worklist = Worklist(file)
        try:
            return marked_films(worklist, model)
        finally:
            worklist.close()
    except XLiteError as error:
        errors.print(f"Without the reader's opinions: {error}", style="yellow", highlight=False)
        return {}
