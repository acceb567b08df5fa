"""How one film of the grid is painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import TYPE_CAPTION

CELL = QSize(128, 148)
_PICTURE = 112
_MARGIN = 8


@dataclass(frozen=True, slots=True, eq=False)
class FilmCell:
    """What one cell shows.

    Attributes:
        name: Of the file.
        picture: None until it was read.
        fault: Why there is none; "" for no fault.
    """

    name: str
    picture: QImage | None = None
    fault: str = ""


class FilmGridDelegate(QStyledItemDelegate):
    """Paints a picture with its name below; the chosen one has an outline."""

    def __init__(self, role: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        cell: FilmCell | None = index.data(self._role)  # type: ignore[attr-defined]
        if cell is None:
            return
        palette, place = current_palette(), QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        frame = QRectF(place.left() + _MARGIN, place.top() + 6, _PICTURE, _PICTURE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        clip = QPainterPath()
        clip.addRoundedRect(frame, 4, 4)
        painter.fillPath(clip, QColor(palette.canvas if cell.picture else palette.surface2))
        if cell.picture is not None:
            painter.save()
            painter.setClipPath(clip)
            painter.drawImage(frame, cell.picture)
            painter.restore()
        elif cell.fault:
            mark = QRectF(0, 0, 20, 20)
            mark.moveCenter(frame.center())
            paint_glyph(painter, Glyph.ERROR_FILE, mark, palette.error)
        if selected:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(-3, -3, 3, 3), 7, 7)
        painter.setFont(font(TYPE_CAPTION))
        color = palette.error if cell.fault else palette.text if selected else palette.quiet
        painter.setPen(QColor(palette.text if hovered and not cell.fault else color))
        line = QRectF(frame.left() - 4, frame.bottom() + 5, frame.width() + 8, 18)
        name = painter.fontMetrics().elidedText(
            cell.name, Qt.TextElideMode.ElideMiddle, int(line.width())
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, name)
        painter.restore()
