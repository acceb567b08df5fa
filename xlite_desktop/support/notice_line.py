"""One quiet line above the pages: what happened before this start, or what is new."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from xlite_desktop.controls.sign import Sign
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import TYPE_BODY
from xlite_desktop.translation import tr


class NoticeLine(QWidget):
    """Words, one button and a cross.

    Attributes:
        button: What the line offers.
    """

    def __init__(
        self, words: str, offer: str, deed: Callable[[], object], *, warns: bool = False
    ) -> None:
        """Say something and offer something.

        Args:
            words: In the reader's language.
            offer: Of the button, likewise.
            deed: What the button does.
            warns: Whether something is wrong.
        """
        super().__init__()
        self._words = QLabel(words)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        sign = Sign(Glyph.WARNING, 18, "flag") if warns else Sign(Glyph.INFO, 18)
        self.button = QPushButton(offer)
        self.button.setFont(font(TYPE_BODY, MEDIUM))
        self.button.clicked.connect(lambda _checked=False: deed())
        self.cross = QToolButton()
        self.cross.setIcon(icon(Glyph.CLOSE))
        self.cross.setIconSize(QSize(16, 16))
        self.cross.setFixedSize(32, 32)
        self.cross.setToolTip(tr("Close this notice"))
        self.cross.setAccessibleName(tr("Close this notice"))
        self.cross.clicked.connect(self._on_dismissed)
        self.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(sign)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        row.addWidget(self.cross)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palette.line))

    def _on_dismissed(self) -> None:
        self.hide()
        self.deleteLater()
