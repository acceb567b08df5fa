"""The legend of an overlay: what its colours or lines mean, in log-odds."""

from __future__ import annotations

import math
import textwrap

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath

from xlite_core.imaging.overlay import overlay_table
from xlite_desktop.qimage import image_of_packed
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.translation import tr
from xlite_desktop.viewer.evidence_layer import EvidenceLayer, OverlayMode, OverlaySettings
from xlite_desktop.viewer.film_renderer import CONTOUR_SHARES
from xlite_desktop.viewer.halo_text import HaloPainter

BAR_WIDTH, BAR_HEIGHT = 8, 160
CONTOUR_COLORS = ("#E0569A", "#FCA374")
"""For `CONTOUR_SHARES`, in that order."""

CONTOUR_WIDTHS = (1.6, 2.2)

_MID_GREY = 128
_BOTTOM = 18
_COLUMN_WIDTH = 80
_LONGEST_LINE = 13  # letters, about the width of the column


def tick_values(full_scale: float) -> tuple[float, ...]:
    """Return round values from 0 up to full scale, at most six."""
    rough = full_scale / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough * (1 - 1e-9))
    return tuple(step * n for n in range(int(full_scale / step + 1e-9) + 1))


def evidence_text(value: float, full_scale: float) -> str:
    """Write a log-odds value with as many decimals as the scale can bear."""
    decimals = max(0, 1 - math.floor(math.log10(full_scale)))
    return f"{value:.{decimals}f}"


def legend_height(layer: EvidenceLayer, settings: OverlaySettings) -> float:
    """Return how far the legend reaches up from the bottom of the canvas."""
    heading = sum(height for _, _, _, height in _heading(layer))
    if settings.mode is OverlayMode.CONTOUR:
        return heading + _BOTTOM + 80
    return heading + _BOTTOM + BAR_HEIGHT + 18


def paint_legend(
    halo: HaloPainter,
    layer: EvidenceLayer,
    settings: OverlaySettings,
    *,
    corner: QPointF,
    pixel_ratio: float,
) -> None:
    """Paint the legend of the overlay that is showing.

    Args:
        halo: Where to paint.
        layer: The finding on show.
        settings: Map or contour, opacity, colour map.
        corner: Left edge of the column and bottom edge of the canvas.
        pixel_ratio: Device pixels per logical pixel.
    """
    x, bottom = corner.x(), corner.y() - _BOTTOM
    if settings.mode is OverlayMode.CONTOUR:
        _paint_heading(halo, layer, x, _paint_lines(halo, layer, x, bottom))
        return
    _paint_gradient(halo, settings, x, bottom, pixel_ratio)
    _paint_ticks(halo, layer, x, bottom)
    _paint_heading(halo, layer, x, bottom - BAR_HEIGHT - 18)


def _heading(layer: EvidenceLayer) -> list[tuple[str, QFont, str, float]]:
    """Return finding, peak and unit as text, type, colour and height of each line."""
    face, strong = font(), font(weight=SEMIBOLD)
    lines = [(word, strong, DARK.text, 18.0) for word in _wrapped(layer.label)]
    lines.append(
        (
            tr("peak {evidence_text}", evidence_text=evidence_text(layer.peak, layer.full_scale)),
            face,
            DARK.text,
            18.0,
        )
    )
    if layer.weak:
        lines.append((tr("weak evidence"), font(size=12), DARK.text, 18.0))
    # The unit stands a little apart.
    return [
        *lines,
        (tr("log-odds"), face, DARK.faint, 22.0),
        (tr("per cell"), face, DARK.faint, 16.5),
    ]


def _paint_heading(halo: HaloPainter, layer: EvidenceLayer, x: float, baseline: float) -> None:
    """Write the heading so that its last line stands on the given baseline."""
    lines = _heading(layer)
    y = baseline - sum(height for _, _, _, height in lines)
    for text, face, color, height in lines:
        y += height
        # A name wider than the column moves left; it is never cut.
        left = min(x, x + _COLUMN_WIDTH - QFontMetricsF(face).horizontalAdvance(text))
        halo.text(QPointF(left, y), text, face, color)


def _wrapped(label: str) -> list[str]:
    return textwrap.wrap(label, _LONGEST_LINE, break_long_words=False, break_on_hyphens=False)


def _paint_gradient(
    halo: HaloPainter, settings: OverlaySettings, x: float, bottom: float, pixel_ratio: float
) -> None:
    rows = round(BAR_HEIGHT * pixel_ratio)
    levels = np.rint(np.linspace(255, 0, rows)).astype(np.intp)
    column = overlay_table(settings.colormap, settings.opacity)[levels, _MID_GREY]
    gradient = np.repeat(column[:, None], max(1, round(BAR_WIDTH * pixel_ratio)), axis=1)
    area = QRectF(x, bottom - BAR_HEIGHT, BAR_WIDTH, BAR_HEIGHT)
    outline = QPainterPath()
    outline.addRoundedRect(area, 2, 2)
    halo.shape(outline, DARK.canvas)
    halo.painter.save()
    halo.painter.setClipPath(outline)
    halo.painter.drawImage(area, image_of_packed(gradient))
    halo.painter.restore()


def _paint_ticks(halo: HaloPainter, layer: EvidenceLayer, x: float, bottom: float) -> None:
    ticks = tick_values(layer.full_scale)
    decimals = max(0, -math.floor(math.log10(ticks[1]) + 1e-9)) if len(ticks) > 1 else 1
    for value in ticks:
        y = bottom - BAR_HEIGHT * value / layer.full_scale
        # The outermost ticks stay within the bar's own length.
        y = min(max(y, bottom - BAR_HEIGHT + 0.5), bottom - 0.5)
        tick = QPainterPath(QPointF(x + BAR_WIDTH + 1, y))
        tick.lineTo(x + BAR_WIDTH + 4, y)
        halo.line(tick, DARK.quiet)
        text_y = min(max(y, bottom - BAR_HEIGHT + 4), bottom - 4)
        halo.text(QPointF(x + 17, text_y + 4.5), f"{value:.{decimals}f}", font(), DARK.quiet)
    peak_y = bottom - BAR_HEIGHT * min(layer.peak / layer.full_scale, 1.0)
    pointer = QPainterPath(QPointF(x - 2, peak_y))
    pointer.lineTo(x - 8, peak_y - 4)
    pointer.lineTo(x - 8, peak_y + 4)
    pointer.closeSubpath()
    halo.shape(pointer, DARK.text)


def _paint_lines(halo: HaloPainter, layer: EvidenceLayer, x: float, bottom: float) -> float:
    """Explain the contours, strongest first; return the baseline for the heading."""
    foot = bottom - 2
    if layer.weak:
        halo.text(QPointF(x, foot), tr("no contours"), font(), DARK.quiet)
        return foot - 30
    halo.text(QPointF(x, foot), tr("of the peak"), font(), DARK.quiet)
    named = zip(CONTOUR_SHARES, CONTOUR_COLORS, CONTOUR_WIDTHS, strict=True)
    for number, (share, color, width) in enumerate(named, start=1):
        baseline = foot - 21 * number
        sample = QPainterPath(QPointF(x, baseline - 4.5))
        sample.lineTo(x + 18, baseline - 4.5)
        halo.line(sample, color, width)
        halo.text(QPointF(x + 26, baseline), f"{100 * share:.0f} %", font(), DARK.quiet)
    return foot - 21 * len(CONTOUR_SHARES) - 30
