"""AUC differences below each other on one axis around zero, with their intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from xlite_core.evaluation.interval import Estimate
from xlite_desktop.controls.painted import Painted
from xlite_desktop.experiments.interval_strip import StripAxis, StripInk, paint_interval
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, REGULAR, SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION, Palette
from xlite_desktop.translation import tr

ROW, HEAD = 24, 24
_NAME, _COUNT, _VALUE, _INTERVAL, _GAP = 116.0, 50.0, 52.0, 116.0, 20.0
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HALVES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow:
    """One line.

    Attributes:
        name: Of a finding, or of a run.
        count: Films with the finding, or findings of a mean.
        estimate: None where it cannot be told.
        why_not: In place of the numbers then: "too few", "computing".
        tip: The numbers in words.
    """

    name: str
    count: str = ""
    estimate: Estimate | None = None
    why_not: str = tr("too few")
    tip: str = ""

    @property
    def differs(self) -> bool:
        """Whether the whole interval lies on one side of zero."""
        return self.estimate is not None and (self.estimate.low > 0 or self.estimate.high < 0)


def signed(value: float, digits: int = 3) -> str:
    """Return "+0.019" or "−0.004", and "0.000" for what rounds to nothing."""
    text = f"{value:+.{digits}f}".replace("-", "−")
    return text[1:] if float(f"{value:.{digits}f}") == 0 else text


def signed_interval(estimate: Estimate) -> str:
    """Return "+0.004 to +0.034"."""
    return tr("{low} to {high}", low=signed(estimate.low), high=signed(estimate.high))


def axis_around_zero(estimates: Sequence[Estimate]) -> StripAxis:
    """Return an axis with zero in its middle that holds all intervals."""
    reach = max((max(abs(e.low), abs(e.high)) for e in estimates), default=0.05) * 1.05
    half = next((half for half in _HALVES if half >= reach * 0.55), 1.0)
    return StripAxis(-max(reach, half), max(reach, half), (-half, 0.0, half))


class DifferenceList(Painted):
    """Shows rows; where zero lies outside an interval, its dot and number stand out."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._counts = ""
        self._rows: tuple[DifferenceRow, ...] = ()
        self._axis = axis_around_zero(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[DifferenceRow, ...]:
        return self._rows

    def show_rows(self, counts: str, rows: Sequence[DifferenceRow]) -> None:
        """Show lines on one axis.

        Args:
            counts: Above the counts.
            rows: From top to bottom.
        """
        self._counts, self._rows = counts, tuple(rows)
        self._axis = axis_around_zero([row.estimate for row in rows if row.estimate is not None])
        self.setAccessibleDescription("; ".join(f"{row.name}: {_words(row)}" for row in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(460, HEAD + ROW * len(self._rows) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(340, self.sizeHint().height())

    def tip_at(self, place: QPointF) -> str:
        number = math.floor((place.y() - HEAD) / ROW)
        return self._rows[number].tip if 0 <= number < len(self._rows) else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, painter = current_palette(), QPainter(self)
        name_width = self._name_width()
        strip = QRectF(
            name_width + _COUNT + _GAP,
            0,
            max(self.width() - name_width - _COUNT - _VALUE - _INTERVAL - 2 * _GAP, 40),
            ROW,
        )
        self._paint_head(painter, strip, name_width, palette)
        bottom = HEAD + ROW * len(self._rows)
        for tick in self._axis.ticks:
            x = round(self._axis.x(tick, strip)) + 0.5
            painter.setPen(QPen(QColor(palette.grid if tick else palette.fill), 1))
            painter.drawLine(QPointF(x, HEAD), QPointF(x, bottom))
        for number, row in enumerate(self._rows):
            strip.moveTop(HEAD + number * ROW)
            self._paint_row(painter, row, strip, name_width)

    def _name_width(self) -> float:
        metrics = QFontMetricsF(font(TYPE_BODY, MEDIUM), self)
        # Lists below each other line up while no name is longer than those of our findings.
        return max([_NAME, *(metrics.horizontalAdvance(row.name) + 2 for row in self._rows)])

    def _paint_head(
        self, painter: QPainter, strip: QRectF, name_width: float, palette: Palette
    ) -> None:
        painter.setFont(font(TYPE_CAPTION))
        painter.setPen(QColor(palette.faint))
        line = QRectF(0, 0, self.width(), HEAD - 2)
        painter.drawText(QRectF(0, 0, name_width + _COUNT, HEAD - 2), _RIGHT, self._counts)
        painter.drawText(line, _RIGHT, "95 %")
        for tick in self._axis.ticks:
            place = QRectF(self._axis.x(tick, strip) - 22, 0, 44, HEAD - 2)
            text = signed(tick, 2) if tick else "0"
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        painter.fillRect(QRectF(0, HEAD - 1, self.width(), 1), QColor(palette.line))

    def _paint_row(
        self, painter: QPainter, row: DifferenceRow, strip: QRectF, name_width: float
    ) -> None:
        palette = current_palette()
        known = row.estimate is not None
        line = QRectF(0, strip.top(), self.width(), ROW)
        painter.setFont(font(TYPE_BODY, MEDIUM))
        painter.setPen(QColor(palette.text if known else palette.faint))
        painter.drawText(line, _LEFT, row.name)
        painter.setFont(font(TYPE_CAPTION))
        painter.setPen(QColor(palette.faint))
        painter.drawText(QRectF(0, strip.top(), name_width + _COUNT, ROW), _RIGHT, row.count)
        if row.estimate is None:
            painter.drawText(line, _RIGHT, row.why_not)
            return
        dot = palette.text if row.differs else palette.quiet
        paint_interval(
            painter, strip, self._axis, row.estimate, StripInk(palette.surface1, palette.fill, dot)
        )
        painter.drawText(line, _RIGHT, signed_interval(row.estimate))
        painter.setFont(font(TYPE_BODY, SEMIBOLD if row.differs else REGULAR))
        painter.setPen(QColor(palette.text if row.differs else palette.quiet))
        value = QRectF(0, strip.top(), self.width() - _INTERVAL, ROW)
        painter.drawText(value, _RIGHT, signed(row.estimate.value))


def _words(row: DifferenceRow) -> str:
    if row.estimate is None:
        return row.why_not
    return row.tip or f"{signed(row.estimate.value)}, {signed_interval(row.estimate)}"
