"""The curves of a chart as pyqtgraph draws them, and the fill of its alarm between them."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPolygonItem

from xlite_desktop.charts.axes_paint import gap_of
from xlite_desktop.charts.decimation import thinned
from xlite_desktop.charts.frame import area_between
from xlite_desktop.charts.series import ChartContent, Series, resolved
from xlite_desktop.theme.tokens import Palette, mixed

_RAW = 0.22
_ALARM = 0.30
_OVER_RAW = 0.5
_WIDTHS = {"main": 2.0, "part": 1.4, "raw": 1.0}


class CurveItems:
    """Keeps one item a series in a view box, and gives each what fits into its pixels."""

    def __init__(self, box: pg.ViewBox) -> None:
        self._box = box
        self._items: list[pg.PlotCurveItem] = []
        self._gap = QGraphicsPolygonItem()
        self._gap.setPen(QPen(Qt.PenStyle.NoPen))
        self._gap.setZValue(_OVER_RAW)
        box.addItem(self._gap, ignoreBounds=True)

    @property
    def points(self) -> int:
        """How many points all curves have after thinning."""
        return sum(len(item.xData) for item in self._items if item.xData is not None)

    @property
    def pens(self) -> tuple[QPen, ...]:
        """What the visible curves are drawn with, in the order of the series."""
        return tuple(item.opts["pen"] for item in self._items if item.isVisible())

    def show_content(
        self, content: ChartContent, columns: int, ratio: float, ground: str, palette: Palette
    ) -> None:
        """Draw the curves of a chart.

        Args:
            content: Of the chart.
            columns: Pixels across.
            ratio: Device pixels a pixel: cosmetic pens do not grow with it by themselves.
            ground: What the chart lies on, "#RRGGBB".
            palette: The theme's.
        """
        shown = content.series
        while len(self._items) < len(shown):
            item = pg.PlotCurveItem(antialias=True)
            self._box.addItem(item, ignoreBounds=True)
            self._items.append(item)
        low, high = self._box.viewRange()[0]
        for number, item in enumerate(self._items):
            item.setVisible(number < len(shown))
            if number < len(shown):
                series = shown[number]
                x, y = thinned(series.x, series.y, low, high, columns)
                whole = bool(np.isfinite(y).all())
                item.setPen(_pen(series, resolved(series.colour, palette), ground, ratio))
                item.setData(x, y, connect="all" if whole else "finite")
                item.setZValue(0 if series.style == "raw" else len(shown) - number)
        self._show_gap(content, palette.flag_fill)

    def _show_gap(self, content: ChartContent, colour: str) -> None:
        gap = None if content.alarm is None else gap_of(content, content.alarm)
        fill = QColor(colour)
        fill.setAlphaF(_ALARM)  # not a flat mixture: the raw steps show through
        self._gap.setBrush(fill)
        self._gap.setPolygon(QPolygonF() if gap is None else area_between(*gap))


def _pen(series: Series, colour: str, ground: str, ratio: float) -> QPen:
    pen = QPen(QColor(mixed(colour, ground, _RAW) if series.style == "raw" else colour))
    pen.setWidthF(_WIDTHS[series.style] * ratio)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if series.style == "part":
        pen.setDashPattern([3, 2.5])
    return pen
