"""How one line of a log is painted: its time, a sign where it matters, and its sentences."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.training.log_model import LINE_ROLE, ModelIndex
from xlite_desktop.training.run_words import LogLine, Weight

_LEFT, _SIGN, _TEXT, _RIGHT = 24, 84, 104, 16
_LINE, _GAP = 16, 4
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_SIGNS = {Weight.WARNING: (Glyph.WARNING, "flag"), Weight.ERROR: (Glyph.WARNING, "error")}


class LogDelegate(QStyledItemDelegate):
    """Long sentences take a second line: what to do stands at their end."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view: QListView = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        line: LogLine | None = index.data(LINE_ROLE)
        width = self._view.viewport().width()
        text = "" if line is None else line.text
        return QSize(width, _height(text, max(80, width - _TEXT - _RIGHT)) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        line: LogLine | None = index.data(LINE_ROLE)
        if line is None:
            return
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        widget: QWidget = self._view
        palette = current_palette()
        painter.save()
        if state & QStyle.StateFlag.State_Selected and widget.hasFocus():
            painter.fillRect(place, QColor(palette.surface2))
        painter.setFont(font(TYPE_CAPTION))
        top = place.top() + _GAP // 2
        painter.setPen(QColor(palette.faint))
        painter.drawText(QRect(_LEFT, top, _SIGN - _LEFT, _LINE), _WRAP, f"{line.when:%H:%M:%S}")
        sign = _SIGNS.get(line.weight)
        if sign is not None:
            colour = getattr(palette, sign[1])
            paint_glyph(painter, sign[0], QRectF(_SIGN, top + 1, 14, 14), colour)
        painter.setPen(QColor(_colour(line.weight)))
        room = QRect(_TEXT, top, place.width() - _TEXT - _RIGHT, place.height() - _GAP)
        painter.drawText(room, _WRAP, line.text)
        painter.restore()


def _colour(weight: Weight) -> str:
    palette = current_palette()
    return {
        Weight.QUIET: palette.faint,
        Weight.PLAIN: palette.quiet,
        Weight.WARNING: palette.flag,
        Weight.ERROR: palette.error,
    }[weight]


@lru_cache(maxsize=4096)
def _height(text: str, width: int) -> int:
    """Return what a text takes when wrapped; asked for each line whenever one is added."""
    metrics = QFontMetrics(font(TYPE_CAPTION))
    return max(_LINE, metrics.boundingRect(0, 0, width, 10_000, _WRAP, text).height())
