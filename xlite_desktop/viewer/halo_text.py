"""Text and thin lines that stay readable on black and on bright film alike."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import DARK

_HALO = QColor(0, 0, 0, 170)
_HALO_WIDTH = 3.0
_AROUND = tuple(QPointF(dx, dy) for dx in (-1.0, 0.0, 1.0) for dy in (-1.0, 0.0, 1.0) if dx or dy)


class HaloPainter:
    """Paints text and lines, with a dark halo wherever they lie on the film."""

    def __init__(self, painter: QPainter, film: QRectF) -> None:
        self.painter = painter
        self._film = film
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    @property
    def film(self) -> QRectF:
        """Where the film lies."""
        return self._film

    def text(self, at: QPointF, text: str, font: QFont, color: str, *, right: bool = False) -> None:
        """Write one line with its baseline at a point; `right` lets it end there."""
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(text)
        start = QPointF(at.x() - width, at.y()) if right else at
        area = QRectF(start.x(), start.y() - metrics.ascent(), width, metrics.height())
        if area.intersects(self._film):
            # Eight offset copies: stroking the outlines of letters takes ten times as long.
            self.painter.setFont(font)
            self.painter.setPen(_HALO)
            for offset in _AROUND:
                self.painter.drawText(start + offset, text)
            color = _on_film(color)
        self.painter.setFont(font)
        self.painter.setPen(QColor(color))
        self.painter.drawText(start, text)

    def line(self, path: QPainterPath, color: str, width: float = 1.0) -> None:
        if path.boundingRect().adjusted(-1, -1, 1, 1).intersects(self._film):
            self._halo(path)
            color = _on_film(color)
        self.painter.strokePath(path, QPen(QColor(color), width))

    def shape(self, path: QPainterPath, color: str) -> None:
        if path.boundingRect().intersects(self._film):
            self._halo(path)
        self.painter.fillPath(path, QColor(color))

    def glyph(self, glyph: Glyph, area: QRectF, color: str) -> None:
        if area.intersects(self._film):
            color = _on_film(color)
            for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                paint_glyph(self.painter, glyph, area.translated(dx, dy), DARK.canvas)
        paint_glyph(self.painter, glyph, area, color)

    def _halo(self, path: QPainterPath) -> None:
        pen = QPen(_HALO, _HALO_WIDTH)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.strokePath(path, pen)


def _on_film(color: str) -> str:
    """Return the full contrast that quiet text needs on a bright film."""
    return DARK.text if color in (DARK.quiet, DARK.faint) else color
