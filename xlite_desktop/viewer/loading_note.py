"""A quiet line over the canvas that names what is being waited for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import DARK, SPACE_24, TYPE_BODY


class LoadingNote(QLabel):
    """Stands low in the middle of its parent, on black, in the dark theme's quiet grey."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setFont(font(TYPE_BODY))
        self.setStyleSheet(
            f"color: {DARK.quiet}; background: {DARK.surface1};"
            f" border-radius: 6px; padding: 6px 12px;"
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, text: str) -> None:
        """Set the words without showing them yet."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.settle()

    @Slot()
    def appear(self) -> None:
        """Show the words over everything else."""
        self.settle()
        self.raise_()
        self.show()

    def settle(self) -> None:
        """Take the place in the middle of the parent's foot."""
        self.adjustSize()
        over = self._over
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - SPACE_24)
