"""The Experiments page before there is any run, or when its folder cannot be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_core.errors import XLiteError
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_HERO
from xlite_desktop.translation import in_readers_language, tr
from xlite_desktop.viewer.lungs_drawing import LungsDrawing

_TITLE = tr("No runs yet")
_ABOUT = tr("Every run that is trained here appears in a table, with its numbers and your notes.")


class RunsEmpty(QWidget):
    """One drawing, one sentence, one button.

    Signals:
        train_requested: The way to the first run.
    """

    train_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._about = QLabel(_TITLE), QLabel(_ABOUT)
        self._title.setFont(font(TYPE_HERO, SEMIBOLD))
        self._about.setFont(font(TYPE_BODY))
        self._about.setProperty("role", "quiet")
        for label in (self._title, self._about):
            label.setWordWrap(True)
            label.setFixedWidth(520)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton(tr("Train a student"))
        self.button.setProperty("role", "primary")
        self.button.setFont(font(TYPE_BODY, MEDIUM))
        self.button.clicked.connect(self.train_requested)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch(3)
        column.addWidget(LungsDrawing(), 0, centre)
        column.addSpacing(24)
        column.addWidget(self._title, 0, centre)
        column.addSpacing(8)
        column.addWidget(self._about, 0, centre)
        column.addSpacing(20)
        column.addWidget(self.button, 0, centre)
        column.addStretch(4)

    @property
    def text(self) -> str:
        """What the page says."""
        return f"{self._title.text()} {self._about.text()}"

    def show_problem(self, problem: XLiteError | None) -> None:
        """Say why the folder cannot be read; None where it is just empty."""
        self._title.setText(in_readers_language(problem.summary) if problem else _TITLE)
        self._about.setText(in_readers_language(problem.hint) if problem else _ABOUT)
        self._title.setFont(font(TYPE_HERO if problem is None else 15, SEMIBOLD))
        self.button.setVisible(problem is None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().surface0))
