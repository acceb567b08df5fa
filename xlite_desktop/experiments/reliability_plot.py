"""Stated probability against observed share, before and after calibration."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from xlite_core.evaluation.reliability import Reliability, ReliabilityBin
from xlite_desktop.experiments.run_detail_words import interval, number, percent
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import TYPE_CAPTION, Palette
from xlite_desktop.translation import tr

_LEFT, _BOTTOM, _TOP, _RIGHT = 30.0, 22.0, 8.0, 6.0
_DOT, _HALO = 3.5, 1.5
_REACH = 8.0


class ReliabilityPlot(QWidget):
    """Shows two reliability diagrams; hovering a dot says how many films it stands for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Reliability | None = None
        self._after: Reliability | None = None
        self._end = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Calibration"))

    def show_reliability(self, before: Reliability | None, after: Reliability | None) -> None:
        """Show what probabilities are worth before and after calibration."""
        self._before, self._after = before, after
        self._end = _axis_end([*_bins(before), *_bins(after)])
        told = [
            tr(
                "{word} calibration, error {calibration_error}",
                word=word,
                calibration_error=number(part.calibration_error, 3),
            )
            for word, part in ((tr("before"), before), (tr("after"), after))
            if part is not None
        ]
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(236, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 150)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def place_of(self, stated: float, observed: float) -> QPointF:
        """Return where a pair of probabilities is drawn."""
        field = self._field()
        return QPointF(
            field.left() + stated / self._end * field.width(),
            field.bottom() - observed / self._end * field.height(),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axes(painter, palette)
        if self._before is not None and self._after is not None:
            self._paint_before(painter, self._before, palette)
        shown = self._after or self._before
        if shown is not None:
            self._paint_after(painter, shown, palette)
        self._paint_words(painter, palette)

    def _field(self) -> QRectF:
        whole = QRectF(self.rect())
        return whole.adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def _paint_axes(self, painter: QPainter, palette: Palette) -> None:
        field = self._field()
        painter.setFont(font(TYPE_CAPTION))
        step = _tick_step(self._end)
        count = math.floor(self._end / step + 1e-6)
        for place in range(count + 1):
            share = place * step
            x, y = self.place_of(share, 0).x(), self.place_of(0, share).y()
            painter.setPen(QPen(QColor(palette.grid if place else palette.line), 1))
            painter.drawLine(
                QPointF(field.left(), round(y) + 0.5), QPointF(field.right(), round(y) + 0.5)
            )
            painter.setPen(QColor(palette.faint))
            text = f"{100 * share:.3g}"
            left = QRectF(0, y - 9, _LEFT - 8, 18)
            painter.drawText(
                left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text
            )
            below = QRectF(x - 24, field.bottom() + 4, 48, 18)
            side = Qt.AlignmentFlag.AlignHCenter
            if place == count:
                text, side = f"{text} %", Qt.AlignmentFlag.AlignRight
                below.moveRight(max(x, field.right() - 4) + 4)
            painter.drawText(below, side | Qt.AlignmentFlag.AlignVCenter, text)
        ideal = QPen(QColor(palette.fill), 1)
        ideal.setDashPattern([4, 4])
        painter.setPen(ideal)
        painter.drawLine(self.place_of(0, 0), self.place_of(self._end, self._end))

    def _paint_before(self, painter: QPainter, part: Reliability, palette: Palette) -> None:
        dashed = QPen(QColor(palette.quiet), 1.4)
        dashed.setDashPattern([3, 2.5])
        painter.setPen(dashed)
        painter.drawPolyline(self._line(part))

    def _paint_after(self, painter: QPainter, part: Reliability, palette: Palette) -> None:
        pen = QPen(QColor(palette.text), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline(self._line(part))
        pen.setWidthF(2)
        pen.setColor(QColor(palette.quiet))
        painter.setPen(pen)
        for found in part.bins:
            painter.drawLine(
                self.place_of(found.stated, min(found.observed.low, self._end)),
                self.place_of(found.stated, min(found.observed.high, self._end)),
            )
        painter.setPen(Qt.PenStyle.NoPen)
        for found in part.bins:
            centre = self.place_of(found.stated, found.observed.value)
            painter.setBrush(QColor(palette.surface1))
            painter.drawEllipse(centre, _DOT + _HALO, _DOT + _HALO)
            painter.setBrush(QColor(palette.text))
            painter.drawEllipse(centre, _DOT, _DOT)

    def _paint_words(self, painter: QPainter, palette: Palette) -> None:
        field = self._field().adjusted(6, 2, -4, -6)
        if self._after is not None:
            painter.setFont(font(TYPE_CAPTION, MEDIUM))
            painter.setPen(QColor(palette.text))
            words = tr(
                "after, ECE {calibration_error}",
                calibration_error=number(self._after.calibration_error, 3),
            )
            painter.drawText(field, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
        if self._before is not None:
            painter.setFont(font(TYPE_CAPTION))
            painter.setPen(QColor(palette.quiet))
            word = tr("before") if self._after else tr("uncalibrated")
            words = tr(
                "{word}, ECE {calibration_error}",
                word=word,
                calibration_error=number(self._before.calibration_error, 3),
            )
            low = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(field, low, words)

    def _line(self, part: Reliability) -> QPolygonF:
        return QPolygonF([self.place_of(b.stated, b.observed.value) for b in part.bins])

    def _tip(self, place: QPointF) -> str:
        shown = self._after or self._before
        near = [
            found
            for found in _bins(shown)
            if (self.place_of(found.stated, found.observed.value) - place).manhattanLength()
            < 2 * _REACH
        ]
        if not near:
            return ""
        found = min(
            near,
            key=lambda b: (self.place_of(b.stated, b.observed.value) - place).manhattanLength(),
        )
        return tr(
            "{films:,} predictions around {stated}: {observed} came true, 95 % interval {interval}",
            films=found.films,
            stated=percent(found.stated),
            observed=percent(found.observed.value),
            interval=interval(found.observed, 3),
        )


def _bins(part: Reliability | None) -> tuple[ReliabilityBin, ...]:
    return part.bins if part else ()


def _axis_end(bins: list[ReliabilityBin]) -> float:
    highest = max((max(b.stated, b.observed.value) for b in bins), default=0.9)
    for end in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8):
        if highest <= end * 0.97:
            return end
    return 1.0


def _tick_step(end: float) -> float:
    for step in (0.01, 0.02, 0.05, 0.1, 0.2):
        if end / step <= 4.01:
            return step
    return 0.25
