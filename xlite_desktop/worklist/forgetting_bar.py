"""Asks, in place, before everything is forgotten: there is no way back."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QWidget

from xlite_desktop.translation import tr

_QUESTION = tr(
    "Every study, flag, note, opinion and kept threshold is erased from the disk. "
    "This cannot be undone."
)


class ForgettingBar(QStackedWidget):
    """A button, and behind it the question.

    Signals:
        forget_requested: the user was asked and said yes.
    """

    forget_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = QLabel()
        self._said.setProperty("role", "quiet")
        self._said.setWordWrap(True)
        self._ask = QPushButton(tr("Forget everything..."))
        self._ask.clicked.connect(self._on_asked)
        question = QLabel(_QUESTION)
        question.setWordWrap(True)
        self._keep = QPushButton(tr("Keep it"))
        self._keep.clicked.connect(self._on_kept)
        forget = QPushButton(tr("Forget everything"))
        forget.setAccessibleDescription(_QUESTION)
        forget.clicked.connect(self._on_confirmed)
        self.addWidget(_row(self._said, self._ask))
        self.addWidget(_row(question, self._keep, forget))
        self.setFixedHeight(44)

    def show_said(self, words: str) -> None:
        """Say how it went, or how many studies there are."""
        self._said.setText(words)

    def set_busy(self, busy: bool) -> None:
        """Offer nothing while the disk is being written."""
        self._ask.setEnabled(not busy)

    @Slot()
    def _on_asked(self) -> None:
        self.setCurrentIndex(1)
        self._keep.setFocus()  # the harmless answer is the one under the Enter key

    @Slot()
    def _on_kept(self) -> None:
        self.setCurrentIndex(0)
        self._ask.setFocus()

    @Slot()
    def _on_confirmed(self) -> None:
        self.setCurrentIndex(0)
        self.forget_requested.emit()


def _row(words: QLabel, *buttons: QPushButton) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(12)
    row.addWidget(words, 1)
    for button in buttons:
        row.addWidget(button)
    return widget
