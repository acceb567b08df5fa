"""The headings of the table of films: findings are written upwards, so that all fit a screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from xlite_desktop.folders.folder_delegate import PADDING
from xlite_desktop.folders.folder_model import FolderModel
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, REGULAR, font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.translation import tr

HEIGHT = 128
_CARET = 10
_LINE = 24
_FOOT = 8


class FolderHeader(QHeaderView):
    """Marks the column that the films are sorted by.

    Attributes:
        dragged: The reader has given a column a width.
    """

    def __init__(self, model: FolderModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.dragged = self._held = False
        self.sectionResized.connect(self._on_resized)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("Columns; a click sorts"))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._held = False

    @Slot(int, int, int)
    def _on_resized(self, _section: int, before: int, after: int) -> None:
        self.dragged = self.dragged or (self._held and before != after)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette, column = current_palette(), self._model.columns[section]
        painter.fillRect(rect, QColor(palette.surface0))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(palette.line))
        chosen = column.key == self._model.wish.sorted_by
        painter.save()
        painter.setFont(font(TYPE_CAPTION, MEDIUM if chosen else REGULAR))
        painter.setPen(QColor(palette.text if chosen else palette.quiet))
        if column.is_finding:
            self._write_upwards(painter, rect, column.heading)
        else:
            line = rect.adjusted(PADDING, 0, -PADDING, -2)
            line.setTop(line.bottom() - _LINE)
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, int(align), column.heading)
        painter.restore()
        if chosen:
            self._paint_caret(painter, rect, section)

    def _write_upwards(self, painter: QPainter, rect: QRect, heading: str) -> None:
        painter.translate(rect.center().x() + 1, rect.bottom() - _FOOT)
        painter.rotate(-90)
        room = QRectF(0, -rect.width() / 2, rect.height() - 22, rect.width())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align, heading)

    def _paint_caret(self, painter: QPainter, rect: QRect, section: int) -> None:
        column = self._model.columns[section]
        metrics = QFontMetrics(font(TYPE_CAPTION, MEDIUM))
        if column.is_finding or not column.heading:
            long = metrics.horizontalAdvance(column.heading)
            centre_x = rect.center().x() + 1.0
            centre_y = float(rect.bottom() - _FOOT - long - _CARET)
            if not column.heading:
                centre_y = rect.bottom() - _LINE / 2
        else:
            wide = metrics.horizontalAdvance(column.heading)
            centre_x = min(rect.left() + PADDING + wide + _CARET, rect.right() - _CARET)
            centre_y = rect.bottom() - 2 - _LINE / 2
        painter.save()
        painter.translate(centre_x, centre_y)
        painter.rotate(0 if self._model.wish.descending else 180)
        square = QRectF(-_CARET / 2, -_CARET / 2, _CARET, _CARET)
        paint_glyph(painter, Glyph.CHEVRON, square, current_palette().text)
        painter.restore()
