"""Painting a composed film, its contours and everything around it with one QPainter."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from xlite_core.io.projection import sides
from xlite_desktop.qimage import image_of_packed
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.viewer.canvas_furniture import (
    COLUMN,
    MARGIN,
    caption_bottom,
    paint_caption,
    paint_readouts,
    paint_scale_bar,
    scale_bar,
)
from xlite_desktop.viewer.canvas_legend import (
    CONTOUR_COLORS,
    CONTOUR_WIDTHS,
    legend_height,
)
from xlite_desktop.viewer.evidence_layer import EvidenceLayer, OverlayMode, OverlaySettings
from xlite_desktop.viewer.film_facts import readout_lines
from xlite_desktop.viewer.film_renderer import FilmRenderer
from xlite_desktop.viewer.film_view import (
    FilmView,
    Point,
    Viewport,
    film_rectangle,
    film_to_viewport,
)
from xlite_desktop.viewer.halo_text import HaloPainter
from xlite_desktop.viewer.legend_stamp import stamp_legend
from xlite_desktop.viewer.side_markers import markers, paint_side_markers

_CASING = QColor(0, 0, 0, round(0.55 * 255))
_SMALLEST_WITH_FURNITURE = QSizeF(300, 330)
_ROOM = 24  # around the scale bar; twice that above it, for the notices


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One frame: what is shown, how, and at what size.

    `viewport` is in device pixels, `pixel_ratio` of them to a logical one.
    `layer` is None where no evidence is to be seen.
    """

    renderer: FilmRenderer
    view: FilmView
    viewport: Viewport
    pixel_ratio: float
    layer: EvidenceLayer | None
    settings: OverlaySettings

    @property
    def size(self) -> QSizeF:
        return QSizeF(self.viewport.width, self.viewport.height) / self.pixel_ratio

    @property
    def film(self) -> QRectF:
        """The film's visible part in logical pixels."""
        rectangle = film_rectangle(self.view, self.renderer.extent, self.viewport)
        left, top, right, bottom = (edge / self.pixel_ratio for edge in rectangle)
        return QRectF(left, top, right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the furniture says beside the view itself.

    Attributes:
        caption: Lines for the top left corner.
        span: The film's range of values.
        cursor: The film point under the pointer, or None.
    """

    caption: tuple[str, ...]
    span: float
    cursor: Point | None


def paint_film(painter: QPainter, scene: Scene) -> None:
    """Paint film and overlay on black, without any text."""
    painter.fillRect(QRectF(QPointF(), scene.size), QColor(DARK.canvas))
    film = scene.renderer.composed(scene.view, scene.viewport, scene.layer, scene.settings)
    if film is None:
        return
    image = image_of_packed(film.pixels)
    image.setDevicePixelRatio(scene.pixel_ratio)
    painter.drawImage(QPointF(film.left, film.top) / scene.pixel_ratio, image)
    if scene.layer is not None and scene.settings.mode is OverlayMode.CONTOUR:
        _paint_contours(painter, scene, scene.layer)


def film_image(scene: Scene) -> QImage:
    """Return film and overlay as an image of the scene's viewport, without any text."""
    image = QImage(scene.viewport.width, scene.viewport.height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scene.pixel_ratio)
    painter = QPainter(image)
    paint_film(painter, scene)
    painter.end()
    image.setDevicePixelRatio(1.0)  # whoever opens the file sees pixels, not our screen's ratio
    return image


def paint_furniture(painter: QPainter, scene: Scene, facts: Facts, *, left: float = MARGIN) -> None:
    """Paint what stands around the film; a very small canvas keeps only the caption.

    Text at the left begins at `left`, so that it can make room for a tool bar.
    """
    halo = HaloPainter(painter, scene.film)
    size = scene.size
    paint_caption(halo, left, facts.caption)
    if (
        size.width() < _SMALLEST_WITH_FURNITURE.width()
        or size.height() < _SMALLEST_WITH_FURNITURE.height()
    ):
        return
    radiograph = scene.renderer.radiograph
    edges = sides(radiograph.provenance)
    if edges is not None:
        end = caption_bottom(len(facts.caption))
        placed = markers(edges, scene.view, scene.film, size, caption_end=end)
        paint_side_markers(halo, placed, assumed=edges.assumed)
    lines = readout_lines(radiograph, scene.view, facts.span, facts.cursor)
    paint_readouts(halo, QPointF(left, size.height()), lines)
    x = size.width() - COLUMN
    if scene.layer is not None:
        corner = QPointF(x, size.height())
        stamp_legend(
            halo, scene.layer, scene.settings, corner=corner, pixel_ratio=scene.pixel_ratio
        )
    _paint_scale(halo, scene, x)


def _paint_scale(halo: HaloPainter, scene: Scene, x: float) -> None:
    spacing = scene.renderer.radiograph.spacing_mm
    if spacing is None:
        return
    # The view's pixels are square in millimetres: rows are stretched by the aspect.
    pixels_per_mm = scene.view.zoom / spacing[1] / scene.pixel_ratio
    height = scene.size.height()
    taken = legend_height(scene.layer, scene.settings) if scene.layer is not None else 0.0
    bottom = height - taken - _ROOM
    bar = scale_bar(pixels_per_mm, min(0.35 * height, bottom - 2 * _ROOM))
    if bar is not None:
        paint_scale_bar(halo, bar, x, min(height / 2, bottom - bar.pixels / 2))


def _paint_contours(painter: QPainter, scene: Scene, layer: EvidenceLayer) -> None:
    affine = film_to_viewport(scene.view, scene.renderer.extent, scene.viewport)
    (a, b, dx), (c, d, dy) = (affine / scene.pixel_ratio).tolist()
    to_canvas = QTransform(a, c, b, d, dx, dy)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(scene.film)
    groups = scene.renderer.contour_lines(layer)
    for outlines, color, width in zip(groups, CONTOUR_COLORS, CONTOUR_WIDTHS, strict=False):
        path = QPainterPath()
        for outline in outlines:
            points = [QPointF(x, y) for x, y in outline[::2].tolist()]
            path.addPolygon(QPolygonF([*points, points[0]]))
        path = to_canvas.map(path)
        painter.strokePath(path, _round_pen(_CASING, width + 2))
        painter.strokePath(path, _round_pen(QColor(color), width))
    painter.restore()


def _round_pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
