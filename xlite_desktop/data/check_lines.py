"""Lines that say what was looked at, and whether it is as it should be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from xlite_desktop.data.check import Check
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import TYPE_BODY

PITCH = 22
_ICON = 14.0
_INDENT = 22.0


class CheckLines(QWidget):
    """Paints checks, one under the other: a tick or a warning, the text, the value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checks: tuple[Check, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def checks(self) -> tuple[Check, ...]:
        return self._checks

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show other lines."""
        self._checks = tuple(checks)
        self.setAccessibleName("; ".join(check.spoken for check in self._checks))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, PITCH * len(self._checks))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, PITCH * len(self._checks))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = event.pos().y() // PITCH
            check = self._checks[line] if 0 <= line < len(self._checks) else None
            words = check.detail or check.value if check else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(TYPE_BODY))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for number, check in enumerate(self._checks):
            line = QRectF(0, PITCH * number, self.width(), PITCH)
            mark = QRectF(0, 0, _ICON, _ICON)
            mark.moveCenter(QPointF(_ICON / 2, line.center().y()))
            if check.passed:
                paint_tick(painter, mark, palette.accent)
            else:
                paint_glyph(painter, Glyph.WARNING, mark, palette.flag)
            words = line.adjusted(_INDENT, 0, 0, 0)
            painter.setPen(QColor(palette.text))
            wide = painter.fontMetrics().horizontalAdvance(check.text)
            painter.drawText(words, left, _fitting(painter, check.text, words.width()))
            painter.setPen(QColor(palette.quiet if check.passed else palette.flag))
            room = words.width() - wide - 16
            if room > 24:
                painter.drawText(words, right, _fitting(painter, check.value, room))


def paint_tick(painter: QPainter, rect: QRectF, color: str) -> None:
    """Draw a tick into a square."""
    pen = QPen(QColor(color), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    side, corner = rect.width(), rect.topLeft()
    places = ((0.12, 0.55), (0.38, 0.80), (0.90, 0.24))
    painter.drawPolyline(QPolygonF([corner + QPointF(x, y) * side for x, y in places]))


def _fitting(painter: QPainter, text: str, room: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
