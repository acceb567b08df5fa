"""How the heading of a study is painted in the strip."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.viewer.filmstrip_model import HeadingRow

HEADING_HEIGHT = 48
_LEFT, _RIGHT = 12, 8
_ICON = 10.0


def paint_heading(painter: QPainter, row: HeadingRow, place: QRectF, *, first: bool) -> None:
    """Write patient and study, and draw whether a click folds or unfolds.

    Args:
        painter: Of the strip.
        row: What to write.
        place: Where, in logical pixels.
        first: No line parts it from what stands above.
    """
    palette = current_palette()
    painter.save()
    if not first:
        painter.fillRect(QRectF(place.left(), place.top() + 2, place.width(), 1), palette.line)
    inner = place.adjusted(_LEFT, 0, -_RIGHT, 0)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    upper = QRectF(inner.left(), place.top() + 10, inner.width(), 16)
    lower = upper.translated(0, 17)
    if row.study:
        icon = QRectF(inner.right() - _ICON, upper.center().y() - _ICON / 2, _ICON, _ICON)
        glyph = Glyph.CHEVRON_RIGHT if row.folded else Glyph.CHEVRON
        paint_glyph(painter, glyph, icon, palette.quiet)
        upper.setRight(icon.left() - 4)
    painter.setFont(font(TYPE_CAPTION, MEDIUM))
    painter.setPen(QColor(palette.text))
    metrics = QFontMetricsF(painter.font())
    patient = metrics.elidedText(row.patient, Qt.TextElideMode.ElideRight, upper.width())
    painter.drawText(upper, left, patient)
    painter.setFont(font(TYPE_CAPTION))
    painter.setPen(QColor(palette.faint))
    metrics = QFontMetricsF(painter.font())
    painter.drawText(lower, left, _that_fits(row, metrics, lower.width()))
    painter.restore()


def _that_fits(row: HeadingRow, metrics: QFontMetricsF, width: float) -> str:
    """Return study and count in the longest words that there is room for."""
    if not row.label:
        return row.count
    wanted = (f"{row.label} · {row.count}", f"{row.label} · {row.films:,}")
    return next((words for words in wanted if metrics.horizontalAdvance(words) <= width), row.label)
