"""Days as the window writes them: "12 Nov", in German "12. Nov."."""

from __future__ import annotations

from xlite_desktop.translation import tr

_MONTHS = (
    tr("Jan"),
    tr("Feb"),
    tr("Mar"),
    tr("Apr"),
    tr("May"),
    tr("Jun"),
    tr("Jul"),
    tr("Aug"),
    tr("Sep"),
    tr("Oct"),
    tr("Nov"),
    tr("Dec"),
)


def short_date(day: int, month: int, year: int | None = None) -> str:
    """Return "12 Nov", or "12 Nov 2026" with the year, in the reader's language.

    Args:
        day: Of the month.
        month: 1 to 12.
        year: Where it should be said.
    """
    if year is None:
        return tr("{day} {month}", day=day, month=_MONTHS[month - 1])
    return tr("{day} {month} {year}", day=day, month=_MONTHS[month - 1], year=year)
