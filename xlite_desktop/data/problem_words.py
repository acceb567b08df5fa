"""A failure in two sentences: what happened, and what to do."""

from __future__ import annotations

from xlite_core.errors import XLiteError
from xlite_desktop.translation import in_readers_language, tr

UNFORESEEN = (tr("Something went wrong that nobody foresaw."), tr("The log file has the details."))


def problem_words(error: Exception) -> tuple[str, str]:
    """Return summary and hint of a failure; the log has more of one that nobody foresaw."""
    if not isinstance(error, XLiteError):
        return UNFORESEEN
    return in_readers_language(error.summary), in_readers_language(error.hint)
