"""Marks on a picture that leaves the application, and what its caption says of them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from xlite_core.imaging.measurement import Measured, measured
from xlite_desktop.viewer.film_view import FilmView, Viewport, fitted
from xlite_desktop.viewer.measure_desk import Measuring
from xlite_desktop.viewer.measure_paint import Look, paint_marks
from xlite_desktop.viewer.measure_place import Place


def draw_on(picture: QImage, measuring: Measuring, view: FilmView, ratio: float) -> None:
    """Draw a film's marks on a picture of it, without handles.

    Args:
        picture: As `FilmCanvas.render_image` makes it, changed in place.
        measuring: What was drawn.
        view: How the canvas shows the film; the picture shows all of it.
        ratio: Pixels of the picture per logical pixel.
    """
    extent, marks = measuring.extent, measuring.drawing.marks
    if extent is None or not marks:
        return
    whole = fitted(view, extent, Viewport(picture.width(), picture.height()))
    size = QSize(round(picture.width() / ratio), round(picture.height() / ratio))
    place = Place.of(whole, extent, size, ratio)
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    look = Look(size=measuring.size, film=place.film(extent), handles=False)
    paint_marks(painter, marks, place, look)
    painter.end()
    picture.setDevicePixelRatio(1.0)


def measurements(measuring: Measuring) -> tuple[Measured, ...]:
    """Return what the marks say, as plain values for a report; annotations come along."""
    return tuple(measured(mark, measuring.size) for mark in measuring.drawing.marks)


def measurement_lines(measuring: Measuring) -> tuple[str, ...]:
    """Return a line for every measurement, with what has to be known to believe it."""
    return tuple(
        f"{says.name} {says.words}" + (f", {says.note}" if says.note else "")
        for says in measurements(measuring)
        if says.unit or says.value is not None
    )
