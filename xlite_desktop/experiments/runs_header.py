"""The heading of the runs table: quiet words, a caret, and the ticks of the interval strips."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from xlite_desktop.experiments.interval_strip import DEFAULT_AXIS, StripAxis
from xlite_desktop.experiments.runs_columns import COLUMNS, PLACES, STRIP
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, REGULAR, font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.translation import tr

HEIGHT = 28
PADDING = 4
_CARET = 10
_TICK_ROOM = 34


class RunsHeader(QHeaderView):
    """Sorts when a heading is clicked; the table listens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._axis = DEFAULT_AXIS
        self._sorted_by, self._descending = "", False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumSectionSize(16)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("Columns; a click sorts"))

    def show_order(self, key: str, *, descending: bool, axis: StripAxis) -> None:
        """Mark the column that the runs are sorted by, and label the strips."""
        shown = (key, descending, axis)
        if shown != (self._sorted_by, self._descending, self._axis):
            self._sorted_by, self._descending, self._axis = shown
            self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette = current_palette()
        painter.fillRect(rect, QColor(palette.surface0))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(palette.line))
        column = COLUMNS[section]
        if column.key == STRIP:
            self._paint_ticks(painter, QRectF(rect))
            return
        chosen = column.key == self._sorted_by
        painter.setFont(font(TYPE_CAPTION, MEDIUM if chosen else REGULAR))
        painter.setPen(QColor(palette.text if chosen else palette.faint))
        place = QRectF(rect).adjusted(PADDING, 0, -PADDING, 0)
        side = Qt.AlignmentFlag.AlignLeft if column.left else Qt.AlignmentFlag.AlignRight
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, column.heading)
        if chosen:
            self._paint_caret(
                painter, place, painter.fontMetrics().horizontalAdvance(column.heading)
            )

    def _paint_caret(self, painter: QPainter, place: QRectF, wide: int) -> None:
        """Draw the caret on the free side of the word: before a number, after a text."""
        column = COLUMNS[PLACES[self._sorted_by]]
        x = place.left() + wide + 4 if column.left else place.right() - wide - _CARET - 4
        x = max(x, place.left() - PADDING) if column.heading else place.center().x() - _CARET / 2
        square = QRectF(x, place.center().y() - _CARET / 2, _CARET, _CARET)
        painter.save()
        painter.translate(square.center())
        painter.rotate(0 if self._descending else 180)
        square.moveCenter(QRectF().center())
        paint_glyph(painter, Glyph.CHEVRON, square, current_palette().text)
        painter.restore()

    def _paint_ticks(self, painter: QPainter, rect: QRectF) -> None:
        painter.setFont(font(TYPE_CAPTION))
        painter.setPen(QColor(current_palette().faint))
        strip = strip_rect(rect)
        before = -float("inf")
        for tick in self._axis.ticks:
            x = self._axis.x(tick, strip)
            if x - before < _TICK_ROOM:
                continue
            before = x
            label = QRectF(x - 20, rect.top(), 40, rect.height())
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, f"{tick:.2f}")

    def section_is_sortable(self, section: int) -> bool:
        """Whether runs can be ordered by a column."""
        return COLUMNS[section].value is not None and section != PLACES[STRIP]


def strip_rect(cell: QRectF) -> QRectF:
    """Return the part of a cell that the axis spans."""
    return cell.adjusted(11, 0, -8, 0)
