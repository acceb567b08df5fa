"""What a drag on the canvas means, as a pure step from one view to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt

from xlite_desktop.viewer.canvas_toolbar import CanvasTool
from xlite_desktop.viewer.film_view import Extent, FilmView, Point, Viewport, panned, zoomed
from xlite_desktop.viewer.window_drag import dragged

CURSORS = {
    CanvasTool.WINDOW: Qt.CursorShape.CrossCursor,
    CanvasTool.PAN: Qt.CursorShape.OpenHandCursor,
    CanvasTool.ZOOM: Qt.CursorShape.SizeVerCursor,
    CanvasTool.DISTANCE: Qt.CursorShape.CrossCursor,
    CanvasTool.ANGLE: Qt.CursorShape.CrossCursor,
    CanvasTool.RATIO: Qt.CursorShape.CrossCursor,
    CanvasTool.NOTE: Qt.CursorShape.IBeamCursor,
}
"""What the pointer looks like over the film."""

# Dragging 100 logical pixels up doubles the zoom, about.
_ZOOM_PER_PIXEL = 1.007


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag from its first press on; each move is computed from the start.

    Attributes:
        tool: What it does.
        view: The view when it began.
        start: Where it began, in logical pixels.
        extent: The film's size.
        viewport: The canvas, in device pixels.
        pixel_ratio: Device pixels per logical pixel.
        span: The film's range of values, from `value_span`.
    """

    tool: CanvasTool
    view: FilmView
    start: Point
    extent: Extent
    viewport: Viewport
    pixel_ratio: float
    span: float

    def view_at(self, position: Point) -> FilmView:
        """Return the view when the pointer has come to a position in logical pixels."""
        dx, dy = position[0] - self.start[0], position[1] - self.start[1]
        ratio = self.pixel_ratio
        if self.tool is CanvasTool.WINDOW:
            return replace(self.view, voi=dragged(self.view.voi, dx, dy, self.span))
        if self.tool is CanvasTool.PAN:
            return panned(self.view, dx * ratio, dy * ratio, self.extent)
        at = (self.start[0] * ratio, self.start[1] * ratio)
        zoom = self.view.zoom * _ZOOM_PER_PIXEL**-dy
        return zoomed(self.view, zoom, at, self.extent, self.viewport)
