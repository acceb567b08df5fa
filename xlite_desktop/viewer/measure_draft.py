"""A mark that is being drawn, stage by stage: pure steps from the hand to the finished points."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xlite_core.imaging.measurement import Mark, MarkKind, Point
from xlite_desktop.translation import tr

STAGES = {
    MarkKind.DISTANCE: (tr("Draw the distance"),),
    MarkKind.ANGLE: (
        tr("Draw the first line"),
        tr("Draw the second line, apart or from an end of it"),
    ),
    MarkKind.RATIO: (tr("Draw across the widest heart"), tr("Draw across the widest thorax")),
    MarkKind.TEXT: (tr("Click to write, or drag from the words to what they are about"),),
}
"""What the reader is asked to do, line by line."""

DRAFT = 0
"""Number of a mark that is not finished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Lines drawn so far; the last one follows the pointer while it is `open`.

    Attributes:
        kind: What it will be.
        upright: Spans of a ratio lie along the columns of the film: the view is turned.
        points: Two a line.
        open: The last line follows the pointer.
    """

    kind: MarkKind
    upright: bool = False
    points: tuple[Point, ...] = ()
    open: bool = False

    @property
    def hint(self) -> str:
        stages = STAGES[self.kind]
        done = len(self.points) // 2 - int(self.open)
        return stages[min(done, len(stages) - 1)]

    @property
    def finished(self) -> bool:
        return not self.open and len(self.points) == 2 * len(STAGES[self.kind])

    @property
    def mark(self) -> Mark | None:
        """What there is to paint; None before the first line."""
        if not self.points:
            return None
        whole = len(self.points) == 2 * len(STAGES[self.kind])
        kind = self.kind if whole else MarkKind.DISTANCE
        points = _joined(self.points) if self.finished else self.points
        return Mark(number=DRAFT, kind=kind, points=points)


def begun(draft: Draft, at: Point) -> Draft:
    """Begin the next line at a film point."""
    return replace(draft, points=(*draft.points, at, at), open=True)


def followed(draft: Draft, at: Point) -> Draft:
    """Let the open line end at a film point."""
    if not draft.open:
        return draft
    start = draft.points[-2]
    if draft.kind is MarkKind.RATIO:  # one direction, so that the two spans can be compared
        at = (start[0], at[1]) if draft.upright else (at[0], start[1])
    return replace(draft, points=(*draft.points[:-1], at))


def ended(draft: Draft) -> Draft:
    """End the open line where it is."""
    return replace(draft, open=False)


def snapped(draft: Draft, at: Point, reach: float) -> Point:
    """Return where a second line of an angle begins: at an end of the first, if that is near.

    Args:
        draft: With its first line drawn.
        at: The film point under the pointer.
        reach: In film pixels.
    """
    if draft.kind is not MarkKind.ANGLE or len(draft.points) != 2:
        return at
    near = [p for p in draft.points if abs(p[0] - at[0]) <= reach and abs(p[1] - at[1]) <= reach]
    return near[0] if near else at


def _joined(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return two lines that share an end as an arm, the vertex and an arm."""
    if len(points) != 4:
        return points
    a, b, c, d = points
    if c == b:
        return a, b, d
    return (b, a, d) if c == a else points
