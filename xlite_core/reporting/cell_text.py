"""Text for the cells of spreadsheets, which must never become a formula.

A spreadsheet takes a cell that begins with "=", "+", "-" or "@" for a formula, and file names and
notes are what other people wrote: `=HYPERLINK(...)` in a name would reach out to the network.
The remedy is that of OWASP, "CSV Injection"
(https://owasp.org/www-community/attacks/CSV_Injection): an apostrophe in front.
"""

from __future__ import annotations

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001
_LONGEST = 32_767
"""Characters that a cell of Excel holds (Microsoft, "Excel specifications and limits")."""


def harmless(text: str) -> str:
    """Return a text that every spreadsheet shows as it is written, and none computes."""
    kept = printable(text)
    begins = kept.lstrip(" \N{NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}")
    return f"'{kept}" if begins.startswith(_DANGEROUS) else kept


def printable(text: str) -> str:
    """Return a text without what XML 1.0 (section 2.2) cannot hold, and no longer than a cell."""
    spelled = text.encode("utf-8", "backslashreplace").decode("utf-8")
    shown = "".join(
        c if c in "\t\n\r" or c >= " " else "\N{REPLACEMENT CHARACTER}" for c in spelled
    )
    return shown.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")[: _LONGEST - 1]
