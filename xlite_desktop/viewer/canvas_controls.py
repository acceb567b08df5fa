"""The widgets that lie on the film, and where the text beside them begins."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtWidgets import QWidget

from xlite_desktop.viewer.canvas_furniture import MARGIN, caption_bottom
from xlite_desktop.viewer.canvas_toolbar import CanvasToolbar
from xlite_desktop.viewer.film_facts import view_notices
from xlite_desktop.viewer.film_view import FilmView
from xlite_desktop.viewer.identity_button import IdentityButton
from xlite_desktop.viewer.view_notice import ViewNotice

_TOOLBAR_LEFT = 26
_TEXT_HEIGHT = 130  # of the readouts, the taller block of text at the left
_NARROWEST = 200
_NOTICE_RIGHT = 6  # its own padding makes up the rest of the margin


class CanvasControls:
    """The tool bar at the left, the line about whose film it is, and how the view was turned."""

    def __init__(self, canvas: QWidget) -> None:
        self._canvas = canvas
        self.toolbar = CanvasToolbar(canvas)
        self.toolbar.hide()
        self.toolbar.turned_up.connect(self._move_text)
        self._lines = 0
        self.identity = IdentityButton(canvas)
        self.notice = ViewNotice(canvas)

    def place(self, caption: tuple[str, ...], *, with_film: bool) -> None:
        """Put both where they belong on a canvas of the present size."""
        self.toolbar.adjustSize()
        free = self._canvas.height() - self.toolbar.height()
        self.toolbar.move(_TOOLBAR_LEFT, free // 2)
        wide = self._canvas.width() >= _NARROWEST
        self.toolbar.show_where_it_fits(with_film and free > 0 and wide)
        self._lines = len(caption)
        self._move_text()
        self.notice.move(self._canvas.width() - self.notice.width() - _NOTICE_RIGHT, MARGIN)

    def _move_text(self) -> None:
        top = caption_bottom(self._lines)
        self.identity.move(QPoint(round(self.text_left), round(top)))

    def show_view(self, view: FilmView | None) -> None:
        """Show how a view differs from the film as it was taken."""
        self.toolbar.show_inverted(view is not None and view.inverted)
        self.toolbar.show_flipped(view is not None and view.mirrored)
        self.notice.show_differences(() if view is None else view_notices(view))

    def lie_over(self, film: QRectF) -> None:
        """Say where the film lies: text on it needs more contrast."""
        self.identity.lie_over(film)
        self.notice.lie_over(film)

    @property
    def text_left(self) -> float:
        """Where text begins: clear of the tools, where the canvas is too low for both."""
        crowded = self.toolbar.isVisible() and self.toolbar.y() < _TEXT_HEIGHT
        return self.toolbar.geometry().right() + MARGIN if crowded else MARGIN
