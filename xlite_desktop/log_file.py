"""The log: a small rotating file that says what went wrong, and never on whose film."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from xlite_core.errors import XLiteError
from xlite_core.places import Place, folder_of

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]

_MOST_CAUSES, _MOST_PLACES = 20, 100
"""That are written of one error, the last ones: an endless recursion has a thousand places."""


def log_folder() -> Path:
    """Return where this user's log lives."""
    return folder_of(Place.LOGS)


def start_logging(folder: Path) -> None:
    """Send the application's log to a file of at most four times 256 KB.

    Where no file can be written it goes to the error stream instead: a full
    disk or a locked profile must not keep anyone from looking at a film.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "xlite.log",
            maxBytes=256_000,
            backupCount=3,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(AnonymousFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def anonymous_traceback(error: BaseException, *, own_words: bool = True) -> str:
    """Return where an error was raised, without what it says.

    An error's own text may hold a path or a value from a header, and paths in
    a traceback hold the user's name.  Only our own errors promise to hold no
    path and nothing of a header, so only they may keep their words.

    Args:
        error: With its causes, which may lead back to itself.
        own_words: False leaves out the words of our own errors, too.
    """
    chain: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in chain and len(chain) < _MOST_CAUSES:
        chain.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\nwhich led to\n".join(_raised(one, own_words=own_words) for one in reversed(chain))


def _raised(error: BaseException, *, own_words: bool) -> str:
    lines = [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__, limit=-_MOST_PLACES)
    ]
    words = f": {error}" if own_words and isinstance(error, XLiteError) else ""
    return "\n".join([*lines, f"{type(error).__qualname__}{words}"])


class AnonymousFormatter(logging.Formatter):
    """Formats exceptions without their text."""

    def formatException(self, ei: _ExcInfo | tuple[None, None, None]) -> str:
        # Not even our own words: some name a model, a table or a folder.
        return anonymous_traceback(ei[1], own_words=False) if ei[1] is not None else ""
