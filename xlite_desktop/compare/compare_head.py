"""The line above two canvases: which is which, whether they go together, and the way out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import SPACE_12, TYPE_BODY
from xlite_desktop.translation import tr

HEIGHT = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWords:
    """What stands above each canvas.

    Attributes:
        here, there: Which is which: "Current", "Prior".
        here_note, there_note: What else is to be said, quiet.
        warning: Why the two may not belong together; empty for nothing.
        linked: The two go together.
    """

    here: str
    there: str
    here_note: str = ""
    there_note: str = ""
    warning: str = ""
    linked: bool = True


class CompareHead(QWidget):
    """Two titles, a switch and a cross; a line under the film that keys act on.

    Signals:
        link_switched: whether the two views are to go together.
        closed: the comparison is to end.
    """

    link_switched = Signal(bool)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("Comparison"))
        self.here, self.there = _Side(), _Side()
        self._second = False
        self.link = _button(Glyph.LINK, tr("Move both views together"), "L")
        self.link.setCheckable(True)
        self.close_button = _button(Glyph.CLOSE, tr("End the comparison"), "Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.here, 1)
        row.addWidget(self.there, 1)
        self._buttons = QWidget(self)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 4, 0)
        buttons.setSpacing(2)
        buttons.addWidget(self.link)
        buttons.addWidget(self.close_button)
        self.link.clicked.connect(self.link_switched)
        self.close_button.clicked.connect(self.closed)
        self.there.room = self._buttons.sizeHint().width()
        self.hide()

    def show_words(self, words: HeadWords) -> None:
        """Show which is which."""
        self.here.show_words(words.here, words.here_note, "")
        self.there.show_words(words.there, words.there_note, words.warning)
        self.link.setChecked(words.linked)

    @property
    def in_hand(self) -> str:
        """Title of the film that keys act on."""
        return (self.there if self._second else self.here).title.text()

    def show_hand(self, *, second: bool) -> None:
        """Mark the film that keys act on."""
        if second != self._second:
            self._second = second
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self._buttons.sizeHint().width()
        self._buttons.setGeometry(self.width() - wide, 0, wide, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface0))
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, QColor(palette.line))
        painter.fillRect(self.there.x() - 1, 0, 1, HEIGHT, QColor(palette.line))
        hand = self.there if self._second else self.here
        painter.fillRect(hand.x(), HEIGHT - 2, hand.width(), 2, QColor(palette.accent))


class _Side(QWidget):
    """A title and its note; what does not fit is in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.room = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title, self.note = QLabel(), QLabel()
        self.title.setFont(font(TYPE_BODY, MEDIUM))
        self.note.setProperty("role", "quiet")
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = ""
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self.title)
        self._row.addWidget(self.note, 1)

    def show_words(self, title: str, note: str, warning: str) -> None:
        self.title.setText(title)
        role = "flag" if warning else "quiet"
        if self.note.property("role") != role:
            self.note.setProperty("role", role)
            self.note.style().polish(self.note)
        self._words = warning or note
        said = " · ".join(part for part in (note, warning) if part)
        self.note.setToolTip(said)
        self.note.setAccessibleName(said)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._row.setContentsMargins(SPACE_12, 0, 8 + self.room, 0)
        left = self.width() - SPACE_12 - 16 - self.room - self.title.sizeHint().width()
        metrics = self.note.fontMetrics()
        self.note.setText(
            metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, max(0, left))
        )


def _button(glyph: Glyph, name: str, keys: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(glyph))
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(28, 28)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({keys})")
    return button
