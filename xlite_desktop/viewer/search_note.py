"""One line above the film: how far the search of a large folder is, and a way to call it off."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import TYPE_BODY
from xlite_desktop.translation import tr
from xlite_desktop.viewer.changes import SearchTold


class SearchNote(QWidget):
    """Hidden while nothing is searched, or not for long.

    Signals:
        cancelled: "Cancel" was pressed.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setFont(font(TYPE_BODY))
        self.button = QPushButton(tr("Cancel"))
        self.button.setFont(font(TYPE_BODY, MEDIUM))
        self.button.setToolTip(tr("Stop looking; nothing of this folder is opened"))
        self.button.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What the line says."""
        return self._words.text()

    def show_search(self, told: SearchTold | None) -> None:
        """Show how far a search is; None hides the line."""
        self.setVisible(told is not None)
        if told is not None:
            self._words.setText(
                tr(
                    "Looking for films: {films:,} found in {seen:,} files so far",
                    films=told.films,
                    seen=told.seen,
                )
            )
            self.setAccessibleName(self.text)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface2))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palette.line))
