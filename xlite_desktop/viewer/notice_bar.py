"""One line above the film: what is wrong with the model or a drop, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_core.policy import policy
from xlite_desktop.controls.sign import Sign
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph
from xlite_desktop.theme.tokens import TYPE_BODY
from xlite_desktop.translation import in_readers_language, tr
from xlite_desktop.viewer.changes import Problem


class NoticeBar(QWidget):
    """Two sentences and what they offer; hidden while there is nothing to say.

    Signals:
        choose_requested: "Choose model..." was pressed.
        default_requested: "Use the bundled model" was pressed.
    """

    choose_requested = Signal()
    default_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = QLabel()
        self._summary.setFont(font(TYPE_BODY, SEMIBOLD))
        self._hint = QLabel()
        self._hint.setProperty("role", "quiet")
        for label in (self._summary, self._hint):
            label.setWordWrap(True)
        self._choose = QPushButton(tr("Choose model..."))
        self._default = QPushButton(tr("Use the bundled model"))
        for button in (self._choose, self._default):
            button.setFont(font(TYPE_BODY, MEDIUM))
        self._choose.clicked.connect(self.choose_requested)
        self._default.clicked.connect(self.default_requested)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._summary)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(Sign(Glyph.WARNING, 18, "flag"))
        row.addLayout(words, 1)
        row.addWidget(self._default)
        row.addWidget(self._choose)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says, for tests."""
        return f"{self._summary.text()} {self._hint.text()}"

    def show_problem(
        self, problem: Problem | None, *, offer_models: bool = True, offer_default: bool = False
    ) -> None:
        """Say what is wrong, or nothing, and offer what may help."""
        self.setVisible(problem is not None)
        if problem is not None:
            self._summary.setText(in_readers_language(problem.summary))
            self._hint.setText(in_readers_language(problem.hint))
            free = not policy().fixes_model
            self._choose.setVisible(offer_models and free)
            self._default.setVisible(offer_default and free)
            self.setAccessibleName(self.text)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface2))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palette.line))
