"""The line above a block: what it is, what its marks mean, what it was measured on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION

HEIGHT = 28


class Mark(Enum):
    """How a legend's entry is drawn."""

    DOT = "dot"
    TICK = "tick"


def choice_row(title: SectionTitle, name: str, choice: QWidget) -> QHBoxLayout:
    """Return a title with a named choice at its right."""
    label = QLabel(name)
    label.setFont(font(TYPE_BODY))
    label.setProperty("role", "quiet")
    label.setBuddy(choice)
    row = QHBoxLayout()
    row.setContentsMargins(0, 4, 0, 8)
    row.setSpacing(8)
    row.addWidget(title, 1)
    row.addWidget(label)
    row.addWidget(choice)
    return row


class SectionTitle(QWidget):
    """Title on the left, a legend after it, a faint note or a control on the right."""

    def __init__(
        self, title: str, *, control: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._note = title, ""
        self._legend: tuple[tuple[Mark, str], ...] = ()
        self._control = control
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        if control is not None:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 0, 0)
            row.addStretch(1)
            row.addWidget(control)

    @property
    def note(self) -> str:
        return self._note

    def show_note(self, note: str, legend: Sequence[tuple[Mark, str]] = ()) -> None:
        """Show other words beside the title."""
        self._note, self._legend = note, tuple(legend)
        self.setAccessibleDescription(note)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = font(TYPE_BODY, SEMIBOLD)
        painter.setFont(heading)
        painter.setPen(QColor(palette.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        line = QRectF(0, 0, self.width(), HEIGHT)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, self._title)
        left = QFontMetricsF(heading).horizontalAdvance(self._title) + 16
        painter.setFont(font(TYPE_CAPTION))
        for mark, words in self._legend:
            left = self._paint_entry(painter, left, mark, words)
        painter.setPen(QColor(palette.faint))
        if self._control is not None:
            room = self._control.x() - 12 - left
            if painter.fontMetrics().horizontalAdvance(self._note) <= room:
                place = line.adjusted(left, 1, 0, 1)
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft | middle, self._note)
        else:
            painter.drawText(
                line.adjusted(0, 1, 0, 1), Qt.AlignmentFlag.AlignRight | middle, self._note
            )

    def _paint_entry(self, painter: QPainter, left: float, mark: Mark, words: str) -> float:
        palette = current_palette()
        centre = HEIGHT / 2 + 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        if mark is Mark.DOT:
            painter.setBrush(QColor(palette.text))
            painter.drawEllipse(QPointF(left + 4, centre), 3.5, 3.5)
        else:
            painter.fillRect(QRectF(left + 3, centre - 5.5, 2, 11), QColor(palette.series[0]))
        painter.setPen(QColor(palette.quiet))
        width = QFontMetricsF(font(TYPE_CAPTION)).horizontalAdvance(words)
        place = QRectF(left + 12, 1, width + 4, HEIGHT)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        return left + 12 + width + 16
