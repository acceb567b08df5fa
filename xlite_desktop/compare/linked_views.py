"""Two canvases that are moved together: zoom, place and window, each in its own film's terms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QEvent, QObject, QTimer, Slot

from xlite_core.io.radiograph import Radiograph, Voi
from xlite_desktop.viewer.canvas import FIT_MARGIN, FilmCanvas
from xlite_desktop.viewer.film_view import Extent, FilmView, Viewport, fitted, linear_part
from xlite_desktop.viewer.window_drag import as_window


@dataclass(frozen=True, slots=True)
class Frame:
    """A film and the canvas that it is shown on, in device pixels."""

    radiograph: Radiograph
    viewport: Viewport

    @property
    def extent(self) -> Extent:
        return Extent.of(self.radiograph)


def linked_view(view: FilmView, source: Frame, target: Frame, own: FilmView) -> FilmView:
    """Return the view of another film that corresponds to a view.

    The zoom is taken relative to the fitted film, the place relative to the film's
    middle as seen on the screen, the window relative to the film's own first window:
    two films of one chest seldom have the same size, side or range of values.  Turn,
    mirror image and inversion stay each film's own, unless both show one film.

    Args:
        view: How the first film is shown.
        source: The first film and its canvas.
        target: The other film and its canvas.
        own: How the other film is shown now.
    """
    if source.radiograph is target.radiograph:
        same = replace(view, fitted=False)
        whole = fitted(same, target.extent, target.viewport)
        if view.fitted:
            return whole
        ratio = view.zoom / fitted(view, source.extent, source.viewport).zoom
        return replace(same, zoom=whole.zoom * ratio)
    voi = _linked_voi(view.voi, source.radiograph, target.radiograph)
    whole = fitted(replace(own, voi=voi), target.extent, target.viewport)
    if view.fitted:
        return whole
    first = fitted(view, source.extent, source.viewport)
    zoom = whole.zoom * view.zoom / first.zoom
    there = replace(whole, zoom=zoom, fitted=False)
    middle = np.array([source.extent.columns / 2, source.extent.rows / 2])
    shift = linear_part(view, source.extent) @ (np.array(view.center) - middle) / view.zoom
    scale = _height(view, source.extent)
    back = np.linalg.inv(linear_part(replace(there, zoom=1.0), target.extent))
    offset = back @ (shift / scale * _height(there, target.extent))
    x, y = np.array([target.extent.columns / 2, target.extent.rows / 2]) + offset
    return replace(
        there,
        center=(
            float(np.clip(x, 0, target.extent.columns)),
            float(np.clip(y, 0, target.extent.rows)),
        ),
    )


class ViewLink(QObject):
    """Keeps two canvases together while it is on."""

    def __init__(self, first: FilmCanvas, second: FilmCanvas) -> None:
        super().__init__(second)
        self._canvases = (first, second)
        self._frames: dict[FilmCanvas, Radiograph] = {}
        self._on = False
        self._busy = False
        first.view_changed.connect(self._on_first_changed)
        second.view_changed.connect(self._on_second_changed)
        first.installEventFilter(self)
        second.installEventFilter(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._on_resized)

    def eventFilter(self, _canvas: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._on:
            self._later.start(0)  # once both have their new size
        return False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let neither canvas follow the other while films are exchanged."""
        before, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = before

    def show(self, first: Radiograph | None, second: Radiograph | None, *, linked: bool) -> None:
        """Know what the canvases show, and whether they go together.

        A film that is new beside the other takes over its place at once.
        """
        pairs = zip(self._canvases, (first, second), strict=True)
        frames = {canvas: film for canvas, film in pairs if film is not None}
        joins = linked and (not self._on or frames != self._frames)
        self._frames, self._on = frames, linked
        if joins:
            self._follow(*self._canvases)

    @Slot(object)
    def _on_first_changed(self, _view: object) -> None:
        self._follow(*self._canvases)

    @Slot()
    def _on_resized(self) -> None:
        self._follow(*self._canvases)

    @Slot(object)
    def _on_second_changed(self, _view: object) -> None:
        self._follow(*reversed(self._canvases))

    def _follow(self, leader: FilmCanvas, follower: FilmCanvas) -> None:
        if self._busy or not self._on or len(self._frames) < 2:
            return
        view, own = leader.view, follower.view
        if view is None or own is None:
            return
        self._busy = True
        try:
            there = linked_view(view, self._frame(leader), self._frame(follower), own)
            follower.show_view(there)
        finally:
            self._busy = False

    def _frame(self, canvas: FilmCanvas) -> Frame:
        ratio = canvas.devicePixelRatioF()
        width, height = round(canvas.width() * ratio), round(canvas.height() * ratio)
        viewport = Viewport(max(1, width), max(1, height), round(FIT_MARGIN * ratio))
        return Frame(self._frames[canvas], viewport)


def _linked_voi(voi: Voi, source: Radiograph, target: Radiograph) -> Voi:
    """Return the window that stands to the target's first as `voi` does to the source's."""
    for number, preset in enumerate(source.presets):
        if voi is preset:
            return target.presets[number if number < len(target.presets) else 0]
    window, first = as_window(voi), as_window(source.presets[0])
    there = as_window(target.presets[0])
    shift = (window.center - first.center) / first.width
    return replace(
        there,
        center=there.center + shift * there.width,
        width=max(there.width * window.width / first.width, 1.0),
        name="",
    )


def _height(view: FilmView, extent: Extent) -> float:
    """Return the height of the film as seen, in film pixels of its rows."""
    return float(extent.columns) if view.quarter_turns % 2 else extent.rows * extent.aspect
