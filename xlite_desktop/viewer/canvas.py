"""The film canvas: shows one radiograph, its evidence, and how it is looked at.

The canvas never changes a radiograph and never asks for a prediction; windowing
or turning the view leaves every number as it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from xlite_core.io.radiograph import Radiograph
from xlite_desktop.translation import tr
from xlite_desktop.viewer.canvas_controls import CanvasControls
from xlite_desktop.viewer.canvas_drag import CURSORS, Drag
from xlite_desktop.viewer.canvas_toolbar import CanvasCommand, CanvasTool
from xlite_desktop.viewer.evidence_layer import EvidenceLayer, OverlayMode, OverlaySettings
from xlite_desktop.viewer.film_facts import spoken_description
from xlite_desktop.viewer.film_painter import Facts, Scene, film_image, paint_film, paint_furniture
from xlite_desktop.viewer.film_renderer import FilmRenderer
from xlite_desktop.viewer.film_view import (
    FilmView,
    Point,
    Viewport,
    as_taken,
    film_to_viewport,
    fitted,
    inverse,
    mapped,
    panned,
    rotated,
    zoomed,
)
from xlite_desktop.viewer.window_drag import dragged, value_span

__all__ = ["CanvasTool", "EvidenceLayer", "FilmCanvas", "OverlayMode", "OverlaySettings"]

FIT_MARGIN = 18
_ZOOM_PER_WHEEL_UNIT = 1.0015  # an ordinary notch is 120 units: a fifth larger
_READOUT_AREA = QRect(0, -140, 260, 140)  # from the bottom left corner


class FilmCanvas(QWidget):
    """One film on black, with its tools at the left.

    Signals:
        view_changed: the new `FilmView`, or None when no film is shown.
        painted: milliseconds that composing and painting the frame took.
    """

    view_changed = Signal(object)
    painted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer: FilmRenderer | None = None
        self._view: FilmView | None = None
        self._span = 1.0
        self._caption: tuple[str, ...] = ()
        self._layer: EvidenceLayer | None = None
        self._overlay = OverlaySettings()
        self._bare = False
        self._tool = CanvasTool.WINDOW
        self._drag: Drag | None = None
        self._cursor: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Radiograph"))
        self._controls = CanvasControls(self)
        self.toolbar, self.identity = self._controls.toolbar, self._controls.identity
        self.notice = self._controls.notice
        self.notice.clicked.connect(self.show_as_taken)
        self.toolbar.tool_chosen.connect(self.set_tool)
        self.toolbar.command_given.connect(lambda command: self._commands[command]())
        self._commands: dict[CanvasCommand, Callable[[], None]] = {
            CanvasCommand.FIT: self.fit,
            CanvasCommand.ACTUAL_SIZE: self.actual_size,
            CanvasCommand.INVERT: self.invert,
            CanvasCommand.ROTATE: self.rotate,
            CanvasCommand.FLIP: self.flip,
            CanvasCommand.RESET: self.reset_view,
        }
        self._describe()

    @property
    def view(self) -> FilmView | None:
        return self._view

    @property
    def tool(self) -> CanvasTool:
        return self._tool

    def show_view(self, view: FilmView) -> None:
        """Look at the film in this way; another canvas, say, was moved."""
        self._change(lambda _view, _film: view)

    def show_film(self, radiograph: Radiograph | None, caption: tuple[str, ...]) -> None:
        """Show a film, fitted and as its file means it; the same film keeps its view.

        Args:
            radiograph: The film, or None for an empty canvas.
            caption: Lines for the top left corner, the first in full contrast.
        """
        self._caption = caption
        shown = self._renderer.radiograph if self._renderer else None
        if radiograph is not shown:
            self._layer = None
            self._drag = None
            self._renderer = FilmRenderer(radiograph) if radiograph is not None else None
            self._span = value_span(radiograph.pixels) if radiograph is not None else 1.0
            self.reset_view()
        self._place_controls()
        self._describe()
        self.update()

    def show_evidence(self, layer: EvidenceLayer | None) -> None:
        """Show one finding's evidence over the film, or none."""
        self._layer = layer
        self._describe()
        self.update()

    def set_overlay(self, settings: OverlaySettings) -> None:
        self._overlay = settings
        self.update()

    def set_bare(self, held: bool) -> None:
        """Hide the evidence for as long as a key is held."""
        self._bare = held
        self.update()

    def set_tool(self, tool: CanvasTool) -> None:
        """Choose what dragging with the left button does."""
        self._tool = tool
        self.toolbar.show_tool(tool)
        self.setCursor(CURSORS[tool])

    def fit(self) -> None:
        """Show the whole film."""
        self._change(lambda view, film: fitted(view, film.extent, self._viewport()))

    def actual_size(self) -> None:
        """Show one film pixel per device pixel, about the middle."""
        self._zoom(1.0, self._viewport().middle)

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle."""
        if self._view is not None:
            self._zoom(self._view.zoom * factor, self._viewport().middle)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the film by a distance in logical pixels."""
        ratio = self.devicePixelRatioF()
        self._change(lambda view, film: panned(view, dx * ratio, dy * ratio, film.extent))

    def window_by(self, dx: float, dy: float) -> None:
        """Change the window as a drag of that distance would."""
        self._change(lambda v, _: replace(v, voi=dragged(v.voi, dx, dy, self._span)))

    def invert(self) -> None:
        """Swap black and white, in the view only."""
        self._change(lambda view, _: replace(view, inverted=not view.inverted))

    def rotate(self) -> None:
        """Turn the view by 90 degrees clockwise."""
        self._change(lambda view, _: rotated(view))

    def flip(self) -> None:
        """Swap left and right, in the view only."""
        self._change(lambda view, _: replace(view, mirrored=not view.mirrored))

    def show_as_taken(self) -> None:
        """Undo flip, turn and inversion; window, and zoom where it was chosen, stay."""
        self._change(lambda view, _: as_taken(view))

    def set_preset(self, index: int) -> None:
        """Use one of the film's own windows or tables, counted from 0."""
        self._change(lambda view, film: replace(view, voi=film.radiograph.presets[index]))

    def reset_view(self) -> None:
        """Go back to the film as its file means it, fitted to the canvas."""
        if self._renderer is None:
            self._set_view(None)
            return
        first = FilmView(self._renderer.radiograph.presets[0])
        self._set_view(fitted(first, self._renderer.extent, self._viewport()))

    def render_image(self, width: int, height: int, *, scale: float = 1.0) -> QImage:
        """Return film and overlay as they are shown, whole and without any text.

        Args:
            width: In logical pixels; the film is fitted into it.
            height: Likewise.
            scale: Pixels of the image per logical pixel.
        """
        viewport = Viewport(max(1, round(width * scale)), max(1, round(height * scale)))
        if self._renderer is None or self._view is None:
            image = QImage(viewport.width, viewport.height, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.black)
            return image
        view = fitted(self._view, self._renderer.extent, viewport)
        return film_image(self._scene(self._renderer, view, viewport, scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        started = time.perf_counter()
        painter = QPainter(self)
        if self._renderer is None or self._view is None:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
        else:
            ratio = self.devicePixelRatioF()
            scene = self._scene(self._renderer, self._view, self._viewport(), ratio)
            paint_film(painter, scene)
            facts = Facts(self._caption, self._span, self._film_point())
            paint_furniture(painter, scene, facts, left=self._controls.text_left)
            self._controls.lie_over(scene.film)
        painter.end()
        self.painted.emit(1000 * (time.perf_counter() - started))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._refit()
        self._place_controls()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._refit()
        elif (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._zoom_at(event.position(), 1.0 + event.value())
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._zoom_at(event.position(), _ZOOM_PER_WHEEL_UNIT ** event.angleDelta().y())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        tool = {
            Qt.MouseButton.LeftButton: self._tool,
            Qt.MouseButton.MiddleButton: CanvasTool.PAN,
            Qt.MouseButton.RightButton: CanvasTool.WINDOW,
        }.get(event.button())
        if self._renderer is None or self._view is None or tool is None:
            super().mousePressEvent(event)
            return
        self._drag = Drag(
            tool,
            self._view,
            event.position().toTuple(),
            self._renderer.extent,
            self._viewport(),
            self.devicePixelRatioF(),
            self._span,
        )
        if tool is CanvasTool.PAN:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._cursor = event.position()
        if self._drag is not None:
            self._set_view(self._drag.view_at(event.position().toTuple()))
        else:
            self._update_readouts()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._drag = None
        self.setCursor(CURSORS[self._tool])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.fit()

    def leaveEvent(self, _event: QEvent) -> None:
        self._cursor = None
        self._update_readouts()

    def _change(self, step: Callable[[FilmView, FilmRenderer], FilmView]) -> None:
        if self._renderer is None or self._view is None:
            return
        view = step(self._view, self._renderer)
        if view.fitted:  # a turned film may need another size
            view = fitted(view, self._renderer.extent, self._viewport())
        self._set_view(view)

    def _set_view(self, view: FilmView | None) -> None:
        if view == self._view:
            return
        self._view = view
        self._controls.show_view(view)
        self._describe()
        self.update()
        self.view_changed.emit(view)

    def _zoom_at(self, position: QPointF, factor: float) -> None:
        if self._view is not None:
            ratio = self.devicePixelRatioF()
            self._zoom(self._view.zoom * factor, (position.x() * ratio, position.y() * ratio))

    def _zoom(self, zoom: float, at: Point) -> None:
        self._change(lambda view, film: zoomed(view, zoom, at, film.extent, self._viewport()))

    def _refit(self) -> None:
        if self._view is not None and self._view.fitted:
            self.fit()

    def _viewport(self) -> Viewport:
        ratio = self.devicePixelRatioF()
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        return Viewport(max(1, width), max(1, height), round(FIT_MARGIN * ratio))

    def _scene(
        self, renderer: FilmRenderer, view: FilmView, viewport: Viewport, ratio: float
    ) -> Scene:
        hidden = self._bare or self._overlay.mode is OverlayMode.BARE
        layer = None if hidden else self._layer
        return Scene(renderer, view, viewport, ratio, layer, self._overlay)

    def _film_point(self) -> Point | None:
        if self._cursor is None or self._renderer is None or self._view is None:
            return None
        ratio = self.devicePixelRatioF()
        affine = film_to_viewport(self._view, self._renderer.extent, self._viewport())
        return mapped(inverse(affine), (self._cursor.x() * ratio, self._cursor.y() * ratio))

    def _update_readouts(self) -> None:
        self.update(_READOUT_AREA.translated(0, self.height()))

    def _place_controls(self) -> None:
        self._controls.place(self._caption, with_film=self._renderer is not None)

    def _describe(self) -> None:
        layer = None if self._overlay.mode is OverlayMode.BARE else self._layer
        film = self._renderer.radiograph if self._renderer else None
        said = spoken_description(self._caption, self._view, layer, film)
        self.setAccessibleDescription(said)
