"""A small glyph in a line of text, in a colour of the theme in force."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.icons import Glyph, paint_glyph


class Sign(QWidget):
    """Painted when it is shown, so that it follows a change of theme."""

    def __init__(self, glyph: Glyph, role: str, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph, self._role, self._side = glyph, role, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_role(self, role: str) -> None:
        """Take another colour of the palette."""
        self._role = role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _: QPaintEvent) -> None:
        place = QRectF(0, 0, self._side, self._side)
        paint_glyph(QPainter(self), self._glyph, place, getattr(current_palette(), self._role))
