"""What the tabs of a run share: a column that scrolls when the window is low."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from xlite_desktop.experiments.run_content import RunLook
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.tokens import SPACE_24


class RunTab(QScrollArea):
    """A page of one run; subclasses fill its column and show a run in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(SPACE_24, 8, SPACE_24, 2)
        self.column.setSpacing(0)
        self.setWidget(inside)

    @property
    def inner_width(self) -> int:
        """Room between the margins, whether or not a scroll bar takes some."""
        return self.width() - 2 * SPACE_24

    def show_run(self, look: RunLook) -> None:
        """Show a run."""
        raise NotImplementedError

    def shut_down(self) -> None:
        """End threads, where a tab has any."""


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().line))


def edge_line() -> QWidget:
    """Return a line one pixel thick between two blocks."""
    return _Line()
