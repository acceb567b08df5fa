"""A legend from memory looks as one that is painted anew."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from tests.helpers.radiographs import layer_for, radiograph_of
from xlite_desktop.qimage import rgb_of_image
from xlite_desktop.viewer import legend_stamp
from xlite_desktop.viewer.canvas_legend import paint_legend
from xlite_desktop.viewer.evidence_layer import OverlayMode, OverlaySettings
from xlite_desktop.viewer.halo_text import HaloPainter

CORNER = QPointF(214.5, 400)
FILMS = {
    "off the film": QRectF(0, 0, 50, 400),
    "on the film": QRectF(0, 0, 300, 400),
    "across its edge": QRectF(0, 0, 235, 400),
    "above": QRectF(0, 0, 300, 60),
}


@pytest.fixture
def layer():
    film = radiograph_of(np.zeros((70, 70), np.uint8))
    return layer_for(film, {(3, 3): 0.3}, label="Pleural thickening")


def painted(paint, layer, settings, film, ratio):
    image = QImage(round(300 * ratio), round(400 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(90, 90, 90))
    painter = QPainter(image)
    halo = HaloPainter(painter, film)
    paint(halo, layer, settings, corner=CORNER, pixel_ratio=ratio)
    painter.end()
    image.setDevicePixelRatio(1.0)
    return rgb_of_image(image).astype(int)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("mode", [OverlayMode.MAP, OverlayMode.CONTOUR])
@pytest.mark.parametrize("where", FILMS)
def test_a_stamp_is_what_would_be_painted(qapp, layer, ratio, mode, where):
    """But for the rounding of two layers instead of one."""
    settings = OverlaySettings(mode=mode)

    fresh = painted(paint_legend, layer, settings, FILMS[where], ratio)
    for _ in range(2):  # the second time from memory
        stamped = painted(legend_stamp.stamp_legend, layer, settings, FILMS[where], ratio)

    assert np.ptp(fresh) > 100
    assert np.abs(fresh - stamped).max() <= 4


def test_another_opacity_is_another_stamp(qapp, layer):
    """What the legend shows is part of what is remembered."""
    film = FILMS["on the film"]

    strong = painted(legend_stamp.stamp_legend, layer, OverlaySettings(opacity=1.0), film, 1.0)
    faint = painted(legend_stamp.stamp_legend, layer, OverlaySettings(opacity=0.2), film, 1.0)

    assert np.abs(strong - faint).max() > 30
