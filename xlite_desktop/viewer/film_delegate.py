"""How one film of the strip is painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import FILMSTRIP_WIDTH, TYPE_CAPTION
from xlite_desktop.translation import tr
from xlite_desktop.viewer.filmstrip_model import ROW_ROLE, FilmRow, HeadingRow, ModelIndex
from xlite_desktop.viewer.heading_paint import HEADING_HEIGHT, paint_heading

THUMBNAIL = 80
ROW_HEIGHT = 112
_MARGIN = 12
_FILM = QSize(FILMSTRIP_WIDTH - 1, ROW_HEIGHT)
_HEADING = QSize(FILMSTRIP_WIDTH - 1, HEADING_HEIGHT)
_MARK = 12.0


class FilmDelegate(QStyledItemDelegate):
    """Paints a film: picture, place, view, and how many findings stand above threshold.

    Attributes:
        headings: Rows that are headings of studies.
        beside: Number of the film that stands beside the current one; None for no film.
    """

    headings: frozenset[int] = frozenset()
    beside: int | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        # Asked for every row with every film that is read: index.data takes four times as long.
        return _HEADING if index.row() in self.headings else _FILM

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        row = index.data(ROW_ROLE)
        place: QRect = option.rect
        if isinstance(row, HeadingRow):
            paint_heading(painter, row, QRectF(place), first=index.row() == 0)
        if not isinstance(row, FilmRow):
            return
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        frame = QRectF(place.left() + _MARGIN, place.top() + 4, THUMBNAIL, THUMBNAIL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _paint_picture(painter, row, frame)
        if selected or row.number == self.beside:
            style = Qt.PenStyle.SolidLine if selected else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(current_palette().accent), 2 if selected else 1.5, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(-3, -3, 3, 3), 7, 7)
        _paint_caption(painter, row, frame, selected=selected)
        _paint_marks(painter, row, frame)
        painter.restore()


def _paint_picture(painter: QPainter, row: FilmRow, frame: QRectF) -> None:
    palette = current_palette()
    clip = QPainterPath()
    clip.addRoundedRect(frame, 4, 4)
    painter.fillPath(clip, QColor(palette.surface2))
    if row.unreadable:
        middle = QRectF(0, 0, 16, 16)
        middle.moveCenter(frame.center())
        paint_glyph(painter, Glyph.ERROR_FILE, middle, palette.error)
    elif row.thumbnail is not None:
        painter.save()
        painter.setClipPath(clip)
        painter.drawImage(frame, row.thumbnail)
        painter.restore()


def _paint_marks(painter: QPainter, row: FilmRow, frame: QRectF) -> None:
    """Draw the reader's flag and note into the corner of the picture, on a dark ground."""
    palette = current_palette()
    glyphs = [Glyph.FLAG] * row.flagged + [Glyph.NOTE] * row.noted
    for place, glyph in enumerate(glyphs):
        ground = QRectF(0, 0, _MARK + 6, _MARK + 6)
        ground.moveTopRight(frame.topRight() + QPointF(-3 - place * (_MARK + 8), 3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.surface1))
        painter.drawRoundedRect(ground, 4, 4)
        paint_glyph(painter, glyph, ground.adjusted(3, 3, -3, -3), palette.text)


def _paint_caption(painter: QPainter, row: FilmRow, frame: QRectF, *, selected: bool) -> None:
    palette = current_palette()
    line = QRectF(frame.left(), frame.bottom() + 5, frame.width(), 16)
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font(TYPE_CAPTION, SEMIBOLD if selected else MEDIUM))
    painter.setPen(QColor(palette.text if selected else palette.quiet))
    painter.drawText(line, left | middle, str(row.place))
    after = painter.fontMetrics().horizontalAdvance(str(row.place)) + 8
    painter.setFont(font(TYPE_CAPTION))
    if row.unreadable:
        painter.setPen(QColor(palette.error))
        painter.drawText(line.adjusted(after, 0, 12, 0), left | middle, tr("unreadable"))
        return
    painter.setPen(QColor(palette.quiet))
    painter.drawText(line.adjusted(after, 0, 0, 0), left | middle, row.view)
    if row.unscored:
        painter.setPen(QColor(palette.faint))
        painter.drawText(line, right | middle, "–")
        return
    if row.flags:
        painter.setFont(font(TYPE_CAPTION, SEMIBOLD))
        painter.setPen(QColor(palette.flag))
        painter.drawText(line, right | middle, str(row.flags))
        wide = painter.fontMetrics().horizontalAdvance(str(row.flags))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.flag))
        painter.drawEllipse(QRectF(line.right() - wide - 10, line.center().y() - 2, 5, 5))
