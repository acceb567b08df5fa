"""A line above the runs that asks before something is thrown away, or says what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import PANEL_PADDING, TYPE_BODY
from xlite_desktop.translation import in_readers_language, tr


class RunsNotice(QWidget):
    """Two sentences and at most two buttons; hidden while there is nothing to say.

    Signals:
        agreed: The button with the proposal was pressed.
        dismissed: The other one.
    """

    agreed = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary, self._hint = QLabel(), QLabel()
        self._summary.setFont(font(TYPE_BODY, SEMIBOLD))
        self._hint.setProperty("role", "quiet")
        for label in (self._summary, self._hint):
            label.setWordWrap(True)
        self.agree, self.dismiss = QPushButton(), QPushButton()
        for button in (self.agree, self.dismiss):
            button.setFont(font(TYPE_BODY, MEDIUM))
        self.agree.clicked.connect(self._on_agreed)
        self.dismiss.clicked.connect(self._on_dismissed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._summary)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(PANEL_PADDING, 10, PANEL_PADDING, 10)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.agree)
        row.addWidget(self.dismiss)
        self.hide()

    @property
    def text(self) -> str:
        """What the line says, for tests."""
        return f"{self._summary.text()} {self._hint.text()}".strip()

    def ask(self, summary: str, hint: str, proposal: str, otherwise: str) -> None:
        """Ask, and wait for one of the two buttons."""
        self._say(summary, hint, otherwise)
        self.agree.setText(proposal)
        self.agree.show()
        self.dismiss.setFocus()

    def tell(self, summary: str, hint: str) -> None:
        """Say what went wrong, until it is dismissed."""
        self._say(summary, hint, tr("Dismiss"))
        self.agree.hide()

    def _say(self, summary: str, hint: str, dismiss: str) -> None:
        summary, hint = in_readers_language(summary), in_readers_language(hint)
        self._summary.setText(summary)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.dismiss.setText(dismiss)
        self.setAccessibleName(f"{summary} {hint}")
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface2))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palette.line))

    @Slot()
    def _on_agreed(self) -> None:
        self.hide()
        self.agreed.emit()

    @Slot()
    def _on_dismissed(self) -> None:
        self.hide()
        self.dismissed.emit()
