"""What stands around a film: caption, readouts, notices and the scale bar."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainterPath

from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.translation import tr
from xlite_desktop.viewer.halo_text import HaloPainter

MARGIN = 12
COLUMN = 86
"""Distance of the right column's left edge from the canvas's right edge."""

_READOUT_WIDTH = 71
_LINE = 18
_FIRST_BASELINE = 29
_LAST_BASELINE = 20  # above the bottom edge

# Length in millimetres -> number of divisions.
_BARS = {200: 10, 100: 10, 50: 5, 20: 4, 10: 10, 5: 5, 2: 4, 1: 5}


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A length that is a round number of millimetres."""

    millimetres: int
    pixels: float

    @property
    def label(self) -> str:
        if self.millimetres >= 10:
            return tr("{millimetres} cm", millimetres=self.millimetres // 10)
        return tr("{millimetres} mm", millimetres=self.millimetres)

    @property
    def divisions(self) -> int:
        return _BARS[self.millimetres]


def scale_bar(pixels_per_mm: float, room: float) -> ScaleBar | None:
    """Return the longest bar that fits into `room` logical pixels, or None."""
    for millimetres in _BARS:
        if millimetres * pixels_per_mm <= room:
            bar = ScaleBar(millimetres, millimetres * pixels_per_mm)
            # Ticks closer than 2 px would run into one another.
            return bar if bar.pixels >= 2 * bar.divisions else None
    return None


def caption_bottom(lines: int) -> float:
    """Return where the line below a caption begins, from the top of the canvas."""
    return _FIRST_BASELINE + lines * _LINE - 14.0


def paint_caption(halo: HaloPainter, left: float, lines: tuple[str, ...]) -> None:
    """Write what film this is, top left: the first line bright, the rest quiet."""
    for number, line in enumerate(lines):
        color = DARK.text if number == 0 else DARK.quiet
        at = QPointF(left, _FIRST_BASELINE + number * _LINE)
        halo.text(at, line, font(weight=MEDIUM if number == 0 else 400), color)


def paint_readouts(halo: HaloPainter, corner: QPointF, lines: tuple[tuple[str, str], ...]) -> None:
    """Write labels and values, bottom left, the last line lowest; values end together."""
    face = font()
    metrics = QFontMetricsF(face)
    label_width = max(metrics.horizontalAdvance(label) for label, _ in lines)
    value_width = max(metrics.horizontalAdvance(value) for _, value in lines)
    end = corner.x() + max(_READOUT_WIDTH, label_width + 5 + value_width)
    for number, (label, value) in enumerate(reversed(lines)):
        baseline = corner.y() - _LAST_BASELINE - number * _LINE
        halo.text(QPointF(corner.x(), baseline), label, face, DARK.quiet)
        halo.text(QPointF(end, baseline), value, face, DARK.quiet, right=True)


def paint_notices(halo: HaloPainter, size: QSizeF, notices: tuple[str, ...]) -> None:
    """Write, top right, how the view differs from the film as it was taken."""
    for number, notice in enumerate(notices):
        at = QPointF(size.width() - MARGIN, _FIRST_BASELINE + number * _LINE)
        halo.text(at, notice, font(weight=MEDIUM), DARK.flag, right=True)


def paint_scale_bar(halo: HaloPainter, bar: ScaleBar, x: float, middle: float) -> None:
    """Draw an upright ruler with its label at the middle."""
    # Half pixels put one-pixel lines onto one row of pixels.
    top = round(middle - bar.pixels / 2) + 0.5
    x = round(x) + 0.5
    path = QPainterPath(QPointF(x, top))
    path.lineTo(x, top + bar.pixels)
    for number in range(bar.divisions + 1):
        y = top + bar.pixels * number / bar.divisions
        ends = number in (0, bar.divisions)
        half = 2 * number == bar.divisions
        path.moveTo(x, y)
        path.lineTo(x + (7 if ends or half else 4), y)
    halo.line(path, DARK.quiet)
    halo.text(QPointF(x + 12, top + bar.pixels / 2 + 4.5), bar.label, font(), DARK.quiet)
