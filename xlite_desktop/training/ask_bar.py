"""A question above the run: one sentence, and two buttons that answer it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_8, SPACE_12, SPACE_24, TYPE_BODY


class AskBar(QWidget):
    """Hidden while there is nothing to ask.

    Signals:
        accepted: the first button was pressed.
        declined: the second one was pressed.
    """

    accepted = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = QLabel()
        self._summary.setFont(font(TYPE_BODY, SEMIBOLD))
        self._hint = QLabel()
        self._hint.setProperty("role", "quiet")
        for label in (self._summary, self._hint):
            label.setWordWrap(True)
        self.yes, self.no = QPushButton(), QPushButton()
        self.yes.clicked.connect(self.accepted)
        self.no.clicked.connect(self.declined)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._summary)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, SPACE_12 + 1)
        row.setSpacing(SPACE_8)
        row.addLayout(words, 1)
        row.addSpacing(SPACE_8)
        for button in (self.yes, self.no):
            button.setFont(font(TYPE_BODY, MEDIUM))
            row.addWidget(button)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says, for tests."""
        return f"{self._summary.text()} {self._hint.text()}".strip()

    def ask(self, summary: str, hint: str = "", *, yes: str = "", no: str = "") -> None:
        """Show a question; a button without words is left out."""
        self._summary.setText(summary)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        for button, words in ((self.yes, yes), (self.no, no)):
            button.setText(words)
            button.setVisible(bool(words))
            button.setEnabled(True)
        self.setAccessibleName(self.text)
        self.show()

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface2))
        painter.fillRect(0, 0, 2, self.height(), QColor(palette.accent))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palette.line))
