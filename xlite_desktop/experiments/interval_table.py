"""Estimates below each other on one axis: name, n, range with dot, value, interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from xlite_core.evaluation.interval import Estimate
from xlite_desktop.controls.painted import Painted
from xlite_desktop.experiments.interval_axes import auc_axis
from xlite_desktop.experiments.interval_strip import StripAxis, StripInk, paint_interval
from xlite_desktop.experiments.run_detail_words import interval, number
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION, Palette
from xlite_desktop.translation import tr

ROW = 24
HEAD = 24
FOOT = 24
_TICK = (2.0, 11.0)
_TICK_ROOM = 22.0
TOO_FEW = tr("too few")
_VALUE, _INTERVAL, _GAP = 34, 76, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalRow:
    """One line.

    Attributes:
        name: Never truncated.
        count: Behind the name, faint; empty for none.
        estimate: None where there are too few films.
        comparison: Where the comparison's tick stands; None without one.
        tip: The numbers in words.
        heading: Starts a block: a line above it.
    """

    name: str
    count: str = ""
    estimate: Estimate | None = None
    comparison: float | None = None
    tip: str = ""
    heading: bool = False


class IntervalTable(Painted):
    """Shows rows of estimates; a tooltip on each says the numbers in full."""

    def __init__(
        self,
        *,
        count_heading: str = "",
        value_heading: str = "",
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Build an empty table.

        Args:
            count_heading: Above the counts; empty leaves the column out.
            value_heading: Above the values.
            compact: Without heads, foot and intervals.
            parent: Qt's.
        """
        super().__init__(parent)
        self._count_heading, self._value_heading = count_heading, value_heading
        self._compact = compact
        self._rows: tuple[IntervalRow, ...] = ()
        self._axis = StripAxis(0.5, 1.0, ())
        self._target: float | None = None
        self._target_words = self._note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[IntervalRow, ...]:
        return self._rows

    def show_rows(
        self,
        rows: Sequence[IntervalRow],
        *,
        axis: StripAxis | None = None,
        target: float | None = None,
        target_words: str = "",
        note: str = "",
    ) -> None:
        """Show lines on a shared axis.

        Args:
            rows: From top to bottom.
            axis: What the strips show; fitted to the rows if absent.
            target: Where a vertical line stands.
            target_words: Below it.
            note: Below the names.
        """
        self._rows, self._target = tuple(rows), target
        self._target_words, self._note = target_words, note
        self._axis = axis or auc_axis([row.estimate for row in rows if row.estimate])
        spoken = "; ".join(f"{row.name}: {row.tip or _number_of(row)}" for row in rows)
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        head, foot = (0, 0) if self._compact else (HEAD, FOOT)
        return QSize(416 if not self._compact else 236, head + len(self._rows) * ROW + foot)

    def minimumSizeHint(self) -> QSize:
        return QSize(300 if not self._compact else 200, self.sizeHint().height())

    def tip_at(self, place: QPointF) -> str:
        row = self._row_at(place.y())
        return row.tip if row else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        strip = self._strip()
        if not self._compact:
            self._paint_head(painter, strip, palette)
        self._paint_grid(painter, strip, palette)
        for place, row in enumerate(self._rows):
            self._paint_row(painter, row, self._top() + place * ROW, strip, palette)

    def strip_of(self, place: int) -> QRectF:
        """Return where a row's range is drawn."""
        strip = self._strip()
        return QRectF(strip.left(), self._top() + place * ROW, strip.width(), ROW)

    def _row_at(self, y: float) -> IntervalRow | None:
        place = math.floor((y - self._top()) / ROW)
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _top(self) -> int:
        return 0 if self._compact else HEAD

    def _name_width(self) -> float:
        metrics = QFontMetricsF(font(TYPE_BODY), self)
        widest = max((metrics.horizontalAdvance(row.name) for row in self._rows), default=0)
        return max(widest, 84.0)

    def _count_right(self) -> float:
        if not self._count_heading:
            return self._name_width()
        metrics = QFontMetricsF(font(TYPE_CAPTION), self)
        widest = max((metrics.horizontalAdvance(row.count) for row in self._rows), default=0)
        return self._name_width() + 6 + max(widest, 20)

    def _strip(self) -> QRectF:
        left = self._count_right() + _GAP
        taken = _VALUE + (_GAP if self._compact else _GAP + _INTERVAL)
        return QRectF(left, self._top(), max(self.width() - taken - left, 40), 0)

    def _value_right(self) -> float:
        return self.width() - (0 if self._compact else _INTERVAL)

    def _paint_head(self, painter: QPainter, strip: QRectF, palette: Palette) -> None:
        painter.setFont(font(TYPE_CAPTION))
        painter.setPen(QColor(palette.faint))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, self._count_right(), HEAD - 2), right, self._count_heading)
        painter.drawText(QRectF(0, 0, self._value_right(), HEAD - 2), right, self._value_heading)
        painter.drawText(QRectF(0, 0, self.width(), HEAD - 2), right, "95 %")
        before = -math.inf
        for tick in self._axis.ticks:
            x = self._axis.x(tick, strip)
            hidden = x + 12 > self._value_right() - 28 and tick != self._axis.ticks[-1]
            if hidden or x - before < _TICK_ROOM:
                continue
            before = x
            text = f"{tick:g}".replace("0.", ".", 1) if 0 < tick < 1 else f"{tick:g}"
            painter.drawText(QRectF(x - 20, 0, 40, HEAD - 2), Qt.AlignmentFlag.AlignCenter, text)
        painter.fillRect(QRectF(0, HEAD - 1, self.width(), 1), QColor(palette.line))

    def _paint_grid(self, painter: QPainter, strip: QRectF, palette: Palette) -> None:
        top, bottom = float(self._top()), float(self._top() + len(self._rows) * ROW)
        painter.setPen(QPen(QColor(palette.grid), 1))
        for tick in () if self._compact else self._axis.ticks:
            x = round(self._axis.x(tick, strip)) + 0.5
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        if self._target is not None:
            x = round(self._axis.x(self._target, strip)) + 0.5
            painter.setPen(QPen(QColor(palette.fill), 1))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        if self._compact:
            return
        painter.fillRect(QRectF(0, bottom, self.width(), 1), QColor(palette.line))
        painter.setFont(font(TYPE_CAPTION))
        painter.setPen(QColor(palette.faint))
        foot = QRectF(0, bottom + 2, self.width(), FOOT - 2)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | middle, self._note)
        if self._target is not None:
            left = self._target_left(self._axis.x(self._target, strip))
            place = foot.adjusted(left, 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | middle, self._target_words)

    def _target_left(self, x: float) -> float:
        """Return where the words below the line begin: under it, but never on the note."""
        metrics = QFontMetricsF(font(TYPE_CAPTION), self)
        wide = metrics.horizontalAdvance(self._target_words)
        free = metrics.horizontalAdvance(self._note) + 12 if self._note else 0.0
        return min(max(x - wide / 2, free), self.width() - wide)

    def _paint_row(
        self, painter: QPainter, row: IntervalRow, top: float, strip: QRectF, palette: Palette
    ) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        known = row.estimate is not None
        if row.heading:
            painter.fillRect(QRectF(0, top, self.width(), 1), QColor(palette.grid))
        painter.setFont(font(TYPE_BODY))
        quiet = palette.quiet if self._compact else palette.text
        painter.setPen(QColor(quiet if known else palette.faint))
        line = QRectF(0, top, self.width(), ROW)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, row.name)
        right = Qt.AlignmentFlag.AlignRight | middle
        painter.setFont(font(TYPE_CAPTION))
        painter.setPen(QColor(palette.faint))
        if self._count_heading:
            painter.drawText(QRectF(0, top, self._count_right(), ROW), right, row.count)
        if row.estimate is None:
            few = QRectF(strip.left(), top, strip.width(), ROW)
            wide = painter.fontMetrics().horizontalAdvance(TOO_FEW) + 8
            patch = QRectF(few.center().x() - wide / 2, top + 4, wide, ROW - 8)
            painter.fillRect(patch, QColor(palette.surface1))  # no line crosses the words
            painter.drawText(few, Qt.AlignmentFlag.AlignCenter, TOO_FEW)
            return
        if not self._compact:
            painter.drawText(line, right, interval(row.estimate))
        painter.setPen(QColor(palette.text))
        painter.setFont(font(TYPE_BODY, SEMIBOLD))
        value = QRectF(0, top, self._value_right(), ROW)
        painter.drawText(value, right, number(row.estimate.value))
        ground = palette.surface1
        place = QRectF(strip.left(), top, strip.width(), ROW)
        ink = StripInk(ground, palette.quiet, palette.text)
        paint_interval(painter, place, self._axis, row.estimate, ink)
        if row.comparison is not None:
            width, height = _TICK
            x = self._axis.x(row.comparison, place)
            tick = QRectF(x - width / 2, place.center().y() - height / 2, width, height)
            painter.fillRect(tick.adjusted(-1, 0, 1, 0), QColor(ground))
            painter.fillRect(tick, QColor(palette.series[0]))


def _number_of(row: IntervalRow) -> str:
    return tr("too few films") if row.estimate is None else number(row.estimate.value)
