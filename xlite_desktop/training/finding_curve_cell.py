"""One small curve: a finding's AUC over the epochs; a click draws it in the large chart too."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from xlite_desktop.charts.decimation import thinned
from xlite_desktop.charts.frame import Frame
from xlite_desktop.charts.series import resolved
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import FOCUS_WIDTH, RADIUS, TYPE_BODY, TYPE_CAPTION, Palette, mixed
from xlite_desktop.training.finding_curves_view import FindingCurve
from xlite_desktop.translation import tr

_TOP, _FOOT = 22, 20
_AXIS = (0.5, 1.0)
_SMALLEST = QSize(128, 100)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FindingCurveCell(QAbstractButton):
    """Name and value above, the curve from 0.5 to 1, n and interval below.

    Checked, it wears the colour of its line in the large chart.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._curve: FindingCurve | None = None
        self._epochs = 1
        self._colour = ""

    @property
    def curve(self) -> FindingCurve | None:
        return self._curve

    def show_curve(self, curve: FindingCurve, epochs: int, colour: str) -> None:
        """Show a finding.

        Args:
            curve: Its numbers.
            epochs: Where the axis ends.
            colour: Token of its line in the large chart; empty while it has none.
        """
        self._curve, self._epochs, self._colour = curve, max(epochs, 2), colour
        self.setChecked(bool(colour))
        words = [
            tr(
                "{curve_name}, AUC {value_words}",
                curve_name=curve.name,
                value_words=curve.value_words,
            ),
            curve.count_words,
            curve.interval_words,
        ]
        said = ", ".join(word for word in words if word)
        self.setAccessibleName(said)
        self.setToolTip(
            tr("{said}. Hide its line in the chart above.", said=said)
            if colour
            else tr("{said}. Show its line in the chart above.", said=said)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return _SMALLEST

    def minimumSizeHint(self) -> QSize:
        return _SMALLEST

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._curve is None:
            return
        palette, painter = current_palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.surface1 if palette.dark else palette.surface2))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        self._paint_words(painter, self._curve, palette)
        self._paint_curve(painter, self._curve, palette)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), FOCUS_WIDTH))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    @property
    def _inner(self) -> QRectF:
        return QRectF(self.rect()).adjusted(4, 2, -4, -2)

    def _paint_words(self, painter: QPainter, curve: FindingCurve, palette: Palette) -> None:
        inner = self._inner
        above = QRectF(inner.left(), inner.top(), inner.width(), _TOP - 2)
        below = QRectF(inner.left(), inner.bottom() - _FOOT + 2, inner.width(), _FOOT - 2)
        lively = palette.faint if curve.too_few else palette.text
        painter.setPen(QColor(lively))
        painter.setFont(font(TYPE_BODY, SEMIBOLD))
        painter.drawText(above, _RIGHT, curve.value_words)
        room = above.width() - QFontMetricsF(painter.font()).horizontalAdvance("0.00") - 6
        painter.setFont(font(TYPE_BODY, MEDIUM))
        if QFontMetricsF(painter.font()).horizontalAdvance(curve.name) > room:
            painter.setFont(font(TYPE_CAPTION, MEDIUM))  # smaller, never shortened
        painter.drawText(above, _LEFT, curve.name)
        painter.setFont(font(TYPE_CAPTION))
        painter.setPen(QColor(palette.faint))
        painter.drawText(below, _LEFT, curve.count_words)
        painter.drawText(below, _RIGHT, curve.interval_words)

    def _paint_curve(self, painter: QPainter, curve: FindingCurve, palette: Palette) -> None:
        inner = self._inner
        rect = inner.adjusted(0, _TOP, 0, -_FOOT)
        frame = Frame(rect, (0.0, float(self._epochs)), _AXIS)
        painter.setPen(QPen(QColor(palette.grid), 1))
        top, base = round(rect.top()) + 0.5, round(rect.bottom()) + 0.5
        painter.drawLine(QLineF(rect.left(), top, rect.right(), top))
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.drawLine(QLineF(rect.left(), base, rect.right(), base))
        painter.setClipRect(rect.adjusted(0, -1, 0, 1))
        ground = palette.surface0
        colour = resolved(self._colour or ("faint" if curve.too_few else "text"), palette)
        if curve.low.size:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mixed(colour, ground, 0.13)))
            painter.drawPolygon(frame.polygon(curve.epochs, curve.high, curve.low))
        pen = QPen(QColor(colour), 1.5)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y = thinned(curve.epochs, curve.values, *frame.x, max(1, round(rect.width())))
        told = np.isfinite(y)
        points = [frame.point(*pair) for pair in zip(x[told], y[told], strict=True)]
        painter.drawPolyline(QPolygonF(points))
        if len(points) == 1:
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(points[0]), 1.5, 1.5)
        painter.setClipping(False)
