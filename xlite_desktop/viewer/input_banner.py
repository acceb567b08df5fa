"""Why the findings below should not be believed, and the way to see them all the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_desktop.controls.sign import Sign
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.icons import Glyph
from xlite_desktop.theme.tokens import PANEL_PADDING, TYPE_BODY
from xlite_desktop.translation import in_readers_language, tr

_ICON = 16
_GAP_BELOW = 8


class InputBanner(QWidget):
    """A sentence for each reason; hidden while there is none.

    Signals:
        shown_anyway: Whether the findings are to be shown as for any other film.
    """

    shown_anyway = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._greyed = True
        self._sentences: list[QLabel] = []
        self._sign = Sign(Glyph.WARNING, _ICON, "flag")
        self._button = QPushButton(tr("Show anyway"))
        self._button.setFont(font(TYPE_BODY, MEDIUM))
        self._button.setToolTip(tr("Show the findings of this film although its input is in doubt"))
        self._button.clicked.connect(lambda: self.shown_anyway.emit(self._greyed))
        row = QHBoxLayout(self)
        row.setContentsMargins(PANEL_PADDING, 8, PANEL_PADDING, 12 + _GAP_BELOW)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._words.setSpacing(8)
        self._words.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(self._words, 1)
        self.hide()

    @property
    def button(self) -> QPushButton:
        """Shows the findings, or greys them again."""
        return self._button

    @property
    def text(self) -> str:
        """What the banner says."""
        return "\n".join(label.text() for label in self._sentences)

    def show_notices(self, sentences: Sequence[str], *, greyed: bool, offered: bool = True) -> None:
        """Say why not to believe the findings; nothing to say hides the banner.

        Args:
            sentences: One a reason.
            greyed: Whether the findings are greyed now.
            offered: There are findings that can be shown anyway.
        """
        self.setVisible(bool(sentences))
        sentences = [in_readers_language(sentence) for sentence in sentences]
        if not sentences:
            return
        self._greyed = greyed
        if [label.text() for label in self._sentences] != list(sentences):
            self._say(sentences)
        self._button.setText(tr("Show anyway") if greyed else tr("Grey out again"))
        self._button.setVisible(offered)
        self.setAccessibleName(
            tr("Findings in doubt. {text}", text=self.text) if offered else self.text
        )

    def _say(self, sentences: Sequence[str]) -> None:
        for label in self._sentences:
            label.hide()
            self._words.removeWidget(label)
            label.deleteLater()
        self._sentences = [QLabel(sentence) for sentence in sentences]
        for place, label in enumerate(self._sentences):
            label.setTextFormat(Qt.TextFormat.PlainText)  # a header's words may be in it
            label.setWordWrap(True)
            label.setFont(font(TYPE_BODY))
            self._words.insertWidget(place, label)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        height = self.height() - _GAP_BELOW
        painter.fillRect(QRectF(0, 0, self.width(), height), QColor(palette.surface2))
        painter.fillRect(QRectF(0, 0, 2, height), QColor(palette.flag))
