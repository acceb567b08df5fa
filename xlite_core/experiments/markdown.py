"""Markdown that shows what was meant: texts escaped, tables aligned, numbers with intervals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlite_core.evaluation.interval import Estimate
from xlite_core.experiments.record import NOT_APPLICABLE

# All that CommonMark may take for syntax; also & and <, which start entities and HTML, and what
# GitHub makes links of.  An underscore within a word ("KD_001") is no emphasis.
_SYNTAX = re.compile(r"([\\`*\[\]#|<&~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|:(?=//)|@(?=\w))")
_LINE_START = re.compile(r"^([-=+>]|\d+(?=[.)](?:\s|$)))")


def plain(text: object) -> str:
    r"""Return a text that Markdown shows letter by letter, on one line.

    Line breaks become spaces.  A leading "-", "=" or "1." is escaped, too: it
    would begin a list or a heading.
    """
    line = " ".join(str(text).split())
    escaped = _SYNTAX.sub(r"\\\1", line)
    # A number is escaped behind it: "1\\." shows "1.".
    return _LINE_START.sub(lambda m: f"{m[1]}\\" if m[1].isdigit() else f"\\{m[1]}", escaped)


def table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, left: Sequence[int] = (0,)
) -> str:
    """Return a pipe table with a line break at its end; empty without rows.

    Args:
        headings: Markdown, one a column.
        rows: Markdown cells.
        left: Columns that are texts; the others are numbers and stand to the right.
    """
    if not rows:
        return ""
    rule = [":--" if column in left else "--:" for column in range(len(headings))]
    lines = [headings, rule, *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def decimal(value: float | None, digits: int = 3) -> str:
    """Return a number with a real minus, or N/A."""
    if value is None:
        return NOT_APPLICABLE
    text = f"{value:.{digits}f}"
    # Minus nothing is nothing.
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")


def with_interval(estimate: Estimate | None, digits: int = 3) -> str:
    """Return "0.794 (0.781–0.806)", or N/A; intervals with minus signs say "to"."""
    if estimate is None:
        return NOT_APPLICABLE
    between = " to " if estimate.low < 0 else "–"
    low, high = decimal(estimate.low, digits), decimal(estimate.high, digits)
    return f"{decimal(estimate.value, digits)} ({low}{between}{high})"


def bold(text: str, *, when: bool = True) -> str:
    """Return Markdown in bold, if asked to."""
    return f"**{text}**" if when else text
