"""How a film is looked at: pure geometry and window, no pixels and no widgets.

Film coordinates are (x, y) with pixel (0, 0) covering 0..1; viewport
coordinates are device pixels from the canvas's top left corner.  Nothing here
ever changes a radiograph.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from xlite_core.imaging.resampling import Affine
from xlite_core.io.radiograph import Radiograph, Voi

Point = tuple[float, float]

HIGHEST_ZOOM = 64.0
_LOWEST_ZOOM = 0.02


@dataclass(frozen=True, slots=True)
class Extent:
    """A film's size.  `aspect` is the height of a pixel over its width."""

    rows: int
    columns: int
    aspect: float = 1.0

    @classmethod
    def of(cls, radiograph: Radiograph) -> Extent:
        spacing = radiograph.spacing_mm
        aspect = spacing[0] / spacing[1] if spacing else 1.0
        return cls(radiograph.rows, radiograph.columns, aspect)


@dataclass(frozen=True, slots=True)
class Viewport:
    """Where a film is painted, in device pixels; `margin` is left free above and below."""

    width: int
    height: int
    margin: int = 0

    @property
    def middle(self) -> Point:
        return self.width / 2, self.height / 2


@dataclass(frozen=True, slots=True)
class FilmView:
    """Everything that a reader may change about a view.

    Attributes:
        voi: The window or table in use.
        zoom: Device pixels per film pixel.
        center: The film point in the middle of the viewport.
        quarter_turns: Clockwise, 0 to 3, applied before mirroring.
        mirrored: Left and right swapped as seen on the screen.
        inverted: Black and white swapped on top of what the file says.
        fitted: The film follows the size of the canvas.
    """

    voi: Voi
    zoom: float = 1.0
    center: Point = (0.0, 0.0)
    quarter_turns: int = 0
    mirrored: bool = False
    inverted: bool = False
    fitted: bool = True


def linear_part(view: FilmView, extent: Extent) -> Affine:
    """Return the 2 x 2 matrix from film to viewport directions."""
    cosine, sine = ((1, 0), (0, 1), (-1, 0), (0, -1))[view.quarter_turns]
    turn = np.array([[cosine, -sine], [sine, cosine]], dtype=np.float64)
    mirror = np.diag([-1.0 if view.mirrored else 1.0, 1.0])
    return mirror @ turn @ np.diag([view.zoom, view.zoom * extent.aspect])


def film_to_viewport(view: FilmView, extent: Extent, viewport: Viewport) -> Affine:
    """Return the affine map from film to viewport coordinates, shape (2, 3).

    The shift is whole device pixels, so at 100 % each film pixel is exactly one
    pixel of the screen instead of a mixture of two.
    """
    linear = linear_part(view, extent)
    shift = np.rint(np.array(viewport.middle) - linear @ view.center)
    return np.column_stack([linear, shift])


def inverse(affine: Affine) -> Affine:
    """Return the affine map the other way."""
    linear = np.linalg.inv(affine[:, :2])
    return np.column_stack([linear, -linear @ affine[:, 2]])


def mapped(affine: Affine, point: Point) -> Point:
    """Apply an affine map to one point."""
    x, y = affine[:, :2] @ point + affine[:, 2]
    return float(x), float(y)


def film_rectangle(view: FilmView, extent: Extent, viewport: Viewport) -> tuple[int, int, int, int]:
    """Return the film's visible part as (left, top, right, bottom) in whole device pixels."""
    affine = film_to_viewport(view, extent, viewport)
    x0, y0 = mapped(affine, (0, 0))
    x1, y1 = mapped(affine, (extent.columns, extent.rows))
    left, right = (round(v) for v in sorted((x0, x1)))
    top, bottom = (round(v) for v in sorted((y0, y1)))
    # A film thinner than a device pixel still shows as a line.
    right, bottom = max(right, left + 1), max(bottom, top + 1)
    return (
        min(max(left, 0), viewport.width),
        min(max(top, 0), viewport.height),
        max(min(right, viewport.width), 0),
        max(min(bottom, viewport.height), 0),
    )


def fitted(view: FilmView, extent: Extent, viewport: Viewport) -> FilmView:
    """Show the whole film, as large as it goes."""
    width, height = float(extent.columns), extent.rows * extent.aspect
    if view.quarter_turns % 2:
        width, height = height, width
    free = max(viewport.height - 2 * viewport.margin, 1)
    zoom = min(viewport.width / width, free / height, HIGHEST_ZOOM)
    return replace(view, zoom=zoom, center=(extent.columns / 2, extent.rows / 2), fitted=True)


def zoomed(view: FilmView, zoom: float, at: Point, extent: Extent, viewport: Viewport) -> FilmView:
    """Set the zoom, keeping the film point under `at` (viewport coordinates) where it is."""
    whole = fitted(view, extent, viewport).zoom
    lowest = min(whole / 2, 1.0)
    zoom = min(max(zoom, lowest, _LOWEST_ZOOM if whole > _LOWEST_ZOOM else 0.0), HIGHEST_ZOOM)
    anchor = np.array(mapped(inverse(_unrounded(view, extent, viewport)), at))
    closer = replace(view, zoom=zoom, fitted=False)
    arm = np.array(viewport.middle) - at
    center = anchor + np.linalg.inv(linear_part(closer, extent)) @ arm
    return _centered(closer, center, extent)


def panned(view: FilmView, dx: float, dy: float, extent: Extent) -> FilmView:
    """Move the film by a distance in device pixels; its edge stops at the middle."""
    step = np.linalg.inv(linear_part(view, extent)) @ (dx, dy)
    return _centered(replace(view, fitted=False), np.array(view.center) - step, extent)


def rotated(view: FilmView) -> FilmView:
    """Turn the view by 90 degrees, clockwise as seen."""
    step = -1 if view.mirrored else 1
    return replace(view, quarter_turns=(view.quarter_turns + step) % 4)


def as_taken(view: FilmView) -> FilmView:
    """Undo flip, turn and inversion; window, zoom and middle stay."""
    return replace(view, mirrored=False, quarter_turns=0, inverted=False)


def degrees_as_seen(view: FilmView) -> int:
    """Return how far the view is turned clockwise: 0, 90, 180 or 270."""
    return (-view.quarter_turns if view.mirrored else view.quarter_turns) % 4 * 90


def _unrounded(view: FilmView, extent: Extent, viewport: Viewport) -> Affine:
    linear = linear_part(view, extent)
    return np.column_stack([linear, np.array(viewport.middle) - linear @ view.center])


def _centered(view: FilmView, center: Affine, extent: Extent) -> FilmView:
    x, y = np.clip(center, 0.0, (extent.columns, extent.rows))
    return replace(view, center=(float(x), float(y)))
