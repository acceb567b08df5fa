"""What the last run taught, above its curves, while nothing runs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_4, SPACE_12, SPACE_24, TYPE_BODY
from xlite_desktop.translation import tr


class LessonsStrip(QWidget):
    """Two or three sentences, and the way to the whole story; hidden while there are none.

    Signals:
        more_requested: the run should be shown on the Experiments page.
    """

    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setFont(font(TYPE_BODY, SEMIBOLD))
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setProperty("role", "quiet")
        self.more = QPushButton(tr("Open in Experiments"))
        self.more.setProperty("role", "link")
        self.more.setFont(font(TYPE_BODY, MEDIUM))
        self.more.clicked.connect(self.more_requested)
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addWidget(self._title)
        words.addWidget(self._said)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, SPACE_12 + 1)
        row.setSpacing(SPACE_24)
        row.addLayout(words, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What the strip says, for tests."""
        return f"{self._title.text()} {self._said.text()}"

    def show_lessons(self, run: str, lessons: Sequence[str]) -> None:
        """Show what a run taught; without lessons there is no strip."""
        self._title.setText(tr("What {run} taught", run=run))
        self._said.setText("\n".join(lessons))
        self.setAccessibleName(self.text)
        self.setVisible(bool(lessons))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        line = QColor(current_palette().line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)
