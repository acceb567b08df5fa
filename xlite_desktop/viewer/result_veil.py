"""A veil over findings that should not be believed: they stay readable, clickable and spoken."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from xlite_desktop.theme.current import current_palette

_OPACITY = 0.72


class ResultVeil(QWidget):
    """Covers a widget exactly, lets the mouse through, and takes the colour out of it."""

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._covered = covered
        covered.installEventFilter(self)
        self.hide()

    def show_over(self, *, greyed: bool) -> None:
        """Cover, or uncover."""
        self.setGeometry(self._covered.rect())
        self.setVisible(greyed)
        if greyed:
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _: QPaintEvent) -> None:
        ground = QColor(current_palette().surface1)
        ground.setAlphaF(_OPACITY)
        QPainter(self).fillRect(self.rect(), ground)
