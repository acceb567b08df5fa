"""The welcome: what this is, research use only, where data stay; one button agrees."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_desktop.frame.mark import Mark
from xlite_desktop.start.welcome_text import paragraphs
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, REGULAR, SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_24, TYPE_BODY, TYPE_HERO, TYPE_TITLE
from xlite_desktop.translation import tr

_WIDTH = 640


class WelcomeDialog(QDialog):
    """Three short paragraphs.

    Signals:
        agreed: the text was agreed to; True where the sample is to be opened, too.
    """

    agreed = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, asks: bool = True) -> None:
        """Build the dialog.

        Args:
            parent: The window, which waits.
            asks: Whether it is to be agreed to; False only shows the text once more.
        """
        super().__init__(parent)
        self.setWindowTitle("X-Lite")
        self.setAccessibleName(tr("Welcome to X-Lite"))
        said = [f"{one.title}. {one.text}" for one in paragraphs()]
        self.setAccessibleDescription(" ".join(said))
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(0)
        column.addLayout(_heading())
        for paragraph in paragraphs():
            column.addSpacing(20)
            column.addWidget(_words(paragraph.title, TYPE_TITLE, SEMIBOLD))
            column.addSpacing(4)
            column.addWidget(_words(paragraph.text, TYPE_BODY, REGULAR))
        column.addSpacing(SPACE_24)
        column.addLayout(self._asking() if asks else self._closing())
        self.setFixedHeight(column.totalHeightForWidth(_WIDTH))  # Qt's hint cuts wrapped words

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().surface1))

    def _asking(self) -> QHBoxLayout:
        self.accept_button = QPushButton(tr("I agree: research use only"))
        self.accept_button.setProperty("role", "primary")
        self.accept_button.setDefault(True)
        self.sample_button = QPushButton(tr("Agree and open the sample"))
        self.quit_button = QPushButton(tr("Quit"))
        for button in (self.accept_button, self.sample_button, self.quit_button):
            button.setFont(font(TYPE_BODY, MEDIUM))
        self.accept_button.clicked.connect(lambda: self._agree(sample=False))
        self.sample_button.clicked.connect(lambda: self._agree(sample=True))
        self.quit_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.accept_button)
        row.addWidget(self.sample_button)
        row.addStretch(1)
        row.addWidget(self.quit_button)
        return row

    def _closing(self) -> QHBoxLayout:
        close = QPushButton(tr("Close"))
        close.setFont(font(TYPE_BODY, MEDIUM))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _agree(self, *, sample: bool) -> None:
        self.agreed.emit(sample)
        self.accept()


def _heading() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Mark())
    row.addWidget(_words(tr("Welcome to X-Lite"), TYPE_HERO, SEMIBOLD), 1)
    return row


def _words(text: str, size: int, weight: int) -> QLabel:
    label = QLabel(text)
    label.setFont(font(size, weight))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
