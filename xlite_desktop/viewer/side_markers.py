"""Which side of the patient is where: letters at the edges of the film, as the view lies.

R and L (or A and P on a lateral film that says so) always stand; H and F join
them while the view is turned.  The letters follow every flip and turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from xlite_core.io.projection import Sides
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import DARK, TYPE_CAPTION, TYPE_TITLE
from xlite_desktop.translation import tr
from xlite_desktop.viewer.film_view import FilmView
from xlite_desktop.viewer.halo_text import HaloPainter

ASSUMED = tr("assumed")

_WORDS = {
    "L": tr("left"),
    "R": tr("right"),
    "A": tr("front"),
    "P": tr("back"),
    "H": tr("head"),
    "F": tr("feet"),
}
_EDGE = 10.0  # between a letter and the film's edge
_CLEAR_OF_TOOLS = 76.0  # from the canvas's left edge
_NOTE_BELOW = 16.0
_BELOW_CAPTION = 44.0  # the line about the patient's identity stands there
_HEIGHT_SHARE = 0.22  # where the markers of lead stand, and neither tools nor scale do


@dataclass(frozen=True, slots=True)
class Marker:
    """One letter.

    Attributes:
        letter: "L", "R", "A", "P", "H" or "F".
        edge: "left", "top", "right" or "bottom" of the film as it is seen.
        at: Left end of its baseline, in logical pixels.
        outside: It stands in the black beside the film.
    """

    letter: str
    edge: str
    at: QPointF
    outside: bool = False


def sides_as_seen(sides: Sides, view: FilmView) -> Sides:
    """Return what the edges show after the view's turns and flip."""
    seen = sides
    for _ in range(view.quarter_turns):  # clockwise: what was left comes to the top
        seen = replace(seen, left=seen.bottom, top=seen.left, right=seen.top, bottom=seen.right)
    return replace(seen, left=seen.right, right=seen.left) if view.mirrored else seen


def shown_sides(sides: Sides, view: FilmView) -> dict[str, str]:
    """Return edge -> letter for the letters that stand: head and feet only while turned."""
    seen = sides_as_seen(sides, view)
    edges = {"left": seen.left, "top": seen.top, "right": seen.right, "bottom": seen.bottom}
    turned = view.quarter_turns != 0
    return {edge: letter for edge, letter in edges.items() if turned or letter not in "HF"}


def spoken_sides(sides: Sides, view: FilmView) -> str:
    """Return the sides in words: "Left edge: right side of the patient, assumed"."""
    seen = sides_as_seen(sides, view)
    assumed = f" ({ASSUMED})" if sides.assumed else ""
    return tr(
        "The left edge shows the patient's {words}{assumed}.",
        words=_WORDS[seen.left],
        assumed=assumed,
    )


def markers(
    sides: Sides, view: FilmView, film: QRectF, size: QSizeF, *, caption_end: float = 0.0
) -> tuple[Marker, ...]:
    """Place the letters: in the black beside the film where there is room, else on its edge.

    Args:
        sides: Of the stored film.
        view: How it is turned.
        film: Its visible part, in logical pixels.
        size: Of the canvas.
        caption_end: Where the text at the top left ends, from the top.
    """
    return tuple(_placed(shown_sides(sides, view), sides, film, size, caption_end))


def paint_side_markers(halo: HaloPainter, placed: tuple[Marker, ...], *, assumed: bool) -> None:
    """Write the letters, and below those of the sides that nobody vouches for them."""
    for marker in placed:
        halo.text(marker.at, marker.letter, _letter_font(), DARK.text)
        if assumed and marker.edge in ("left", "right"):
            at = marker.at + QPointF(0, _NOTE_BELOW)
            if marker.edge == "left":
                end = at + QPointF(_width(_letter_font(), marker.letter), 0)
                ends = marker.outside  # with the letter, which stands at the film's edge
                halo.text(end if ends else at, ASSUMED, _note_font(), DARK.quiet, right=ends)
            else:
                halo.text(at, ASSUMED, _note_font(), DARK.quiet)


def _placed(
    letters: dict[str, str], sides: Sides, film: QRectF, size: QSizeF, caption_end: float
) -> Iterator[Marker]:
    metrics = QFontMetricsF(_letter_font())
    tall = metrics.capHeight()
    note = _note_width() if sides.assumed else 0.0
    line = max(_HEIGHT_SHARE * size.height(), caption_end + _BELOW_CAPTION)
    line = min(max(line, film.top() + tall + _EDGE), film.bottom() - _EDGE)
    for edge, letter in letters.items():
        wide = metrics.horizontalAdvance(letter)
        taken = max(wide, note)
        outside = False
        if edge == "left":
            outside = film.left() - _EDGE - taken >= _CLEAR_OF_TOOLS
            inside = max(film.left() + _EDGE, _CLEAR_OF_TOOLS)
            at = QPointF(film.left() - _EDGE - wide if outside else inside, line)
        elif edge == "right":
            outside = film.right() + _EDGE + taken <= size.width() - _EDGE
            at = QPointF(film.right() + (_EDGE if outside else -_EDGE - taken), line)
        else:
            middle = film.center().x() - wide / 2
            above = film.top() - tall - _EDGE / 2 >= _EDGE / 2
            below = film.bottom() + tall + _EDGE / 2 <= size.height() - _EDGE / 2
            if edge == "top":
                at = QPointF(middle, film.top() + (-_EDGE / 2 if above else _EDGE + tall))
            else:
                at = QPointF(middle, film.bottom() + (_EDGE / 2 + tall if below else -_EDGE))
        yield Marker(letter, edge, at, outside)


def _letter_font() -> QFont:
    return font(TYPE_TITLE, SEMIBOLD)


def _note_font() -> QFont:
    return font(TYPE_CAPTION)


def _width(face: QFont, text: str) -> float:
    return QFontMetricsF(face).horizontalAdvance(text)


def _note_width() -> float:
    return _width(_note_font(), ASSUMED)
