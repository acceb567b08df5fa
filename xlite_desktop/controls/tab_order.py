"""Tab goes the way that the eye goes: column by column, from the top to the bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

_SAME_LINE = 6
"""Pixels: tops that lie no further apart stand on one line."""


def put_in_order(page: QWidget, columns: Sequence[Iterable[QWidget]]) -> None:
    """Link what Tab reaches on a page in the order in which it stands on the screen.

    Widgets that are built later than the page are linked behind everything else by Qt.

    Args:
        page: Whose parts the columns are.
        columns: Widgets, from the left; what lies in none of them comes with the second.
    """
    held = [list(column) for column in columns]
    sorted_in: list[list[QWidget]] = [[] for _ in held]
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page):
            place = next(
                (n for n, parts in enumerate(held) if any(_within(widget, p) for p in parts)),
                min(1, len(held) - 1),
            )
            sorted_in[place].append(widget)
    stops = [widget for column in sorted_in for widget in _as_read(page, column)]
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)


def _within(widget: QWidget, part: QWidget) -> bool:
    return widget is part or part.isAncestorOf(widget)


def _as_read(page: QWidget, widgets: list[QWidget]) -> list[QWidget]:
    """Return widgets line by line; one that holds another comes before it."""
    places = {widget: widget.mapTo(page, QPoint(0, 0)) for widget in widgets}
    waiting = sorted(widgets, key=lambda widget: (places[widget].y(), places[widget].x()))
    found: list[QWidget] = []
    while waiting:
        top = places[waiting[0]].y()
        line = [w for w in waiting if places[w].y() <= top + _SAME_LINE]
        found += sorted(line, key=lambda widget: places[widget].x())
        waiting = waiting[len(line) :]
    return found
