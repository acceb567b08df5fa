"""The pages of a report as they will be printed, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from xlite_desktop.controls.focus_ring import FocusRing
from xlite_desktop.reporting.paper import Paper
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.tokens import FOCUS_WIDTH, SPACE_16
from xlite_desktop.translation import tr

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_WIDEST = 860
_EDGE = 8  # for the outline, and the scroll bar's breath


class ReportPreview(QScrollArea):
    """Shows pictures of pages; says when it needs them in another size.

    Signals:
        resized: the pages should be painted anew for `page_width`.
    """

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _Pages()
        self.setWidget(self._pages)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows and Page Down scroll it
        self.setAccessibleName(tr("Preview of the report"))
        FocusRing(self)

    @property
    def page_width(self) -> int:
        """Width of a page in device pixels."""
        return max(1, round(self._logical_width() * self.devicePixelRatioF()))

    @property
    def pages(self) -> tuple[QImage, ...]:
        """What is shown."""
        return self._pages.images

    def show_pages(self, images: Sequence[QImage], words: str) -> None:
        """Show pages; `words` is what a screen reader says of them."""
        self.setAccessibleDescription(words)
        self._pages.show_images(tuple(images), self._logical_width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._pages.show_images(self._pages.images, self._logical_width())
            self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._pages.show_focus(on=event.reason() in _BY_KEY)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pages.show_focus(on=False)

    def _logical_width(self) -> int:
        return max(1, min(self.viewport().width() - 2 * _EDGE, _WIDEST))


class _Pages(QWidget):
    """A column of sheets."""

    def __init__(self) -> None:
        super().__init__()
        self.images: tuple[QImage, ...] = ()
        self._width = 1
        self._focus = False

    def show_focus(self, *, on: bool) -> None:
        self._focus = on
        self.update()

    def show_images(self, images: tuple[QImage, ...], width: int) -> None:
        self.images, self._width = images, width
        heights = [self._height(image) for image in images] or [self._blank_height()]
        total = sum(heights) + SPACE_16 * (len(heights) - 1)
        self.setFixedSize(width + 2 * _EDGE, round(total) + 2)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        y = 1.0
        for image in self.images:
            sheet = QRectF(QPointF(_EDGE, y), QPointF(_EDGE + self._width, y + self._height(image)))
            painter.drawImage(sheet, image)
            self._outline(painter, sheet)
            y += sheet.height() + SPACE_16
        if not self.images:  # it is on its way
            sheet = QRectF(_EDGE, 1, self._width, self._blank_height())
            painter.fillRect(sheet, Qt.GlobalColor.white)
            self._outline(painter, sheet)

    def _outline(self, painter: QPainter, sheet: QRectF) -> None:
        palette = current_palette()
        painter.setPen(
            QPen(QColor(palette.accent), FOCUS_WIDTH) if self._focus else QColor(palette.line)
        )
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _height(self, image: QImage) -> float:
        return self._width * image.height() / image.width()

    def _blank_height(self) -> float:
        return self._width * Paper.A4.size.height() / Paper.A4.size.width()
