"""Where marks lie on the screen, and which of them is under the pointer."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QTransform

from xlite_core.imaging.measurement import Mark, MarkKind, Point
from xlite_desktop.viewer.film_view import Extent, FilmView, Viewport, film_to_viewport

REACH = 8.0
"""Logical pixels around a handle, and beside a line, that take hold of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """How film coordinates lie on a canvas, in logical pixels."""

    to_canvas: QTransform
    to_film: QTransform

    @classmethod
    def of(cls, view: FilmView, extent: Extent, size: QSize, ratio: float) -> Place:
        """Return the place of a view on a canvas.

        Args:
            view: How the film is shown.
            extent: The film's size.
            size: The canvas's, in logical pixels.
            ratio: Device pixels per logical pixel.
        """
        port = Viewport(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
        (a, b, dx), (c, d, dy) = (film_to_viewport(view, extent, port) / ratio).tolist()
        there = QTransform(a, c, b, d, dx, dy)
        back, _ = there.inverted()
        return cls(there, back)

    def on_canvas(self, point: Point) -> QPointF:
        return self.to_canvas.map(QPointF(*point))

    def on_film(self, position: QPointF) -> Point:
        point = self.to_film.map(position)
        return point.x(), point.y()

    def film_step(self, dx: float, dy: float) -> Point:
        """Return the film distance that corresponds to a distance on the canvas."""
        start, end = self.to_film.map(QPointF()), self.to_film.map(QPointF(dx, dy))
        return end.x() - start.x(), end.y() - start.y()

    def film(self, extent: Extent) -> QRectF:
        """Return where the whole film lies on the canvas, beyond its edges too."""
        return self.to_canvas.mapRect(QRectF(0, 0, extent.columns, extent.rows))

    @property
    def turned(self) -> bool:
        """Whether the rows of the film stand upright on the screen."""
        return abs(self.to_canvas.m12()) > abs(self.to_canvas.m11())


@dataclass(frozen=True, slots=True)
class Grip:
    """What the pointer has hold of: a point of a mark, or (None) the mark as a whole."""

    number: int
    handle: int | None


def lines_of(mark: Mark) -> tuple[tuple[Point, Point], ...]:
    """Return the lines that a mark consists of, in film coordinates."""
    p = mark.points
    if mark.kind is MarkKind.ANGLE and len(p) == 3:
        return (p[1], p[0]), (p[1], p[2])
    return tuple((p[i], p[i + 1]) for i in range(0, len(p) - 1, 2))


def grip_at(marks: tuple[Mark, ...], place: Place, position: QPointF) -> Grip | None:
    """Return what lies under a position of the canvas: the newest mark's, handles first."""
    for mark in reversed(marks):
        distances = [_apart(place.on_canvas(point), position) for point in mark.points]
        nearest = min(range(len(distances)), key=distances.__getitem__)
        if distances[nearest] <= REACH:
            return Grip(mark.number, nearest)
    for mark in reversed(marks):
        for start, end in lines_of(mark):
            if _beside(place.on_canvas(start), place.on_canvas(end), position) <= REACH / 2:
                return Grip(mark.number, None)
    return None


def _apart(first: QPointF, second: QPointF) -> float:
    return math.hypot(first.x() - second.x(), first.y() - second.y())


def _beside(start: QPointF, end: QPointF, position: QPointF) -> float:
    """Return the distance of a position from a line between two points."""
    along = end - start
    length = QPointF.dotProduct(along, along)
    share = QPointF.dotProduct(position - start, along) / length if length else 0.0
    return _apart(start + along * min(max(share, 0.0), 1.0), position)
