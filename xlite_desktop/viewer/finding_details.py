"""The open part of the selected row: what its threshold means."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.viewer.operating_numbers import OperatingNumbers, RocCurve
from xlite_desktop.viewer.roc_plot import WIDTH as ROC_WIDTH
from xlite_desktop.viewer.roc_plot import paint_roc

_HEIGHT = 120
_FIRST_BASELINE = 17.5
_PITCH = 20.0
_VALUE_RIGHT = 106.0
_INTERVAL_LEFT = 112.0
_BASIS_BASELINE = 104.5
_DOUBT_BASELINE = 124.5
_ROC_TOP = 6.0


class FindingDetails(QWidget):
    """Four operating numbers with intervals, the curve, and what they rest on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._numbers: OperatingNumbers | None = None
        self._curve: RocCurve | None = None

    def sizeHint(self) -> QSize:
        doubted = self._numbers is not None and self._numbers.doubt
        return QSize(320, _HEIGHT + int(_PITCH) if doubted else _HEIGHT)

    def show_numbers(self, numbers: OperatingNumbers, curve: RocCurve) -> None:
        self._numbers = numbers
        self._curve = curve
        self.setAccessibleName("Operating numbers")
        self.setAccessibleDescription(numbers.spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._numbers is None or self._curve is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_numbers(painter, self._numbers)
        palette = current_palette()
        corner = QPointF(self.width() - ROC_WIDTH, _ROC_TOP)
        paint_roc(painter, corner, self._curve, self._numbers.point, palette)

    def _paint_numbers(self, painter: QPainter, numbers: OperatingNumbers) -> None:
        palette = current_palette()
        caption, value = font(TYPE_CAPTION), font(TYPE_BODY, SEMIBOLD)
        measured = QFontMetricsF(value)
        for index, line in enumerate(numbers.lines):
            baseline = _FIRST_BASELINE + _PITCH * index
            painter.setFont(caption)
            painter.setPen(QColor(palette.quiet))
            painter.drawText(QPointF(0, baseline), line.label)
            painter.setPen(QColor(palette.faint))
            painter.drawText(QPointF(_INTERVAL_LEFT, baseline), line.interval)
            painter.setFont(value)
            painter.setPen(QColor(palette.text))
            left = _VALUE_RIGHT - measured.horizontalAdvance(line.value)
            painter.drawText(QPointF(left, baseline), line.value)
        painter.setFont(caption)
        painter.setPen(QColor(palette.faint))
        painter.drawText(QPointF(0, _BASIS_BASELINE), numbers.basis)
        painter.setPen(QColor(palette.flag))
        painter.drawText(QPointF(0, _DOUBT_BASELINE), numbers.doubt)
