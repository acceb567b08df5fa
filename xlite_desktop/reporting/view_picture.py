"""The film as a PNG file: exactly as it is seen, or whole with every pixel of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from xlite_desktop.reporting.report_pictures import full_picture
from xlite_desktop.viewer.copied_view import caption_lines, captioned
from xlite_desktop.viewer.evidence_layer import OverlaySettings
from xlite_desktop.viewer.film_area import FilmArea, shown_layer
from xlite_desktop.viewer.film_facts import view_notices
from xlite_desktop.viewer.film_painter import Scene, film_image
from xlite_desktop.viewer.film_renderer import FilmRenderer
from xlite_desktop.viewer.film_view import Viewport
from xlite_desktop.viewer.state import ViewerState

if TYPE_CHECKING:
    from xlite_core.io.radiograph import Radiograph

_CAPTION_COLUMN = 900
"""Pixels of a picture's width for each step of its caption's size."""


def seen_picture(
    state: ViewerState, area: FilmArea, radiograph: Radiograph
) -> Callable[[], QImage]:
    """Return the work that paints what the canvas shows: its part, zoom, turn and overlay.

    Args:
        state: What the page shows.
        area: Where it is shown; it is only asked now, never by the work.
        radiograph: The film.
    """
    ratio = area.canvas.devicePixelRatioF()
    view, settings = area.canvas.view, state.overlay or OverlaySettings()
    assert view is not None, "the command is disabled without a film"
    size = area.canvas.size() * ratio
    layer = None if state.bare else shown_layer(state)
    lines = (*caption_lines(state), *view_notices(view))

    def paint() -> QImage:
        viewport = Viewport(max(1, size.width()), max(1, size.height()))
        scene = Scene(FilmRenderer(radiograph), view, viewport, 1.0, layer, settings)
        return captioned(film_image(scene), lines, ratio)

    return paint


def whole_picture(
    state: ViewerState, area: FilmArea, radiograph: Radiograph
) -> Callable[[], QImage]:
    """Return the work that paints the whole film, one pixel for each of its own."""
    view, settings = area.canvas.view, state.overlay or OverlaySettings()
    assert view is not None, "the command is disabled without a film"
    layer = None if state.bare else shown_layer(state)
    lines = (*caption_lines(state), *view_notices(view))

    def paint() -> QImage:
        picture = full_picture(radiograph, view, layer, settings)
        return captioned(picture, lines, max(1.0, picture.width() / _CAPTION_COLUMN))

    return paint


def png_bytes(picture: QImage) -> bytes:
    """Return a picture as a PNG file without any text in it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
