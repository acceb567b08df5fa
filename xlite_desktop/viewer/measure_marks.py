"""What is drawn on one film, as one frozen value: marks, which is chosen, and how to go back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xlite_core.imaging.measurement import LONGEST_TEXT, Mark, MarkKind, Point

Marks = tuple[Mark, ...]

MOST_STEPS = 100
"""Steps that can be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The marks of a film.

    Attributes:
        marks: In the order they were drawn.
        chosen: Number of the mark that keys act on; None for none.
        handle: Index of the point of it that arrow keys move; None for the whole mark.
        past: Earlier marks, the latest last.
        future: Marks that were undone, the next to come back last.
    """

    marks: Marks = ()
    chosen: int | None = None
    handle: int | None = None
    past: tuple[Marks, ...] = ()
    future: tuple[Marks, ...] = ()

    @property
    def mark(self) -> Mark | None:
        """The chosen mark."""
        return self.numbered(self.chosen)

    def numbered(self, number: int | None) -> Mark | None:
        return next((mark for mark in self.marks if mark.number == number), None)


def added(drawing: Drawing, kind: MarkKind, points: tuple[Point, ...], text: str = "") -> Drawing:
    """Return the drawing with one mark more, which is chosen."""
    known = [mark.number for marks in (drawing.marks, *drawing.past) for mark in marks]
    number = max(known, default=0) + 1
    mark = Mark(number=number, kind=kind, points=points, text=text.strip()[:LONGEST_TEXT])
    return replace(_changed(drawing, (*drawing.marks, mark)), chosen=number, handle=None)


def removed(drawing: Drawing, number: int) -> Drawing:
    """Return the drawing without a mark."""
    if drawing.numbered(number) is None:
        return drawing
    left = tuple(mark for mark in drawing.marks if mark.number != number)
    return _changed(drawing, left)


def cleared(drawing: Drawing) -> Drawing:
    """Return the drawing without any mark."""
    return _changed(drawing, ()) if drawing.marks else drawing


def moved(drawing: Drawing, mark: Mark) -> Drawing:
    """Return the drawing with a mark in its new place, in the middle of a drag: not undoable."""
    marks = tuple(mark if old.number == mark.number else old for old in drawing.marks)
    return replace(drawing, marks=marks)


def settled(drawing: Drawing, before: Marks) -> Drawing:
    """Return the drawing after a drag, undoable as one step."""
    if drawing.marks == before:
        return drawing
    return _changed(replace(drawing, marks=before), drawing.marks)


def reworded(drawing: Drawing, number: int, text: str) -> Drawing:
    """Return the drawing with another text; a note without any is removed."""
    mark = drawing.numbered(number)
    text = text.strip()[:LONGEST_TEXT]
    if mark is None or mark.text == text:
        return drawing
    if not text:
        return removed(drawing, number)
    return settled(moved(drawing, replace(mark, text=text)), drawing.marks)


def chosen(drawing: Drawing, number: int | None, handle: int | None = None) -> Drawing:
    """Return the drawing with another mark chosen, or none."""
    known = drawing.numbered(number)
    return replace(drawing, chosen=number if known else None, handle=handle if known else None)


def next_handle(drawing: Drawing) -> Drawing:
    """Return the drawing with the next point of the chosen mark in hand; after the last, all."""
    mark = drawing.mark
    if mark is None:
        return drawing
    last = len(mark.points) - 1
    following = 0 if drawing.handle is None else drawing.handle + 1
    return replace(drawing, handle=None if following > last else following)


def undone(drawing: Drawing) -> Drawing:
    """Return the drawing one step back."""
    if not drawing.past:
        return drawing
    *past, marks = drawing.past
    return _kept(drawing, marks, tuple(past), (*drawing.future, drawing.marks))


def redone(drawing: Drawing) -> Drawing:
    """Return the drawing one step forward again."""
    if not drawing.future:
        return drawing
    *future, marks = drawing.future
    return _kept(drawing, marks, (*drawing.past, drawing.marks), tuple(future))


def with_point(mark: Mark, index: int, to: Point) -> Mark:
    """Return a mark with one point elsewhere; the spans of a ratio stay parallel."""
    points = list(mark.points)
    points[index] = to
    if mark.kind is MarkKind.RATIO:
        other = index ^ 1
        x, y = points[other]
        points[other] = (x, to[1]) if spans_rows(mark) else (to[0], y)
    return replace(mark, points=tuple(points))


def shifted(mark: Mark, dx: float, dy: float) -> Mark:
    """Return a mark moved as a whole by a distance in film pixels."""
    return replace(mark, points=tuple((x + dx, y + dy) for x, y in mark.points))


def spans_rows(mark: Mark) -> bool:
    """Whether the spans of a ratio lie along the rows of the film."""
    heart, heart_end, thorax, thorax_end = mark.points
    return heart[1] == heart_end[1] and thorax[1] == thorax_end[1]


def _changed(drawing: Drawing, marks: Marks) -> Drawing:
    return _kept(drawing, marks, (*drawing.past, drawing.marks)[-MOST_STEPS:], ())


def _kept(
    drawing: Drawing, marks: Marks, past: tuple[Marks, ...], future: tuple[Marks, ...]
) -> Drawing:
    after = Drawing(marks=marks, past=past, future=future)
    mark = after.numbered(drawing.chosen)
    same = mark is not None and drawing.handle is not None and drawing.handle < len(mark.points)
    return replace(
        after, chosen=None if mark is None else mark.number, handle=drawing.handle if same else None
    )
