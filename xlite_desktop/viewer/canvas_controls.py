"""The widgets that lie on the film, and where the text beside them begins."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from xlite_desktop.viewer.canvas_furniture import MARGIN, caption_bottom
from xlite_desktop.viewer.canvas_toolbar import CanvasToolbar
from xlite_desktop.viewer.identity_button import IdentityButton

_TOOLBAR_LEFT = 26
_TEXT_HEIGHT = 130  # of the readouts, the taller block of text at the left
_NARROWEST = 200


class CanvasControls:
    """The tool bar at the left, and the line that shows or hides whose film it is."""

    def __init__(self, canvas: QWidget) -> None:
        self._canvas = canvas
        self.toolbar = CanvasToolbar(canvas)
        self.toolbar.hide()
        self.identity = IdentityButton(canvas)

    def place(self, caption: tuple[str, ...], *, with_film: bool) -> None:
        """Put both where they belong on a canvas of the present size."""
        self.toolbar.adjustSize()
        free = self._canvas.height() - self.toolbar.height()
        self.toolbar.move(_TOOLBAR_LEFT, free // 2)
        wide = self._canvas.width() >= _NARROWEST
        self.toolbar.setVisible(with_film and free > 0 and wide)
        self.identity.move(QPoint(round(self.text_left), round(caption_bottom(len(caption)))))

    @property
    def text_left(self) -> float:
        """Where text begins: clear of the tools, where the canvas is too low for both."""
        crowded = self.toolbar.isVisible() and self.toolbar.y() < _TEXT_HEIGHT
        return self.toolbar.geometry().right() + MARGIN if crowded else MARGIN
