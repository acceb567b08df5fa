"""Log and queue below the run: side by side, or behind two tabs where the window is low."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import SPACE_4, SPACE_12, SPACE_24, TYPE_BODY
from xlite_desktop.training.log_pane import LogPane
from xlite_desktop.training.queue_pane import QueuePane
from xlite_desktop.translation import tr

HEIGHT, LOW_HEIGHT = 172, 144
QUEUE_WIDTH = 356
_LOG, _QUEUE = 0, 1


class BottomPanes(QWidget):
    """Holds both panes; the line between them is painted, so that it runs edge to edge."""

    def __init__(self, log: LogPane, queue: QueuePane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log, self._queue = log, queue
        self._low = False
        self.tabs = QTabBar()
        self.tabs.setFont(font(TYPE_BODY, MEDIUM))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(tr("Log or queue"))
        for name in (tr("Log"), tr("Queue")):
            self.tabs.addTab(name)
        self.tabs.currentChanged.connect(lambda _: self._arrange())
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE_24, 0, 0, 0)
        row.addWidget(self.tabs)
        self._bar, self._bar_row = bar, row
        panes = QHBoxLayout()
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(1)
        panes.addWidget(log, 1)
        panes.addWidget(queue)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(panes, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_low(False)

    @property
    def low(self) -> bool:
        """Whether the panes are behind tabs."""
        return self._low

    def set_low(self, low: bool) -> None:
        """Put the panes behind tabs, or side by side."""
        self._low = low
        self.setFixedHeight(LOW_HEIGHT if low else HEIGHT)
        self._arrange()

    def show_waiting(self, count: int) -> None:
        """Say on the tab how many runs wait."""
        self.tabs.setTabText(_QUEUE, tr("Queue {count}", count=count) if count else tr("Queue"))

    def _arrange(self) -> None:
        self._bar.setVisible(self._low)
        chosen = self.tabs.currentIndex()
        self._log.setVisible(not self._low or chosen == _LOG)
        self._queue.setVisible(not self._low or chosen == _QUEUE)
        for pane in (self._log, self._queue):
            self._place_header(pane)
        # A pane that is alone takes the width; one of two keeps the measure of the picture.
        self._queue.setMaximumWidth(16_777_215 if self._low else QUEUE_WIDTH)
        self._queue.setMinimumWidth(0 if self._low else QUEUE_WIDTH)
        self.update()

    def _place_header(self, pane: LogPane | QueuePane) -> None:
        """Save a row where there are few: what stands beside the title moves beside the tabs."""
        pane.title.setVisible(not self._low)
        if self._low:
            self._bar_row.addWidget(pane.header, 1)
        else:
            pane.column.insertWidget(0, pane.header)
        inside = pane.header.contentsMargins()
        inside.setLeft(-SPACE_12 if self._low else 0)  # the tabs keep a distance of their own
        pane.header.setContentsMargins(inside)
        pane.column.setContentsMargins(0, SPACE_4 if self._low else SPACE_12, 0, 0)
        pane.header.setVisible(not pane.isHidden())

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, QColor(palette.line))
        if not self._low:
            painter.fillRect(self._queue.x() - 1, 0, 1, self.height(), QColor(palette.line))
        elif self._bar.isVisible():
            below = self._bar.geometry().bottom()
            painter.fillRect(0, below, self.width(), 1, QColor(palette.line))
