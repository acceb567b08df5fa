"""The chosen data set at a glance: balance above, batch check and split below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xlite_desktop.data.balance_panel import BalancePanel
from xlite_desktop.data.batch_panel import BatchPanel
from xlite_desktop.data.split_panel import SplitPanel
from xlite_desktop.frame.side_page import Rule
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.tokens import SPACE_12, SPACE_24


class Overview(QScrollArea):
    """Three panels, divided by lines; what does not fit is scrolled to.

    Attributes:
        balance: Above.
        batch: Below, at the left.
        split: Below, at the right.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.balance, self.batch, self.split = BalancePanel(), BatchPanel(), SplitPanel()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_padded(self.balance, (SPACE_24, SPACE_12, SPACE_24, 10)))
        column.addWidget(Rule())
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        # As wide as 16 pictures and the longest name of a finding want to be.
        below.addWidget(_padded(self.batch, (SPACE_24, 12, SPACE_24, 12)), 573)
        below.addWidget(_Divider())
        below.addWidget(_padded(self.split, (SPACE_24, 12, SPACE_24, 12)), 514)
        column.addLayout(below, 1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)


class _Divider(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().line))


def _padded(widget: QWidget, margins: tuple[int, int, int, int]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(*margins)
    column.addWidget(widget)
    return holder
