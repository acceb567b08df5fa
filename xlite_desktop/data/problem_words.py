"""A failure in two sentences: what happened, and what to do."""

from __future__ import annotations

from xlite_core.errors import XLiteError
from xlite_desktop.translation import tr

UNFORESEEN = (tr("Something went wrong that nobody foresaw."), tr("The log file has the details."))


def problem_words(error: Exception) -> tuple[str, str]:
    """Return summary and hint of a failure; the log has more of one that nobody foresaw."""
    return (error.summary, error.hint) if isinstance(error, XLiteError) else UNFORESEEN
