"""A glyph beside words: sharp on every screen, and in the colours of the theme in force."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from xlite_desktop.theme.icons import Glyph, icon


class Sign(QLabel):
    """A square with a glyph, painted anew each time; a pixmap would keep theme and screen."""

    def __init__(self, glyph: Glyph, size: int, color: str | None = None) -> None:
        """Show a glyph.

        Args:
            glyph: What it means.
            size: Logical pixels of a side.
            color: As `theme.icons.icon` has it.
        """
        super().__init__()
        self._icon = icon(glyph, color)
        self.setFixedSize(size, size)

    def paintEvent(self, _: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.rect())
