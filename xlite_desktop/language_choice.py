"""In the settings: the language of the window, and from when on another choice holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from xlite_desktop.controls.quiet_choice import QuietChoice
from xlite_desktop.languages import language_in_use, language_of
from xlite_desktop.settings import LANGUAGES
from xlite_desktop.settings_folders import LABEL_WIDTH
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.translation import tr


class LanguageChoice(QWidget):
    """A choice of language, with a line below it while the chosen one is not yet spoken.

    Signals:
        chosen: the user has picked a language.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A language stands under its own name: who cannot read the others must find it.
        words = {"system": tr("As the system"), "en": "English", "de": "Deutsch"}
        self._choice = QuietChoice()
        for key in LANGUAGES:
            self._choice.addItem(words[key], key)
        self._choice.setFixedWidth(220)
        self._choice.setAccessibleName(tr("Language"))
        self._choice.activated.connect(self._on_activated)
        label = QLabel(tr("Language"))
        label.setBuddy(self._choice)
        label.setProperty("role", "quiet")
        self.note = QLabel(tr("Holds from the next start: close X-Lite and open it again."))
        self.note.setFont(font(TYPE_CAPTION))
        self.note.setProperty("role", "quiet")
        self.note.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(2, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self._choice, 0, 1)
        grid.addWidget(self.note, 1, 1, 1, 2)
        self.show_language("system")

    @property
    def language(self) -> str:
        """The chosen one of `LANGUAGES`."""
        return str(self._choice.currentData())

    def show_language(self, language: str) -> None:
        """Show what is chosen, and whether it waits for the next start."""
        self._choice.setCurrentIndex(self._choice.findData(language))
        self.note.setVisible(language_of(language) != language_in_use())

    def _on_activated(self) -> None:
        self.show_language(self.language)
        self.chosen.emit()
