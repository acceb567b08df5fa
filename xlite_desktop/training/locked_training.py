"""The Train page where the policy of this computer forbids training: one sentence, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from xlite_core.policy import policy, reason
from xlite_desktop.controls.sign import Sign
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph
from xlite_desktop.theme.tokens import SPACE_8, SPACE_24, TYPE_HERO
from xlite_desktop.translation import in_readers_language, tr

_LOCK = 48
_WIDTH = 520


class LockedTraining(QWidget):
    """Says that nothing is trained here; what was trained stays on the Experiments page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(tr("The policy of this computer forbids training"))
        heading.setFont(font(TYPE_HERO, SEMIBOLD))
        self._why = QLabel(in_readers_language(reason(policy(), "training")))
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._why.setProperty("role", "quiet")
        self._why.setWordWrap(True)
        self._why.setFixedWidth(_WIDTH)
        self._why.setFixedHeight(self._why.heightForWidth(_WIDTH))  # else one line
        self._why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.addStretch(3)
        column.addWidget(Sign(Glyph.LOCK, _LOCK), 0, centre)
        column.addSpacing(SPACE_24)
        column.addWidget(heading, 0, centre)
        column.addSpacing(SPACE_8)
        column.addWidget(self._why, 0, centre)
        column.addStretch(4)
        self.setAccessibleName(f"{heading.text()}. {self._why.text()}")

    @property
    def text(self) -> str:
        """Why, for tests."""
        return self._why.text()

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().surface0))
