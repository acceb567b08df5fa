"""How the Data page writes numbers, days and durations."""

from __future__ import annotations

from datetime import datetime

from xlite_desktop.short_dates import short_date
from xlite_desktop.translation import tr


def day(moment: datetime, now: datetime) -> str:
    """Return a day as people say it: "12 Nov", with the year where it is another."""
    return short_date(moment.day, moment.month, None if moment.year == now.year else moment.year)


def fingerprint_words(fingerprint: str) -> str:
    """Return hexadecimal digits in groups of four, as people compare them."""
    return " ".join(fingerprint[place : place + 4] for place in range(0, len(fingerprint), 4))


def duration(seconds: float) -> str:
    """Return how long something takes: "13 s", "4 min", "1 h 20 min"."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return (
        tr("{minutes} min", minutes=minutes)
        if minutes < 90
        else tr("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
    )


def joined(names: list[str]) -> str:
    """Return "A", "A and B", "A, B and C"."""
    return (
        names[0]
        if len(names) == 1
        else tr("{listed} and {last}", listed=", ".join(names[:-1]), last=names[-1])
    )
