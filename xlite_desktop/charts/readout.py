"""What stands under the pointer: the nearest place and each curve's value there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from xlite_desktop.charts.frame import Frame
from xlite_desktop.charts.series import ChartContent, Numbers, Series, resolved
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import RADIUS, TYPE_CAPTION, Palette

_ROW, _PAD, _DOT, _GAP = 20, 10, 3.0, 24


@dataclass(frozen=True, slots=True)
class ReadoutRow:
    """One curve's value at the place."""

    series: Series
    value: float

    @property
    def words(self) -> str:
        return self.series.words(self.value)


@dataclass(frozen=True, slots=True)
class Readout:
    """A place, and what the curves are worth there.

    Attributes:
        x: The place of a real point: nothing is interpolated.
        title: "Epoch 12".
        rows: Curves that have a value there, in the order of the legend.
    """

    x: float
    title: str
    rows: tuple[ReadoutRow, ...]


def read_at(content: ChartContent, x: float) -> Readout | None:
    """Return the readout at the point nearest to a place; None where no curve can be read."""
    read = [s for s in content.series if s.style != "raw" and len(s.x)]
    if not read:
        return None
    # The first curve that is told sets the beat; one epoch has one value of each.
    nearest = min((float(s.x[_nearest(s.x, x)]) for s in read), key=lambda place: abs(place - x))
    rows = []
    for series in read:
        index = _nearest(series.x, nearest)
        if series.x[index] == nearest and np.isfinite(series.y[index]):
            rows.append(ReadoutRow(series, float(series.y[index])))
    words = f"{nearest:,.0f}" if nearest == round(nearest) else f"{nearest:,.2f}"
    return Readout(nearest, f"{content.x_name} {words}", tuple(rows)) if rows else None


def step_from(content: ChartContent, x: float, by: int) -> float | None:
    """Return the place of the point before (-1) or after (1) a place; None without points."""
    all_places = [s.x for s in content.series if s.style != "raw" and len(s.x)]
    if not all_places:
        return None
    places = np.unique(np.concatenate(all_places))
    index = _nearest(places, x) + by
    return float(places[int(np.clip(index, 0, len(places) - 1))])


def paint_readout(
    painter: QPainter, frame: Frame, readout: Readout, ground: str, palette: Palette
) -> None:
    """Draw a line through the place, a dot on each curve, and a small table beside it."""
    painter.save()
    x = frame.across(readout.x)
    painter.setPen(QPen(QColor(palette.faint), 1))
    painter.drawLine(QPointF(round(x) + 0.5, frame.rect.top()),
                     QPointF(round(x) + 0.5, frame.rect.bottom()))  # fmt: skip
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row in readout.rows:
        if frame.holds(readout.x, row.value):
            painter.setPen(QPen(QColor(ground), 1.5))
            painter.setBrush(QColor(resolved(row.series.colour, palette)))
            painter.drawEllipse(frame.point(readout.x, row.value), _DOT + 1, _DOT + 1)
    _paint_table(painter, _table_rect(frame, readout, x), readout, palette)
    painter.restore()


def _table_rect(frame: Frame, readout: Readout, x: float) -> QRectF:
    """Return where the table goes: to the right of the line, or to the left at the right edge."""
    metrics = QFontMetricsF(font(TYPE_CAPTION, MEDIUM))
    widest = max(
        metrics.horizontalAdvance(row.series.name) + metrics.horizontalAdvance(row.words)
        for row in readout.rows
    )
    width = max(widest + 2 * _PAD + 14 + _GAP, 100.0)
    height = 2 * _PAD + 16 + _ROW * len(readout.rows) - 2
    left = x + 10 if x + 10 + width <= frame.rect.right() else x - 10 - width
    return QRectF(max(left, 0.0), frame.rect.top() + 4, width, height)


def _paint_table(painter: QPainter, rect: QRectF, readout: Readout, palette: Palette) -> None:
    painter.setPen(QPen(QColor(palette.line), 1))
    painter.setBrush(QColor(palette.surface2))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    inner = rect.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD)
    painter.setFont(font(TYPE_CAPTION, MEDIUM))
    painter.setPen(QColor(palette.text))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), 18), middle, readout.title)
    for number, row in enumerate(readout.rows):
        line = QRectF(inner.left(), inner.top() + 18 + number * _ROW, inner.width(), _ROW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(resolved(row.series.colour, palette)))
        painter.drawEllipse(QPointF(line.left() + _DOT, line.center().y()), _DOT, _DOT)
        painter.setPen(QColor(palette.quiet))
        painter.setFont(font(TYPE_CAPTION))
        painter.drawText(line.adjusted(14, 0, 0, 0), middle, row.series.name)
        painter.setPen(QColor(palette.text))
        painter.setFont(font(TYPE_CAPTION, SEMIBOLD))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, row.words)


def _nearest(x: Numbers, place: float) -> int:
    after = int(np.searchsorted(x, place))
    if after == 0:
        return 0
    if after == len(x):
        return len(x) - 1
    return after if x[after] - place < place - x[after - 1] else after - 1
