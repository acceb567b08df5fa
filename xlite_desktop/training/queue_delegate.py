"""How one run of the queue is painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.training.queue_model import ROW_ROLE, ModelIndex, QueueModel, QueueRow
from xlite_desktop.training.run_queue import EntryState

ROW_HEIGHT = 24
_SIGN, _NAME, _RIGHT = 16, 36, 24
_GAP = 12


class QueueDelegate(QStyledItemDelegate):
    """A sign for the state, the id, what is particular, and how far it is."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: ModelIndex) -> QSize:
        place: QRect = option.rect
        return QSize(place.width(), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        row: QueueRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        place, state = QRect(option.rect), QStyle.StateFlag(option.state)
        palette = current_palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(palette.surface2))
            painter.fillRect(place.left(), place.top(), 2, place.height(), QColor(palette.accent))
        _paint_sign(painter, row, QPointF(_SIGN + 6, place.center().y() + 0.5))
        runs, over = row.state is EntryState.RUNNING, row.state in _OVER
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(TYPE_CAPTION, MEDIUM))
        painter.setPen(QColor(palette.quiet if over else palette.text))
        names = self._names_width(index)
        name = QRect(_NAME, place.top(), names, place.height())
        painter.drawText(name, middle | Qt.AlignmentFlag.AlignLeft, row.name)
        painter.setFont(font(TYPE_CAPTION, SEMIBOLD if runs else 400))
        failed = row.state is EntryState.FAILED
        painter.setPen(QColor(palette.text if runs else palette.error if failed else palette.faint))
        wide = painter.fontMetrics().horizontalAdvance(row.right) + 1
        right = place.right() - _RIGHT
        said = QRect(right - wide, place.top(), wide, place.height())
        painter.drawText(said, middle | Qt.AlignmentFlag.AlignRight, row.right)
        left = _NAME + names + _GAP
        painter.setFont(font(TYPE_CAPTION))
        painter.setPen(QColor(palette.faint if over else palette.quiet))
        room = QRect(left, place.top(), said.left() - left - 8, place.height())
        about = painter.fontMetrics().elidedText(
            row.about, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, about)
        painter.restore()

    def _names_width(self, index: ModelIndex) -> int:
        """Return what the longest id takes: no more, the column beside it is narrow."""
        model = index.model()
        assert isinstance(model, QueueModel)
        metrics = QFontMetrics(font(TYPE_CAPTION, MEDIUM))
        return max(metrics.horizontalAdvance(row.name) for row in model.rows) + 1


_OVER = (EntryState.FINISHED, EntryState.SKIPPED)


def _paint_sign(painter: QPainter, row: QueueRow, centre: QPointF) -> None:
    palette = current_palette()
    painter.setPen(Qt.PenStyle.NoPen)
    if row.state is EntryState.RUNNING:
        painter.setBrush(QColor(palette.accent))
        painter.drawEllipse(centre, 4, 4)
    elif row.state is EntryState.FAILED:
        sign = QRectF(centre.x() - 7, centre.y() - 7, 14, 14)
        paint_glyph(painter, Glyph.WARNING, sign, palette.error)
    elif row.state is EntryState.FINISHED:
        painter.setPen(QPen(QColor(palette.accent), 1.5))
        corners = [centre + QPointF(-4, 0), centre + QPointF(-1.2, 3), centre + QPointF(4, -3)]
        painter.drawPolyline(corners)
    elif row.state is EntryState.SKIPPED:
        painter.setPen(QPen(QColor(palette.faint), 1.5))
        painter.drawLine(centre - QPointF(4, 0), centre + QPointF(4, 0))
    else:  # what can be dragged has a handle
        painter.setBrush(QColor(palette.faint))
        for x in (-2, 2):
            for y in (-4, 0, 4):
                painter.drawEllipse(centre + QPointF(x, y), 1, 1)
