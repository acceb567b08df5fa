"""The chosen data set at a glance: balance above, batch check and split below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xlite_desktop.data.balance_panel import BalancePanel
from xlite_desktop.data.batch_panel import BatchPanel
from xlite_desktop.data.split_panel import SplitPanel
from xlite_desktop.frame.side_page import Rule
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.tokens import SPACE_12, SPACE_24

_SPLIT_WIDTH = 500
"""What its columns and a readable strip take, with the padding."""
_SIDE_BY_SIDE = 900


class Overview(QScrollArea):
    """Three panels, divided by lines; what does not fit is scrolled to.

    In a narrow window the split stands below the batch.

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
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(0)
        self._divider = _Divider()
        split = _padded(self.split, (SPACE_24, SPACE_12, SPACE_24, SPACE_12))
        split.setMinimumWidth(_SPLIT_WIDTH)
        batch = _padded(self.batch, (SPACE_24, SPACE_12, SPACE_24, SPACE_12))
        self._below.addWidget(batch, 573)
        self._below.addWidget(self._divider)
        self._below.addWidget(split, 514)
        column.addLayout(self._below, 1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = self.width() >= _SIDE_BY_SIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._below.setDirection(across if beside else down)
        self._divider.show_upright(beside)
        super().resizeEvent(event)


class _Divider(QWidget):
    """A line one pixel thick, upright or lying."""

    def __init__(self) -> None:
        super().__init__()
        self.show_upright(True)

    def show_upright(self, upright: bool) -> None:
        """Stand or lie."""
        most = 16_777_215  # Qt's largest size: no limit
        self.setMinimumSize(1, 1)
        self.setMaximumSize(1 if upright else most, most if upright else 1)

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().line))


def _padded(widget: QWidget, margins: tuple[int, int, int, int]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(*margins)
    column.addWidget(widget)
    return holder
