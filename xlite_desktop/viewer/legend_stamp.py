"""The legend painted once and then stamped: while a film is moved, its legend stays as it is."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from xlite_desktop.translation import tr
from xlite_desktop.viewer.canvas_legend import legend_height, paint_legend
from xlite_desktop.viewer.evidence_layer import EvidenceLayer, OverlaySettings
from xlite_desktop.viewer.halo_text import HaloPainter

_LEFT, _RIGHT, _ABOVE = 100, 100, 8
"""Logical pixels around the column's left edge and its top that a legend may reach into."""


def stamp_legend(
    halo: HaloPainter,
    layer: EvidenceLayer,
    settings: OverlaySettings,
    *,
    corner: QPointF,
    pixel_ratio: float,
) -> None:
    """Paint what `paint_legend` paints, from memory wherever it lies wholly on or off the film.

    Args:
        halo: Where to paint.
        layer: The finding on show.
        settings: Map or contour, opacity, colour map.
        corner: Left edge of the column and bottom edge of the canvas.
        pixel_ratio: Device pixels per logical pixel.
    """
    height = legend_height(layer, settings) + _ABOVE
    area = QRectF(corner.x() - _LEFT, corner.y() - height, _LEFT + _RIGHT, height)
    seen = area.intersected(QRectF(halo.painter.window()))
    on_film = halo.film.contains(seen)
    if not on_film and halo.film.intersects(area):
        paint_legend(halo, layer, settings, corner=corner, pixel_ratio=pixel_ratio)
        return
    left, top = (math.floor(edge * pixel_ratio) for edge in (area.left(), area.top()))
    x, y = corner.x() - left / pixel_ratio, corner.y() - top / pixel_ratio
    stamp = _stamp(layer, settings, (x, y), pixel_ratio, on_film, tr("log-odds"))
    halo.painter.drawImage(QPointF(left, top) / pixel_ratio, stamp)


@lru_cache(maxsize=8)
def _stamp(
    layer: EvidenceLayer,
    settings: OverlaySettings,
    corner: tuple[float, float],
    ratio: float,
    on_film: bool,
    _language: str,
) -> QImage:
    width = math.ceil((_LEFT + _RIGHT + 1) * ratio)
    height = math.ceil((corner[1] + 1) * ratio)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    film = QRectF(0, 0, width, height) if on_film else QRectF()
    halo = HaloPainter(painter, film)
    paint_legend(halo, layer, settings, corner=QPointF(*corner), pixel_ratio=ratio)
    painter.end()
    return image
