"""What a reader sees of a film, in the words of a presentation state: geometry only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlite_desktop.viewer.film_view import (
    Extent,
    FilmView,
    Viewport,
    film_to_viewport,
    inverse,
    mapped,
)

if TYPE_CHECKING:
    from xlite_core.reporting.dicom_presentation import PresentedView


def presented_view(
    view: FilmView, extent: Extent, size: tuple[int, int], *, file_inverted: bool
) -> PresentedView:
    """Return a view as a presentation state describes it.

    Args:
        view: How the canvas shows the film.
        extent: The film's size.
        size: (width, height) of the canvas in device pixels.
        file_inverted: The file itself shows small values white.
    """
    from xlite_core.reporting.dicom_presentation import PresentedView

    return PresentedView(
        voi=view.voi,
        inverted=view.inverted != file_inverted,
        quarter_turns=view.quarter_turns,
        mirrored=view.mirrored,
        area=None if view.fitted else _visible(view, extent, Viewport(*size)),
    )


def _visible(
    view: FilmView, extent: Extent, viewport: Viewport
) -> tuple[float, float, float, float]:
    """Return the film pixels that the canvas shows, as (left, top, right, bottom) on the film."""
    to_film = inverse(film_to_viewport(view, extent, viewport))
    x0, y0 = mapped(to_film, (0.0, 0.0))
    x1, y1 = mapped(to_film, (float(viewport.width), float(viewport.height)))
    (left, right), (top, bottom) = sorted((x0, x1)), sorted((y0, y1))
    return (
        max(left, 0.0),
        max(top, 0.0),
        min(right, float(extent.columns)),
        min(bottom, float(extent.rows)),
    )
