"""What a reader draws on a film, and what it measures: lengths, angles, the cardiothoracic ratio.

Points are film coordinates (x, y) in pixels, with pixel (0, 0) covering 0..1, so a
mark stays where it is however the view is turned.  All arithmetic happens in
millimetres where the file gives a spacing; pixels need not be square.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from xlite_core.errors import InvalidConfiguration
from xlite_core.io.pixel_spacing import SpacingOrigin
from xlite_core.io.radiograph import Radiograph

Point = tuple[float, float]

LONGEST_TEXT = 200
"""Characters of an annotation that are kept."""


class MarkKind(Enum):
    """What a mark is; the value is a stable key."""

    DISTANCE = "distance"
    ANGLE = "angle"
    RATIO = "cardiothoracic ratio"
    TEXT = "text"


POINTS: Mapping[MarkKind, tuple[int, ...]] = {
    MarkKind.DISTANCE: (2,),
    MarkKind.ANGLE: (3, 4),
    MarkKind.RATIO: (4,),
    MarkKind.TEXT: (1, 2),
}
"""How many points a finished mark has.

Two for a distance; two lines, or an arm, the vertex and an arm for an angle; two ends
of the heart, then two of the thorax, for the ratio; a place, or an arrow from the text
to what it is about, for an annotation.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing that was drawn.

    Attributes:
        number: Given once a film and never again.
        kind: What it is.
        points: In film coordinates; see `POINTS`.
        text: The reader's words; empty except for annotations.
    """

    number: int
    kind: MarkKind
    points: tuple[Point, ...]
    text: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for a file."""
        return {
            "number": self.number,
            "kind": self.kind.value,
            "points": [list(point) for point in self.points],
            "text": self.text,
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Mark:
        """Rebuild a mark.

        Raises:
            InvalidConfiguration: The values are no mark.
        """
        try:
            kind = MarkKind(values["kind"])
            points = tuple((float(x), float(y)) for x, y in values["points"])
            mark = cls(
                number=int(values["number"]),
                kind=kind,
                points=points,
                text=str(values["text"])[:LONGEST_TEXT],
            )
        except (KeyError, TypeError, ValueError) as error:
            raise _no_mark() from error
        finite = all(math.isfinite(side) for point in points for side in point)
        if len(points) not in POINTS[kind] or not finite:
            raise _no_mark()
        return mark


@dataclass(frozen=True, slots=True)
class PixelSize:
    """The size of a film's pixels, or that it is unknown.

    Attributes:
        row: From one row to the next, in `unit`.
        column: From one column to the next, in `unit`.
        unit: "mm" or "px".
        origin: Where millimetres hold.
        view: "PA", "AP" or whatever the file says; empty where it does not.
    """

    row: float = 1.0
    column: float = 1.0
    unit: str = "px"
    origin: SpacingOrigin = SpacingOrigin.UNKNOWN
    view: str = ""

    @classmethod
    def of(cls, radiograph: Radiograph) -> PixelSize:
        view = radiograph.provenance.view
        if radiograph.spacing_mm is None:
            return cls(view=view)
        row, column = radiograph.spacing_mm
        known = radiograph.spacing_origin is not SpacingOrigin.UNKNOWN
        origin = radiograph.spacing_origin if known else SpacingOrigin.UNSTATED
        return cls(row, column, "mm", origin, view)

    def vector(self, start: Point, end: Point) -> Point:
        """Return the way from one film point to another, in `unit`."""
        return (end[0] - start[0]) * self.column, (end[1] - start[1]) * self.row


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a mark says, as plain values for a screen or a report.

    Attributes:
        kind: What was measured.
        name: For people: "Distance".
        value: In `unit`; None for an annotation, and where nothing can be said.
        unit: "mm", "px", "°"; empty for a ratio and an annotation.
        words: The value as people read it: "34.2 mm", "0.48"; an annotation's text.
        note: What has to be known to believe it; empty for nothing.
    """

    kind: MarkKind
    name: str
    value: float | None
    unit: str
    words: str
    note: str = ""


def measured(mark: Mark, size: PixelSize) -> Measured:
    """Return what a mark says on a film whose pixels have this size."""
    return _MEASURES[mark.kind](mark, size)


def distance(start: Point, end: Point, size: PixelSize) -> float:
    """Return the length between two film points, in the unit of `size`."""
    return math.hypot(*size.vector(start, end))


def angle_between(
    first: tuple[Point, Point], second: tuple[Point, Point], size: PixelSize
) -> float:
    """Return the acute angle between two lines in degrees, 0 to 90 (Cobb, 1948).

    A line has no direction: swapping its ends changes nothing.  Lines of no length
    give NaN.
    """
    (ax, ay), (bx, by) = size.vector(*first), size.vector(*second)
    if math.hypot(ax, ay) == 0 or math.hypot(bx, by) == 0:
        return math.nan
    return math.degrees(math.atan2(abs(ax * by - ay * bx), abs(ax * bx + ay * by)))


def angle_at(vertex: Point, first: Point, second: Point, size: PixelSize) -> float:
    """Return the angle between two arms in degrees, 0 to 180; NaN without an arm."""
    (ax, ay), (bx, by) = size.vector(vertex, first), size.vector(vertex, second)
    if math.hypot(ax, ay) == 0 or math.hypot(bx, by) == 0:
        return math.nan
    return math.degrees(math.atan2(abs(ax * by - ay * bx), ax * bx + ay * by))


def cardiothoracic_ratio(
    heart: tuple[Point, Point], thorax: tuple[Point, Point], size: PixelSize
) -> float:
    """Return the widest heart over the widest thorax (Danzer, 1919); NaN without a thorax.

    Both are measured along one direction of the film, so the ratio needs no spacing.
    """
    wide = distance(*thorax, size)
    return distance(*heart, size) / wide if wide > 0 else math.nan


def _measured_distance(mark: Mark, size: PixelSize) -> Measured:
    value = distance(mark.points[0], mark.points[1], size)
    return Measured(
        kind=mark.kind,
        name="Distance",
        value=value,
        unit=size.unit,
        words=_length(value, size.unit),
        note=size.origin.words,
    )


def _measured_angle(mark: Mark, size: PixelSize) -> Measured:
    if len(mark.points) == 3:
        first, vertex, second = mark.points
        value = angle_at(vertex, first, second, size)
        name = "Angle"
    else:
        a, b, c, d = mark.points
        value = angle_between((a, b), (c, d), size)
        name = "Angle between lines"
    known = not math.isnan(value)
    return Measured(
        kind=mark.kind,
        name=name,
        value=value if known else None,
        unit="°",
        words=f"{value:.1f}°" if known else "–",
        note="" if size.unit == "mm" else "pixels are taken to be square",
    )


def _measured_ratio(mark: Mark, size: PixelSize) -> Measured:
    a, b, c, d = mark.points
    value = cardiothoracic_ratio((a, b), (c, d), size)
    known = not math.isnan(value)
    return Measured(
        kind=mark.kind,
        name="Cardiothoracic ratio",
        value=value if known else None,
        unit="",
        words=f"{value:.2f}" if known else "–",
        note=_ratio_note(size.view),
    )


def _ratio_note(view: str) -> str:
    """A heart that is further from the detector is drawn larger: AP films overstate it."""
    if view == "AP":
        return "too large on an AP film: the heart is magnified more than on a PA film"
    if view == "PA":
        return "on a PA film in full inspiration, 0.50 is the usual upper limit"
    return "meant for PA films: the file does not say that this is one"


def _measured_text(mark: Mark, _size: PixelSize) -> Measured:
    return Measured(kind=mark.kind, name="Note", value=None, unit="", words=mark.text)


def _length(value: float, unit: str) -> str:
    return f"{value:,.1f} mm" if unit == "mm" else f"{value:,.0f} px"


def _no_mark() -> InvalidConfiguration:
    return InvalidConfiguration(
        "A drawing on a film is damaged.", "Draw it again; the film itself is not affected."
    )


_MEASURES = {
    MarkKind.DISTANCE: _measured_distance,
    MarkKind.ANGLE: _measured_angle,
    MarkKind.RATIO: _measured_ratio,
    MarkKind.TEXT: _measured_text,
}
