"""How a row of the findings list is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, REGULAR, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import (
    FOCUS_WIDTH,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_TITLE,
    Palette,
    mixed,
)
from xlite_desktop.translation import tr
from xlite_desktop.viewer.square_root_axis import per_cent
from xlite_desktop.viewer.threshold_bar import BarGeometry, BarLook, paint_bar

if TYPE_CHECKING:
    from xlite_desktop.viewer.findings_view import FindingLine

_CLOSED_BASELINE = 15.0
_OPEN_BASELINE = 20.0
_CAPTION_BELOW_BAR = 24.5
_NUMBER_ROOM = 56.0
_MARK, _MARK_GAP = 13.0, 6.0
_MARKS = {"agree": Glyph.AGREE, "disagree": Glyph.CLOSE, "edited": Glyph.EDITED}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """What the row is besides its finding: open, under the pointer, under the keyboard."""

    selected: bool
    lively: bool
    focused: bool


def paint_row(
    painter: QPainter, rect: QRectF, line: FindingLine, bar: BarGeometry, look: RowLook
) -> None:
    """Draw background, name, number, bar and, when open, the threshold in words."""
    palette = current_palette()
    ground = _ground(look, palette)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ground != palette.surface1:
        painter.fillRect(rect, QColor(ground))
    if look.selected:
        painter.fillRect(QRectF(0, 0, 2, rect.height()), QColor(palette.accent))
    _paint_name(painter, line, bar, look)
    _paint_number(painter, line, bar, look)
    shown = BarLook(
        probability=line.probability,
        threshold=line.threshold,
        flagged=line.flagged,
        active=look.selected or look.lively,
        ground=ground,
        ticks=look.selected,
        spread=line.spread,
    )
    paint_bar(painter, bar, shown, palette)
    if look.selected:
        _paint_threshold(painter, line, bar)
    if look.focused:
        painter.setPen(QPen(QColor(palette.accent), FOCUS_WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 4, 4)


def _ground(look: RowLook, palette: Palette) -> str:
    if look.selected:
        return palette.surface2
    return mixed(palette.surface2, palette.surface1, 0.6) if look.lively else palette.surface1


def _paint_name(painter: QPainter, line: FindingLine, bar: BarGeometry, look: RowLook) -> None:
    palette = current_palette()
    full = line.prominent or look.lively or look.selected
    resting = palette.quiet if line.probability is not None else palette.faint
    face = font(TYPE_BODY, MEDIUM if full else REGULAR)
    room = bar.width - _NUMBER_ROOM
    wanted = QFontMetricsF(face).horizontalAdvance(line.label)
    if wanted > room:
        # A finding's name is never cut off: a very long one is set narrower.
        face.setStretch(max(50, int(100 * room / wanted)))
    painter.setFont(face)
    painter.setPen(QColor(palette.text if full else resting))
    painter.drawText(QPointF(bar.left, _baseline(look)), line.label)
    if line.opinion is not None and not look.selected:
        left = bar.left + min(wanted, room) + _MARK_GAP
        mark = QRectF(left, _baseline(look) - _MARK + 2, _MARK, _MARK)
        paint_glyph(painter, _MARKS[line.opinion.verdict], mark, palette.text)


def _paint_number(painter: QPainter, line: FindingLine, bar: BarGeometry, look: RowLook) -> None:
    palette = current_palette()
    if line.flagged:
        colour = palette.flag
    elif line.probability is None:
        colour = palette.faint
    else:
        full = line.prominent or look.lively or look.selected
        colour = palette.text if full else palette.quiet
    weight = SEMIBOLD if line.flagged or look.selected else REGULAR
    face = font(TYPE_TITLE if look.selected else TYPE_BODY, weight)
    painter.setFont(face)
    painter.setPen(QColor(colour))
    left = bar.left + bar.width - QFontMetricsF(face).horizontalAdvance(line.number)
    painter.drawText(QPointF(left, _baseline(look)), line.number)


def _paint_threshold(painter: QPainter, line: FindingLine, bar: BarGeometry) -> None:
    """Write the threshold below its knob, but never beyond the ends of the bar."""
    text = tr("threshold {per_cent}", per_cent=per_cent(line.threshold))
    face = font(TYPE_CAPTION, MEDIUM)
    width = QFontMetricsF(face).horizontalAdvance(text)
    left = bar.x_of(line.threshold) - width / 2
    left = min(max(left, bar.left), bar.left + bar.width - width)
    painter.setFont(face)
    painter.setPen(QColor(current_palette().text))
    painter.drawText(QPointF(left, bar.centre + _CAPTION_BELOW_BAR), text)


def _baseline(look: RowLook) -> float:
    return _OPEN_BASELINE if look.selected else _CLOSED_BASELINE
