"""Painting marks over a film: lines with a dark casing, handles, and what they measure."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from xlite_core.imaging.measurement import Mark, MarkKind, PixelSize, measured
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import DARK, TYPE_BODY
from xlite_desktop.viewer.halo_text import HaloPainter
from xlite_desktop.viewer.measure_place import Place, lines_of

_LINE = 1.6
_CASING = QColor(0, 0, 0, 150)
_HANDLE = 4.5
_TICK = 5.0
_ARROW = 10.0
_GAP = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How marks are painted.

    Attributes:
        size: Of the film's pixels.
        film: The film's visible part on the canvas.
        chosen: Number of the chosen mark; None for none.
        handle: Index of the point in hand.
        handles: Draw handles: a picture that leaves has none.
    """

    size: PixelSize
    film: QRectF
    chosen: int | None = None
    handle: int | None = None
    handles: bool = True


def paint_marks(painter: QPainter, marks: tuple[Mark, ...], place: Place, look: Look) -> None:
    """Paint marks, the chosen one last and in the accent."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    halo = HaloPainter(painter, look.film)
    for mark in sorted(marks, key=lambda mark: mark.number == look.chosen):
        is_chosen = look.handles and mark.number == look.chosen
        color = DARK.accent if is_chosen else DARK.text
        _paint_lines(painter, mark, place, color)
        if look.handles:
            _paint_handles(painter, mark, place, look.handle if is_chosen else None, color)
        _paint_words(halo, mark, place, look)
    painter.restore()


def paint_hint(painter: QPainter, words: str, size: QSizeF) -> None:
    """Write what to do next at the foot of the canvas."""
    face = font(TYPE_BODY, MEDIUM)
    wide = QFontMetricsF(face).horizontalAdvance(words)
    ground = QRectF((size.width() - wide) / 2 - 12, size.height() - 40, wide + 24, 28)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(DARK.line)))
    painter.setBrush(QColor(23, 26, 29, 235))
    painter.drawRoundedRect(ground, 8, 8)
    painter.setFont(face)
    painter.setPen(QColor(DARK.text))
    painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _paint_lines(painter: QPainter, mark: Mark, place: Place, color: str) -> None:
    path = QPainterPath()
    for start, end in lines_of(mark):
        first, last = place.on_canvas(start), place.on_canvas(end)
        path.moveTo(first)
        path.lineTo(last)
        if mark.kind is MarkKind.TEXT:
            _add_arrow(path, first, last)
        elif mark.kind is not MarkKind.ANGLE:
            _add_ticks(path, first, last)
    for pen in (QPen(_CASING, _LINE + 2), QPen(QColor(color), _LINE)):
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(path, pen)


def _add_ticks(path: QPainterPath, first: QPointF, last: QPointF) -> None:
    """End a measured line with short strokes across it, which say exactly where."""
    across = _unit(QPointF(first.y() - last.y(), last.x() - first.x())) * _TICK
    for end in (first, last):
        path.moveTo(end - across)
        path.lineTo(end + across)


def _add_arrow(path: QPainterPath, tail: QPointF, head: QPointF) -> None:
    along = _unit(tail - head) * _ARROW
    across = QPointF(-along.y(), along.x()) * 0.5
    path.moveTo(head + along + across)
    path.lineTo(head)
    path.lineTo(head + along - across)


def _paint_handles(
    painter: QPainter, mark: Mark, place: Place, in_hand: int | None, color: str
) -> None:
    for index, point in enumerate(mark.points):
        held = index == in_hand
        radius = _HANDLE + 1.5 if held else _HANDLE
        painter.setPen(QPen(_CASING, 3.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place.on_canvas(point), radius, radius)
        painter.setPen(QPen(QColor(color), 1.5))
        painter.setBrush(QColor(color) if held else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place.on_canvas(point), radius, radius)


def _paint_words(halo: HaloPainter, mark: Mark, place: Place, look: Look) -> None:
    words = measured(mark, look.size).words
    if not words:
        return
    face = font(TYPE_BODY, SEMIBOLD)
    metrics = QFontMetricsF(face)
    wide = metrics.horizontalAdvance(words)
    at = _words_at(mark, place, wide)
    # Words stay on the canvas where the mark does.
    room = halo.painter.viewport()
    ratio = halo.painter.device().devicePixelRatioF()
    right = max(4.0, room.width() / ratio - wide - 4)
    halo.text(QPointF(min(max(at.x(), 4.0), right), at.y()), words, face, DARK.text)


def _words_at(mark: Mark, place: Place, wide: float) -> QPointF:
    points = [place.on_canvas(point) for point in mark.points]
    if mark.kind is MarkKind.RATIO:  # below the thorax, in its middle
        middle = (points[-2] + points[-1]) / 2
        return QPointF(middle.x() - wide / 2, middle.y() + _GAP + 14)
    if mark.kind is MarkKind.ANGLE and len(points) == 3:
        return points[1] + QPointF(_GAP + 4, -_GAP)
    if mark.kind is MarkKind.ANGLE:
        middle = sum(points[1:], points[0]) / 4
        return QPointF(middle.x() - wide / 2, middle.y() + 5)
    if mark.kind is MarkKind.TEXT:  # away from where the arrow points
        leftwards = len(points) == 2 and points[1].x() > points[0].x()
        shift = QPointF(-wide - _GAP, 5) if leftwards else QPointF(_GAP, 5)
        return points[0] + shift
    end = max(points, key=lambda point: point.x())
    return end + QPointF(_GAP + 2, 5)


def _unit(vector: QPointF) -> QPointF:
    length = math.hypot(vector.x(), vector.y())
    return vector / length if length else QPointF(0.0, 1.0)
