"""One bar: how far the probability reaches, and on it the knob of the threshold."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from xlite_desktop.theme.tokens import Palette, mixed
from xlite_desktop.viewer.square_root_axis import TICKS, position, probability_at

HIT_HEIGHT = 24.0
_BRACKET_BELOW = 7.0


@dataclass(frozen=True, slots=True)
class BarGeometry:
    """Where a bar lies in its row, in logical pixels."""

    left: float
    width: float
    centre: float

    def x_of(self, probability: float) -> float:
        return self.left + self.width * position(probability)

    def probability_at(self, x: float) -> float:
        return probability_at((x - self.left) / self.width)

    def dragged(self, threshold: float, distance: float) -> float:
        """Return the threshold after its knob was pulled along the axis.

        Relative, so that a press beside the knob never makes it jump.
        """
        return probability_at(position(threshold) + distance / self.width)

    def hit(self, y: float) -> bool:
        return abs(y - self.centre) <= HIT_HEIGHT / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BarLook:
    """What a bar shows, and how lively.

    Attributes:
        probability: Length of the bar; None leaves it empty.
        threshold: Place of the knob.
        flagged: Drawn in the flag's colour.
        active: Selected, hovered or dragged: thicker, with a filled knob.
        ground: Colour of what the bar lies on.
        ticks: Draw the axis's ticks through the bar.
        spread: How far the probability moves when the film is shifted; None draws nothing.
    """

    probability: float | None
    threshold: float
    flagged: bool
    active: bool
    ground: str
    ticks: bool = False
    spread: tuple[float, float] | None = None


def paint_bar(painter: QPainter, bar: BarGeometry, look: BarLook, palette: Palette) -> None:
    """Draw track, bar and knob."""
    if look.ticks:
        _paint_ticks(painter, bar, palette)
    thickness = 6.0 if look.active else 4.0
    track = QRectF(bar.left, bar.centre - thickness / 2, bar.width, thickness)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_track(look.ground, palette)))
    painter.drawRoundedRect(track, thickness / 2, thickness / 2)
    if look.probability is not None:
        length = bar.width * position(look.probability)
        track.setWidth(max(length, thickness))  # a dot still says: there is a number
        painter.setBrush(QColor(palette.flag_fill if look.flagged else palette.fill))
        painter.drawRoundedRect(track, thickness / 2, thickness / 2)
    _paint_knob(painter, QPointF(bar.x_of(look.threshold), bar.centre), look, palette)
    if look.spread is not None:
        _paint_spread(painter, bar, look.spread, palette)


def paint_small_knob(painter: QPainter, centre: QPointF, ground: str, palette: Palette) -> None:
    """Draw the selected knob in small: the operating point on a curve."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(centre, 5.5, 5.5)
    painter.setPen(QPen(QColor(palette.accent), 1.5))
    painter.setBrush(QColor(_knob_fill(palette)))
    painter.drawEllipse(centre, 3.75, 3.75)


def _paint_knob(painter: QPainter, centre: QPointF, look: BarLook, palette: Palette) -> None:
    if look.active:
        radius, halo, ring, edge, filling = 7.0, 2.0, 2.0, palette.accent, _knob_fill(palette)
    else:
        radius, halo, ring, edge, filling = 4.0, 2.5, 1.5, palette.quiet, look.ground
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.ground))
    outer = radius + halo
    painter.drawEllipse(centre, outer, outer)
    painter.setPen(QPen(QColor(edge), ring))
    painter.setBrush(QColor(filling))
    inner = radius - ring / 2
    painter.drawEllipse(centre, inner, inner)


def _paint_ticks(painter: QPainter, bar: BarGeometry, palette: Palette) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(QColor(palette.line), 1))
    for tick in TICKS[1:-1]:
        x = round(bar.x_of(tick))
        painter.drawLine(QPointF(x, bar.centre - 7), QPointF(x, bar.centre + 6))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_spread(
    painter: QPainter, bar: BarGeometry, spread: tuple[float, float], palette: Palette
) -> None:
    """Draw a thin bracket below the bar: a range, not a second bar and not a second knob."""
    foot, head = bar.centre + _BRACKET_BELOW, bar.centre + _BRACKET_BELOW - 3
    left = round(bar.x_of(spread[0])) + 0.5
    right = max(round(bar.x_of(spread[1])) + 0.5, left + 2)  # two ends can always be seen
    painter.setPen(QPen(QColor(palette.text), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        [QPointF(left, head), QPointF(left, foot), QPointF(right, foot), QPointF(right, head)]
    )


def _track(ground: str, palette: Palette) -> str:
    # On a raised row the plain track would nearly vanish.
    return palette.track if ground == palette.surface1 else mixed(palette.text, ground, 0.07)


def _knob_fill(palette: Palette) -> str:
    return palette.text if palette.dark else palette.surface1
