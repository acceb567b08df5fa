"""The film as a PNG file: exactly as it is seen, or whole with every pixel of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter

from xlite_desktop.reporting.report_pictures import full_picture
from xlite_desktop.viewer.copied_view import caption_lines, captioned, copied_view
from xlite_desktop.viewer.evidence_layer import EvidenceLayer, OverlayMode, OverlaySettings
from xlite_desktop.viewer.film_area import FilmArea, shown_layer
from xlite_desktop.viewer.film_facts import view_notices
from xlite_desktop.viewer.film_painter import Scene, film_image
from xlite_desktop.viewer.film_renderer import FilmRenderer
from xlite_desktop.viewer.film_view import Extent, FilmView, Viewport, fitted
from xlite_desktop.viewer.measure_copy import measurement_lines
from xlite_desktop.viewer.measure_paint import Look, paint_marks
from xlite_desktop.viewer.measure_place import Place
from xlite_desktop.viewer.state import ViewerState

if TYPE_CHECKING:
    from xlite_core.imaging.measurement import Mark, PixelSize
    from xlite_core.io.radiograph import Radiograph

_CAPTION_COLUMN = 900
"""Pixels of a picture's width for each step of its caption's size."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Seen:
    """All that a picture is painted from, taken from the page so that any thread may paint."""

    radiograph: Radiograph
    view: FilmView
    layer: EvidenceLayer | None
    settings: OverlaySettings
    marks: tuple[Mark, ...]
    pixel_size: PixelSize
    lines: tuple[str, ...]

    @classmethod
    def of(cls, state: ViewerState, area: FilmArea, radiograph: Radiograph) -> _Seen:
        view, settings = area.canvas.view, state.overlay or OverlaySettings()
        assert view is not None, "the command is disabled without a film"
        bare = state.bare or settings.mode is OverlayMode.BARE
        lines = (*caption_lines(state), *view_notices(view), *measurement_lines(area.measuring))
        return cls(
            radiograph=radiograph,
            view=view,
            layer=None if bare else shown_layer(state),
            settings=settings,
            marks=area.measuring.drawing.marks,
            pixel_size=area.measuring.size,
            lines=lines,
        )

    def draw_on(self, picture: QImage, view: FilmView, ratio: float) -> None:
        """Draw what the reader measured and wrote; the picture is changed in place."""
        if not self.marks:
            return
        extent = Extent.of(self.radiograph)
        size = QSize(round(picture.width() / ratio), round(picture.height() / ratio))
        place = Place.of(view, extent, size, ratio)
        look = Look(size=self.pixel_size, film=place.film(extent), handles=False)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        paint_marks(painter, self.marks, place, look)
        painter.end()
        picture.setDevicePixelRatio(1.0)


def seen_picture(
    state: ViewerState, area: FilmArea, radiograph: Radiograph
) -> Callable[[], QImage]:
    """Return the work that paints what is seen: part, zoom, turn, overlay, marks, the film beside.

    Args:
        state: What the page shows.
        area: Where it is shown; it is only asked now, never by the work.
        radiograph: The film.
    """
    ratio = area.canvas.devicePixelRatioF()
    second = area.pair.second
    if area.top_three.isVisible() or (second is not None and second.isVisible()):
        several = copied_view(state, area)
        return lambda: several
    seen, size = _Seen.of(state, area, radiograph), area.canvas.size() * ratio

    def paint() -> QImage:
        viewport = Viewport(max(1, size.width()), max(1, size.height()))
        renderer = FilmRenderer(radiograph)
        picture = film_image(Scene(renderer, seen.view, viewport, ratio, seen.layer, seen.settings))
        seen.draw_on(picture, seen.view, ratio)
        return captioned(picture, seen.lines, ratio)

    return paint


def whole_picture(
    state: ViewerState, area: FilmArea, radiograph: Radiograph
) -> Callable[[], QImage]:
    """Return the work that paints the whole film, one pixel for each of its own."""
    seen = _Seen.of(state, area, radiograph)

    def paint() -> QImage:
        ratio = max(1.0, max(radiograph.columns, radiograph.rows) / _CAPTION_COLUMN)
        picture = full_picture(radiograph, seen.view, seen.layer, seen.settings, ratio=ratio)
        viewport = Viewport(picture.width(), picture.height())
        seen.draw_on(picture, fitted(seen.view, Extent.of(radiograph), viewport), ratio)
        return captioned(picture, seen.lines, ratio)

    return paint


def png_bytes(picture: QImage) -> bytes:
    """Return a picture as a PNG file without any text in it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
