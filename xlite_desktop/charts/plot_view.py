"""The plot of a line chart: pyqtgraph's curves and zooming between axes of our own."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from xlite_desktop.charts.axes_paint import gutter_for, paint_axes, paint_under_curves
from xlite_desktop.charts.curve_items import CurveItems
from xlite_desktop.charts.frame import GUTTER, Frame, home_ranges, plot_rect
from xlite_desktop.charts.marks_paint import paint_empty, paint_marks
from xlite_desktop.charts.readout import Readout, paint_readout, read_at, step_from
from xlite_desktop.charts.series import ChartContent, resolved
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.tokens import FOCUS_WIDTH, RADIUS


class PlotView(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph publishes no types
    """Draws a `ChartContent`; the wheel and a drawn rectangle zoom, a double click goes back.

    Left and right step through the points while the chart has the focus.

    Signals:
        zoomed: whether a part is shown instead of the whole.
        menu_requested: the place, in global pixels.
    """

    zoomed = Signal(bool)
    menu_requested = Signal(QPoint)

    def __init__(self, ground: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._ground = ground
        self._content = ChartContent()
        self._readout: Readout | None = None
        self._is_zoomed = False
        self._gutter = float(GUTTER)
        self._box = pg.ViewBox(enableMenu=False, defaultPadding=0)
        self._box.setMouseMode(pg.ViewBox.RectMode)
        self._box.disableAutoRange()
        self._style_band()
        self._curves = CurveItems(self._box)
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.addItem(self._box)
        self._box.sigRangeChangedManually.connect(self._on_zoomed)
        self._box.sigRangeChanged.connect(self._on_range_changed)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    @property
    def frame(self) -> Frame:
        """The axes as they are shown."""
        (left, right), (bottom, top) = self._box.viewRange()
        return Frame(self._rect, (left, right), (bottom, top))

    @property
    def is_zoomed(self) -> bool:
        return self._is_zoomed

    @property
    def readout(self) -> Readout | None:
        """What is read under the pointer, or under the step of the keyboard."""
        return self._readout

    @property
    def drawn_points(self) -> int:
        """How many points the curves have after thinning."""
        return self._curves.points

    @property
    def pens(self) -> tuple[QPen, ...]:
        """What the curves are drawn with, in the order of the series."""
        return self._curves.pens

    def show_content(self, content: ChartContent) -> None:
        """Draw other values; a zoomed part stays where it is."""
        self._content = content
        if self._readout is not None:
            self._readout = read_at(content, self._readout.x)
        if not self._is_zoomed:
            self._go_home()
        self._show_curves()
        self.viewport().update()

    def reset_zoom(self) -> None:
        """Show everything."""
        self._set_zoomed(False)
        self._go_home()

    def paint_picture(self, painter: QPainter, target: QRectF) -> None:
        """Draw the plot as it is, without pointer and focus."""
        readout, self._readout = self._readout, None
        self._in_picture = True
        self._show_curves(painter.device().devicePixelRatio())
        self.render(painter, target, self.viewport().rect())
        self._in_picture = False
        self._show_curves()
        self._readout = readout

    def drawBackground(self, painter: QPainter, _rect: QRectF) -> None:
        palette, frame = current_palette(), self.frame
        ground = resolved(self._ground, palette)
        painter.fillRect(self.viewport().rect(), QColor(ground))
        paint_axes(painter, frame, self._content, palette)
        paint_under_curves(painter, frame, self._content, ground, palette)

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:
        palette, frame = current_palette(), self.frame
        ground = resolved(self._ground, palette)
        if not self._content.has_points:
            paint_empty(painter, frame, self._content.empty, ground, palette)
        paint_marks(painter, frame, self._content, ground, palette)
        if self._readout is not None:
            paint_readout(painter, frame, self._readout, ground, palette)
        if self.hasFocus() and not self._in_picture:
            painter.setPen(QPen(QColor(palette.accent), FOCUS_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, RADIUS, RADIUS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_box"):  # pyqtgraph resizes in its own __init__
            self._box.setGeometry(self._rect)
            self.show_content(self._content)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        new_look = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
        if new_look and hasattr(self, "_curves"):
            self._style_band()
            self._show_curves()
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        inside = self._rect.contains(event.position()) and not event.buttons()
        self._read(self.frame.place(event.position().x()) if inside else None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_zoom()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._read(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._read(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None:
            event.ignore()
            return
        low, high = self.frame.x
        at = self._readout.x if self._readout else (high if by < 0 else low)
        self._read(step_from(self._content, at, by if self._readout else 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())
        event.accept()

    _in_picture = False

    @property
    def _rect(self) -> QRectF:
        size = self.viewport().size()
        return plot_rect(size.width(), size.height(), self._gutter)

    def _read(self, x: float | None) -> None:
        before, self._readout = self._readout, None if x is None else read_at(self._content, x)
        if before != self._readout:
            self.viewport().update()

    def _go_home(self) -> None:
        x, y = home_ranges(self._content, self._rect.height())
        self._box.setLimits(xMin=x[0], xMax=x[1], yMin=y[0], yMax=y[1])
        self._box.setRange(xRange=x, yRange=y, padding=0)

    def _show_curves(self, ratio: float | None = None) -> None:
        """Draw the curves; `ratio` is device pixels a pixel, the screen's when left out."""
        palette = current_palette()
        self._curves.show_content(
            self._content,
            max(1, round(self._rect.width())),
            ratio or self.devicePixelRatioF(),
            resolved(self._ground, palette),
            palette,
        )

    def _style_band(self) -> None:
        """Give the rectangle that zooms the accent instead of pyqtgraph's yellow."""
        colour = QColor(current_palette().accent)
        self._box.rbScaleBox.setPen(QPen(colour, 1))
        colour.setAlphaF(0.15)
        self._box.rbScaleBox.setBrush(colour)

    def _set_zoomed(self, zoomed: bool) -> None:
        if zoomed != self._is_zoomed:
            self._is_zoomed = zoomed
            self.zoomed.emit(zoomed)

    def _on_zoomed(self, _axes: object) -> None:
        self._set_zoomed(True)

    def _on_range_changed(self, *_: object) -> None:
        gutter = gutter_for(self.frame)
        if gutter != self._gutter:
            self._gutter = gutter
            self._box.setGeometry(self._rect)
        self._show_curves()
        self.viewport().update()
