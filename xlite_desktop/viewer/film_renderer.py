"""From a film, a view and an evidence map to the pixels of the screen.

Everything is composed at the resolution of the screen, never of the film: an
overlay is as smooth on a 4,000-pixel film as on a small one, and a change of
finding, opacity or window costs one look-up a visible pixel.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.imaging.contours import Contour, contours
from xlite_core.imaging.overlay import (
    LevelImage,
    composed,
    evidence_level,
    overlay_table,
    smoothed_evidence,
)
from xlite_core.imaging.resampling import Affine
from xlite_core.imaging.windowing import GreyImage
from xlite_core.io.radiograph import Radiograph
from xlite_desktop.viewer.evidence_layer import EvidenceLayer, OverlayMode, OverlaySettings
from xlite_desktop.viewer.film_pyramid import Codes, FilmPyramid
from xlite_desktop.viewer.film_view import (
    Extent,
    FilmView,
    Viewport,
    film_rectangle,
    film_to_viewport,
    inverse,
)

CONTOUR_SHARES = (0.50, 0.80)
"""Of a film's peak; the weaker line first, so that the stronger lies on top."""

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, eq=False)
class ComposedFilm:
    """Packed 0xFFRRGGBB pixels and where their top left corner lies in the viewport."""

    pixels: NDArray[np.uint32]
    left: int
    top: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Which part of the film is sampled where: all that geometry decides."""

    view: FilmView
    viewport: Viewport
    rectangle: tuple[int, int, int, int]

    @property
    def shape(self) -> tuple[int, int]:
        left, top, right, bottom = self.rectangle
        return bottom - top, right - left


class FilmRenderer:
    """Composes one film; remembers each step until its inputs change."""

    def __init__(self, radiograph: Radiograph) -> None:
        self.radiograph = radiograph
        self.extent = Extent.of(radiograph)
        self._pyramid = FilmPyramid(radiograph)
        self._remembered: dict[str, tuple[Hashable, object]] = {}

    def composed(
        self,
        view: FilmView,
        viewport: Viewport,
        layer: EvidenceLayer | None,
        settings: OverlaySettings,
    ) -> ComposedFilm | None:
        """Return the film as it is to be painted, or None where none of it is visible.

        Contours are not part of it: they are lines, see `contour_lines`.
        """
        left, top, right, bottom = film_rectangle(view, self.extent, viewport)
        if right <= left or bottom <= top:
            return None
        plain = replace(view, voi=self.radiograph.presets[0], inverted=False, fitted=False)
        place = _Place(plain, viewport, (left, top, right, bottom))
        painted = layer if settings.mode is OverlayMode.MAP else None
        pixels = self._once(
            "pixels",
            (place, view.voi, view.inverted, painted, settings if painted else None),
            lambda: self._pixels(place, view, painted, settings),
        )
        return ComposedFilm(pixels, left, top)

    def contour_lines(self, layer: EvidenceLayer) -> tuple[tuple[Contour, ...], ...]:
        """Return one group of outlines, in film coordinates, for each of `CONTOUR_SHARES`.

        A weak map has none: lines relative to a small peak would lend it a
        strength that it has not.
        """
        if layer.weak:
            return ()
        return self._once(
            "contours",
            layer,
            lambda: tuple(contours(layer.evidence, layer.padding, s) for s in CONTOUR_SHARES),
        )

    def _pixels(
        self, place: _Place, view: FilmView, layer: EvidenceLayer | None, settings: OverlaySettings
    ) -> NDArray[np.uint32]:
        grey = self._once("grey", (place, view.voi, view.inverted), lambda: self._grey(place, view))
        if layer is None:
            return cv2.cvtColor(grey, cv2.COLOR_GRAY2BGRA).view("<u4")[:, :, 0]
        level = self._once("level", (place, layer), lambda: self._level(place, layer))
        return composed(grey, level, overlay_table(settings.colormap, settings.opacity))

    def _grey(self, place: _Place, view: FilmView) -> GreyImage:
        codes: Codes = self._once(
            "codes",
            place,
            lambda: self._pyramid.sampled(self._to_film(place), view.zoom, place.shape),
        )
        inverted = self.radiograph.inverted != view.inverted
        return self._pyramid.grey(codes, view.voi, inverted=inverted)

    def _level(self, place: _Place, layer: EvidenceLayer) -> LevelImage:
        smooth = self._once("smooth", layer, lambda: smoothed_evidence(layer.evidence))
        to_film = self._to_film(place)
        return evidence_level(smooth, layer.padding, layer.full_scale, to_film, place.shape)

    def _to_film(self, place: _Place) -> Affine:
        """Return the map from the pixels of the visible rectangle to film coordinates."""
        affine = film_to_viewport(place.view, self.extent, place.viewport)
        left, top, _, _ = place.rectangle
        affine[:, 2] -= (left, top)
        return inverse(affine)

    def _once(self, step: str, key: Hashable, compute: Callable[[], _Result]) -> _Result:
        """Return a step's last result while its key stays the same."""
        known = self._remembered.get(step)
        if known is not None and known[0] == key:
            return known[1]  # type: ignore[return-value]
        result = compute()
        self._remembered[step] = (key, result)
        return result
