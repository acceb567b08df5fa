"""How far a number moves, in words that nobody takes for an interval or another probability."""

from __future__ import annotations

from xlite_desktop.translation import tr
from xlite_desktop.viewer.square_root_axis import per_cent

Range = tuple[float, float]


def spread_words(probability: float, spread: Range) -> str:
    """Say a spread so that nobody takes it for an interval or for another probability."""
    low, high = per_cent(spread[0]), per_cent(spread[1])
    if low == high:
        return tr(
            "Stays at {per_cent} % when the film is shifted a little.",
            per_cent=per_cent(probability),
        )
    return tr(
        "Moves between {low} and {high} % when the film is shifted a little.", low=low, high=high
    )


def spread_note(spread: Range) -> str:
    """Say the same where there is little room."""
    low, high = per_cent(spread[0]), per_cent(spread[1])
    if low == high:
        return tr("Does not move when the film is shifted a little")
    return tr("Moves between {low} and {high} % when shifted a little", low=low, high=high)
