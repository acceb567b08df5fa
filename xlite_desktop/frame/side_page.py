"""A page beside the work: help, settings, the model card.  Esc or the cross leads back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from xlite_desktop.controls.focus_ring import FocusRing
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import SPACE_24, TYPE_HERO
from xlite_desktop.translation import tr

_READING_WIDTH = 760
_WIDE = 1200


class SidePage(QWidget):
    """A title, a cross, and one column of content that scrolls.

    Signals:
        closed: the user wants to go back.
    """

    closed = Signal()

    def __init__(
        self, title: str, content: QWidget, *, scrolls: bool = True, wide: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        heading = QLabel(title)
        heading.setFont(font(TYPE_HERO, SEMIBOLD))
        cross = QToolButton()
        cross.setIcon(icon(Glyph.CLOSE))
        cross.setIconSize(QSize(16, 16))
        cross.setFixedSize(32, 32)
        cross.setToolTip(tr("Back (Esc)"))
        cross.setAccessibleName(tr("Back"))
        cross.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(cross)
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(_scrolling(content, title) if scrolls else content, 1)
        held = QWidget()
        held.setLayout(column)
        held.setMaximumWidth((_WIDE if wide else _READING_WIDTH) + 2 * SPACE_24)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(held, 100)
        row.addStretch(1)

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().surface0))


class Rule(QWidget):
    """A line one pixel thick, in the colour of the theme."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().line))


def _scrolling(content: QWidget, title: str) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(title)
    FocusRing(area)
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    return area
