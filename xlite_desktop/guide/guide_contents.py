"""The list at the left of the guide: its pages, or the sections in which words were found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xlite_desktop.guide.guide_library import GuideHit
from xlite_desktop.guide.guide_topics import GuideTopic
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import FOCUS_WIDTH, TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import tr

_ROW, _HIT, _HEADING = 28, 62, 34
_LEFT = 10
_TARGET = Qt.ItemDataRole.UserRole
_EXCERPT = Qt.ItemDataRole.UserRole + 1


class GuideContents(QListWidget):
    """One line a page; a heading cannot be chosen.

    Signals:
        chosen: a `GuideTopic`, or the `GuideHit` of a search.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(_Lines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Help topics"))
        self.setStyleSheet("QListWidget { background: transparent; border: none; outline: 0; }")
        self.currentItemChanged.connect(self._on_current_changed)

    def show_topics(self, groups: Sequence[tuple[str, Sequence[GuideTopic]]]) -> None:
        """Show the contents: a heading, then its pages."""
        self._fill([(heading, [(t.title, "", t) for t in topics]) for heading, topics in groups])
        self.setAccessibleName(tr("Help topics"))

    def show_hits(self, hits: Sequence[GuideHit]) -> None:
        """Show what a search found."""
        lines: list[tuple[str, str, object]] = [
            (hit.topic.title, f"{hit.heading}\n{hit.excerpt}", hit) for hit in hits
        ]
        heading = (
            tr("{n} section", n=1) if len(hits) == 1 else tr("{n} sections", n=f"{len(hits):,}")
        )
        self._fill([(heading, lines)] if hits else [])
        self.setAccessibleName(tr("Sections found"))

    def mark(self, topic: GuideTopic) -> None:
        """Show which page is open, without asking for it again."""
        self.blockSignals(True)
        self.setCurrentRow(-1)
        for row in range(self.count()):
            target = self.item(row).data(_TARGET)
            if isinstance(target, GuideTopic) and target.file == topic.file:
                self.setCurrentRow(row)
        self.blockSignals(False)
        self.viewport().update()

    def choose_first(self) -> None:
        """Open the first page or section of the list."""
        for row in range(self.count()):
            if self.item(row).data(_TARGET) is not None:
                self.setCurrentRow(row)
                return

    def _fill(self, groups: Sequence[tuple[str, Sequence[tuple[str, str, object]]]]) -> None:
        self.blockSignals(True)
        self.clear()
        for heading, lines in groups:
            title = QListWidgetItem(heading, self)
            title.setFlags(Qt.ItemFlag.NoItemFlags)
            for words, excerpt, target in lines:
                item = QListWidgetItem(words, self)
                item.setData(_TARGET, target)
                item.setData(_EXCERPT, excerpt)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, excerpt)
                item.setToolTip(excerpt)
        self.blockSignals(False)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current_changed(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None and item.data(_TARGET) is not None:
            self.chosen.emit(item.data(_TARGET))


class _Lines(QStyledItemDelegate):
    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        if index.data(_TARGET) is None:
            return QSize(0, _HEADING)
        return QSize(0, _HIT if index.data(_EXCERPT) else _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette, rect = current_palette(), option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if index.data(_TARGET) is None:
            painter.setFont(font(TYPE_CAPTION))
            painter.setPen(QColor(palette.faint))
            painter.drawText(rect.adjusted(_LEFT, 0, 0, -6), _BOTTOM_LEFT, str(index.data()))
            painter.restore()
            return
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(palette.surface2))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), palette.accent)
        excerpt = str(index.data(_EXCERPT) or "")
        inside = rect.adjusted(_LEFT, 0, -6, 0)
        title = QRect(inside.left(), inside.top(), inside.width(), 22 if excerpt else _ROW)
        face = font(TYPE_BODY, MEDIUM)
        painter.setFont(face)
        painter.setPen(QColor(palette.text if chosen else palette.quiet))
        words = QFontMetrics(face).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, title.width()
        )
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, words)
        if excerpt:
            below = QRect(inside.left(), inside.top() + 22, inside.width(), 16)
            painter.setFont(font(TYPE_CAPTION))
            measured = QFontMetrics(painter.font())
            colours = (palette.quiet, palette.faint)
            for line, colour in zip(excerpt.split("\n"), colours, strict=True):
                painter.setPen(QColor(colour))
                fitting = measured.elidedText(line, Qt.TextElideMode.ElideRight, below.width())
                painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, fitting)
                below.translate(0, 16)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), FOCUS_WIDTH))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()


_BOTTOM_LEFT = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
