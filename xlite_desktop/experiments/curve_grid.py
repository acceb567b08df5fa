"""Small multiples: a curve a finding, as many in a row as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xlite_desktop.controls.painted import Painted
from xlite_desktop.experiments.curve_plots import CurvePlot
from xlite_desktop.experiments.run_detail_words import interval, number
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION, Palette
from xlite_desktop.translation import tr

_LEAST_WIDTH = 122
_GAP = 20
_NAME, _AREA, _FOOT = 18, 18, 20
_BELOW = 14
_KNOB = 4.0


class CurveGrid(Painted):
    """Paints plots in rows; its height follows from its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plots: tuple[CurvePlot, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Curves by finding"))

    @property
    def plots(self) -> tuple[CurvePlot, ...]:
        return self._plots

    def show_plots(self, plots: Sequence[CurvePlot]) -> None:
        """Show other curves."""
        self._plots = tuple(plots)
        self.setAccessibleDescription("; ".join(plot.tip for plot in plots))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(690, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        rows = -(-len(self._plots) // _columns(self.width()))
        self.setFixedHeight(int(rows * (_cell_height(_cell_width(self.width())) + _BELOW)))

    def tip_at(self, place: QPointF) -> str:
        return next((plot.tip for plot, cell in self._cells() if cell.contains(place)), "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for plot, cell in self._cells():
            _paint_plot(painter, plot, cell, palette)

    def _cells(self) -> list[tuple[CurvePlot, QRectF]]:
        columns, width = _columns(self.width()), _cell_width(self.width())
        height = _cell_height(width)
        found = []
        for place, plot in enumerate(self._plots):
            row, column = divmod(place, columns)
            corner = QPointF(column * (width + _GAP), row * (height + _BELOW))
            found.append((plot, QRectF(corner.x(), corner.y(), width, height)))
        return found


def _columns(width: int) -> int:
    return max((width + _GAP) // (_LEAST_WIDTH + _GAP), 1)


def _cell_width(width: int) -> float:
    columns = _columns(width)
    return (width - (columns - 1) * _GAP) / columns


def _cell_height(width: float) -> float:
    return _NAME + _AREA + width * 0.82 + _FOOT


def _paint_plot(painter: QPainter, plot: CurvePlot, cell: QRectF, palette: Palette) -> None:
    few = plot.area is None
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    line = QRectF(cell.left(), cell.top(), cell.width() + _GAP, _NAME)
    painter.setFont(font(TYPE_BODY, MEDIUM))
    painter.setPen(QColor(palette.faint if few else palette.text))
    painter.drawText(line, left, plot.name)
    second = QRectF(cell.left(), cell.top() + _NAME, cell.width(), _AREA)
    painter.setFont(font(TYPE_CAPTION))
    painter.setPen(QColor(palette.faint))
    painter.drawText(second, right, tr("too few") if few else interval(plot.area))
    if plot.area is not None:
        painter.setFont(font(TYPE_BODY, SEMIBOLD))
        painter.setPen(QColor(palette.text))
        painter.drawText(second, left, number(plot.area.value))
    field = cell.adjusted(0, _NAME + _AREA + 4, 0, -_FOOT)
    painter.setFont(font(TYPE_CAPTION))
    painter.setPen(QColor(palette.faint))
    foot = QRectF(cell.left(), field.bottom() + 2, cell.width(), _FOOT - 2)
    painter.drawText(foot, left, f"n {plot.positives:,}")
    _paint_axes(painter, plot, field, palette)
    if plot.curve is not None:
        pen = QPen(QColor(palette.faint if few else palette.quiet), 1.5)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        points = zip(plot.curve.x, plot.curve.y, strict=True)
        painter.drawPolyline(QPolygonF([_place(x, y, field) for x, y in points]))
    if plot.point is not None and not few:
        centre = _place(*plot.point, field)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.surface1))
        painter.drawEllipse(centre, _KNOB + 2, _KNOB + 2)
        painter.setPen(QPen(QColor(palette.accent), 1.5))
        painter.drawEllipse(centre, _KNOB - 0.75, _KNOB - 0.75)


def _paint_axes(painter: QPainter, plot: CurvePlot, field: QRectF, palette: Palette) -> None:
    chance = QPen(QColor(palette.line), 1)
    chance.setDashPattern([3, 3])
    painter.setPen(chance)
    painter.drawLine(*(_place(x, y, field) for x, y in plot.chance))
    painter.setPen(QPen(QColor(palette.line), 1))
    painter.drawLine(field.bottomLeft(), field.bottomRight())
    painter.drawLine(field.topLeft(), field.bottomLeft())


def _place(x: float, y: float, field: QRectF) -> QPointF:
    return QPointF(field.left() + x * field.width(), field.bottom() - y * field.height())
