"""One line about work under way: what, how far, how fast, how long; and what came of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from xlite_desktop.data.pace import Pace
from xlite_desktop.data.panel_heading import ElidedWords
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import SPACE_12, SPACE_24, TYPE_BODY
from xlite_desktop.translation import tr

HEIGHT = 40
_BAR = 2


class JobStrip(QWidget):
    """Hidden while there is nothing to say; its lower edge is the progress.

    Signals:
        cancel_requested: the work should end.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._share: float | None = None
        self._what = QLabel()
        self._what.setFont(font(TYPE_BODY, MEDIUM))
        self.words = ElidedWords()
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setFont(font(TYPE_BODY, MEDIUM))
        self.cancel.setStyleSheet("QPushButton { min-height: 24px; }")
        self.dismiss = QToolButton()
        self.dismiss.setIcon(icon(Glyph.CLOSE))
        self.dismiss.setIconSize(QSize(14, 14))
        self.dismiss.setFixedSize(24, 24)
        self.dismiss.setToolTip(tr("Close this message"))
        self.dismiss.setAccessibleName(tr("Close this message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, 0, SPACE_24, _BAR)
        row.setSpacing(SPACE_12)
        row.addWidget(self._what)
        row.addWidget(self.words, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.dismiss)
        self.cancel.clicked.connect(self.cancel_requested)
        self.dismiss.clicked.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What the strip says, for tests."""
        return f"{self._what.text()} {self.words.text()}"

    def show_progress(self, what: str, pace: Pace, *, cancelling: bool = False) -> None:
        """Say how far the work is."""
        self._share = pace.share
        self._say(tr("Cancelling") if cancelling else what, pace.words, "quiet", working=True)
        self.cancel.setEnabled(not cancelling)

    def show_outcome(self, what: str, words: str, role: str = "quiet") -> None:
        """Say what came of it; `role` is "quiet", "flag" or "error"."""
        self._share = None
        self._say(what, words, role, working=False)

    def _say(self, what: str, words: str, role: str, *, working: bool) -> None:
        self._what.setText(what)
        self.words.say(words, role)
        self.cancel.setVisible(working)
        self.dismiss.setVisible(not working)
        self.setAccessibleName(self.text)
        self.setVisible(True)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        palette, painter = current_palette(), QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface2))
        edge = QRectF(0, self.height() - _BAR, self.width(), _BAR)
        painter.fillRect(edge, QColor(palette.track))
        if self._share is not None:
            edge.setWidth(self._share * self.width())
            painter.fillRect(edge, QColor(palette.accent))
