"""What lies over the curves: best points, names of references, the alarm's words."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from xlite_desktop.charts.axes_paint import gap_of
from xlite_desktop.charts.frame import Frame
from xlite_desktop.charts.series import Alarm, ChartContent, Marker, resolved
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_CAPTION, Palette

_RADIUS = 4.5
_BESIDE = 10.0
_HALO = 4.0
_LINE = 18


def paint_marks(
    painter: QPainter, frame: Frame, content: ChartContent, ground: str, palette: Palette
) -> None:
    """Draw everything that is written on the curves."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_reference_names(painter, frame, content, ground, palette)
    if content.alarm is not None:
        _paint_alarm(painter, frame, content, content.alarm, ground, palette)
    for marker in content.markers:
        if frame.holds(marker.x, marker.y):
            _paint_marker(painter, frame, marker, ground, palette)
    painter.restore()


def paint_empty(painter: QPainter, frame: Frame, words: str, ground: str, palette: Palette) -> None:
    """Say that there is nothing to draw, on a patch of the ground: no grid line crosses it."""
    painter.save()
    painter.setFont(font(TYPE_CAPTION))
    place = QFontMetricsF(painter.font()).boundingRect(
        frame.rect, int(Qt.AlignmentFlag.AlignCenter), words
    )
    painter.fillRect(place.adjusted(-_HALO, 0, _HALO, 0), QColor(ground))
    painter.setPen(QColor(palette.faint))
    painter.drawText(frame.rect, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _paint_reference_names(
    painter: QPainter, frame: Frame, content: ChartContent, ground: str, palette: Palette
) -> None:
    painter.setFont(font(TYPE_CAPTION))
    above = -float(_LINE)
    for reference in sorted(content.references, key=lambda level: -level.value):
        if reference.in_legend or not frame.y[0] <= reference.value <= frame.y[1]:
            continue
        width = QFontMetricsF(painter.font()).horizontalAdvance(reference.name)
        base = frame.up(reference.value) - 5
        base += _LINE if base - above < _LINE else 0  # below its line, where two lie close
        at, above = QPointF(frame.rect.right() - width, base), base
        _paint_words(painter, at, reference.name, resolved(reference.colour, palette), ground)


def _paint_alarm(  # noqa: PLR0913, PLR0917 - what every painter is given, and the alarm
    painter: QPainter,
    frame: Frame,
    content: ChartContent,
    alarm: Alarm,
    ground: str,
    palette: Palette,
) -> None:
    gap = gap_of(content, alarm)
    if gap is None or not len(gap[0]):
        return
    x, upper, lower = gap
    told = np.flatnonzero(np.isfinite(upper) & np.isfinite(lower))
    if not told.size or not frame.holds(float(x[told[-1]]), float(upper[told[-1]])):
        return
    end = told[-1]
    painter.setFont(font(TYPE_CAPTION))
    width = QFontMetricsF(painter.font()).horizontalAdvance(alarm.words)
    left = frame.across(float(x[end])) + 10
    y = frame.up(float(upper[end] + lower[end]) / 2) + 4
    if left + width > frame.rect.right():  # no room behind the end: above it
        left, y = frame.rect.right() - width, frame.up(float(upper[end])) - 12
    _paint_words(painter, QPointF(left, y), alarm.words, palette.flag, ground)


def _paint_marker(
    painter: QPainter, frame: Frame, marker: Marker, ground: str, palette: Palette
) -> None:
    at = frame.point(marker.x, marker.y)
    painter.setPen(QPen(QColor(ground), 2))
    painter.setBrush(QColor(palette.accent))
    painter.drawEllipse(at, _RADIUS + 1, _RADIUS + 1)
    title, caption = font(TYPE_CAPTION, SEMIBOLD), font(TYPE_CAPTION)
    width = max(
        QFontMetricsF(title).horizontalAdvance(marker.title),
        QFontMetricsF(caption).horizontalAdvance(marker.caption),
    )
    room = QRectF(at.x() + _BESIDE, at.y() + 8, width, 32)
    if room.right() > frame.rect.right():
        room.moveRight(at.x() - _BESIDE)
    if room.bottom() > frame.rect.bottom() - 2:
        room.moveBottom(at.y() - 8)
    painter.setFont(title)
    _paint_words(painter, room.topLeft() + QPointF(0, 13), marker.title, palette.accent, ground)
    if marker.caption:
        painter.setFont(caption)
        at_caption = room.topLeft() + QPointF(0, 29)
        _paint_words(painter, at_caption, marker.caption, palette.quiet, ground)


def _paint_words(painter: QPainter, at: QPointF, words: str, colour: str, ground: str) -> None:
    """Write words with a halo of the ground, so that they can be read where a line passes."""
    outline = QPainterPath()
    outline.addText(at, painter.font(), words)
    halo = QPen(QColor(ground), _HALO)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(outline, halo)
    painter.setPen(QColor(colour))
    painter.drawText(at, words)
