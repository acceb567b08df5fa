"""The film's canvas, with room for a second one beside it and a line of words above both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xlite_desktop.viewer.canvas import FilmCanvas

if TYPE_CHECKING:
    from xlite_desktop.viewer.measure_desk import Measuring

_ROOM_FOR_TOOLS = 900
"""A pair less wide has no tool bar: it would hide a tenth of the first film and more."""


class FilmPair(QWidget):
    """Holds one canvas; lends half of its place to a second one.

    Attributes:
        words: What a picture of both says in its caption.
    """

    def __init__(self, canvas: FilmCanvas) -> None:
        super().__init__()
        self.canvas = canvas
        self.second: FilmCanvas | None = None
        self.second_measuring: Measuring | None = None
        self.words: tuple[str, ...] = ()
        self._guests: tuple[QWidget, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setSpacing(1)
        self._row.addWidget(canvas, 1)
        self._column.addLayout(self._row, 1)

    @property
    def canvas_in_hand(self) -> FilmCanvas:
        """The canvas that keys act on: the second one where it has the focus."""
        second = self.second
        taken = second is not None and second.isVisible() and second.hasFocus()
        return second if second is not None and taken else self.canvas

    @property
    def measuring_in_hand(self) -> Measuring | None:
        """Who draws on the second canvas, where that has the focus."""
        return self.second_measuring if self.canvas_in_hand is self.second else None

    def show_beside(self, head: QWidget, side: QWidget) -> None:
        """Show a second film: `side` at the right, `head` above both."""
        if not self._guests:
            self._column.insertWidget(0, head)
            self._row.addWidget(side, 1)
        self._guests = (head, side)
        self._share()

    def show_alone(self) -> None:
        """Give the whole place back to the first canvas."""
        for guest in self._guests:
            guest.hide()
        self.canvas.toolbar.wanted = True
        self.canvas.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if any(guest.isVisible() for guest in self._guests):
            self._share()

    def _share(self) -> None:
        self.canvas.toolbar.wanted = self.width() >= _ROOM_FOR_TOOLS
        for guest in self._guests:
            guest.show()
