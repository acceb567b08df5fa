"""The first line of a panel: a title, quiet words, and what can be done, at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY


class PanelHeading(QWidget):
    """Title and words on one baseline; the words give way where there is no room."""

    def __init__(self, title: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(title)
        label.setFont(font(TYPE_BODY, SEMIBOLD))
        self.words = ElidedWords(words)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(12)
        self.row.addWidget(label)
        self.row.addWidget(self.words, 1)


class ElidedWords(QLabel):
    """Quiet words that end in dots where they do not fit; the tooltip has them whole."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)
        self.say(text)

    def say(self, text: str, role: str = "quiet") -> None:
        """Show other words, in another colour of the palette."""
        self.setText(text)
        self.setToolTip(text)
        self.setProperty("role", role)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(getattr(current_palette(), self.property("role"))))
        fitting = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        align = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), align, fitting)


def link_button(text: str, tip: str) -> QPushButton:
    """Return a button that looks like a word."""
    button = QPushButton(text)
    button.setProperty("role", "link")
    button.setFont(font(TYPE_BODY, MEDIUM))
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
