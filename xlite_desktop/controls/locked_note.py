"""A small lock and the reason: what the policy of this computer does not allow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xlite_core.policy import policy, reason
from xlite_desktop.controls.form_parts import quiet
from xlite_desktop.controls.sign import Sign
from xlite_desktop.theme.icons import Glyph
from xlite_desktop.theme.tokens import SPACE_8
from xlite_desktop.translation import in_readers_language

_SIZE = 16


class LockedNote(QWidget):
    """Stands below what it locks."""

    def __init__(self, words: str, what: str, parent: QWidget | None = None) -> None:
        """Say what is locked, and by which file.

        Args:
            words: A sentence in the reader's language.
            what: One of `policy.LOCKABLE`.
            parent: As Qt has it.
        """
        super().__init__(parent)
        self._words = quiet(f"{words} {in_readers_language(reason(policy(), what))}")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(Sign(Glyph.LOCK, _SIZE), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.setAccessibleName(self.text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()
